package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.internal.Dense;

/**
 * Distribution of the largest |z| among contrasts of a multivariate normal vector, or the largest |t|, by quasi-Monte-Carlo
 * integration over directions, the length of the vector being integrated exactly (Deák 1980, Numerische Mathematik 35).
 * Directions come from randomly shifted lattices of Richtmyer's kind (Genz and Bretz 2009, Computation of Multivariate
 * Normal and t Probabilities, §4.2). The same as {@code mvtnorm::qmvnorm(tail = "both.tails")} within the error stated. The
 * covariance may be singular.
 */
final class MaxModulus {

	private static final int SHIFTS = 16;
	private static final int FEWEST_POINTS = 1 << 6;
	private static final double WORK = 1 << 25;
	private static final double RANK_TOLERANCE = 1e-12;
	private static final int POOLED_PARTS = 128;
	private static final int PARTS = 32;
	private static final int PER_PART = 8;
	private static final int MAX_STEPS = 100;
	private static final double TOLERANCE = 1e-9;
	private static final double STEP = 1e-4;

	/**
	 * A contrast of two elements, or one element alone.
	 *
	 * @param minus −1 for none
	 */
	record Contrast(int plus, int minus) {
	}

	/** P(length > x) of the vector in units where all directions are alike. */
	private final DoubleUnaryOperator length;
	/** By shift, means of equal parts of the sorted largest |z| of a vector of length 1; empty when no contrast varies. */
	private final double[][] largest;
	/** Of all shifts together. */
	private final double[] pooled;
	private final int points;

	/**
	 * @param covariance       of the vector, k × k
	 * @param contrasts        those without variance are left out
	 * @param degreesOfFreedom of the common estimate of the scale, for t; empty for normal
	 * @param most             points in each of the 16 lattices; fewer are used where that is much work
	 */
	MaxModulus(double[][] covariance, List<Contrast> contrasts, OptionalInt degreesOfFreedom, long seed, int most) {
		double scale = 0;
		for (int i = 0; i < covariance.length; i++) {
			scale = Math.max(scale, covariance[i][i]);
		}
		List<Contrast> varying = new ArrayList<>();
		for (Contrast c : contrasts) {
			if (variance(covariance, c) > RANK_TOLERANCE * scale) {
				varying.add(c);
			}
		}
		int m = varying.size();
		if (m == 0) {
			largest = new double[0][];
			pooled = new double[0];
			points = 0;
			length = x -> 0;
			return;
		}
		int[] plus = new int[m];
		int[] minus = new int[m];
		double[] perError = new double[m];
		for (int c = 0; c < m; c++) {
			plus[c] = varying.get(c).plus();
			minus[c] = varying.get(c).minus();
			perError[c] = 1 / Math.sqrt(variance(covariance, varying.get(c)));
		}
		double[][] root = Dense.root(covariance, RANK_TOLERANCE);
		int dimensions = root[0].length;
		double[] generator = generator(dimensions);
		length = length(dimensions, degreesOfFreedom);
		int each = (int) Math.max(FEWEST_POINTS, Math.min(most, WORK / (m + (double) dimensions * root.length)));
		SplittableRandom random = new SplittableRandom(seed);
		double[][] shift = new double[SHIFTS][dimensions];
		for (double[] s : shift) {
			Arrays.setAll(s, d -> random.nextDouble());
		}
		double[][] sorted = new double[SHIFTS][];
		IntStream.range(0, SHIFTS).parallel().forEach(s -> {
			double[] ofShift = new double[each];
			double[] z = new double[dimensions];
			NormalDistribution normal = NormalDistribution.of(0, 1);
			for (int i = 0; i < each; i++) {
				double square = 0;
				for (int d = 0; d < dimensions; d++) {
					double u = (i + 1) * generator[d] + shift[s][d];
					u -= Math.floor(u);
					z[d] = normal.inverseCumulativeProbability(Math.max(Math.abs(2 * u - 1), 0x1p-53));
					square += z[d] * z[d];
				}
				double[] x = Dense.multiply(root, z);
				double top = 0;
				for (int c = 0; c < plus.length; c++) {
					double v = minus[c] < 0 ? x[plus[c]] : x[plus[c]] - x[minus[c]];
					top = Math.max(top, Math.abs(v) * perError[c]);
				}
				ofShift[i] = top / Math.sqrt(square);
			}
			Arrays.sort(ofShift);
			sorted[s] = ofShift;
		});
		points = SHIFTS * each;
		largest = Arrays.stream(sorted).map(z -> parts(z, PARTS)).toArray(double[][]::new);
		pooled = parts(Arrays.stream(sorted).flatMapToDouble(Arrays::stream).sorted().toArray(), POOLED_PARTS);
	}

	/** Points of the integration. */
	int points() {
		return points;
	}

	/** The value that the largest |z| or |t| stays below with probability {@code level}; 0 when nothing varies. */
	double quantile(double level) {
		if (points == 0) {
			return 0;
		}
		// False position, halving the side that stays (Illinois), on the difference of exceedance and 1 − level.
		double low = 0;
		double atLow = level;
		double high = 1;
		double atHigh = exceeds(pooled, high) - 1 + level;
		while (atHigh > 0) {
			low = high;
			atLow = atHigh;
			high *= 2;
			atHigh = exceeds(pooled, high) - 1 + level;
		}
		for (int step = 0; step < MAX_STEPS && high - low > TOLERANCE; step++) {
			double middle = (low * atHigh - high * atLow) / (atHigh - atLow);
			double at = exceeds(pooled, middle) - 1 + level;
			if (Math.abs(at) < TOLERANCE * (1 - level)) {
				return middle;
			}
			if (at > 0) {
				low = middle;
				atLow = at;
				atHigh /= 2;
			} else {
				high = middle;
				atHigh = at;
				atLow /= 2;
			}
		}
		return (low + high) / 2;
	}

	/** Standard error of {@link #quantile}, from the spread of its exceedance over shifts. */
	double error(double level) {
		if (points == 0) {
			return 0;
		}
		double quantile = quantile(level);
		double density = (exceeds(pooled, quantile - STEP) - exceeds(pooled, quantile + STEP)) / (2 * STEP);
		double[] exceedance = Arrays.stream(largest).mapToDouble(s -> exceeds(s, quantile)).toArray();
		double mean = Arrays.stream(exceedance).average().orElseThrow();
		double sum = 0;
		for (double v : exceedance) {
			sum += (v - mean) * (v - mean);
		}
		return Math.sqrt(sum / (SHIFTS - 1) / SHIFTS) / density;
	}

	/** Probability that the largest |z| or |t| is at least this. */
	double pValue(double observed) {
		if (points == 0 || observed <= 0) {
			return 1;
		}
		return exceeds(pooled, observed);
	}

	/** Means of equal parts of a sorted sample. */
	private static double[] parts(double[] sorted, int most) {
		int n = Math.clamp(sorted.length / PER_PART, 1, most);
		double[] parts = new double[n];
		for (int b = 0; b < n; b++) {
			int from = (int) ((long) b * sorted.length / n);
			int to = (int) ((b + 1L) * sorted.length / n);
			parts[b] = Arrays.stream(sorted, from, to).average().orElseThrow();
		}
		return parts;
	}

	private double exceeds(double[] of, double value) {
		double sum = 0;
		for (double m : of) {
			sum += length.applyAsDouble(value / m);
		}
		return Math.min(1, sum / of.length);
	}

	/** P(length > x): the root of χ², or over the root of an independent χ²/ν. */
	private static DoubleUnaryOperator length(int dimensions, OptionalInt degreesOfFreedom) {
		if (degreesOfFreedom.isPresent()) {
			FDistribution f = FDistribution.of(dimensions, degreesOfFreedom.getAsInt());
			return x -> f.survivalProbability(x * x / dimensions);
		}
		ChiSquaredDistribution chi = ChiSquaredDistribution.of(dimensions);
		return x -> chi.survivalProbability(x * x);
	}

	private static double variance(double[][] v, Contrast c) {
		return c.minus() < 0 ? v[c.plus()][c.plus()]
				: v[c.plus()][c.plus()] + v[c.minus()][c.minus()] - 2 * v[c.plus()][c.minus()];
	}

	/** Fractions of the roots of the first primes. */
	private static double[] generator(int dimensions) {
		double[] generator = new double[dimensions];
		int candidate = 2;
		for (int d = 0; d < dimensions; candidate++) {
			int n = candidate;
			if (IntStream.rangeClosed(2, (int) Math.sqrt(n)).allMatch(f -> n % f != 0)) {
				generator[d++] = Math.sqrt(n) % 1;
			}
		}
		return generator;
	}
}
