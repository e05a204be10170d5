package org.zipp.statistics.weighting;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Proportions;

/** A weighted win rate: a {@link WeightedMean} between 0 and 1, with intervals that stay there. */
public final class WeightedProportion {

	/** A smaller standard error of a proportion is none. */
	static final double ROUNDING = 1e-12;

	private final WeightedMean mean;
	private final double votes;
	private final OptionalDouble designEffect;
	private final int sampled;

	private WeightedProportion(WeightedMean mean, double votes, OptionalDouble designEffect, int sampled) {
		this.mean = mean;
		this.votes = votes;
		this.designEffect = designEffect;
		this.sampled = sampled;
	}

	/**
	 * The share of outcomes of rows.
	 *
	 * @param outcome by row, 0 to 1: a win 1, a tie ½, a loss 0
	 * @return empty when no row has a weight
	 */
	public static Optional<WeightedProportion> of(double[] outcome, WeightedSample sample) {
		for (double o : outcome) {
			checkOutcome(o);
		}
		return WeightedMean.of(outcome, sample).map(m -> new WeightedProportion(m, m.n(), m.designEffect(), sample.n()));
	}

	/**
	 * The win rate of votes, each with the weight of its rater.
	 *
	 * @param score  by vote, 0 to 1: a win 1, a tie ½, a loss 0
	 * @param rater  by vote, the row of its rater in {@code raters}
	 * @param raters the people, weighted; raters without a vote stay part of the sample
	 * @return empty when no vote has a weight
	 */
	public static Optional<WeightedProportion> ofVotes(double[] score, int[] rater, WeightedSample raters) {
		if (score.length != rater.length) {
			throw new IllegalArgumentException("Each of the " + score.length + " votes needs its rater, not " + rater.length + '.');
		}
		double[] won = new double[raters.rows()];
		double[] cast = new double[raters.rows()];
		for (int i = 0; i < score.length; i++) {
			checkOutcome(score[i]);
			won[rater[i]] += score[i];
			cast[rater[i]]++;
		}
		return WeightedMean.ratio(won, cast, raters).map(m -> votes(m, score, rater, raters));
	}

	private static WeightedProportion votes(WeightedMean mean, double[] score, int[] rater, WeightedSample raters) {
		double spread = 0;
		double weight = 0;
		int n = 0;
		for (int i = 0; i < score.length; i++) {
			double w = raters.weight(rater[i]);
			if (w > 0) {
				n++;
				weight += w;
				spread += w * (score[i] - mean.value()) * (score[i] - mean.value());
			}
		}
		double simple = n < 2 ? 0 : spread / weight / (n - 1.0);
		OptionalDouble error = mean.standardError();
		OptionalDouble effect = error.isEmpty() || !(simple > 0) ? OptionalDouble.empty()
				: OptionalDouble.of(error.getAsDouble() * error.getAsDouble() / simple);
		return new WeightedProportion(mean, n, effect, raters.n());
	}

	private static void checkOutcome(double outcome) {
		if (!(outcome >= 0 && outcome <= 1)) {
			throw new IllegalArgumentException("An outcome lies between 0 and 1, not at " + outcome + '.');
		}
	}

	/** The proportion. */
	public double value() {
		return Math.clamp(mean.value(), 0, 1);
	}

	/** The proportion as a mean, to be compared with others of the same sample. */
	public WeightedMean mean() {
		return mean;
	}

	/** A raked proportion beside the raw one of the same rows. */
	public record RawAndRaked(WeightedProportion raw, WeightedProportion raked) {

		/** Raked less raw, with the error of the difference. */
		public WeightedMean.Difference difference() {
			return raked.mean.minus(raw.mean);
		}

		/** Δ% = (raked − raw) / raw, as a share, with its error by the delta method; empty when the raw proportion is 0. */
		public Optional<WeightedMean.Difference> relative() {
			return raked.mean.relativeTo(raw.mean);
		}
	}

	/**
	 * The win rate of votes, raw and raked.
	 *
	 * @param score  by vote, 0 to 1
	 * @param rater  by vote, the row of its rater
	 * @param raters the people, raked
	 * @return empty when there is no vote, or none of a rater with a weight
	 */
	public static Optional<RawAndRaked> rawAndRaked(double[] score, int[] rater, WeightedSample raters) {
		return ofVotes(score, rater, raters.raw()).flatMap(raw -> ofVotes(score, rater, raters).map(raked -> new RawAndRaked(raw, raked)));
	}

	/** Votes (or rows) with a weight. */
	public long n() {
		return (long) votes;
	}

	/** Raters (or clusters) that count. */
	public int clusters() {
		return mean.clusters();
	}

	/** Linearised standard error; empty with fewer than two clusters. */
	public OptionalDouble standardError() {
		return mean.standardError();
	}

	/**
	 * How much larger the variance is than that of as many independent votes, from unequal weights and from votes of one
	 * rater being alike together; empty without an error or when all votes agree.
	 */
	public OptionalDouble designEffect() {
		return designEffect;
	}

	/**
	 * Interval with Student's t, degrees of freedom one less than the clusters, cut to [0, 1]; the interval of
	 * {@link #exactInterval} when all votes agree, for no variance seen is not no variance. Empty with fewer than two
	 * clusters.
	 */
	public Optional<Interval> interval(double level) {
		return interval(value(), standardError(), mean.clusters(), level);
	}

	static Optional<Interval> interval(double p, OptionalDouble error, int clusters, double level) {
		if (error.isPresent() && agree(p, error)) {
			return Optional.of(clopperPearson(p, clusters, level));
		}
		return WeightedMean.tInterval(p, error, clusters - 1.0, level).map(i -> i.clamp(0, 1));
	}

	/** Interval on the scale of the log-odds, {@code svyciprop(method = "logit")}; as {@link #interval} when all agree. */
	public Optional<Interval> logitInterval(double level) {
		if (agree() || standardError().isEmpty()) {
			return interval(level);
		}
		double p = mean.value();
		OptionalDouble error = OptionalDouble.of(standardError().getAsDouble() / (p * (1 - p)));
		return WeightedMean.tInterval(Math.log(p / (1 - p)), error, mean.degreesOfFreedom(), level)
				.map(i -> new Interval(Proportions.logistic(i.low()), Proportions.logistic(i.high()), level));
	}

	/**
	 * The exact interval of Clopper and Pearson for the effective number of votes, corrected for the degrees of freedom
	 * (Korn and Graubard 1998, Survey Methodology 24), {@code svyciprop(method = "beta")}: right near 0 and 1, wide
	 * elsewhere. When all votes agree the clusters are what is counted. Empty with fewer than two clusters.
	 */
	public Optional<Interval> exactInterval(double level) {
		OptionalDouble error = standardError();
		if (error.isEmpty()) {
			return Optional.empty();
		}
		double p = value();
		if (agree()) {
			return Optional.of(clopperPearson(p, mean.clusters(), level));
		}
		double tail = (1 - level) / 2;
		double t = TDistribution.of(sampled - 1.0).inverseSurvivalProbability(tail)
				/ TDistribution.of(mean.degreesOfFreedom()).inverseSurvivalProbability(tail);
		return Optional.of(clopperPearson(p, p * (1 - p) / (error.getAsDouble() * error.getAsDouble()) * t * t, level));
	}

	private static Interval clopperPearson(double p, double n, double level) {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level + '.');
		}
		double tail = (1 - level) / 2;
		double low = n * p > 0 ? BetaDistribution.of(n * p, n * (1 - p) + 1).inverseCumulativeProbability(tail) : 0;
		double high = n * (1 - p) > 0 ? BetaDistribution.of(n * p + 1, n * (1 - p)).inverseSurvivalProbability(tail) : 1;
		return new Interval(low, Math.max(low, high), level);
	}

	private boolean agree() {
		return agree(mean.value(), standardError());
	}

	private static boolean agree(double p, OptionalDouble error) {
		return !(p > 0 && p < 1) || error.orElse(1) <= ROUNDING;
	}
}
