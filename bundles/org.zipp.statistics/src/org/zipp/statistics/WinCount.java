package org.zipp.statistics;

import java.util.OptionalDouble;

/**
 * Outcomes of one side against another.
 *
 * @param wins   comparisons won
 * @param losses comparisons lost
 * @param ties   comparisons without a preference
 */
public record WinCount(long wins, long losses, long ties) {

	public WinCount {
		if (wins < 0 || losses < 0 || ties < 0) {
			throw new IllegalArgumentException("Counts cannot be negative: " + wins + ", " + losses + ", " + ties + '.');
		}
	}

	/** Comparisons that count. */
	public long n(Ties ties) {
		return ties == Ties.HALF ? wins + losses + this.ties : wins + losses;
	}

	/** Wins, with half of the ties where they count half. */
	public double score(Ties ties) {
		return ties == Ties.HALF ? wins + this.ties / 2.0 : wins;
	}

	/** Share of wins, 0 to 1; empty when nothing counts. */
	public OptionalDouble winRate(Ties ties) {
		long n = n(ties);
		return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(score(ties) / n);
	}
}
