package org.zipp.statistics.embedding;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Eigenvalues;

/**
 * How widely the vectors of a set are spread, which the distance of two sets by a wide kernel hardly sees.
 *
 * @param n                  vectors
 * @param variance           trace of their covariance (divisor n − 1): half the mean squared distance of two of them; for
 *                           vectors of norm 1 their mean cosine distance
 * @param participationRatio (Σλ)²/Σλ² of the eigenvalues λ of the covariance: in how many directions they spread; empty
 *                           when they do not differ
 * @param effectiveRank      exp of the entropy of the shares λ/Σλ (Roy and Vetterli 2007, EUSIPCO); empty when they do not
 *                           differ or there are too many numbers for eigenvalues
 * @param vendi              exp of the entropy of the eigenvalues of the matrix of cosines over n (Friedman and Dieng 2023,
 *                           TMLR): how many vectors without anything in common would be as diverse; empty when there are
 *                           too many numbers for eigenvalues or a vector is 0. Grows with n: compare sets of one size
 */
public record Spread(int n, double variance, OptionalDouble participationRatio, OptionalDouble effectiveRank,
		OptionalDouble vendi) {

	/** Side of the largest matrix whose eigenvalues are computed. */
	private static final int MOST_EIGENVALUES = 2_048;
	private static final int CHUNK = 256;
	private static final int STRIP = 16;
	/** Below this share of the squared norms a variance is rounding. */
	private static final double ROUNDING = 1e-14;

	/**
	 * The spreads of two sets beside each other.
	 *
	 * @param ratio       variance of the first set over that of the second
	 * @param interval    of the ratio, by leaving out each vector in turn, on the log scale with Student's t; empty when a
	 *                    set has fewer than 3 vectors
	 * @param pValue      of the permutation test that both are alike: squared distances to the mean of the own set are
	 *                    handed anew to the sets (after Anderson 2006, Biometrics 62), two-sided
	 * @param relabelings how many were looked at
	 */
	public record Ratio(double ratio, Optional<Interval> interval, double pValue, int relabelings) {
	}

	/**
	 * Measures one set.
	 *
	 * @param set       two vectors or more, all numbers finite, none 0 when they are to be normalised
	 * @param normalise whether vectors are scaled to norm 1 first
	 */
	public static Spread of(VectorSet set, boolean normalise) {
		Cmmd.check(set, set, normalise);
		double[] mean = mean(set, normalise);
		double[] squares = squaresFrom(set, normalise, mean);
		int n = set.rows();
		double sum = Arrays.stream(squares).sum();
		double norms = sum / n + dot(mean, mean);
		boolean differ = sum / n > ROUNDING * norms;
		int side = Math.min(n, set.columns());
		if (side > MOST_EIGENVALUES) {
			return new Spread(n, sum / (n - 1), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
		}
		double[] centred = Eigenvalues.of(products(set, normalise, mean));
		boolean directions = normalise || set.firstZero().isEmpty();
		double[] cosines = directions ? Eigenvalues.of(products(set, true, new double[mean.length])) : new double[0];
		return new Spread(n, differ ? sum / (n - 1) : 0, differ ? OptionalDouble.of(participation(centred)) : OptionalDouble.empty(),
				differ ? OptionalDouble.of(expEntropy(centred)) : OptionalDouble.empty(),
				directions ? OptionalDouble.of(expEntropy(cosines)) : OptionalDouble.empty());
	}

	/**
	 * Compares the variances of two sets; empty when a set does not vary.
	 *
	 * @param level       of the interval
	 * @param relabelings for the test, for example 999
	 */
	public static Optional<Ratio> ratio(VectorSet x, VectorSet y, boolean normalise, double level, int relabelings, long seed) {
		Cmmd.check(x, y, normalise);
		if (relabelings < 1) {
			throw new IllegalArgumentException("The test needs at least one relabeling, not " + relabelings + '.');
		}
		double[] a = centredSquares(x, normalise);
		double[] b = centredSquares(y, normalise);
		double sumA = Arrays.stream(a).sum();
		double sumB = Arrays.stream(b).sum();
		if (!(sumA > 0 && sumB > 0)) {
			return Optional.empty();
		}
		int n = a.length;
		int m = b.length;
		double ratio = sumA / (n - 1) / (sumB / (m - 1));
		Relabelings all = Relabelings.of(n, m, relabelings, seed);
		// With the factor both means are the variances.
		double[] values = new double[n + m];
		for (int i = 0; i < n; i++) {
			values[i] = a[i] * n / (n - 1);
		}
		for (int i = 0; i < m; i++) {
			values[n + i] = b[i] * m / (m - 1);
		}
		double total = Arrays.stream(values).sum();
		double observed = Math.abs(Math.log(ratio));
		long asLarge = IntStream.range(0, all.count()).parallel().filter(p -> {
			double first = all.sum(p, values);
			return Math.abs(Math.log(first / n / ((total - first) / m))) >= observed * (1 - 1e-10);
		}).count();
		double p = all.all() ? (double) asLarge / all.count() : (1.0 + asLarge) / (1.0 + all.count());
		return Optional.of(new Ratio(ratio, interval(a, sumA, b, sumB, ratio, level), p, all.count()));
	}

	private static Optional<Interval> interval(double[] a, double sumA, double[] b, double sumB, double ratio, double level) {
		if (a.length < 3 || b.length < 3) {
			return Optional.empty();
		}
		OptionalDouble first = logJackknife(a, sumA);
		OptionalDouble second = logJackknife(b, sumB);
		if (first.isEmpty() || second.isEmpty()) {
			return Optional.empty();
		}
		double v = first.getAsDouble();
		double w = second.getAsDouble();
		if (!(v + w > 0)) {
			return Optional.of(new Interval(ratio, ratio, level));
		}
		// Satterthwaite (1946), Biometrics Bulletin 2.
		double freedom = (v + w) * (v + w) / (v * v / (a.length - 1) + w * w / (b.length - 1));
		double half = Math.sqrt(v + w) * TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);
		double low = ratio * Math.exp(-half);
		double high = ratio * Math.exp(half);
		return Double.isFinite(high) ? Optional.of(new Interval(low, high, level)) : Optional.empty();
	}

	/** Variance of the log of a variance, by leaving out each vector in turn; empty when one vector is all of it. */
	private static OptionalDouble logJackknife(double[] squares, double sum) {
		int n = squares.length;
		double[] without = new double[n];
		for (int i = 0; i < n; i++) {
			double left = sum - squares[i] * n / (n - 1);
			if (!(left > ROUNDING * sum)) {
				return OptionalDouble.empty();
			}
			without[i] = Math.log(left / (n - 2));
		}
		double mean = Arrays.stream(without).sum() / n;
		double variance = 0;
		for (double v : without) {
			variance += (v - mean) * (v - mean);
		}
		return OptionalDouble.of(variance * (n - 1) / n);
	}

	/** Squared distances to the mean; all 0 when they are rounding. */
	private static double[] centredSquares(VectorSet set, boolean normalise) {
		double[] mean = mean(set, normalise);
		double[] squares = squaresFrom(set, normalise, mean);
		double all = Arrays.stream(squares).sum() / set.rows();
		return all > ROUNDING * (all + dot(mean, mean)) ? squares : new double[squares.length];
	}

	/** Mean vector. Parts of the set are added up in one order, whatever thread took them. */
	static double[] mean(VectorSet set, boolean normalise) {
		int chunks = (set.rows() + CHUNK - 1) / CHUNK;
		double[][] sums = new double[chunks][];
		IntStream.range(0, chunks).parallel().forEach(chunk -> {
			double[] sum = new double[set.columns()];
			double[] row = new double[set.columns()];
			for (int i = chunk * CHUNK; i < Math.min(set.rows(), (chunk + 1) * CHUNK); i++) {
				read(set, i, normalise, row);
				for (int c = 0; c < row.length; c++) {
					sum[c] += row[c];
				}
			}
			sums[chunk] = sum;
		});
		double[] mean = new double[set.columns()];
		for (double[] sum : sums) {
			for (int c = 0; c < mean.length; c++) {
				mean[c] += sum[c] / set.rows();
			}
		}
		return mean;
	}

	private static double[] squaresFrom(VectorSet set, boolean normalise, double[] mean) {
		double[] squares = new double[set.rows()];
		int chunks = (set.rows() + CHUNK - 1) / CHUNK;
		IntStream.range(0, chunks).parallel().forEach(chunk -> {
			double[] row = new double[set.columns()];
			for (int i = chunk * CHUNK; i < Math.min(set.rows(), (chunk + 1) * CHUNK); i++) {
				read(set, i, normalise, row);
				for (int c = 0; c < row.length; c++) {
					squares[i] += (row[c] - mean[c]) * (row[c] - mean[c]);
				}
			}
		});
		return squares;
	}

	private static void read(VectorSet set, int i, boolean normalise, double[] row) {
		set.row(i, row);
		if (normalise) {
			double factor = 1 / Norms.of(row);
			for (int c = 0; c < row.length; c++) {
				row[c] *= factor;
			}
		}
	}

	/**
	 * The smaller of the two matrices Σ (x−m)(x−m)ᵀ and all (x−m)ᵀ(y−m): their eigenvalues above 0 are the same. The
	 * upper triangle and the diagonal are filled.
	 */
	private static double[][] products(VectorSet set, boolean normalise, double[] from) {
		int n = set.rows();
		int d = set.columns();
		if (n <= d) {
			double[][] rows = new double[n][d];
			fill(set, 0, n, normalise, from, rows);
			double[][] products = new double[n][n];
			IntStream.range(0, n).parallel().forEach(i -> {
				for (int j = i; j < n; j++) {
					products[i][j] = dot(rows[i], rows[j]);
				}
			});
			return products;
		}
		double[][] products = new double[d][d];
		double[][] rows = new double[CHUNK][d];
		for (int start = 0; start < n; start += CHUNK) {
			int count = Math.min(CHUNK, n - start);
			fill(set, start, count, normalise, from, rows);
			for (int i = count; i < CHUNK; i++) {
				Arrays.fill(rows[i], 0);
			}
			IntStream.range(0, (d + STRIP - 1) / STRIP).parallel().forEach(strip -> {
				for (int i = strip * STRIP; i < Math.min(d, (strip + 1) * STRIP); i++) {
					addTo(products[i], i, rows, d);
				}
			});
		}
		return products;
	}

	private static void fill(VectorSet set, int start, int count, boolean normalise, double[] from, double[][] rows) {
		IntStream.range(0, count).parallel().forEach(i -> {
			read(set, start + i, normalise, rows[i]);
			for (int c = 0; c < from.length; c++) {
				rows[i][c] -= from[c];
			}
		});
	}

	/** target[j] += Σ rows[r][i]·rows[r][j] for j from i on, four rows at a time. */
	private static void addTo(double[] target, int i, double[][] rows, int d) {
		for (int r = 0; r < CHUNK; r += 4) {
			double[] a = rows[r];
			double[] b = rows[r + 1];
			double[] c = rows[r + 2];
			double[] e = rows[r + 3];
			double ai = a[i];
			double bi = b[i];
			double ci = c[i];
			double ei = e[i];
			for (int j = i; j < d; j++) {
				target[j] += ai * a[j] + bi * b[j] + (ci * c[j] + ei * e[j]);
			}
		}
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	private static double participation(double[] eigenvalues) {
		double sum = 0;
		double squares = 0;
		for (double v : eigenvalues) {
			sum += v;
			squares += v * v;
		}
		return sum * sum / squares;
	}

	/** exp of the entropy of shares; negative eigenvalues are rounding. */
	private static double expEntropy(double[] eigenvalues) {
		double sum = Arrays.stream(eigenvalues).filter(v -> v > 0).sum();
		double entropy = 0;
		for (double v : eigenvalues) {
			if (v > 0) {
				entropy -= v / sum * Math.log(v / sum);
			}
		}
		return Math.exp(entropy);
	}
}
