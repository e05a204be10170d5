package org.zipp.statistics.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;

/**
 * How far two sets of vectors are apart: the squared maximum mean discrepancy (Gretton et al. 2012, JMLR 13) with the
 * Gaussian kernel k(x, y) = exp(−‖x−y‖²/(2σ²)), times 1000. On image embeddings of norm 1 with σ = 10 this is the CMMD
 * of Jayasumana et al. (2024, CVPR), whose program gives the biased estimate and whose paper the unbiased one.
 *
 * <p>With vectors of norm 1 and σ = 10 every kernel value is near 1. What is added up is therefore 1 − k, computed
 * without loss; the ones cancel in all estimates. All pairs are visited once in tiles, and neither they nor copies of the
 * vectors are held: memory is linear in the number of vectors.
 *
 * <p>Products of vectors are made in double precision, or, for large sets, in single precision with sums over at most
 * 256 numbers before double precision takes over. Then 1 − k is off by about 1e-9 in each pair, without a common sign;
 * the estimates of two sets of 2,000 embeddings differed from those in double precision by less than 1e-6 of their value.
 */
public final class Cmmd {

	/** σ of CMMD. */
	public static final double WIDTH = 10;
	/** What estimates are multiplied by. */
	public static final double SCALE = 1000;
	/** Least and largest σ: within them, and with numbers up to {@link #LARGEST}, nothing overflows. */
	public static final double LEAST_WIDTH = 1e-50;
	public static final double MOST_WIDTH = 1e50;
	/** Largest size of a number of vectors that are not scaled to norm 1. */
	public static final double LARGEST = 1e50;
	/** Number of relabelings that says: as many as the size of the sets suggests. */
	public static final int BY_SIZE = -1;

	private static final int SMALL = 4_000;
	private static final int MANY_RELABELINGS = 999;
	private static final int MEDIUM = 20_000;
	private static final int SOME_RELABELINGS = 199;
	/** Products of numbers above which double precision takes many seconds. */
	private static final double SINGLE_FROM = 1e11;
	/** Squares of these are well within single precision. */
	private static final double LARGEST_SINGLE = 1e15;
	private static final double ROUNDING = 1e-10;
	/** Vectors whose distances suggest a width; all of them when there are no more. */
	private static final int MEDIAN_OF = 1_500;

	/** In which precision products of vectors are made. */
	public enum Precision {
		/** Single for large sets of norm 1 and σ of 1 or more, where it costs no digit that matters; else double. */
		AUTOMATIC,
		/** Always double. */
		DOUBLE,
		/** Always single. */
		SINGLE
	}

	/**
	 * What is asked for.
	 *
	 * @param widths       σ of each kernel; at least one
	 * @param normalise    whether vectors are scaled to norm 1 first
	 * @param relabelings  how many for the permutation test, 0 for none, or {@link #BY_SIZE}
	 * @param seed         of the relabelings
	 * @param precision    of products of vectors
	 */
	public record Settings(List<Double> widths, boolean normalise, int relabelings, long seed, Precision precision) {

		public Settings {
			widths = List.copyOf(widths);
			if (widths.isEmpty()) {
				throw new IllegalArgumentException("At least one width is needed.");
			}
			for (double width : widths) {
				if (!(width >= LEAST_WIDTH && width <= MOST_WIDTH)) {
					throw new IllegalArgumentException("A width is between 1e-50 and 1e50, not " + width + '.');
				}
			}
			if (relabelings < BY_SIZE) {
				throw new IllegalArgumentException("There cannot be " + relabelings + " relabelings.");
			}
		}

		/** CMMD as published: σ = 10, norm 1; relabelings by size. */
		public static Settings defaults() {
			return new Settings(List.of(WIDTH), true, BY_SIZE, 1, Precision.AUTOMATIC);
		}

		/** The same with other widths. */
		public Settings withWidths(List<Double> values) {
			return new Settings(values, normalise, relabelings, seed, precision);
		}

		/** The same with or without scaling to norm 1. */
		public Settings withNormalise(boolean value) {
			return new Settings(widths, value, relabelings, seed, precision);
		}

		/** The same with another number of relabelings. */
		public Settings withRelabelings(int count) {
			return new Settings(widths, normalise, count, seed, precision);
		}

		/** The same with another seed. */
		public Settings withSeed(long value) {
			return new Settings(widths, normalise, relabelings, value, precision);
		}

		/** The same with another precision. */
		public Settings withPrecision(Precision value) {
			return new Settings(widths, normalise, relabelings, seed, value);
		}
	}

	/**
	 * What one kernel finds. All but the width and the p-value are times {@link #SCALE}.
	 *
	 * @param width         σ
	 * @param biased        with the diagonals, as the program of the authors: never below 0
	 * @param unbiased      without them: its mean is the true value, so it may be below 0
	 * @param floor         what the biased estimate is on average when the sets do not differ, biased − unbiased: as large
	 *                      as it is only because the sets are small
	 * @param linear        ‖mean x − mean y‖²/σ², what is left of the true value for large σ: it sees means alone
	 * @param standardError of the unbiased estimate, by leaving out each vector in turn (Arvesen 1969, Annals of
	 *                      Mathematical Statistics 40); for sets that differ, while near 0 it is too large; empty when a
	 *                      set has fewer than 3 vectors
	 * @param test          the permutation test; empty when none was asked for
	 */
	public record Estimate(double width, double biased, double unbiased, double floor, double linear,
			OptionalDouble standardError, Optional<PermutationTest> test) {

		/** Normal interval around the unbiased estimate; trustworthy when it is well away from 0. */
		public Optional<Interval> interval(double level) {
			if (standardError.isEmpty()) {
				return Optional.empty();
			}
			double half = standardError.getAsDouble()
					* NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
			return Optional.of(new Interval(unbiased - half, unbiased + half, level));
		}
	}

	/**
	 * The labels of the sets were handed anew to all vectors.
	 *
	 * @param pValue   chance of an unbiased estimate as large when the sets are alike; the labels as they are count as one
	 *                 relabeling (Phipson and Smyth 2010, SAGMB 9)
	 * @param every    whether every relabeling there is was looked at, so that the p-value is exact
	 * @param unbiased estimates under relabeling, ascending, times {@link #SCALE}
	 * @param biased   likewise the biased ones
	 */
	public record PermutationTest(double pValue, boolean every, double[] unbiased, double[] biased) {

		/** A quantile of the biased estimate when the sets are alike. */
		public double biasedQuantile(double p) {
			return Quantiles.ofSorted(biased, p);
		}
	}

	/**
	 * Nearest neighbours.
	 *
	 * @param x        mean distance of a vector of the first set to the nearest other one of it; large when they are spread
	 * @param y        likewise for the second set
	 * @param xToY     mean distance of a vector of the first set to the nearest one of the second
	 * @param yToX     the other way
	 * @param ownShare share of vectors whose nearest neighbour is of their own set, ties counting half (Schilling 1986,
	 *                 JASA 81)
	 * @param expected that share when the sets are alike
	 */
	public record Neighbours(double x, double y, double xToY, double yToX, double ownShare, double expected) {
	}

	/**
	 * Two sets compared.
	 *
	 * @param n          vectors of the first set
	 * @param m          vectors of the second set
	 * @param dimension  numbers of a vector
	 * @param single     whether products of vectors were made in single precision
	 * @param estimates  by width, in the order asked for
	 * @param neighbours nearest neighbours
	 */
	public record Comparison(int n, int m, int dimension, boolean single, List<Estimate> estimates, Neighbours neighbours) {

		public Comparison {
			estimates = List.copyOf(estimates);
		}
	}

	private Cmmd() {
	}

	/** Compares two sets; see {@link #compare(VectorSet, VectorSet, Settings, DoublePredicate)}. */
	public static Comparison compare(VectorSet x, VectorSet y, Settings settings) {
		return compare(x, y, settings, done -> true);
	}

	/**
	 * Compares two sets. Takes time in (n + m)² (dimension + relabelings); the result does not depend on the number of
	 * threads.
	 *
	 * @param x        two vectors or more, all numbers finite; none of norm 0 when they are to be normalised, none with a
	 *                 number above {@link #LARGEST} in size when not
	 * @param y        likewise, as many columns
	 * @param progress told the share that is done, 0 to 1, by any thread; gives false to stop
	 * @throws IllegalArgumentException when the sets are not as said
	 * @throws CancellationException    when it was stopped
	 */
	public static Comparison compare(VectorSet x, VectorSet y, Settings settings, DoublePredicate progress) {
		check(x, y, settings.normalise());
		if (settings.precision() == Precision.SINGLE && !settings.normalise()) {
			checkSize(x, LARGEST_SINGLE);
			checkSize(y, LARGEST_SINGLE);
		}
		int n = x.rows();
		int m = y.rows();
		boolean single = single(x, y, settings);
		double[] gammas = settings.widths().stream().mapToDouble(w -> 0.5 / (w * w)).toArray();
		int count = settings.relabelings() == BY_SIZE ? relabelingsFor(n, m) : settings.relabelings();
		Relabelings relabelings = Relabelings.of(n, m, count, settings.seed());
		PairPass pass = new PairPass(x, y, settings.normalise(), gammas, single, relabelings, progress);
		double apart = apart(x, y, settings.normalise());
		List<Estimate> estimates = IntStream.range(0, gammas.length)
				.mapToObj(g -> estimate(pass, g, n, m, settings.widths().get(g), apart, relabelings)).toList();
		return new Comparison(n, m, x.columns(), single, estimates, neighbours(pass, n, m));
	}

	/** How many relabelings are made when the size of the sets decides: 999 for small ones, none for very large ones. */
	public static int relabelingsFor(int n, int m) {
		long all = (long) n + m;
		return all <= SMALL ? MANY_RELABELINGS : all <= MEDIUM ? SOME_RELABELINGS : 0;
	}

	/**
	 * The median distance of two vectors of both sets together, a common choice for σ (Gretton et al. 2012, §8). Of more
	 * than 1,500 vectors as many are taken, evenly spaced. Empty when more than half of the distances are 0.
	 */
	public static OptionalDouble medianDistance(VectorSet x, VectorSet y, boolean normalise) {
		check(x, y, normalise);
		long all = (long) x.rows() + y.rows();
		int taken = (int) Math.min(MEDIAN_OF, all);
		double[][] rows = new double[taken][x.columns()];
		for (int i = 0; i < taken; i++) {
			long row = i * all / taken;
			boolean first = row < x.rows();
			(first ? x : y).row((int) (first ? row : row - x.rows()), rows[i]);
			if (normalise) {
				double norm = Norms.of(rows[i]);
				Arrays.setAll(rows[i], scaled(rows[i], norm));
			}
		}
		double[][] distances = new double[taken][];
		IntStream.range(0, taken).parallel().forEach(i -> {
			distances[i] = new double[i];
			for (int j = 0; j < i; j++) {
				double sum = 0;
				for (int c = 0; c < rows[i].length; c++) {
					double d = rows[i][c] - rows[j][c];
					sum += d * d;
				}
				distances[i][j] = Math.sqrt(sum);
			}
		});
		double median = Quantiles.ofSorted(Arrays.stream(distances).flatMapToDouble(Arrays::stream).sorted().toArray(), 0.5);
		return median > 0 ? OptionalDouble.of(median) : OptionalDouble.empty();
	}

	private static IntToDoubleFunction scaled(double[] row, double norm) {
		return c -> row[c] / norm;
	}

	static void check(VectorSet x, VectorSet y, boolean normalise) {
		if (x.columns() != y.columns()) {
			throw new IllegalArgumentException("Vectors of " + x.columns() + " numbers cannot be compared with vectors of "
					+ y.columns() + '.');
		}
		for (VectorSet set : List.of(x, y)) {
			if (set.rows() < 2) {
				throw new IllegalArgumentException("A set needs at least two vectors, not " + set.rows() + '.');
			}
			set.firstNotFinite().ifPresent(row -> {
				throw new IllegalArgumentException("Row " + row + " holds a number that is not finite.");
			});
			if (normalise) {
				set.firstZero().ifPresent(row -> {
					throw new IllegalArgumentException("Row " + row + " is 0 and cannot be scaled to norm 1.");
				});
			} else {
				checkSize(set, LARGEST);
			}
		}
	}

	private static void checkSize(VectorSet set, double most) {
		set.firstBeyond(most).ifPresent(row -> {
			throw new IllegalArgumentException("Row " + row + " holds a number above " + most + " in size; scale the vectors.");
		});
	}

	private static boolean single(VectorSet x, VectorSet y, Settings settings) {
		double all = (double) x.rows() + y.rows();
		return switch (settings.precision()) {
			case DOUBLE -> false;
			case SINGLE -> true;
			case AUTOMATIC -> settings.normalise() && all * all / 2 * x.columns() > SINGLE_FROM
					&& settings.widths().stream().allMatch(w -> w >= 1);
		};
	}

	/** ‖mean x − mean y‖². */
	private static double apart(VectorSet x, VectorSet y, boolean normalise) {
		double[] a = Spread.mean(x, normalise);
		double[] b = Spread.mean(y, normalise);
		double sum = 0;
		for (int c = 0; c < a.length; c++) {
			sum += (a[c] - b[c]) * (a[c] - b[c]);
		}
		return sum;
	}

	/** Sums of 1 − k over ordered pairs: within the first set, within the second, between them. */
	private record Sums(double xx, double yy, double xy) {

		/** −MMD² in terms of 1 − k is what −k is in terms of k: the ones cancel. */
		double unbiased(double n, double m) {
			return SCALE * (2 * xy / (n * m) - xx / (n * (n - 1)) - yy / (m * (m - 1)));
		}

		double biased(double n, double m) {
			return SCALE * (2 * xy / (n * m) - xx / (n * n) - yy / (m * m));
		}
	}

	private static Estimate estimate(PairPass pass, int kernel, int n, int m, double width, double apart,
			Relabelings relabelings) {
		double[] own = pass.own[kernel];
		double[] cross = pass.cross[kernel];
		Sums sums = new Sums(sum(own, 0, n), sum(own, n, n + m), sum(cross, 0, n));
		double unbiased = sums.unbiased(n, m);
		double biased = Math.max(0, sums.biased(n, m));
		double floor = SCALE * (sums.xx() / ((double) n * n * (n - 1)) + sums.yy() / ((double) m * m * (m - 1)));
		OptionalDouble error = n < 3 || m < 3 ? OptionalDouble.empty()
				: OptionalDouble.of(Math.sqrt(jackknife(own, cross, 0, n, m, sums)
						+ jackknife(own, cross, n, m, n, new Sums(sums.yy(), sums.xx(), sums.xy()))));
		Optional<PermutationTest> test = relabelings.count() == 0 ? Optional.empty()
				: Optional.of(test(pass, kernel, n, m, sums, relabelings));
		return new Estimate(width, biased, unbiased, floor, SCALE * apart / (width * width), error, test);
	}

	/** What the n vectors from {@code at} on add to the variance of the unbiased estimate. */
	private static double jackknife(double[] own, double[] cross, int at, int n, int m, Sums sums) {
		double[] without = new double[n];
		for (int i = 0; i < n; i++) {
			without[i] = new Sums(sums.xx() - 2 * own[at + i], sums.yy(), sums.xy() - cross[at + i]).unbiased(n - 1.0, m);
		}
		double mean = sum(without, 0, n) / n;
		double squares = 0;
		for (double v : without) {
			squares += (v - mean) * (v - mean);
		}
		return squares * (n - 1) / n;
	}

	private static PermutationTest test(PairPass pass, int kernel, int n, int m, Sums sums, Relabelings relabelings) {
		int count = relabelings.count();
		double[] rows = new double[n + m];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = pass.own[kernel][i] + pass.cross[kernel][i];
		}
		double total = sums.xx() + sums.yy() + 2 * sums.xy();
		double[] unbiased = new double[count];
		double[] biased = new double[count];
		for (int p = 0; p < count; p++) {
			double xx = 2 * pass.labelled[kernel][p];
			double xy = relabelings.sum(p, rows) - xx;
			Sums relabelled = new Sums(xx, total - xx - 2 * xy, xy);
			unbiased[p] = relabelled.unbiased(n, m);
			biased[p] = Math.max(0, relabelled.biased(n, m));
		}
		// Relabelings that amount to the same split must tie, whatever the order of their sums.
		double least = sums.unbiased(n, m) - ROUNDING * SCALE * total / ((double) (n + m) * (n + m));
		long asLarge = Arrays.stream(unbiased).filter(v -> v >= least).count();
		double p = relabelings.all() ? (double) asLarge / count : (1.0 + asLarge) / (1.0 + count);
		Arrays.sort(unbiased);
		Arrays.sort(biased);
		return new PermutationTest(p, relabelings.all(), unbiased, biased);
	}

	private static Neighbours neighbours(PairPass pass, int n, int m) {
		double near = 0;
		for (int i = 0; i < n + m; i++) {
			int order = Double.compare(pass.nearestOwn[i], pass.nearestOther[i]);
			near += order < 0 ? 1 : order == 0 ? 0.5 : 0;
		}
		double all = (double) n + m;
		return new Neighbours(meanRoot(pass.nearestOwn, 0, n), meanRoot(pass.nearestOwn, n, n + m),
				meanRoot(pass.nearestOther, 0, n), meanRoot(pass.nearestOther, n, n + m), near / all,
				(n * (n - 1.0) + m * (m - 1.0)) / (all * (all - 1)));
	}

	private static double meanRoot(double[] squares, int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++) {
			sum += Math.sqrt(squares[i]);
		}
		return sum / (to - from);
	}

	private static double sum(double[] values, int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++) {
			sum += values[i];
		}
		return sum;
	}
}
