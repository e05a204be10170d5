package org.zipp.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals and tests for one proportion of independent trials. */
public final class Proportions {

	/** Relative slack with which two probabilities count as equal, as in R's {@code binom.test}. */
	private static final double SLACK = 1 + 1e-7;

	private Proportions() {
	}

	/**
	 * Score interval of Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22;
	 * without continuity correction.
	 *
	 * @param score successes, 0 to {@code n}; ties that count half make it fractional, and then the interval is
	 *              conservative, because a half varies less than a coin
	 * @param n     trials, above 0
	 * @param level coverage, for example 0.95
	 */
	public static Interval wilson(double score, double n, double level) {
		if (!(n > 0) || !(score >= 0) || score > n) {
			throw new IllegalArgumentException("Wilson's interval needs 0 <= score <= n and n > 0, got " + score + " of " + n + '.');
		}
		double z = normalQuantile(level);
		double p = score / n;
		double z2 = z * z;
		double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
		double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
		return new Interval(centre - half, centre + half, level).clamp(0, 1);
	}

	/**
	 * Exact two-sided binomial test by the method of small p-values: the probability, if the null hypothesis holds, of
	 * all results that are at most as probable as the one seen. Same as {@code binom.test} of R. For p = 1/2 it is the
	 * sign test, twice the smaller tail.
	 *
	 * @param successes 0 to {@code n}
	 * @param n         trials; with none the p-value is 1
	 * @param p         probability of a success under the null hypothesis
	 * @return the p-value, 0 to 1
	 */
	public static double binomialTest(long successes, long n, double p) {
		if (n < 0 || n > Integer.MAX_VALUE || successes < 0 || successes > n) {
			throw new IllegalArgumentException("The binomial test needs 0 <= successes <= n < 2^31, got " + successes + " of " + n + '.');
		}
		if (!(p >= 0 && p <= 1)) {
			throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + p + '.');
		}
		if (n == 0) {
			return 1;
		}
		int size = (int) n;
		int x = (int) successes;
		if (p == 0) {
			return x == 0 ? 1 : 0;
		}
		if (p == 1) {
			return x == size ? 1 : 0;
		}
		double mean = n * p;
		if (x == mean) {
			return 1;
		}
		BinomialDistribution binomial = BinomialDistribution.of(size, p);
		double limit = binomial.logProbability(x) + Math.log(SLACK);
		// The mass falls away from the mode, so the far tail is found by bisection.
		if (x < mean) {
			int low = (int) Math.ceil(mean);
			int high = size + 1;
			while (low < high) {
				int middle = low + (high - low) / 2;
				if (binomial.logProbability(middle) <= limit) {
					high = middle;
				} else {
					low = middle + 1;
				}
			}
			double far = low > size ? 0 : binomial.survivalProbability(low - 1);
			return Math.min(1, binomial.cumulativeProbability(x) + far);
		}
		int low = -1;
		int high = (int) Math.floor(mean);
		while (low < high) {
			int middle = high - (high - low) / 2;
			if (binomial.logProbability(middle) <= limit) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		double far = low < 0 ? 0 : binomial.cumulativeProbability(low);
		return Math.min(1, binomial.survivalProbability(x - 1) + far);
	}

	/** The z with coverage {@code level} between −z and z. */
	static double normalQuantile(double level) {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level + '.');
		}
		return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
	}
}
