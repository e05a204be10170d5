package org.zipp.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/**
 * One rater's way through the trials. It shows pairs without ever telling their conditions, commits each answer before
 * it moves on, and resumes where the rater stopped.
 *
 * <p>Only what was seen is voted on: a pair can be answered once both of its pictures are on the screen
 * ({@link #painted}) and were there for {@link #LOOKED_AT_MILLIS}; until then answers and undoing do nothing, so that who
 * clicks twice answers once. A pair that cannot be shown is reported for the lead of the study and left out
 * ({@link #leaveOut}). The response time runs from the first painting to the answer.
 *
 * <p>Threads: a session belongs to one thread, in the workbench the UI thread; it takes no locks and starts no threads.
 * A method that throws leaves the session as it was, so that the same pair can be answered again.
 */
public final class VotingSession {

	/** A pair is on the screen for this long before it can be answered. */
	public static final long LOOKED_AT_MILLIS = 300;

	/**
	 * A pair as the rater sees it: no condition is in it.
	 *
	 * @param position   place in the rater's order, from 1
	 * @param total      number of the rater's trials
	 * @param promptText the base prompt
	 * @param leftImage  content of the left picture
	 * @param rightImage content of the right picture
	 */
	public record Pair(long trialId, int position, int total, String promptText, String leftImage, String rightImage) {
	}

	private static final long NONE = -1;

	private final StudyStore store;
	private final String raterId;
	private final LongSupplier nanoTime;
	private final String question;
	private final Map<String, String> prompts = new HashMap<>();
	private final List<TrialRow> trials = new ArrayList<>();
	private boolean[] answered;
	private boolean[] leftOut;
	private int current;
	private long paintedTrial = NONE;
	private long paintedAt;

	/**
	 * Opens the session of a rater at the first open trial.
	 *
	 * @throws ZippException when there is no such rater
	 */
	public VotingSession(StudyStore store, String raterId) {
		this(store, raterId, System::nanoTime);
	}

	/** @param nanoTime clock, {@link System#nanoTime} but in tests */
	public VotingSession(StudyStore store, String raterId, LongSupplier nanoTime) {
		this.store = store;
		this.raterId = raterId;
		this.nanoTime = nanoTime;
		if (store.trials().raters().stream().noneMatch(r -> r.id().equals(raterId))) {
			throw new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first.");
		}
		Study study = store.loadStudy();
		question = study.getQuestion();
		for (Prompt p : study.getPrompts()) {
			prompts.put(p.getId(), p.getText());
		}
		refresh();
	}

	/** Reads the trials and answers again, for example after trials were added elsewhere, and goes to the first open one. */
	public void refresh() {
		List<JudgedTrial> all = store.trials().ofRater(raterId);
		trials.clear();
		answered = new boolean[all.size()];
		leftOut = new boolean[all.size()];
		for (int i = 0; i < answered.length; i++) {
			trials.add(all.get(i).trial());
			answered[i] = all.get(i).vote() != null;
		}
		goTo(firstOpen(-1));
	}

	private void goTo(int index) {
		current = index;
		paintedTrial = NONE;
	}

	/** Index of the first trial to be shown other than {@code except}; the number of trials when there is none. */
	private int firstOpen(int except) {
		for (int i = 0; i < answered.length; i++) {
			if (!answered[i] && !leftOut[i] && i != except) {
				return i;
			}
		}
		return answered.length;
	}

	/** The rater of this session. */
	public String raterId() {
		return raterId;
	}

	/** What the rater is asked of each pair. */
	public String question() {
		return question;
	}

	/** The pair to answer now; empty when all are answered. */
	public Optional<Pair> current() {
		return pair(current);
	}

	/** The pair that follows once the current one is answered, so that its pictures can be loaded ahead. */
	public Optional<Pair> upcoming() {
		return pair(firstOpen(current));
	}

	private Optional<Pair> pair(int index) {
		if (index >= trials.size()) {
			return Optional.empty();
		}
		TrialRow t = trials.get(index);
		return Optional.of(new Pair(t.id(), index + 1, trials.size(), prompts.getOrDefault(t.promptId(), ""),
				t.leftImage(), t.rightImage()));
	}

	/**
	 * Both pictures of a pair are on the screen, checked and whole. The first call for the current pair starts its clock;
	 * what is said of another pair is too late and means nothing.
	 */
	public void painted(long trialId) {
		if (trialId != paintedTrial && current().filter(p -> p.trialId() == trialId).isPresent()) {
			paintedTrial = trialId;
			paintedAt = nanoTime.getAsLong();
		}
	}

	/** Whether the current pair was seen, so that an answer to it means something. */
	public boolean canAnswer() {
		return paintedTrial != NONE && shownMillis() >= LOOKED_AT_MILLIS;
	}

	private long shownMillis() {
		return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - paintedAt);
	}

	/**
	 * Commits the answer to the current pair, then moves to the next open one. Does nothing before the pair was seen.
	 *
	 * @return whether there is an answer now
	 * @throws ZippException when every pair is answered, or the answer could not be stored; then the pair stays
	 */
	public boolean vote(Choice choice) {
		if (current >= trials.size()) {
			throw new ZippException("Every pair of this rater is answered.");
		}
		if (!canAnswer()) {
			return false;
		}
		store.trials().vote(new VoteRow(trials.get(current).id(), choice, Instant.now(), shownMillis()));
		answered[current] = true;
		goTo(firstOpen(-1));
		return true;
	}

	/**
	 * Leaves the current pair out because it cannot be shown, reports it for the lead of the study, and moves on. What is
	 * said of another pair is too late and means nothing. The next session tries the pair again.
	 *
	 * @param problem what is wrong with its pictures, in a sentence
	 * @return whether the pair was left out
	 * @throws ZippException when it could not be reported; it is left out all the same
	 */
	public boolean leaveOut(long trialId, String problem) {
		if (current().filter(p -> p.trialId() == trialId).isEmpty()) {
			return false;
		}
		leftOut[current] = true;
		goTo(firstOpen(-1));
		store.trials().report(new TrialProblem(trialId, problem, Instant.now()));
		return true;
	}

	/** Whether there is an answer to take back. */
	public boolean canUndo() {
		return lastAnswered() >= 0;
	}

	/**
	 * Takes back the last answer in the rater's order, also one given before a restart, and shows that pair again. Does
	 * nothing while a pair is to be answered that was not seen yet.
	 *
	 * @return whether an answer was taken back
	 * @throws ZippException when there is none, or it could not be taken back; then nothing has changed
	 */
	public boolean undo() {
		int last = lastAnswered();
		if (last < 0) {
			throw new ZippException("There is no answer to take back.");
		}
		if (current < trials.size() && !canAnswer()) {
			return false;
		}
		store.trials().withdraw(trials.get(last).id());
		answered[last] = false;
		goTo(last);
		return true;
	}

	private int lastAnswered() {
		int last = answered.length - 1;
		while (last >= 0 && !answered[last]) {
			last--;
		}
		return last;
	}

	/** Number of answered pairs. */
	public int done() {
		return count(answered);
	}

	/** Number of pairs that could not be shown in this session. */
	public int leftOut() {
		return count(leftOut);
	}

	private static int count(boolean[] marks) {
		int n = 0;
		for (boolean mark : marks) {
			n += mark ? 1 : 0;
		}
		return n;
	}

	/** Number of pairs. */
	public int total() {
		return trials.size();
	}
}
