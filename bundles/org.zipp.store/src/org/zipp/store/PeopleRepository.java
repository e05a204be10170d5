package org.zipp.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.ConsentTextRow;
import org.zipp.store.Rows.IntakeRow;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;

/** How raters take part: what they agreed to, when they worked, what they said of themselves and remarked. */
public interface PeopleRepository {

	/** A stay that was heard of less than this ago is plausibly still going on; hearing of it is stored no more often than half of it. */
	int HEARD_OF_SECONDS = 60;

	/** The consent texts that somebody was asked to agree to, by version and language. */
	List<ConsentTextRow> consentTexts();

	/**
	 * Keeps what a rater said to a consent text, and the text; when the rater agreed, the stay rests on it from now on.
	 *
	 * @param sessionId the stay, empty for none
	 * @return the stored row
	 */
	ConsentRow consent(String sessionId, ConsentTextRow text, String raterId, boolean agreed, Instant at);

	/** What a rater said, oldest first. */
	List<ConsentRow> consents(String raterId);

	/** What all raters said, oldest first. */
	List<ConsentRow> consents();

	/**
	 * Begins a stay; stays of the rater that have not ended end as {@link SessionState#LEFT}, since a rater is in one place.
	 *
	 * @param restart whether the answers of the rater are taken back first; they stay in the audit table
	 */
	void begin(SessionRow session, boolean restart);

	/** A stay. */
	Optional<SessionRow> session(String sessionId);

	/** The stays of a rater, oldest first. */
	List<SessionRow> sessions(String raterId);

	/** All stays, oldest first. */
	List<SessionRow> sessions();

	/** Notes where a stay is; one that has ended stays ended. {@link SessionState#LEFT} and {@link SessionState#DONE} end it. */
	void change(String sessionId, SessionState state, Instant at);

	/** Notes that the rater of a stay is there. Cheap: it is stored when the last time is half of {@link #HEARD_OF_SECONDS} ago. */
	void seen(String sessionId, Instant at);

	/** Ties a stay to a consent that was given earlier. */
	void rest(String sessionId, long consent);

	/** Notes that the rater has read the instructions in a stay. */
	void instructed(String sessionId);

	/** Notes that the rater has read the own persona in a stay. */
	void personaRead(String sessionId);

	/** Notes how many answers there are at the end of a break. */
	void rested(String sessionId, int answers);

	/** Stores answers to questions of the intake, in place of earlier ones to the same questions. */
	void answerIntake(Collection<IntakeRow> answers);

	/** Answers of a rater to the intake, by question. */
	List<IntakeRow> intake(String raterId);

	/** Answers of all raters to the intake, by rater and question. */
	List<IntakeRow> intake();

	/** Keeps a remark, once however often it is sent. */
	void remark(RemarkRow remark);

	/** All remarks, oldest first. */
	List<RemarkRow> remarks();
}
