package org.zipp.study;

import java.time.Instant;
import java.util.Map;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.TrialKind;

/**
 * A trial with everything an analysis needs of it.
 *
 * @param left           condition id of the left picture
 * @param right          condition id of the right picture
 * @param choice         the answer, {@code null} while the trial is open
 * @param at             when it was committed, {@code null} while the trial is open
 * @param responseMillis from showing the pair to the answer; 0 while open
 * @param attributes     demographics of the rater, variable → value
 * @param kind           what the rater was asked by it
 * @param identical      whether both pictures are the same file, so that nobody could prefer one
 * @param expected       the answer that is right, where one is known beforehand, else {@code null}
 */
public record Judgement(long trialId, String raterId, RaterKind raterKind, int position, String userId, String promptId,
		String left, String right, Choice choice, Instant at, long responseMillis, Map<String, String> attributes, boolean identical,
		TrialKind kind, Choice expected) {

	/** One without an answer that is known. */
	public Judgement(long trialId, String raterId, RaterKind raterKind, int position, String userId, String promptId, String left,
			String right, Choice choice, Instant at, long responseMillis, Map<String, String> attributes, boolean identical, TrialKind kind) {
		this(trialId, raterId, raterKind, position, userId, promptId, left, right, choice, at, responseMillis, attributes, identical, kind, null);
	}

	/** A pair. */
	public Judgement(long trialId, String raterId, RaterKind raterKind, int position, String userId, String promptId, String left,
			String right, Choice choice, Instant at, long responseMillis, Map<String, String> attributes, boolean identical) {
		this(trialId, raterId, raterKind, position, userId, promptId, left, right, choice, at, responseMillis, attributes, identical,
				TrialKind.PAIR);
	}

	/** A pair of two pictures that differ, as far as is known. */
	public Judgement(long trialId, String raterId, RaterKind raterKind, int position, String userId, String promptId, String left,
			String right, Choice choice, Instant at, long responseMillis, Map<String, String> attributes) {
		this(trialId, raterId, raterKind, position, userId, promptId, left, right, choice, at, responseMillis, attributes, false);
	}

	/** Whether neither picture was preferred, be it because both are good or because neither is. */
	public boolean isTie() {
		return choice == Choice.TIE || choice == Choice.BOTH_BAD;
	}

	/** Whether it is a vote: a pair answered with a preference or a tie between two pictures that differ. */
	public boolean counts() {
		return kind.isVote() && choice != null && choice != Choice.SKIP && !identical;
	}

	/** Whether the answer that is known beforehand was missed; who skips has not missed it. */
	public boolean isMissed() {
		return expected != null && choice != null && choice != Choice.SKIP && choice != expected;
	}
}
