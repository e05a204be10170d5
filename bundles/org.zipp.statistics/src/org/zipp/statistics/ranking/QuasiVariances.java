package org.zipp.statistics.ranking;

import java.util.Arrays;
import java.util.Optional;

import org.zipp.statistics.internal.Dense;

/**
 * One variance per item such that their sum approximates the variance of the difference of any two (Firth and de Menezes
 * 2004, Biometrika 91; the same as {@code qvcalc} in R). With them a reader may compare any two items of a plot.
 *
 * @param variance by item, above 0
 * @param lowest   relative error of the standard error of a difference where it is understated most, at most 0
 * @param highest  where it is overstated most, at least 0
 */
public record QuasiVariances(double[] variance, double lowest, double highest) {

	private static final int MAX_STEPS = 200;
	private static final double TOLERANCE = 1e-12;

	/**
	 * Fits the variances, by least squares of the logarithms. Empty with fewer than three items, when a difference has no
	 * variance, or when no variances above 0 do.
	 *
	 * @param covariance of the abilities, k × k; however they are pinned
	 */
	public static Optional<QuasiVariances> of(double[][] covariance) {
		int k = covariance.length;
		double[][] v = new double[k][k];
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				v[i][j] = covariance[i][i] + covariance[j][j] - covariance[i][j] - covariance[j][i];
				if (i != j && !(v[i][j] > 0)) {
					return Optional.empty();
				}
			}
		}
		if (k < 3) {
			return Optional.empty();
		}
		double[] q = new double[k];
		double mean = Arrays.stream(v).flatMapToDouble(Arrays::stream).sum() / (k * (k - 1.0));
		Arrays.fill(q, mean / 2);
		double sum = squares(q, v);
		for (int step = 0; step < MAX_STEPS; step++) {
			double[] gradient = new double[k];
			double[][] normal = new double[k][k];
			for (int i = 0; i < k; i++) {
				for (int j = 0; j < i; j++) {
					double fitted = q[i] + q[j];
					double residual = Math.log(v[i][j] / fitted) / fitted;
					double weight = 1 / (fitted * fitted);
					gradient[i] += residual;
					gradient[j] += residual;
					normal[i][i] += weight;
					normal[j][j] += weight;
					normal[i][j] += weight;
					normal[j][i] += weight;
				}
			}
			Optional<double[][]> root = Dense.cholesky(normal);
			if (root.isEmpty()) {
				return Optional.empty();
			}
			double[] delta = Dense.solve(root.get(), gradient);
			double share = 1;
			double[] next = moved(q, delta, share);
			double reached = squares(next, v);
			while (!(reached <= sum * (1 + TOLERANCE)) && share > TOLERANCE) {
				share /= 2;
				next = moved(q, delta, share);
				reached = squares(next, v);
			}
			double change = 0;
			for (int i = 0; i < k; i++) {
				change = Math.max(change, Math.abs(next[i] - q[i]));
			}
			q = next;
			sum = reached;
			if (change < TOLERANCE * mean) {
				return Arrays.stream(q).allMatch(x -> x > 0) ? Optional.of(errors(q, v)) : Optional.empty();
			}
		}
		return Optional.empty();
	}

	/** Standard errors to be read off a plot: two items differ by about √(sum of squares). */
	public double[] standardErrors() {
		return Arrays.stream(variance).map(Math::sqrt).toArray();
	}

	private static QuasiVariances errors(double[] q, double[][] v) {
		double lowest = 0;
		double highest = 0;
		for (int i = 0; i < q.length; i++) {
			for (int j = 0; j < i; j++) {
				double error = Math.sqrt((q[i] + q[j]) / v[i][j]) - 1;
				lowest = Math.min(lowest, error);
				highest = Math.max(highest, error);
			}
		}
		return new QuasiVariances(q, lowest, highest);
	}

	private static double[] moved(double[] q, double[] delta, double share) {
		double[] next = q.clone();
		for (int i = 0; i < q.length; i++) {
			next[i] += share * delta[i];
		}
		return next;
	}

	/** Sum of squared differences of logarithms; infinite where a sum is not above 0. */
	private static double squares(double[] q, double[][] v) {
		double sum = 0;
		for (int i = 0; i < q.length; i++) {
			for (int j = 0; j < i; j++) {
				double fitted = q[i] + q[j];
				if (!(fitted > 0)) {
					return Double.POSITIVE_INFINITY;
				}
				double d = Math.log(fitted / v[i][j]);
				sum += d * d;
			}
		}
		return sum;
	}
}
