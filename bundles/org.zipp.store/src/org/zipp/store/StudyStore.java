package org.zipp.store;

import java.util.List;
import java.util.function.Supplier;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Study;
import org.zipp.store.Rows.QuestionChange;

/**
 * An open study. Safe for several threads; every writing method is one transaction that is durable when it returns.
 * Methods throw {@link org.zipp.core.ZippException} when the database fails.
 */
public interface StudyStore extends AutoCloseable {

	StudyDirectory directory();

	/** Whether it was opened to be looked at: every method that writes then fails, and says so. */
	boolean isReadOnly();

	/**
	 * Reads several things as they are at one moment, whoever writes meanwhile. The work reads this store in this thread
	 * alone, ends streams before it returns, and writes nothing.
	 */
	<R> R snapshot(Supplier<R> work);

	/** What is said of the study as a whole, and its counts. */
	StudyHeader header();

	/**
	 * The study with its conditions, prompts and raters, as fresh EMF objects; trials are many, and are read as rows with
	 * {@link #trials()}.
	 */
	Study loadStudy();

	/** Changes of the question that raters are asked, made after the first answer was given, oldest first. */
	List<QuestionChange> questionChanges();

	/**
	 * Stores what was changed in an object of {@link #loadStudy()} since it was read or stored last: fields of the study,
	 * conditions, prompts and raters, each by itself. What was not changed in it is left alone, whatever others have
	 * stored since; {@link StudyParts#bringIn} brings that in.
	 *
	 * @throws StudyConflictException          when somebody else has changed one of these parts since; nothing is stored
	 * @throws PlanLockedException             when the plan is locked and one of these parts is what it holds: the question, the
	 *                                         seed, whether simulated raters are admitted, a condition or a prompt; nothing is stored
	 * @throws org.zipp.core.ZippException when something is to be removed that trials or pictures use
	 */
	void saveStudy(Study study);

	/** As {@link #saveStudy(Study)}; what changes the locked plan is stored too, and kept as a deviation from it with its reason. */
	void saveStudy(Study study, Amendment why);

	UserRepository users();

	PersonaRepository personas();

	ImageRepository images();

	TrialRepository trials();

	RatingRepository ratings();

	PeopleRepository people();

	PlanRepository plans();

	StepLog steps();

	AnswerCache answers();

	/** Who may log in at the server of the study, and what this program is logged in as. */
	TeamRepository team();

	/** Whether what the tables say fits together. */
	StudyCheck tableCheck();

	/** What rests on something that has changed since; reads a study of 100,000 personas in about a second. */
	Freshness freshness();

	/**
	 * Calls the listener after each committed change: of this process in the thread that changed; of others, who can be there
	 * when a server has the tables, in a thread of the store, soon after and of many at once. What others changed while the server
	 * could not be reached is told as a change of everything, and so is that listening to others has begun. A study that lies in a
	 * file is changed by one process alone; what was opened read-only from a file is a copy that nobody changes.
	 */
	void addListener(StoreListener listener);

	void removeListener(StoreListener listener);

	@Override
	void close();
}
