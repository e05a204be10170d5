package org.zipp.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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

	/**
	 * A bootstrap interval.
	 *
	 * @param interval   percentile interval
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
		int[] all = IntStream.range(0, data.units()).toArray();
		double[] parts = data.disagreement(all, new double[ratings.categoryCount()], new double[ratings.categoryCount()]);
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
	 * Percentile interval of α: whole units with at least two ratings are drawn with replacement. Every replicate draws
	 * from a generator of its own, so the result does not depend on the number of threads. Empty when α is not estimable,
	 * with fewer than two units, or when no replicate has any variation.
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
		Pairable data = new Pairable(ratings, scale);
		int units = data.units();
		if (units < 2 || of(ratings, scale) instanceof Agreement.NotEstimable) {
			return Optional.empty();
		}
		double[] alpha = new double[replicates];
		IntStream.range(0, (replicates + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			int[] drawn = new int[units];
			double[] count = new double[ratings.categoryCount()];
			double[] rank = new double[ratings.categoryCount()];
			for (int b = chunk * CHUNK; b < Math.min(replicates, (chunk + 1) * CHUNK); b++) {
				SplittableRandom random = Seeds.generator(seed, b);
				for (int i = 0; i < units; i++) {
					drawn[i] = random.nextInt(units);
				}
				double[] parts = data.disagreement(drawn, count, rank);
				alpha[b] = parts[1] > 0 ? 1 - (parts[2] - 1) * parts[0] / parts[1] : Double.POSITIVE_INFINITY;
			}
		});
		Arrays.sort(alpha);
		int used = replicates;
		while (used > 0 && alpha[used - 1] == Double.POSITIVE_INFINITY) {
			used--;
		}
		if (used == 0) {
			return Optional.empty();
		}
		double[] defined = Arrays.copyOf(alpha, used);
		return Optional.of(new Bootstrap(new Interval(Quantiles.ofSorted(defined, (1 - level) / 2),
				Quantiles.ofSorted(defined, (1 + level) / 2), level), used, replicates - used));
	}

	/** The units with two ratings or more, and what each alone contributes. */
	private static final class Pairable {

		private final Ratings ratings;
		private final Scale scale;
		private final int[] unit;
		private final double[] within;
		private final double[] place;

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
			if (scale != Scale.ORDINAL) {
				int[] count = new int[place.length];
				for (int i = 0; i < unit.length; i++) {
					within[i] = within(unit[i], count);
				}
			}
		}

		int units() {
			return unit.length;
		}

		/**
		 * The sums over the given units: n·D_o, n(n−1)·D_e and n.
		 *
		 * @param count working space, one per category
		 * @param rank  the same
		 */
		double[] disagreement(int[] drawn, double[] count, double[] rank) {
			Arrays.fill(count, 0);
			double n = 0;
			double observed = 0;
			for (int d : drawn) {
				int u = unit[d];
				n += ratings.count(u);
				observed += within[d];
				for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
					count[ratings.code(i)]++;
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
			double[] at = place;
			if (scale == Scale.ORDINAL) {
				// The ordinal difference of two categories is that of their mean ranks.
				double below = -n / 2;
				for (int c = 0; c < count.length; c++) {
					rank[c] = below + count[c] / 2;
					below += count[c];
				}
				at = rank;
				for (int d : drawn) {
					observed += squares(unit[d], rank);
				}
			}
			double sum = 0;
			double squares = 0;
			for (int c = 0; c < count.length; c++) {
				sum += count[c] * at[c];
				squares += count[c] * at[c] * at[c];
			}
			double expected = 2 * (n * squares - sum * sum);
			return new double[] { observed, oneCategory(count, n) ? 0 : expected, n };
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
