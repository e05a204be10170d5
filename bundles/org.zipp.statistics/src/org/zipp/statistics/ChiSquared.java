package org.zipp.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.zipp.statistics.rate.Proportions;

/** Pearson's chi-squared test of goodness of fit. */
public final class ChiSquared {

	/**
	 * @param statistic        sum of (observed − expected)² / expected
	 * @param degreesOfFreedom categories less one
	 * @param pValue           chance of a statistic at least as large if the expectation holds
	 */
	public record Result(double statistic, int degreesOfFreedom, double pValue) {
	}

	private ChiSquared() {
	}

	/**
	 * Tests counts against equal shares (Pearson 1900, Philosophical Magazine 50); {@code chisq.test(x)} of R. With small
	 * counts use the exact {@link Proportions#binomialTest}.
	 *
	 * @param observed at least two counts, not all zero
	 */
	public static Result uniform(long... observed) {
		double n = 0;
		for (long o : observed) {
			if (o < 0) {
				throw new IllegalArgumentException("A count cannot be negative: " + o + '.');
			}
			n += o;
		}
		if (observed.length < 2 || n == 0) {
			throw new IllegalArgumentException("The test needs at least two categories and one observation.");
		}
		double expected = n / observed.length;
		double statistic = 0;
		for (long o : observed) {
			statistic += (o - expected) * (o - expected) / expected;
		}
		int df = observed.length - 1;
		return new Result(statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic));
	}
}
