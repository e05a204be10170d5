package org.zipp.statistics.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.internal.Dense;

/**
 * Win rates of groups of raters and the gaps between them. Raters, or clusters of them, are the independent pieces; the
 * variance of a group has the factor g/(g−1) for its g clusters, so that an unweighted group has the error it has alone.
 * Gaps are judged as by Welch (1947), Biometrika 34, and all groups together as by Welch (1951), Biometrika 38, with the
 * clustered variances in the place of those of means.
 */
public final class Subgroups {

	/**
	 * What is asked.
	 *
	 * @param level         of the intervals, between 0 and 1
	 * @param minimumRaters clusters that a group needs to be compared, at least 2
	 * @param minimumVotes  votes that a group needs to be compared
	 */
	public record Options(double level, int minimumRaters, long minimumVotes) {

		public Options {
			if (!(level > 0 && level < 1) || minimumRaters < 2) {
				throw new IllegalArgumentException("Groups need a level between 0 and 1 and two raters or more, not " + level + " and " + minimumRaters
						+ '.');
			}
		}

		/** 95 %, 5 raters, 20 votes. */
		public static Options defaults() {
			return new Options(0.95, 5, 20);
		}
	}

	/**
	 * A group.
	 *
	 * @param level         its code
	 * @param raters        raters of it with a weight and a vote
	 * @param clusters      clusters they are from; as many as raters unless raters come in clusters
	 * @param votes         their votes
	 * @param rate          its win rate, weighted; empty without votes
	 * @param standardError empty with fewer than two clusters
	 * @param interval      Student's t with clusters − 1, within [0, 1]; exact for so many clusters when all votes agree
	 * @param compared      whether it is large enough to be compared
	 */
	public record Group(int level, int raters, int clusters, long votes, OptionalDouble rate, OptionalDouble standardError,
			Optional<Interval> interval, boolean compared) {
	}

	/**
	 * A gap between a group and another, or between a group and all others that state a level.
	 *
	 * @param first            code of the group
	 * @param second           code of the other group, {@link #REST} for all others
	 * @param value            win rate of the first less that of the second
	 * @param standardError    0 when the votes of both agree
	 * @param degreesOfFreedom by Welch and Satterthwaite
	 * @param interval         of this gap alone
	 * @param simultaneous     wide enough for all gaps of its list to hold at once (Šidák 1967, JASA 62)
	 * @param p                two-sided p-value of no gap; empty when the error is 0
	 * @param holm             p adjusted for the gaps of its list, controlling any false claim
	 * @param benjaminiHochberg p adjusted for the gaps of its list, controlling the share of false claims
	 */
	public record Gap(int first, int second, double value, double standardError, double degreesOfFreedom, Interval interval, Interval simultaneous,
			OptionalDouble p, OptionalDouble holm, OptionalDouble benjaminiHochberg) {
	}

	/**
	 * The test of one win rate for all groups that are compared.
	 *
	 * @param groups      groups compared
	 * @param chiSquared  Wald's statistic on groups − 1 degrees of freedom
	 * @param pChiSquared its p-value for many raters; too small with few
	 * @param f           Welch's statistic
	 * @param df1         groups − 1
	 * @param df2         Welch's
	 * @param p           p-value of {@code f}, the one to report
	 */
	public record Heterogeneity(int groups, double chiSquared, double pChiSquared, double f, int df1, double df2, double p) {
	}

	/**
	 * What was found.
	 *
	 * @param groups        every level in order, those without raters too
	 * @param againstRest   each group compared against all other raters that state a level
	 * @param pairs         each pair of groups compared
	 * @param heterogeneity empty with fewer than two groups compared, or when the votes of one of them agree
	 * @param notStated     raters with a weight and a vote that state no level
	 */
	public record Result(List<Group> groups, List<Gap> againstRest, List<Gap> pairs, Optional<Heterogeneity> heterogeneity, int notStated) {

		public Result {
			groups = List.copyOf(groups);
			againstRest = List.copyOf(againstRest);
			pairs = List.copyOf(pairs);
		}
	}

	/** In the place of a group: all others. */
	public static final int REST = -1;

	/** An estimate with the small-sample factor. */
	private record Part(WeightedMean mean, double factor) {

		static Optional<Part> of(double[] won, double[] cast, WeightedSample raters) {
			return WeightedMean.ratio(won, cast, raters).map(m -> {
				double g = m.clusters();
				double all = raters.clusters();
				return new Part(m, g < 2 ? 1 : g / (g - 1) * (all - 1) / all);
			});
		}

		static double covariance(Part a, Part b) {
			return WeightedMean.covariance(a.mean, b.mean) * Math.sqrt(a.factor * b.factor);
		}
	}

	private final double[] won;
	private final double[] cast;
	private final int[] level;
	private final WeightedSample raters;
	private final Options options;

	private Subgroups(double[] won, double[] cast, int[] level, WeightedSample raters, Options options) {
		this.won = won;
		this.cast = cast;
		this.level = level;
		this.raters = raters;
		this.options = options;
	}

	/**
	 * Compares groups.
	 *
	 * @param score  by vote, 0 to 1: a win 1, a tie ½, a loss 0
	 * @param rater  by vote, the row of its rater in {@code raters}
	 * @param level  by rater, its group from 0; below 0 when not stated
	 * @param levels how many groups there are
	 * @param raters the people, raw ({@link WeightedSample#unweighted}) or raked
	 */
	public static Result of(double[] score, int[] rater, int[] level, int levels, WeightedSample raters, Options options) {
		if (score.length != rater.length || level.length != raters.rows()) {
			throw new IllegalArgumentException("Each vote needs a rater and each of the " + raters.rows() + " raters a level or none.");
		}
		if (Arrays.stream(level).anyMatch(l -> l >= levels)) {
			throw new IllegalArgumentException("A level is beyond the " + levels + " that there are.");
		}
		double[] won = new double[raters.rows()];
		double[] cast = new double[raters.rows()];
		for (int i = 0; i < score.length; i++) {
			if (!(score[i] >= 0 && score[i] <= 1)) {
				throw new IllegalArgumentException("An outcome lies between 0 and 1, not at " + score[i] + '.');
			}
			won[rater[i]] += score[i];
			cast[rater[i]]++;
		}
		return new Subgroups(won, cast, level, raters, options).compare(levels);
	}

	private Result compare(int levels) {
		List<Group> groups = new ArrayList<>();
		List<Integer> compared = new ArrayList<>();
		List<Part> parts = new ArrayList<>();
		for (int l = 0; l < levels; l++) {
			Optional<Part> part = part(l, true);
			Group group = group(l, part);
			groups.add(group);
			if (group.compared) {
				compared.add(l);
				parts.add(part.orElseThrow());
			}
		}
		List<Gap> rest = new ArrayList<>();
		List<Gap> pairs = new ArrayList<>();
		for (int a = 0; a < parts.size(); a++) {
			int l = compared.get(a);
			Part own = parts.get(a);
			part(l, false).filter(p -> p.mean.clusters() >= options.minimumRaters).ifPresent(p -> rest.add(gap(l, REST, own, p)));
			for (int b = a + 1; b < parts.size(); b++) {
				pairs.add(gap(l, compared.get(b), own, parts.get(b)));
			}
		}
		int notStated = 0;
		for (int i = 0; i < level.length; i++) {
			notStated += level[i] < 0 && cast[i] > 0 && raters.weight(i) > 0 ? 1 : 0;
		}
		return new Result(groups, together(rest), together(pairs), heterogeneity(parts), notStated);
	}

	/** The raters of a level, or the others that state one. */
	private Optional<Part> part(int l, boolean inside) {
		double[] over = new double[won.length];
		double[] under = new double[won.length];
		for (int i = 0; i < won.length; i++) {
			if (level[i] >= 0 && level[i] == l == inside) {
				over[i] = won[i];
				under[i] = cast[i];
			}
		}
		return Part.of(over, under, raters);
	}

	private Group group(int l, Optional<Part> part) {
		long votes = 0;
		for (int i = 0; i < won.length; i++) {
			votes += level[i] == l && raters.weight(i) > 0 ? (long) cast[i] : 0;
		}
		if (part.isEmpty()) {
			return new Group(l, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), false);
		}
		WeightedMean mean = part.get().mean;
		int clusters = mean.clusters();
		double rate = Math.clamp(mean.value(), 0, 1);
		OptionalDouble error = clusters < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(Part.covariance(part.get(), part.get())));
		Optional<Interval> interval = WeightedProportion.interval(rate, error, clusters, options.level);
		return new Group(l, mean.n(), clusters, votes, OptionalDouble.of(rate), error, interval,
				clusters >= options.minimumRaters && votes >= options.minimumVotes);
	}

	private Gap gap(int first, int second, Part a, Part b) {
		double va = Part.covariance(a, a);
		double vb = Part.covariance(b, b);
		double value = a.mean.value() - b.mean.value();
		double error = Math.sqrt(Math.max(0, va + vb - 2 * Part.covariance(a, b)));
		boolean none = !(error > WeightedProportion.ROUNDING);
		double df = none ? a.mean.clusters() + b.mean.clusters() - 2.0
				: (va + vb) * (va + vb) / (va * va / (a.mean.clusters() - 1.0) + vb * vb / (b.mean.clusters() - 1.0));
		OptionalDouble p = none ? OptionalDouble.empty()
				: OptionalDouble.of(Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(value) / error)));
		Interval interval = interval(value, error, df, options.level);
		return new Gap(first, second, value, none ? 0 : error, df, interval, interval, p, p, p);
	}

	private static Interval interval(double value, double error, double df, double level) {
		double half = error * TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
		return new Interval(Math.max(-1, value - half), Math.min(1, value + half), level);
	}

	/** Sets what depends on how many gaps there are. */
	private List<Gap> together(List<Gap> gaps) {
		double each = Math.pow(options.level, 1.0 / Math.max(1, gaps.size()));
		double[] raw = gaps.stream().filter(g -> g.p.isPresent()).mapToDouble(g -> g.p.getAsDouble()).toArray();
		double[] holm = MultipleTests.holm(raw);
		double[] bh = MultipleTests.benjaminiHochberg(raw);
		List<Gap> all = new ArrayList<>();
		int tested = 0;
		for (Gap g : gaps) {
			Interval wide = interval(g.value, g.standardError, g.degreesOfFreedom, each);
			boolean has = g.p.isPresent();
			all.add(new Gap(g.first, g.second, g.value, g.standardError, g.degreesOfFreedom, g.interval,
					new Interval(wide.low(), wide.high(), options.level), g.p, has ? OptionalDouble.of(holm[tested]) : OptionalDouble.empty(),
					has ? OptionalDouble.of(bh[tested]) : OptionalDouble.empty()));
			tested += has ? 1 : 0;
		}
		return all;
	}

	private static Optional<Heterogeneity> heterogeneity(List<Part> parts) {
		int k = parts.size();
		if (k < 2) {
			return Optional.empty();
		}
		double[][] v = new double[k][k];
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				v[i][j] = Part.covariance(parts.get(i), parts.get(j));
			}
			if (!(Math.sqrt(v[i][i]) > WeightedProportion.ROUNDING)) {
				return Optional.empty();
			}
		}
		double[][] contrast = new double[k - 1][k];
		double[] d = new double[k - 1];
		for (int i = 1; i < k; i++) {
			contrast[i - 1][0] = -1;
			contrast[i - 1][i] = 1;
			d[i - 1] = parts.get(i).mean.value() - parts.getFirst().mean.value();
		}
		Optional<double[][]> root = Dense.cholesky(Dense.sandwich(contrast, v));
		if (root.isEmpty()) {
			return Optional.empty();
		}
		double wald = Arrays.stream(Dense.forward(root.get(), d)).map(x -> x * x).sum();
		double weight = 0;
		for (int i = 0; i < k; i++) {
			weight += 1 / v[i][i];
		}
		double lambda = 0;
		for (int i = 0; i < k; i++) {
			double rest = 1 - 1 / v[i][i] / weight;
			lambda += rest * rest / (parts.get(i).mean.clusters() - 1.0);
		}
		double f = wald / (k - 1) / (1 + 2.0 * (k - 2) / (k * k - 1.0) * lambda);
		double df2 = (k * k - 1.0) / (3 * lambda);
		return Optional.of(new Heterogeneity(k, wald, ChiSquaredDistribution.of(k - 1.0).survivalProbability(wald), f, k - 1, df2,
				FDistribution.of(k - 1.0, df2).survivalProbability(f)));
	}
}
