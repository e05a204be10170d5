package org.zipp.ui.rater.presenter;

import java.util.List;
import java.util.Map;

import org.zipp.model.Choice;
import org.zipp.store.ImageRepository;

/**
 * Where a rater sits: says what to show, and takes what is answered. Each act is stored before it returns the screen that follows;
 * one that fails leaves things as they were, and one that the screen does not offer changes nothing. Not for the UI thread: the store
 * may be far away. One thread at a time.
 */
public interface Desk extends AutoCloseable {

	/** Tags of the languages of the screens, the one that is used first; one when there is nothing to choose. */
	List<String> languages();

	/** Where the rater stands, read anew. */
	Screen screen();

	/** Goes on in another of the {@link #languages}. */
	default Screen speak(String language) {
		return screen();
	}

	/** Answers the question for consent. */
	default Screen consent(boolean agreed) {
		return screen();
	}

	/** @param answers by id of the question; empty for "prefer not to say", none for what was left open */
	default Screen intake(Map<String, String> answers) {
		return screen();
	}

	/** @param text the persona as the rater wants it */
	default Screen persona(String text) {
		return screen();
	}

	/** The instructions are read, or the rest is over. */
	default Screen goOn() {
		return screen();
	}

	/** Both pictures of a pair are on the screen. */
	default void painted(long trialId) {
		// No pictures.
	}

	/**
	 * Judges the pair.
	 *
	 * @param input how it was answered, {@code key} or {@code mouse}
	 */
	default Screen answer(Choice choice, String input) {
		return screen();
	}

	/** Takes the last answer back. */
	default Screen undo() {
		return screen();
	}

	/** A pair cannot be shown: it is left out and the lead is told. */
	default Screen leaveOut(long trialId, String problem) {
		return screen();
	}

	/** The rater wants a rest. */
	default Screen pause() {
		return screen();
	}

	/** Keeps what the rater remarks on a pair. */
	default void comment(long trialId, String text) {
		// No pairs.
	}

	/** Keeps what is wrong with a pair, for the lead, and leaves it out. */
	default Screen reportProblem(long trialId, String text) {
		return screen();
	}

	/**
	 * Keeps what is said of a persona, stores it when it is said of every criterion, and goes to the next persona, after the last one
	 * to the end; or to the one before.
	 *
	 * @param values by criterion
	 */
	default Screen rate(long task, Map<String, Integer> values, boolean forward) {
		return screen();
	}

	/** Answers that are kept on this machine until the store can be reached again. */
	default int waiting() {
		return 0;
	}

	/** The pictures of the study. */
	ImageRepository pictures();

	/** Ends the rater's time here; the answers are stored. */
	@Override
	void close();
}
