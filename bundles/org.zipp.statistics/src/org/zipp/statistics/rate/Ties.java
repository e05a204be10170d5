package org.zipp.statistics.rate;

/** What a tie counts for in a win rate. */
public enum Ties {
	/** Half a win and half a loss. */
	HALF,
	/** Nothing: only decided comparisons count. */
	DROPPED,
	/**
	 * Ties have a parameter of their own, as in Davidson (1970), JASA 65: P(win) ∝ π, P(loss) ∝ 1 − π, P(tie) ∝
	 * ν√(π(1 − π)), and the rate is π. For one pair the three shares determine π and ν exactly, so that π̂ =
	 * wins / (wins + losses): the same rate as {@link #DROPPED}, with {@link WinCount#davidson ν̂} beside it. With more
	 * than two items the two differ.
	 */
	DAVIDSON
}
