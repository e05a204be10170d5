package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pearson's test against given probabilities. Seeds are fixed, so a test that passes passes always. */
final class ChiSquare {

	/** Quantile 0.999 of the standard normal distribution. */
	private static final double NORMAL = 3.0902;

	private ChiSquare() {
	}

	/** Asserts that counts agree with expected ones at the level 0.001. */
	static void assertAgrees(long[] counts, double[] expected) {
		double statistic = 0;
		for (int i = 0; i < counts.length; i++) {
			statistic += Math.pow(counts[i] - expected[i], 2) / expected[i];
		}
		assertBelow(statistic, counts.length - 1);
	}

	/**
	 * Asserts that every one of n positions was drawn equally often when k at a time were drawn without replacement.
	 * Counts then vary by k/n (1 − k/n), and are correlated by −1/(n − 1).
	 */
	static void assertUniform(long[] counts, int k, long draws) {
		int n = counts.length;
		double p = (double) k / n;
		double statistic = 0;
		for (long c : counts) {
			statistic += Math.pow(c - draws * p, 2) / (draws * p * (1 - p)) * (n - 1) / n;
		}
		assertBelow(statistic, n - 1);
	}

	/** Wilson and Hilferty's approximation of the quantile 0.999. */
	private static void assertBelow(double statistic, int freedom) {
		double v = 2.0 / (9 * freedom);
		double quantile = freedom * Math.pow(1 - v + NORMAL * Math.sqrt(v), 3);
		assertTrue(statistic < quantile, "chi-square " + statistic + " with " + freedom + " degrees of freedom, at most "
				+ quantile + " expected");
	}
}
