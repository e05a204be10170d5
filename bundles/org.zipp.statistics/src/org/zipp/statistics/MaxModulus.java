package org.zipp.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Distribution of the largest |z| among contrasts of a multivariate normal vector, or the largest |t|, by quasi-Monte-Carlo
 * integration: randomly shifted lattices of Richtmyer's kind, as in Genz and Bretz (2009), Computation of Multivariate
 * Normal and t Probabilities, §4.2. The same as {@code mvtnorm::qmvnorm(tail = "both.tails")} within the error stated.
 * The covariance may be singular.
 */
final class MaxModulus {

	private static final int SHIFTS = 16;
	private static final int MOST_POINTS = 1 << 13;
	private static final int FEWEST_POINTS = 1 << 8;
	private static final double WORK = 1 << 25;
	private static final double RANK_TOLERANCE = 1e-12;
	private static final int BINS = 512;
	private static final int BISECTIONS = 60;

	/**
	 * A contrast of two elements, or one element alone.
	 *
	 * @param minus −1 for none
	 */
	record Contrast(int plus, int minus) {
	}

	private final OptionalInt degreesOfFreedom;
	/** By shift the largest |z| of each point, sorted; empty when no contrast varies. */
	private final double[][] sorted;
	/** All of these together, sorted. */
	private final double[] pooled;

	/**
	 * @param covariance       of the vector, k × k
	 * @param contrasts        those without variance are left out
	 * @param degreesOfFreedom of the common estimate of the scale, for t; empty for normal
	 */
	MaxModulus(double[][] covariance, List<Contrast> contrasts, OptionalInt degreesOfFreedom, long seed) {
		this.degreesOfFreedom = degreesOfFreedom;
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
			sorted = new double[0][];
			pooled = new double[0];
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
		int points = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, WORK / (m + (double) dimensions * root.length)));
		SplittableRandom random = new SplittableRandom(seed);
		double[][] shift = new double[SHIFTS][dimensions];
		for (double[] s : shift) {
			Arrays.setAll(s, d -> random.nextDouble());
		}
		sorted = new double[SHIFTS][];
		IntStream.range(0, SHIFTS).parallel().forEach(s -> {
			double[] largest = new double[points];
			double[] z = new double[dimensions];
			NormalDistribution normal = NormalDistribution.of(0, 1);
			for (int i = 0; i < points; i++) {
				for (int d = 0; d < dimensions; d++) {
					double u = (i + 1) * generator[d] + shift[s][d];
					u -= Math.floor(u);
					z[d] = normal.inverseCumulativeProbability(Math.max(Math.abs(2 * u - 1), 0x1p-53));
				}
				double[] x = Dense.multiply(root, z);
				double most = 0;
				for (int c = 0; c < plus.length; c++) {
					double v = minus[c] < 0 ? x[plus[c]] : x[plus[c]] - x[minus[c]];
					most = Math.max(most, Math.abs(v) * perError[c]);
				}
				largest[i] = most;
			}
			Arrays.sort(largest);
			sorted[s] = largest;
		});
		pooled = Arrays.stream(sorted).flatMapToDouble(Arrays::stream).sorted().toArray();
	}

	/** Points of the integration. */
	int points() {
		return pooled.length;
	}

	/** The value that the largest |z| or |t| stays below with probability {@code level}; 0 when nothing varies. */
	double quantile(double level) {
		if (pooled.length == 0) {
			return 0;
		}
		return Arrays.stream(sorted).mapToDouble(s -> quantile(s, level)).average().orElseThrow();
	}

	/** Standard error of {@link #quantile} from the spread over shifts. */
	double error(double level) {
		if (pooled.length == 0) {
			return 0;
		}
		double[] q = Arrays.stream(sorted).mapToDouble(s -> quantile(s, level)).toArray();
		double mean = Arrays.stream(q).average().orElseThrow();
		double sum = 0;
		for (double v : q) {
			sum += (v - mean) * (v - mean);
		}
		return Math.sqrt(sum / (SHIFTS - 1) / SHIFTS);
	}

	/** Probability that the largest |z| or |t| is at least this. */
	double pValue(double observed) {
		if (pooled.length == 0 || observed <= 0) {
			return 1;
		}
		if (degreesOfFreedom.isPresent()) {
			return exceeds(bins(pooled), observed);
		}
		int below = Arrays.binarySearch(pooled, observed);
		int at = below < 0 ? -below - 1 : below;
		// The most extreme point that could have been drawn is one of those drawn and this.
		return Math.min(1, (pooled.length - at + 1.0) / (pooled.length + 1.0));
	}

	private double quantile(double[] ofShift, double level) {
		if (degreesOfFreedom.isEmpty()) {
			return Quantiles.ofSorted(ofShift, level);
		}
		double[] bins = bins(ofShift);
		double low = 0;
		double high = 1;
		while (exceeds(bins, high) > 1 - level) {
			low = high;
			high *= 2;
		}
		for (int b = 0; b < BISECTIONS; b++) {
			double middle = (low + high) / 2;
			if (exceeds(bins, middle) > 1 - level) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return (low + high) / 2;
	}

	/** Means of equal parts of a sorted sample. */
	private static double[] bins(double[] ofSorted) {
		int n = Math.min(BINS, ofSorted.length);
		double[] bins = new double[n];
		for (int b = 0; b < n; b++) {
			int from = (int) ((long) b * ofSorted.length / n);
			int to = (int) ((b + 1L) * ofSorted.length / n);
			bins[b] = Arrays.stream(ofSorted, from, to).average().orElseThrow();
		}
		return bins;
	}

	/** P(max|z| / s > t) where ν·s² has a χ² distribution with ν degrees of freedom. */
	private double exceeds(double[] bins, double t) {
		int df = degreesOfFreedom.orElseThrow();
		ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
		double sum = 0;
		for (double z : bins) {
			sum += chi.cumulativeProbability(df * (z / t) * (z / t));
		}
		return sum / bins.length;
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
