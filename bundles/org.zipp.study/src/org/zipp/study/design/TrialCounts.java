package org.zipp.study.design;

/** How many trials a rater gets of each kind. Only the pairs of {@code perRater} are votes. */
public record TrialCounts(
		@Explained(value = "Pairs that a rater votes on.", min = 1, max = 100_000) int perRater,
		@Explained(value = "Pairs to practise with, shown first; their answers count nowhere.", min = 0, max = 1000) int practice,
		@Explained(value = "Attention checks: one of the pictures was made for another prompt. Spread over the trials; no votes.", min = 0,
				max = 1000) int checks,
		@Explained(value = "Gold pairs of each rater, of those listed under gold-pairs; no votes.", min = 0, max = 1000) int gold,
		@Explained(value = "Pairs that a rater sees twice, the second time with the sides swapped; no votes.", min = 0, max = 1000) int repeats,
		@Explained(value = "A break is offered after so many trials; 0 for none.", min = 0, max = 100_000) int pauseEvery) {

	/** Twenty votes and nothing else. */
	public static final TrialCounts DEFAULTS = new TrialCounts(20, 0, 0, 0, 0, 0);

	/** Pairs of all kinds that a rater sees. */
	public int all() {
		return perRater + practice + checks + gold + repeats;
	}

	/** With another number of votes. */
	public TrialCounts withPerRater(int value) {
		return new TrialCounts(value, practice, checks, gold, repeats, pauseEvery);
	}
}
