package org.zipp.study.design;

import java.util.Arrays;

/**
 * What is known of the order of conditions, by the model of Bradley and Terry with a normal prior of variance 1 for each ability: the
 * abilities at the mode of the posterior, and the inverse of its curvature there as their covariance (Laplace). A tie is half a win.
 *
 * <p>A comparison of i and j adds p(1 − p) to the Fisher information along λᵢ − λⱼ, with p = 1 / (1 + exp(λⱼ − λᵢ)), and shrinks the
 * volume of the posterior by ½ ln(1 + p(1 − p) Var(λᵢ − λⱼ)). The pair with the largest product p(1 − p) Var is the least certain one.
 */
final class PairUncertainty {

	private static final int ROUNDS = 50;
	private static final double ENOUGH = 1e-9;

	private final double[] ability;
	private final double[][] covariance;

	/**
	 * Of comparisons.
	 *
	 * @param wins how often (a tie half) the first index won against the second
	 * @param open comparisons that were given out and have no answer yet, symmetric
	 */
	PairUncertainty(double[][] wins, double[][] open) {
		int v = wins.length;
		ability = new double[v];
		double[][] information = new double[v][v];
		for (int round = 0; round < ROUNDS; round++) {
			double[] gradient = new double[v];
			fill(information, gradient, wins, null);
			double[] step = times(inverse(information), gradient);
			double largest = 0;
			for (int i = 0; i < v; i++) {
				ability[i] += step[i];
				largest = Math.max(largest, Math.abs(step[i]));
			}
			if (largest < ENOUGH) {
				break;
			}
		}
		fill(information, new double[v], wins, open);
		covariance = inverse(information);
	}

	private void fill(double[][] information, double[] gradient, double[][] wins, double[][] open) {
		int v = ability.length;
		for (int i = 0; i < v; i++) {
			Arrays.fill(information[i], 0);
			information[i][i] = 1;
			gradient[i] = -ability[i];
		}
		for (int i = 0; i < v; i++) {
			for (int j = i + 1; j < v; j++) {
				double n = wins[i][j] + wins[j][i];
				double p = chance(i, j);
				gradient[i] += wins[i][j] - n * p;
				gradient[j] -= wins[i][j] - n * p;
				double w = (n + (open == null ? 0 : open[i][j])) * p * (1 - p);
				information[i][i] += w;
				information[j][j] += w;
				information[i][j] -= w;
				information[j][i] -= w;
			}
		}
	}

	private double chance(int i, int j) {
		return 1 / (1 + Math.exp(ability[j] - ability[i]));
	}

	/** How uncertain the order of two conditions is; larger for less certain. */
	double of(int i, int j) {
		double p = chance(i, j);
		return p * (1 - p) * (covariance[i][i] + covariance[j][j] - 2 * covariance[i][j]);
	}

	/** Takes into account that two conditions will be compared once more (Sherman and Morrison 1950). */
	void willCompare(int i, int j) {
		int v = ability.length;
		double p = chance(i, j);
		double w = p * (1 - p);
		double[] c = new double[v];
		for (int a = 0; a < v; a++) {
			c[a] = covariance[a][i] - covariance[a][j];
		}
		double scale = w / (1 + w * (c[i] - c[j]));
		for (int a = 0; a < v; a++) {
			for (int b = 0; b < v; b++) {
				covariance[a][b] -= scale * c[a] * c[b];
			}
		}
	}

	private static double[] times(double[][] matrix, double[] x) {
		double[] y = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			for (int j = 0; j < x.length; j++) {
				y[i] += matrix[i][j] * x[j];
			}
		}
		return y;
	}

	/** Of a positive definite matrix, which needs no pivots. */
	private static double[][] inverse(double[][] matrix) {
		int v = matrix.length;
		double[][] a = new double[v][2 * v];
		for (int i = 0; i < v; i++) {
			System.arraycopy(matrix[i], 0, a[i], 0, v);
			a[i][v + i] = 1;
		}
		for (int c = 0; c < v; c++) {
			double pivot = a[c][c];
			for (int j = 0; j < 2 * v; j++) {
				a[c][j] /= pivot;
			}
			for (int r = 0; r < v; r++) {
				double factor = a[r][c];
				for (int j = 0; r != c && j < 2 * v; j++) {
					a[r][j] -= factor * a[c][j];
				}
			}
		}
		double[][] inverse = new double[v][];
		for (int i = 0; i < v; i++) {
			inverse[i] = Arrays.copyOfRange(a[i], v, 2 * v);
		}
		return inverse;
	}
}
