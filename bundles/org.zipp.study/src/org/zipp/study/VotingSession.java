package org.zipp.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Prompt;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/**
 * One rater's way through the trials. It shows pairs without ever telling their conditions, commits each answer before
 * it moves on, and resumes where the rater stopped.
 *
 * <p>Threads: a session belongs to one thread, in the workbench the UI thread; it takes no locks and starts no threads.
 * A method that throws leaves the session as it was, so that the same pair can be answered again.
 */
public final class VotingSession {

	/**
	 * A pair as the rater sees it: no condition is in it.
	 *
	 * @param position   place in the rater's order, from 1
	 * @param total      number of the rater's trials
	 * @param promptText the base prompt
	 * @param leftImage  file of the left picture
	 * @param rightImage file of the right picture
	 */
	public record Pair(long trialId, int position, int total, String promptText, Path leftImage, Path rightImage) {
	}

	private final StudyStore store;
	private final String raterId;
	private final Map<String, String> prompts = new HashMap<>();
	private final List<TrialRow> trials = new ArrayList<>();
	private boolean[] answered;
	private int current;

	/**
	 * Opens the session of a rater at the first open trial.
	 *
	 * @throws ZippException when there is no such rater
	 */
	public VotingSession(StudyStore store, String raterId) {
		this.store = store;
		this.raterId = raterId;
		if (store.trials().raters().stream().noneMatch(r -> r.id().equals(raterId))) {
			throw new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first.");
		}
		for (Prompt p : store.loadStudy().getPrompts()) {
			prompts.put(p.getId(), p.getText());
		}
		refresh();
	}

	/** Reads the trials and answers again, for example after trials were added elsewhere, and goes to the first open one. */
	public void refresh() {
		List<JudgedTrial> all = store.trials().ofRater(raterId);
		trials.clear();
		answered = new boolean[all.size()];
		for (int i = 0; i < answered.length; i++) {
			trials.add(all.get(i).trial());
			answered[i] = all.get(i).vote() != null;
		}
		current = firstOpen(-1);
	}

	/** Index of the first open trial other than {@code except}; the number of trials when there is none. */
	private int firstOpen(int except) {
		for (int i = 0; i < answered.length; i++) {
			if (!answered[i] && i != except) {
				return i;
			}
		}
		return answered.length;
	}

	/** The rater of this session. */
	public String raterId() {
		return raterId;
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
				store.images().file(t.leftImage()), store.images().file(t.rightImage())));
	}

	/**
	 * Commits the answer to the current pair, then moves to the next open one.
	 *
	 * @param responseMillis from showing the pair to the answer
	 * @throws ZippException when every pair is answered, or the answer could not be stored; then the pair stays
	 */
	public void vote(Choice choice, long responseMillis) {
		if (current >= trials.size()) {
			throw new ZippException("Every pair of this rater is answered.");
		}
		store.trials().vote(new VoteRow(trials.get(current).id(), choice, Instant.now(), Math.max(0, responseMillis)));
		answered[current] = true;
		current = firstOpen(-1);
	}

	/** Whether there is an answer to take back. */
	public boolean canUndo() {
		return lastAnswered() >= 0;
	}

	/**
	 * Takes back the last answer in the rater's order, also one given before a restart, and shows that pair again.
	 *
	 * @throws ZippException when there is none, or it could not be taken back; then nothing has changed
	 */
	public void undo() {
		int last = lastAnswered();
		if (last < 0) {
			throw new ZippException("There is no answer to take back.");
		}
		store.trials().withdraw(trials.get(last).id());
		answered[last] = false;
		current = last;
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
		int n = 0;
		for (boolean a : answered) {
			n += a ? 1 : 0;
		}
		return n;
	}

	/** Number of pairs. */
	public int total() {
		return trials.size();
	}
}
