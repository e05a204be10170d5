package org.zipp.statistics.rate;

/**
 * What one rater contributed to a win rate.
 *
 * @param score sum of the outcomes: a win 1, a tie ½, a loss 0
 * @param n     comparisons, above 0
 */
public record Cluster(double score, double n) {

	public Cluster {
		if (!(n > 0) || !(score >= 0) || score > n) {
			throw new IllegalArgumentException("A cluster needs 0 <= score <= n and n > 0, got " + score + " of " + n + '.');
		}
	}
}
