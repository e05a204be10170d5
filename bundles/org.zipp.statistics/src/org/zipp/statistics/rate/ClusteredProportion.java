package org.zipp.statistics.rate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Seeds;

/**
 * A proportion whose trials come in clusters: votes of one rater are more alike than votes of different raters, so
 * clusters, not votes, are the independent pieces. Use {@link #biasReduced} and its intervals; the others are there for
 * comparison.
 */
public final class ClusteredProportion {

	/** Replicates that one task draws. */
	private static final int CHUNK = 64;
	/** Rates of clusters this close are equal but for rounding. */
	private static final double ROUNDING = 1e-12;

	private final double[] score;
	private final double[] n;
	private final double totalN;
	private final double rate;
	private final Optional<NoInterval> obstacle;

	/** @param clusters one per rater with at least one comparison; at least one */
	public ClusteredProportion(List<Cluster> clusters) {
		if (clusters.isEmpty()) {
			throw new IllegalArgumentException("A proportion needs at least one cluster.");
		}
		score = clusters.stream().mapToDouble(Cluster::score).toArray();
		n = clusters.stream().mapToDouble(Cluster::n).toArray();
		totalN = Arrays.stream(n).sum();
		rate = Arrays.stream(score).sum() / totalN;
		boolean spread = IntStream.range(0, n.length).anyMatch(i -> Math.abs(score[i] / n[i] - rate) > ROUNDING);
		obstacle = n.length < 2 ? Optional.of(NoInterval.ONE_CLUSTER) : spread ? Optional.empty() : Optional.of(NoInterval.NO_SPREAD);
	}

	/** Number of clusters. */
	public int clusters() {
		return n.length;
	}

	/** The proportion, every trial weighing the same. */
	public double rate() {
		return rate;
	}

	/** Why there is no interval; empty when there is one. */
	public Optional<NoInterval> obstacle() {
		return obstacle;
	}

	/**
	 * Cluster-robust standard error (Liang and Zeger 1986, Biometrika 73) with the factor G/(G−1) for G clusters; the
	 * same as {@code sandwich::vcovCL(lm(y ~ 1), type = "HC1")} in R. Empty with fewer than two clusters.
	 */
	public OptionalDouble standardError() {
		int g = clusters();
		if (g < 2) {
			return OptionalDouble.empty();
		}
		double sum = 0;
		for (int i = 0; i < g; i++) {
			double residual = score[i] - n[i] * rate;
			sum += residual * residual;
		}
		return OptionalDouble.of(Math.sqrt(sum * g / (g - 1)) / totalN);
	}

	/**
	 * The estimate with {@link #standardError} and G−1 degrees of freedom. Too sure of itself with few raters or very
	 * unequal ones. Empty where {@link #obstacle} says why.
	 */
	public Optional<RateEstimate> robust() {
		return obstacle.isPresent() ? Optional.empty()
				: Optional.of(new RateEstimate(rate, standardError().getAsDouble(), clusters() - 1.0));
	}

	/**
	 * The recommended estimate: bias-reduced cluster-robust error (CR2 of Bell and McCaffrey 2002, Survey Methodology 28)
	 * with Satterthwaite's degrees of freedom, which allow for few and unequal raters (Pustejovsky and Tipton 2018, JBES
	 * 36); {@code clubSandwich::coef_test(lm(y ~ 1), vcov = "CR2")} of R. With shares f = n_g/N of the votes the
	 * adjustment matrix of a cluster becomes the factor (1 − f)^−½ on its residual sum, and df =
	 * 1 / (Σf² + (Σb)² − Σb²) with b = f² / (1 − f). Equal clusters give G−1. Empty where {@link #obstacle} says why.
	 */
	public Optional<RateEstimate> biasReduced() {
		if (obstacle.isPresent()) {
			return Optional.empty();
		}
		double variance = 0;
		double f2 = 0;
		double b1 = 0;
		double b2 = 0;
		for (int i = 0; i < n.length; i++) {
			double f = n[i] / totalN;
			double rest = 1 - f;
			double residual = (score[i] - n[i] * rate) / totalN;
			variance += residual * residual / rest;
			double b = f * f / rest;
			f2 += f * f;
			b1 += b;
			b2 += b * b;
		}
		return Optional.of(new RateEstimate(rate, Math.sqrt(variance), 1 / (f2 + b1 * b1 - b2)));
	}

	/**
	 * Interval from the cluster-robust standard error and Student's t with G−1 degrees of freedom, cut to [0, 1]. Empty
	 * where {@link #obstacle} says why.
	 */
	public Optional<Interval> robustInterval(double level) {
		return robust().map(e -> e.wald(level));
	}

	/** The recommended interval: {@link #biasReduced} on the logit scale. Empty where {@link #obstacle} says why. */
	public Optional<Interval> interval(double level) {
		return biasReduced().map(e -> e.interval(level));
	}

	/**
	 * How much wider the sampling variance is than that of as many independent votes; empty with fewer than two clusters
	 * or when all votes agree.
	 *
	 * @param outcomeVariance variance of one outcome, for wins and losses alone p(1−p)
	 */
	public OptionalDouble designEffect(double outcomeVariance) {
		OptionalDouble error = standardError();
		if (error.isEmpty() || !(outcomeVariance > 0)) {
			return OptionalDouble.empty();
		}
		return OptionalDouble.of(error.getAsDouble() * error.getAsDouble() * totalN / outcomeVariance);
	}

	/**
	 * The cluster bootstrap (Field and Welsh 2007, JRSS-B 69; Davison and Hinkley 1997, §3.8): whole clusters are drawn
	 * with replacement. Every replicate draws from a generator of its own, seeded by {@code seed} and its number, so the
	 * result does not depend on the number of threads. Its {@link Bootstrap.Replicates#interval} allows for few raters; the
	 * percentile and BCa intervals of fewer than about 40 are too short.
	 *
	 * @param replicates number of draws, for example 10,000
	 */
	public Bootstrap bootstrap(int replicates, long seed) {
		if (replicates < 1) {
			throw new IllegalArgumentException("A bootstrap needs at least one replicate, not " + replicates + '.');
		}
		if (obstacle.isPresent()) {
			return new Bootstrap.Impossible(obstacle.get());
		}
		LongToDoubleFunction replicate = packed().map(packed -> (LongToDoubleFunction) b -> draw(packed, Seeds.generator(seed, b)))
				.orElse(b -> draw(Seeds.generator(seed, b)));
		double[] rates = new double[replicates];
		IntStream.range(0, (replicates + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			for (int b = chunk * CHUNK; b < Math.min(replicates, (chunk + 1) * CHUNK); b++) {
				rates[b] = replicate.applyAsDouble(b);
			}
		});
		Arrays.sort(rates);
		double[] leaveOneOut = new double[n.length];
		for (int i = 0; i < n.length; i++) {
			leaveOneOut[i] = (rate * totalN - score[i]) / (totalN - n[i]);
		}
		return new Bootstrap.Replicates(rate, rates, Bootstrap.acceleration(leaveOneOut),
				biasReduced().orElseThrow().degreesOfFreedom());
	}

	/** The recommended interval of {@link #bootstrap}, {@link Bootstrap.Replicates#interval}. Empty where {@link #obstacle} says why. */
	public Optional<Interval> bootstrapInterval(double level, int replicates, long seed) {
		return bootstrap(replicates, seed) instanceof Bootstrap.Replicates r ? Optional.of(r.interval(level)) : Optional.empty();
	}

	/**
	 * Clusters as n · 2³² + 2 · score, so that one addition sums both; empty when scores are no multiples of ½ or a sum
	 * of as many clusters could overflow.
	 */
	private Optional<long[]> packed() {
		double most = Arrays.stream(n).max().orElseThrow() * n.length;
		if (most >= 1L << 31) {
			return Optional.empty();
		}
		long[] packed = new long[n.length];
		for (int i = 0; i < n.length; i++) {
			long votes = (long) n[i];
			long halves = (long) (2 * score[i]);
			if (votes != n[i] || halves != 2 * score[i]) {
				return Optional.empty();
			}
			packed[i] = votes << 32 | halves;
		}
		return Optional.of(packed);
	}

	/**
	 * The rate of as many clusters drawn from {@code packed}. One random long makes two draws, by the multiplication of
	 * Lemire (2019), ACM TOMACS 29, which rejects what would favour some clusters.
	 */
	private static double draw(long[] packed, SplittableRandom random) {
		long g = packed.length;
		long biased = (1L << 32) % g;
		long sum = 0;
		int left = packed.length;
		while (left > 0) {
			long bits = random.nextLong();
			long product = (bits >>> 32) * g;
			if ((product & 0xffffffffL) >= biased) {
				sum += packed[(int) (product >>> 32)];
				left--;
			}
			product = (bits & 0xffffffffL) * g;
			if (left > 0 && (product & 0xffffffffL) >= biased) {
				sum += packed[(int) (product >>> 32)];
				left--;
			}
		}
		return (sum & 0xffffffffL) / (2.0 * (sum >>> 32));
	}

	private double draw(SplittableRandom random) {
		double s = 0;
		double m = 0;
		for (int i = 0; i < n.length; i++) {
			int drawn = random.nextInt(n.length);
			s += score[drawn];
			m += n[drawn];
		}
		return s / m;
	}
}
