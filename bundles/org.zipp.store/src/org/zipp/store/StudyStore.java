package org.zipp.store;

import java.util.List;

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

	/** The study with its conditions, prompts, raters and trials, as fresh EMF objects. */
	Study loadStudy();

	/** Changes of the question that raters are asked, made after the first answer was given, oldest first. */
	List<QuestionChange> questionChanges();

	/**
	 * Stores title, description, seed, question and the simulated mark, and adds, changes and removes conditions, prompts and
	 * raters so that they are as in the object. Trials are left alone.
	 *
	 * @throws org.zipp.core.ZippException when something is to be removed that trials or pictures use
	 */
	void saveStudy(Study study);

	UserRepository users();

	PersonaRepository personas();

	ImageRepository images();

	TrialRepository trials();

	StepLog steps();

	AnswerCache answers();

	/** What rests on something that has changed since; reads a study of 100,000 personas in about a second. */
	Freshness freshness();

	/** Calls the listener after each committed change, in the thread that changed. */
	void addListener(StoreListener listener);

	void removeListener(StoreListener listener);

	@Override
	void close();
}
