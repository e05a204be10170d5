package org.zipp.encoder.internal.files;

import java.util.Arrays;

/** Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, by falling eigenvalue. */
public final class SymmetricEigen {

	private static final int MOST_SWEEPS = 60;
	private static final double TINY = 1e-30;

	private final double[] values;
	private final double[][] vectors;

	/** @param matrix symmetric, left as it is */
	public SymmetricEigen(double[][] matrix) {
		int n = matrix.length;
		double[][] a = new double[n][];
		double[][] v = new double[n][n];
		for (int i = 0; i < n; i++) {
			a[i] = matrix[i].clone();
			v[i][i] = 1;
		}
		for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > TINY; sweep++) {
			for (int p = 0; p < n; p++) {
				for (int q = p + 1; q < n; q++) {
					rotate(a, v, p, q);
				}
			}
		}
		Integer[] order = new Integer[n];
		for (int i = 0; i < n; i++) {
			order[i] = i;
		}
		Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
		values = new double[n];
		vectors = new double[n][n];
		for (int k = 0; k < n; k++) {
			values[k] = a[order[k]][order[k]];
			for (int i = 0; i < n; i++) {
				vectors[k][i] = v[i][order[k]];
			}
		}
	}

	/** Sum of squares off the diagonal relative to all. */
	private static double offDiagonal(double[][] a) {
		double off = 0;
		double all = 0;
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; j < a.length; j++) {
				all += a[i][j] * a[i][j];
				off += i == j ? 0 : a[i][j] * a[i][j];
			}
		}
		return all == 0 ? 0 : off / all;
	}

	private static void rotate(double[][] a, double[][] v, int p, int q) {
		if (a[p][q] == 0) {
			return;
		}
		double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
		double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
		double c = 1 / Math.sqrt(t * t + 1);
		double s = t * c;
		int n = a.length;
		for (int k = 0; k < n; k++) {
			double kp = a[k][p];
			double kq = a[k][q];
			a[k][p] = c * kp - s * kq;
			a[k][q] = s * kp + c * kq;
		}
		for (int k = 0; k < n; k++) {
			double pk = a[p][k];
			double qk = a[q][k];
			a[p][k] = c * pk - s * qk;
			a[q][k] = s * pk + c * qk;
		}
		for (int k = 0; k < n; k++) {
			double kp = v[k][p];
			double kq = v[k][q];
			v[k][p] = c * kp - s * kq;
			v[k][q] = s * kp + c * kq;
		}
	}

	/** The k-th largest eigenvalue. */
	public double value(int k) {
		return values[k];
	}

	/** Its eigenvector, of norm 1. */
	public double[] vector(int k) {
		return vectors[k];
	}
}
