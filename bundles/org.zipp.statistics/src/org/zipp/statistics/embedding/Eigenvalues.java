package org.zipp.statistics.embedding;

/**
 * Eigenvalues of symmetric matrices: Householder's reduction to three diagonals, then QL steps with Wilkinson's shift
 * (Golub and Van Loan 2013, Matrix Computations, §8.3).
 */
final class Eigenvalues {

	private static final int MAX_STEPS = 60;

	private Eigenvalues() {
	}

	/**
	 * All eigenvalues, in no order.
	 *
	 * @param upper k × k, of which the upper triangle and the diagonal are read; its rows are used up
	 */
	static double[] of(double[][] upper) {
		int k = upper.length;
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < i; j++) {
				upper[i][j] = upper[j][i];
			}
		}
		double[] diagonal = new double[k];
		double[] beside = new double[k];
		reduce(upper, diagonal, beside);
		iterate(diagonal, beside);
		return diagonal;
	}

	/** To three diagonals; {@code beside[i]} stands between i and i + 1. The whole matrix is kept, so that all runs along rows. */
	private static void reduce(double[][] a, double[] diagonal, double[] beside) {
		int k = a.length;
		double[] u = new double[k];
		double[] p = new double[k];
		for (int i = k - 1; i > 1; i--) {
			double scale = 0;
			for (int j = 0; j < i; j++) {
				scale = Math.max(scale, Math.abs(a[i][j]));
			}
			diagonal[i] = a[i][i];
			if (scale == 0) {
				continue;
			}
			double h = 0;
			for (int j = 0; j < i; j++) {
				u[j] = a[i][j] / scale;
				h += u[j] * u[j];
			}
			double last = u[i - 1];
			double g = last > 0 ? -Math.sqrt(h) : Math.sqrt(h);
			beside[i - 1] = scale * g;
			h -= last * g;
			u[i - 1] = last - g;
			double f = 0;
			for (int j = 0; j < i; j++) {
				p[j] = dot(a[j], u, i) / h;
				f += p[j] * u[j];
			}
			double half = f / (h + h);
			for (int j = 0; j < i; j++) {
				p[j] -= half * u[j];
			}
			for (int j = 0; j < i; j++) {
				subtract(a[j], u[j], p, p[j], u, i);
			}
		}
		for (int i = 0; i < Math.min(2, k); i++) {
			diagonal[i] = a[i][i];
		}
		if (k > 1) {
			beside[0] = a[1][0];
		}
	}

	/** Four sums side by side, which the processor can add at once. */
	private static double dot(double[] a, double[] b, int n) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int i = 0;
		for (; i + 3 < n; i += 4) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
		}
		for (; i < n; i++) {
			s0 += a[i] * b[i];
		}
		return s0 + s1 + (s2 + s3);
	}

	private static void subtract(double[] row, double f, double[] p, double g, double[] u, int n) {
		for (int i = 0; i < n; i++) {
			row[i] -= f * p[i] + g * u[i];
		}
	}

	private static void iterate(double[] d, double[] e) {
		int k = d.length;
		double norm = 0;
		for (int i = 0; i < k; i++) {
			norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
		}
		// Smaller neighbours change no eigenvalue by more than rounding did before.
		double least = norm * Math.ulp(1.0) / 4;
		for (int low = 0; low < k; low++) {
			for (int step = 0;; step++) {
				int high = low;
				while (high < k - 1 && Math.abs(e[high]) > least) {
					high++;
				}
				if (high == low) {
					break;
				}
				if (step == MAX_STEPS) {
					throw new ArithmeticException("The eigenvalues of a symmetric matrix did not settle in " + MAX_STEPS + " steps.");
				}
				step(d, e, low, high);
			}
		}
	}

	private static void step(double[] d, double[] e, int low, int high) {
		double g = (d[low + 1] - d[low]) / (2 * e[low]);
		double r = Math.hypot(g, 1);
		g = d[high] - d[low] + e[low] / (g + Math.copySign(r, g));
		double s = 1;
		double c = 1;
		double p = 0;
		for (int i = high - 1; i >= low; i--) {
			double f = s * e[i];
			double b = c * e[i];
			r = Math.hypot(f, g);
			e[i + 1] = r;
			if (r == 0) {
				d[i + 1] -= p;
				e[high] = 0;
				return;
			}
			s = f / r;
			c = g / r;
			g = d[i + 1] - p;
			r = (d[i] - g) * s + 2 * c * b;
			p = s * r;
			d[i + 1] = g + p;
			g = c * r - b;
		}
		d[low] -= p;
		e[low] = g;
		e[high] = 0;
	}
}
