package org.zipp.statistics.rate;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;

/**
 * A rate with an error that allows for dependent votes. {@link #interval} and {@link #test} belong together: the test
 * rejects a rate exactly when the interval leaves it out.
 *
 * @param rate             the estimate, strictly between 0 and 1
 * @param standardError    its standard error, above 0
 * @param degreesOfFreedom of Student's t that goes with the error, above 0
 */
public record RateEstimate(double rate, double standardError, double degreesOfFreedom) {

	public RateEstimate {
		if (!(rate > 0 && rate < 1) || !(standardError > 0) || !(degreesOfFreedom > 0)) {
			throw new IllegalArgumentException("An estimate needs a rate between 0 and 1, and a positive error and degrees of freedom, got "
					+ rate + ", " + standardError + " and " + degreesOfFreedom + '.');
		}
	}

	/**
	 * The recommended interval: symmetric on the logit scale, where the error is se / (p(1 − p)) by the delta method, and
	 * taken back (as {@code svyciprop(method = "logit")} of R's survey does). It stays within (0, 1), is longer towards ½,
	 * as the sampling distribution is, and near ½ hardly differs from {@link #wald}.
	 */
	public Interval interval(double level) {
		double half = quantile(level) * logitError();
		return new Interval(Proportions.logistic(logit(rate) - half), Proportions.logistic(logit(rate) + half), level);
	}

	/** Two-sided p-value for a true rate of {@code nullRate}, on the scale of {@link #interval}. */
	public double test(double nullRate) {
		checkNull(nullRate);
		return twoSided((logit(rate) - logit(nullRate)) / logitError());
	}

	/**
	 * One-sided p-value for a true rate of {@code nullRate} or less: half of {@link #test} when the estimate is above, and one
	 * minus that when it is below.
	 */
	public double testAbove(double nullRate) {
		checkNull(nullRate);
		return t().survivalProbability((logit(rate) - logit(nullRate)) / logitError());
	}

	/** The interval rate ± t · se, cut to [0, 1]: too short on one side near 0 and 1. */
	public Interval wald(double level) {
		double half = quantile(level) * standardError;
		return new Interval(rate - half, rate + half, level).clamp(0, 1);
	}

	/** Two-sided p-value for a true rate of {@code nullRate}, on the scale of {@link #wald}. */
	public double waldTest(double nullRate) {
		checkNull(nullRate);
		return twoSided((rate - nullRate) / standardError);
	}

	/** Chance of an estimate at least as high if the true rate is {@code nullRate}; on the scale of the rate. */
	double above(double nullRate) {
		return t().survivalProbability((rate - nullRate) / standardError);
	}

	/** Chance of an estimate at least as low if the true rate is {@code nullRate}; on the scale of the rate. */
	double below(double nullRate) {
		return t().cumulativeProbability((rate - nullRate) / standardError);
	}

	private double twoSided(double statistic) {
		return Math.min(1, 2 * t().survivalProbability(Math.abs(statistic)));
	}

	private double quantile(double level) {
		Proportions.checkLevel(level);
		return t().inverseSurvivalProbability((1 - level) / 2);
	}

	private TDistribution t() {
		return TDistribution.of(degreesOfFreedom);
	}

	private double logitError() {
		return standardError / (rate * (1 - rate));
	}

	private static double logit(double p) {
		return Math.log(p) - Math.log1p(-p);
	}

	private static void checkNull(double nullRate) {
		if (!(nullRate > 0 && nullRate < 1)) {
			throw new IllegalArgumentException("A rate to test lies between 0 and 1, not at " + nullRate + '.');
		}
	}
}
