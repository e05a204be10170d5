package org.zipp.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may log in at the server of a study, and as what. Only the owner of the tables changes it. */
public interface TeamRepository {

	/**
	 * A login.
	 *
	 * @param login   name of the database user
	 * @param raterId whose pairs or personas it sees; empty unless the role {@linkplain TeamRole#isRater() is a rater's}
	 * @param added   when
	 */
	record Login(String login, TeamRole role, String raterId, Instant added) {
	}

	/** What this program is logged in as; empty for the owner of the tables, and in a file. */
	Optional<Login> own();

	/** All logins, by name. */
	List<Login> all();

	/**
	 * Makes a login, or gives one of this study another role or password.
	 *
	 * @param password sent to the server as a hash (SCRAM), stored nowhere
	 * @throws org.zipp.core.ZippException when the tables lie in a file, the user of this program does not own them or may not make
	 *                                     users, there is such a user that is none of this study, or no such rater
	 */
	void add(String login, TeamRole role, String raterId, String password);

	/**
	 * Takes a login away: the database user goes.
	 *
	 * @return whether there was one
	 */
	boolean remove(String login);
}
