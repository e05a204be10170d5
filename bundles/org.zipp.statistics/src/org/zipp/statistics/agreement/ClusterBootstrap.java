package org.zipp.statistics.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;
import org.zipp.statistics.internal.Seeds;

/**
 * Intervals of any coefficient of ratings by the bootstrap of clusters of units, for example all criteria of a persona: whole clusters
 * are drawn with replacement, raters are as they are. Percentiles, expanded from the normal to Student's t because plain ones are too
 * short for few clusters (Hesterberg 2015, American Statistician 69, §4.4).
 */
public final class ClusterBootstrap {

	private static final double ROUNDING = 1e-12;
	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	private ClusterBootstrap() {
	}

	/**
	 * The interval of a coefficient. Every replicate draws from a generator of its own, so the result does not depend on the number of
	 * threads. Replicates in which the coefficient does not exist are left out.
	 *
	 * @param cluster   of each unit, from 0, none left out
	 * @param statistic the coefficient; called from several threads
	 * @param replicates number of draws, for example 2,000
	 * @return empty with fewer than two clusters, or when all replicates are alike: such ratings do not tell how far it may be off
	 */
	public static Optional<Interval> interval(Ratings ratings, int[] cluster, Function<Ratings, OptionalDouble> statistic, double level,
			int replicates, long seed) {
		if (cluster.length != ratings.units() || replicates < 1 || !(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A bootstrap needs a cluster for each of " + ratings.units() + " units, a replicate and a level"
					+ " between 0 and 1.");
		}
		int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
		if (clusters < 2) {
			return Optional.empty();
		}
		int[][] units = new int[clusters][];
		for (int c = 0; c < clusters; c++) {
			int one = c;
			units[c] = IntStream.range(0, cluster.length).filter(u -> cluster[u] == one).toArray();
		}
		double[] values = IntStream.range(0, replicates).parallel().mapToObj(b -> statistic.apply(draw(ratings, units, Seeds.generator(seed, b))))
				.filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).sorted().toArray();
		if (values.length == 0 || values[values.length - 1] - values[0] <= ROUNDING) {
			return Optional.empty();
		}
		double z = Math.sqrt(clusters / (clusters - 1.0)) * TDistribution.of(clusters - 1.0).inverseSurvivalProbability((1 - level) / 2);
		double tail = NORMAL.survivalProbability(z);
		double low = Quantiles.ofSorted(values, tail);
		double high = Quantiles.ofSorted(values, 1 - tail);
		return low + ROUNDING < high ? Optional.of(new Interval(low, high, level)) : Optional.empty();
	}

	private static Ratings draw(Ratings ratings, int[][] units, SplittableRandom random) {
		int[] drawn = IntStream.range(0, units.length).flatMap(_ -> Arrays.stream(units[random.nextInt(units.length)])).toArray();
		int size = Arrays.stream(drawn).map(ratings::count).sum();
		int[] unit = new int[size];
		int[] rater = new int[size];
		double[] value = new double[size];
		int next = 0;
		for (int u = 0; u < drawn.length; u++) {
			for (int i = ratings.start(drawn[u]); i < ratings.start(drawn[u] + 1); i++) {
				unit[next] = u;
				rater[next] = ratings.rater(i);
				value[next++] = ratings.value(i);
			}
		}
		return Ratings.of(drawn.length, ratings.raters(), unit, rater, value);
	}
}
