package org.zipp.statistics.agreement;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;
import org.zipp.statistics.internal.Seeds;
import org.zipp.statistics.rate.Bootstrap;

/**
 * Krippendorff's α = 1 − D_o / D_e (Krippendorff 2004, Content Analysis, ch. 11; 2011, Computing Krippendorff's
 * Alpha-Reliability): any number of raters, ratings missing or not, any scale. Units with a single rating are dropped
 * and counted. Time grows with the number of ratings, for ratio scales also with the square of the number of distinct
 * values.
 *
 * @param scale        which disagreement counts
 * @param alpha        1 for perfect agreement, 0 for that of chance, below 0 for systematic disagreement
 * @param observed     D_o, mean disagreement within units
 * @param expected     D_e, mean disagreement of any two ratings
 * @param units        units with at least two ratings
 * @param unitsDropped units with fewer
 * @param ratings      pairable ratings
 */
public record KrippendorffAlpha(Scale scale, double alpha, double observed, double expected, int units, int unitsDropped,
		long ratings) {

	private static final int CHUNK = 16;
	private static final int MAX_KINDS = 2000;
	private static final double ROUNDING = 1e-12;
	/** Stands for α without variation; sorts behind all values. */
	private static final double UNDEFINED = Double.POSITIVE_INFINITY;
	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	/**
	 * A bootstrap interval.
	 *
	 * @param interval   bias-corrected, accelerated, and widened for few units
	 * @param replicates replicates it rests on
	 * @param undefined  replicates without any variation, in which α does not exist; they are left out
	 */
	public record Bootstrap(Interval interval, int replicates, int undefined) {
	}

	/** The coefficient, or why there is none. */
	public static Agreement.Result<KrippendorffAlpha> of(Ratings ratings, Scale scale) {
		Pairable data = new Pairable(ratings, scale);
		if (data.units() == 0) {
			return Agreement.unpaired(ratings);
		}
		if (scale == Scale.RATIO && ratings.category(0) < 0) {
			return new Agreement.NotEstimable<>(Agreement.Reason.BELOW_ZERO,
					"A ratio scale starts at 0, but the smallest rating is " + ratings.category(0) + '.');
		}
		double[] parts = data.disagreement(data.each(), new double[ratings.categoryCount()], new double[ratings.categoryCount()]);
		double n = parts[2];
		if (!(parts[1] > 0)) {
			return Agreement.oneCategory("α");
		}
		double observed = parts[0] / n;
		double expected = parts[1] / (n * (n - 1));
		return new Agreement.Estimated<>(new KrippendorffAlpha(scale, 1 - observed / expected, observed, expected, data.units(),
				ratings.units() - data.units(), (long) n));
	}

	/**
	 * Interval of α by the bias-corrected and accelerated bootstrap (Efron 1987, JASA 82): whole units with at least two
	 * ratings are drawn with replacement. For few units the tails are widened from the normal to Student's t (Hesterberg
	 * 2015, American Statistician 69, §4.4), because plain percentiles are too short. Units with the same ratings are alike
	 * to α, so each replicate counts how often their kind is drawn; with more than 2,000 kinds the acceleration, by then
	 * negligible, is taken as 0. Every replicate draws from a generator of its own, so the result does not depend on the
	 * number of threads. Empty when α is not estimable, with fewer than two units, or when all replicates are alike, as in
	 * perfect agreement: such ratings do not tell how far α may be off.
	 *
	 * @param replicates number of draws, for example 2,000
	 */
	public static Optional<Bootstrap> bootstrap(Ratings ratings, Scale scale, double level, int replicates, long seed) {
		if (replicates < 1) {
			throw new IllegalArgumentException("A bootstrap needs at least one replicate, not " + replicates + '.');
		}
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level + '.');
		}
		Optional<KrippendorffAlpha> estimate = of(ratings, scale).value();
		if (estimate.isEmpty() || estimate.get().units < 2) {
			return Optional.empty();
		}
		Pairable all = new Pairable(ratings, scale);
		int units = all.units();
		int[] kind = new int[units];
		Pairable data = all.kinds(kind);
		double[] alpha = new double[replicates];
		IntStream.range(0, (replicates + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			int[] drawn = new int[data.units()];
			double[] count = new double[ratings.categoryCount()];
			double[] rank = new double[ratings.categoryCount()];
			for (int b = chunk * CHUNK; b < Math.min(replicates, (chunk + 1) * CHUNK); b++) {
				SplittableRandom random = Seeds.generator(seed, b);
				Arrays.fill(drawn, 0);
				for (int i = 0; i < units; i++) {
					drawn[kind[random.nextInt(units)]]++;
				}
				alpha[b] = alpha(data.disagreement(drawn, count, rank));
			}
		});
		Arrays.sort(alpha);
		int used = replicates;
		while (used > 0 && alpha[used - 1] == UNDEFINED) {
			used--;
		}
		if (used == 0) {
			return Optional.empty();
		}
		double[] defined = Arrays.copyOf(alpha, used);
		double bias = bias(defined, estimate.get().alpha);
		double acceleration = data.units() > MAX_KINDS ? 0 : acceleration(data, kind);
		double z = Math.sqrt(units / (units - 1.0))
				* TDistribution.of(units - 1.0).inverseSurvivalProbability((1 - level) / 2);
		double low = Quantiles.ofSorted(defined, place(bias, acceleration, -z));
		double high = Quantiles.ofSorted(defined, place(bias, acceleration, z));
		return low + ROUNDING < high ? Optional.of(new Bootstrap(new Interval(low, high, level), used, replicates - used))
				: Optional.empty();
	}

	private static double alpha(double[] parts) {
		return parts[1] > 0 ? 1 - (parts[2] - 1) * parts[0] / parts[1] : UNDEFINED;
	}

	/** How far the median of the replicates lies from the estimate, in normal deviates; equal ones count half. */
	private static double bias(double[] sorted, double estimate) {
		double below = 0;
		for (double a : sorted) {
			below += a < estimate - ROUNDING ? 1 : a <= estimate + ROUNDING ? 0.5 : 0;
		}
		return NORMAL.inverseCumulativeProbability(Math.clamp(below / sorted.length, 0.5 / sorted.length,
				1 - 0.5 / sorted.length));
	}

	/** A sixth of the skewness of α with one unit left out. */
	private static double acceleration(Pairable data, int[] kind) {
		int kinds = data.units();
		int[] times = new int[kinds];
		for (int k : kind) {
			times[k]++;
		}
		double[] count = new double[data.ratings.categoryCount()];
		double[] rank = new double[count.length];
		double[] without = new double[kinds];
		double mean = 0;
		for (int k = 0; k < kinds; k++) {
			times[k]--;
			without[k] = alpha(data.disagreement(times, count, rank));
			times[k]++;
			if (without[k] == UNDEFINED) {
				return 0;
			}
			mean += times[k] * without[k] / kind.length;
		}
		double squares = 0;
		double cubes = 0;
		for (int k = 0; k < kinds; k++) {
			double d = mean - without[k];
			squares += times[k] * d * d;
			cubes += times[k] * d * d * d;
		}
		return squares < ROUNDING * ROUNDING ? 0 : cubes / (6 * squares * Math.sqrt(squares));
	}

	private static double place(double bias, double acceleration, double z) {
		double scale = 1 - acceleration * (bias + z);
		return NORMAL.cumulativeProbability(scale > 0 ? bias + (bias + z) / scale : 2 * bias + z);
	}

	/** The units with two ratings or more, and what each alone contributes. */
	private static final class Pairable {

		private final Ratings ratings;
		private final Scale scale;
		private final int[] unit;
		private final double[] within;
		private final double[] place;
		private final double[] sums;
		private final double[] squareSums;
		private final int[] lowest;
		private final int[] highest;

		Pairable(Ratings ratings, Scale scale) {
			this.ratings = ratings;
			this.scale = scale;
			unit = IntStream.range(0, ratings.units()).filter(u -> ratings.count(u) > 1).toArray();
			place = ratings.categories();
			if (scale == Scale.INTERVAL && place.length > 0) {
				// Far from 0 the squares would lose digits.
				double middle = place[0] / 2 + place[place.length - 1] / 2;
				for (int c = 0; c < place.length; c++) {
					place[c] -= middle;
				}
			}
			within = new double[unit.length];
			sums = new double[unit.length];
			squareSums = new double[unit.length];
			lowest = new int[unit.length];
			highest = new int[unit.length];
			for (int d = 0; d < unit.length && scale == Scale.INTERVAL; d++) {
				lowest[d] = Integer.MAX_VALUE;
				for (int i = ratings.start(unit[d]); i < ratings.start(unit[d] + 1); i++) {
					int c = ratings.code(i);
					sums[d] += place[c];
					squareSums[d] += place[c] * place[c];
					lowest[d] = Math.min(lowest[d], c);
					highest[d] = Math.max(highest[d], c);
				}
			}
			if (scale != Scale.ORDINAL) {
				int[] count = new int[place.length];
				for (int i = 0; i < unit.length; i++) {
					within[i] = within(unit[i], count);
				}
			}
		}

		private Pairable(Pairable of, int[] representatives) {
			ratings = of.ratings;
			scale = of.scale;
			place = of.place;
			unit = new int[representatives.length];
			within = new double[representatives.length];
			sums = new double[representatives.length];
			squareSums = new double[representatives.length];
			lowest = new int[representatives.length];
			highest = new int[representatives.length];
			for (int i = 0; i < representatives.length; i++) {
				unit[i] = of.unit[representatives[i]];
				within[i] = of.within[representatives[i]];
				sums[i] = of.sums[representatives[i]];
				squareSums[i] = of.squareSums[representatives[i]];
				lowest[i] = of.lowest[representatives[i]];
				highest[i] = of.highest[representatives[i]];
			}
		}

		int units() {
			return unit.length;
		}

		/** Every unit once. */
		int[] each() {
			int[] once = new int[unit.length];
			Arrays.fill(once, 1);
			return once;
		}

		/** One unit of each kind, that is with the same ratings; {@code kind} receives the kind of every unit. */
		Pairable kinds(int[] kind) {
			Map<IntBuffer, Integer> known = new HashMap<>();
			int[] first = new int[unit.length];
			for (int i = 0; i < unit.length; i++) {
				int[] codes = new int[ratings.count(unit[i])];
				for (int j = 0; j < codes.length; j++) {
					codes[j] = ratings.code(ratings.start(unit[i]) + j);
				}
				Arrays.sort(codes);
				int next = known.size();
				Integer before = known.putIfAbsent(IntBuffer.wrap(codes), next);
				kind[i] = before == null ? next : before;
				first[kind[i]] = before == null ? i : first[kind[i]];
			}
			return new Pairable(this, Arrays.copyOf(first, known.size()));
		}

		/**
		 * Sums over units: n·D_o, n(n−1)·D_e and n.
		 *
		 * @param times how often each unit counts
		 * @param count working space, one per category
		 * @param rank  the same
		 */
		double[] disagreement(int[] times, double[] count, double[] rank) {
			Arrays.fill(count, 0);
			if (scale == Scale.INTERVAL) {
				return measured(times);
			}
			double n = 0;
			double observed = 0;
			for (int d = 0; d < unit.length; d++) {
				int u = unit[d];
				int t = times[d];
				n += (double) t * ratings.count(u);
				observed += t * within[d];
				for (int i = ratings.start(u); t > 0 && i < ratings.start(u + 1); i++) {
					count[ratings.code(i)] += t;
				}
			}
			if (scale == Scale.NOMINAL) {
				double same = 0;
				for (double c : count) {
					same += c * c;
				}
				return new double[] { observed, n * n - same, n };
			}
			if (scale == Scale.RATIO) {
				return new double[] { observed, ratio(count), n };
			}
			// The ordinal difference of two categories is that of their mean ranks.
			double below = -n / 2;
			for (int c = 0; c < count.length; c++) {
				rank[c] = below + count[c] / 2;
				below += count[c];
			}
			for (int d = 0; d < unit.length; d++) {
				observed += times[d] == 0 ? 0 : times[d] * squares(unit[d], rank);
			}
			double sum = 0;
			double squares = 0;
			for (int c = 0; c < count.length; c++) {
				sum += count[c] * rank[c];
				squares += count[c] * rank[c] * rank[c];
			}
			return new double[] { observed, oneCategory(count, n) ? 0 : 2 * (n * squares - sum * sum), n };
		}

		/** Differences of values need no counts, only the sums of each unit. */
		private double[] measured(int[] times) {
			double n = 0;
			double observed = 0;
			double sum = 0;
			double squares = 0;
			int least = Integer.MAX_VALUE;
			int most = -1;
			for (int d = 0; d < unit.length; d++) {
				int t = times[d];
				if (t > 0) {
					n += (double) t * ratings.count(unit[d]);
					observed += t * within[d];
					sum += t * sums[d];
					squares += t * squareSums[d];
					least = Math.min(least, lowest[d]);
					most = Math.max(most, highest[d]);
				}
			}
			return new double[] { observed, least == most ? 0 : 2 * (n * squares - sum * sum), n };
		}

		private static boolean oneCategory(double[] count, double n) {
			for (double c : count) {
				if (c == n) {
					return true;
				}
			}
			return false;
		}

		private double ratio(double[] count) {
			double sum = 0;
			for (int c = 0; c < count.length; c++) {
				if (count[c] > 0) {
					for (int k = 0; k < c; k++) {
						sum += 2 * count[c] * count[k] * relative(place[c], place[k]);
					}
				}
			}
			return sum;
		}

		private double within(int u, int[] count) {
			int m = ratings.count(u);
			if (scale == Scale.INTERVAL) {
				return squares(u, place);
			}
			double sum = 0;
			if (scale == Scale.NOMINAL) {
				for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
					count[ratings.code(i)]++;
				}
				for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
					sum += m - count[ratings.code(i)];
				}
				for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
					count[ratings.code(i)] = 0;
				}
			} else {
				for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
					for (int j = ratings.start(u); j < i; j++) {
						sum += 2 * relative(ratings.value(i), ratings.value(j));
					}
				}
			}
			return sum / (m - 1);
		}

		/** Σ over ordered pairs of (a − b)², divided by m − 1. */
		private double squares(int u, double[] at) {
			int m = ratings.count(u);
			double mean = 0;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				mean += at[ratings.code(i)];
			}
			mean /= m;
			double sum = 0;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				double d = at[ratings.code(i)] - mean;
				sum += d * d;
			}
			return 2 * m * sum / (m - 1);
		}

		private static double relative(double a, double b) {
			double d = a == b ? 0 : (a - b) / (a + b);
			return d * d;
		}
	}
}
