package org.zipp.statistics.rate;

import java.util.Optional;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.Interval;

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
	 *              conservative, because a half varies less than a coin: {@link #tango} is not
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

	/**
	 * Exact interval of Clopper and Pearson (1934), Biometrika 26: the rates that neither one-sided binomial test rejects;
	 * that of {@code binom.test} in R. It covers at least {@code level}, often more.
	 *
	 * @param successes 0 to {@code n}
	 * @param n         trials, at least 1
	 */
	public static Interval clopperPearson(long successes, long n, double level) {
		if (n < 1 || successes < 0 || successes > n) {
			throw new IllegalArgumentException("The exact interval needs 0 <= successes <= n and n > 0, got " + successes + " of " + n + '.');
		}
		checkLevel(level);
		double tail = (1 - level) / 2;
		double low = successes == 0 ? 0 : BetaDistribution.of(successes, n - successes + 1.0).inverseCumulativeProbability(tail);
		double high = successes == n ? 1 : BetaDistribution.of(successes + 1.0, n - successes).inverseSurvivalProbability(tail);
		return new Interval(low, high, level);
	}

	/**
	 * Score interval for the mean of outcomes 1, ½ and 0, that is, for the win rate where ties count half: the rates p for
	 * which |wins − losses − nΔ| ≤ z √(n(2q + Δ(1 − Δ))), Δ = 2p − 1, with q the maximum-likelihood share of losses given
	 * Δ. It is the interval of Tango (1998), Statistics in Medicine 17, equations 17 and 18, for the difference of two
	 * paired proportions, (wins − losses)/n, moved to the scale of p. Without ties it is Wilson's, with ties shorter, since
	 * a half varies less than a coin. At ½ it agrees with McNemar's test of wins against losses.
	 */
	public static Interval tango(WinCount count, double level) {
		long n = count.n(Ties.HALF);
		if (n == 0) {
			throw new IllegalArgumentException("An interval needs at least one comparison.");
		}
		double z = normalQuantile(level);
		double d = ((double) count.wins() - count.losses()) / n;
		return new Interval((1 + bound(count, z, -1, d)) / 2, (1 + bound(count, z, d, 1)) / 2, level);
	}

	/** The Δ between an end of the scale and the estimate at which the score statistic is ±z, by bisection. */
	private static double bound(WinCount count, double z, double low, double high) {
		boolean lower = low == -1;
		double a = low;
		double b = high;
		// The statistic is monotonous in Δ; 200 halvings pass the last bit of a double.
		for (int i = 0; i < 200 && a < b; i++) {
			double middle = a + (b - a) / 2;
			if (middle == a || middle == b) {
				break;
			}
			boolean accepted = Math.abs(scoreStatistic(count, middle)) <= z;
			if (accepted == lower) {
				b = middle;
			} else {
				a = middle;
			}
		}
		return lower ? b : a;
	}

	private static double scoreStatistic(WinCount count, double delta) {
		double n = count.n(Ties.HALF);
		double wins = count.wins();
		double losses = count.losses();
		double b = -wins - losses + (2 * n - wins + losses) * delta;
		double c = -losses * delta * (1 - delta);
		double q = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
		double variance = n * (2 * q + delta * (1 - delta));
		double difference = wins - losses - n * delta;
		return variance > 0 ? difference / Math.sqrt(variance) : difference == 0 ? 0 : Math.copySign(Double.MAX_VALUE, difference);
	}

	/**
	 * Interval rate ± z √(v/n) for the mean of outcomes 1, ½ and 0 with their {@linkplain WinCount#outcomeVariance
	 * multinomial variance} v, cut to [0, 1]; poor with few comparisons, where {@link #tango} is not. Empty when nothing
	 * counts or all outcomes are the same.
	 */
	public static Optional<Interval> wald(WinCount count, Ties ties, double level) {
		double z = normalQuantile(level);
		double v = count.outcomeVariance(ties).orElse(0);
		if (!(v > 0)) {
			return Optional.empty();
		}
		double p = count.winRate(ties).getAsDouble();
		double half = z * Math.sqrt(v / count.n(ties));
		return Optional.of(new Interval(p - half, p + half, level).clamp(0, 1));
	}

	/**
	 * Exact sign test: given the ties, wins are binomial with ½ among the decided comparisons if neither side is
	 * preferred, whichever way ties count in the rate. 1 when nothing was decided.
	 *
	 * @return the two-sided p-value
	 */
	public static double signTest(WinCount count) {
		return binomialTest(count.wins(), count.wins() + count.losses(), 0.5);
	}

	/** 1 / (1 + e^−x). */
	public static double logistic(double x) {
		if (x >= 0) {
			return 1 / (1 + Math.exp(-x));
		}
		double e = Math.exp(x);
		return e / (1 + e);
	}

	/** The z with coverage {@code level} between −z and z. */
	public static double normalQuantile(double level) {
		checkLevel(level);
		return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
	}

	static void checkLevel(double level) {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level + '.');
		}
	}
}
