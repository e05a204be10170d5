package org.zipp.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.zipp.model.Persona;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.UserTraitRow;

/** Personas, their history, and the rewrites made from them. */
public interface PersonaRepository {

	/** Stores new personas in one transaction; a persona that a person has edited is not overwritten. */
	void save(Collection<PersonaDraft> drafts);

	/**
	 * As {@link #save(Collection)}, for personas whose origin is known.
	 *
	 * @param origins by user id
	 */
	void save(Collection<PersonaDraft> drafts, Map<String, Origin> origins);

	/** Where the personas come from, by user id; an edited one has the origin of what was edited. */
	Map<String, Origin> origins();

	/** Ids of the users whose persona a person has edited. */
	Set<String> edited();

	/** Fingerprint of what the persona of a user says now; worked out and noted where an older program stored it. */
	String content(String userId);

	/** Ids of the users that have a persona. */
	Set<String> usersWithPersona();

	/** All personas in a table, by user id; reads 100,000 in a few seconds. */
	List<PersonaRow> table();

	/** One row of the table. */
	Optional<PersonaRow> row(String userId);

	/** All traits of all personas, by user id and then in the order of the persona; read in pieces. Close the stream. */
	Stream<UserTraitRow> traits();

	/** The persona with sentences, traits, evidence and revisions, as fresh EMF objects. */
	Optional<Persona> load(String userId);

	/**
	 * Stores an edited persona and one revision of it: who, when, what was changed, the text before and after.
	 *
	 * @param persona the edited object; its {@code version} must be the stored one, it and its {@code revisions} are
	 *                advanced
	 * @param editor  name of the person
	 * @param summary what was changed, in a few words
	 * @throws org.zipp.core.ZippException when somebody else stored an edit in between
	 */
	void saveEdit(Persona persona, String editor, String summary);

	/** Stores rewrites in one transaction; a rewrite of the same user, prompt and condition is replaced. */
	void saveRewrites(Collection<RewriteRow> rewrites);

	/** As {@link #saveRewrites(Collection)}, for rewrites whose origin is known. */
	void saveMade(Collection<MadeRewrite> rewrites);

	/** Forgets rewrites in one transaction; pictures that were made from them stay. */
	void removeRewrites(Collection<RewriteKey> rewrites);

	/** All rewrites with their origins. */
	List<MadeRewrite> made();

	/** All rewrites of a user ({@code ""}: those that are not personal). */
	List<RewriteRow> rewrites(String userId);

	/** All rewrites. */
	List<RewriteRow> rewrites();
}
