package org.zipp.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A proportion whose trials come in clusters: votes of one rater are more alike than votes of different raters, so
 * clusters, not votes, are the independent pieces.
 */
public final class ClusteredProportion {

	private static final int CHUNK = 64;

	private final double[] score;
	private final double[] n;
	private final double totalN;
	private final double rate;

	/** @param clusters one per rater with at least one comparison; at least one */
	public ClusteredProportion(List<Cluster> clusters) {
		if (clusters.isEmpty()) {
			throw new IllegalArgumentException("A proportion needs at least one cluster.");
		}
		score = clusters.stream().mapToDouble(Cluster::score).toArray();
		n = clusters.stream().mapToDouble(Cluster::n).toArray();
		totalN = Arrays.stream(n).sum();
		rate = Arrays.stream(score).sum() / totalN;
	}

	/** Number of clusters. */
	public int clusters() {
		return n.length;
	}

	/** The proportion, every trial weighing the same. */
	public double rate() {
		return rate;
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
	 * Interval from the cluster-robust standard error and Student's t with G−1 degrees of freedom, cut to [0, 1]. Empty
	 * with fewer than two clusters.
	 */
	public Optional<Interval> robustInterval(double level) {
		OptionalDouble error = standardError();
		if (error.isEmpty()) {
			return Optional.empty();
		}
		double half = error.getAsDouble()
				* TDistribution.of(clusters() - 1.0).inverseSurvivalProbability((1 - level) / 2);
		return Optional.of(new Interval(rate - half, rate + half, level).clamp(0, 1));
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
	 * Percentile interval of the cluster bootstrap (Field and Welsh 2007, JRSS-B 69; Davison and Hinkley 1997, §3.8):
	 * whole clusters are drawn with replacement. Every replicate draws from a generator of its own, seeded by
	 * {@code seed} and its number, so the result does not depend on the number of threads. Empty with fewer than two
	 * clusters.
	 *
	 * @param replicates number of draws, for example 10,000
	 */
	public Optional<Interval> bootstrapInterval(double level, int replicates, long seed) {
		if (replicates < 1) {
			throw new IllegalArgumentException("A bootstrap needs at least one replicate, not " + replicates + '.');
		}
		int g = clusters();
		if (g < 2) {
			return Optional.empty();
		}
		double[] rates = new double[replicates];
		IntStream.range(0, (replicates + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			for (int b = chunk * CHUNK; b < Math.min(replicates, (chunk + 1) * CHUNK); b++) {
				SplittableRandom random = Seeds.generator(seed, b);
				double s = 0;
				double m = 0;
				for (int i = 0; i < g; i++) {
					int drawn = random.nextInt(g);
					s += score[drawn];
					m += n[drawn];
				}
				rates[b] = s / m;
			}
		});
		Arrays.sort(rates);
		return Optional.of(new Interval(Quantiles.ofSorted(rates, (1 - level) / 2),
				Quantiles.ofSorted(rates, (1 + level) / 2), level));
	}
}
