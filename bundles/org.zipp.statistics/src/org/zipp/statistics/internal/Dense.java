package org.zipp.statistics.internal;

import java.util.Arrays;
import java.util.Optional;

/** Linear algebra of small dense matrices, {@code double[row][column]}. Arguments are left as they are. */
public final class Dense {

	private Dense() {
	}

	/** Lower triangle L with L·Lᵀ = m; empty when the symmetric m is not positive definite. */
	public static Optional<double[][]> cholesky(double[][] m) {
		int n = m.length;
		double[][] l = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j <= i; j++) {
				double sum = m[i][j] - dot(l[i], l[j], j);
				if (i == j && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
					return Optional.empty();
				}
				l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
			}
		}
		return Optional.of(l);
	}

	/**
	 * R with R·Rᵀ = m, a column for each dimension in which the symmetric m, positive semidefinite but for rounding, varies
	 * (Cholesky with pivots; Golub and Van Loan, Matrix Computations, §4.2.8).
	 *
	 * @param tolerance variance, against the largest, that counts as none
	 */
	public static double[][] root(double[][] m, double tolerance) {
		int n = m.length;
		double[] rest = new double[n];
		double largest = 0;
		for (int i = 0; i < n; i++) {
			rest[i] = m[i][i];
			largest = Math.max(largest, rest[i]);
		}
		double[][] r = new double[n][n];
		int rank = 0;
		while (rank < n) {
			int pivot = 0;
			for (int i = 1; i < n; i++) {
				pivot = rest[i] > rest[pivot] ? i : pivot;
			}
			if (!(rest[pivot] > tolerance * largest)) {
				break;
			}
			double diagonal = Math.sqrt(rest[pivot]);
			double[] row = r[pivot].clone();
			for (int i = 0; i < n; i++) {
				if (rest[i] > 0) {
					r[i][rank] = (m[i][pivot] - dot(r[i], row, rank)) / diagonal;
					rest[i] -= r[i][rank] * r[i][rank];
				}
			}
			rest[pivot] = 0;
			rank++;
		}
		for (int i = 0; i < n; i++) {
			r[i] = Arrays.copyOf(r[i], rank);
		}
		return r;
	}

	/** The x with L·Lᵀ·x = right. */
	public static double[] solve(double[][] l, double[] right) {
		double[] x = forward(l, right);
		for (int i = l.length - 1; i >= 0; i--) {
			x[i] /= l[i][i];
			for (int j = 0; j < i; j++) {
				x[j] -= l[i][j] * x[i];
			}
		}
		return x;
	}

	/** The x with L·x = right. */
	public static double[] forward(double[][] l, double[] right) {
		double[] x = right.clone();
		for (int i = 0; i < l.length; i++) {
			x[i] = (x[i] - dot(l[i], x, i)) / l[i][i];
		}
		return x;
	}

	/** The inverse of L·Lᵀ, exactly symmetric. */
	public static double[][] inverse(double[][] l) {
		int n = l.length;
		double[][] inverse = new double[n][];
		for (int i = 0; i < n; i++) {
			double[] unit = new double[n];
			unit[i] = 1;
			inverse[i] = solve(l, unit);
		}
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) {
				inverse[i][j] = inverse[j][i] = (inverse[i][j] + inverse[j][i]) / 2;
			}
		}
		return inverse;
	}

	/** ln det(L·Lᵀ). */
	public static double logDeterminant(double[][] l) {
		double sum = 0;
		for (int i = 0; i < l.length; i++) {
			sum += 2 * Math.log(l[i][i]);
		}
		return sum;
	}

	public static double[][] multiply(double[][] a, double[][] b) {
		double[][] product = new double[a.length][b.length == 0 ? 0 : b[0].length];
		for (int i = 0; i < a.length; i++) {
			for (int x = 0; x < b.length; x++) {
				double v = a[i][x];
				if (v != 0) {
					for (int j = 0; j < b[x].length; j++) {
						product[i][j] += v * b[x][j];
					}
				}
			}
		}
		return product;
	}

	public static double[] multiply(double[][] a, double[] x) {
		double[] product = new double[a.length];
		for (int i = 0; i < a.length; i++) {
			product[i] = dot(a[i], x, x.length);
		}
		return product;
	}

	public static double[][] transpose(double[][] a) {
		double[][] t = new double[a.length == 0 ? 0 : a[0].length][a.length];
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; j < a[i].length; j++) {
				t[j][i] = a[i][j];
			}
		}
		return t;
	}

	/** a·v·aᵀ: the covariance of a·x when x has covariance v. */
	public static double[][] sandwich(double[][] a, double[][] v) {
		return multiply(multiply(a, v), transpose(a));
	}

	/** xᵀ·v·y. */
	public static double form(double[] x, double[][] v, double[] y) {
		double sum = 0;
		for (int i = 0; i < x.length; i++) {
			if (x[i] != 0) {
				sum += x[i] * dot(v[i], y, y.length);
			}
		}
		return sum;
	}

	private static double dot(double[] x, double[] y, int length) {
		double sum = 0;
		for (int i = 0; i < length; i++) {
			sum += x[i] * y[i];
		}
		return sum;
	}
}
