package org.zipp.statistics.rate;

import org.zipp.statistics.internal.Eigenvalues;

/**
 * Quadrature for the standard normal density: Σ weight · f(node) equals E f(Z) for polynomials f of degree up to 2n − 1.
 *
 * @param nodes      ascending
 * @param logWeights natural logarithms of the weights, which sum to 1
 */
record GaussHermite(double[] nodes, double[] logWeights) {

	static final int MAX = 100;

	/**
	 * The rule of n nodes: eigenvalues of the tridiagonal matrix of the recurrence of Hermite polynomials (Golub and Welsch
	 * 1969, Mathematics of Computation 23), polished by Newton's method; the weights are 1 / Σ h_k(node)² over the
	 * orthonormal polynomials of degree below n.
	 *
	 * @param n 1 to 100
	 */
	static GaussHermite of(int n) {
		if (n < 1 || n > MAX) {
			throw new IllegalArgumentException("A quadrature has 1 to " + MAX + " nodes, not " + n + '.');
		}
		double[][] recurrence = new double[n][n];
		for (int i = 1; i < n; i++) {
			recurrence[i][i - 1] = recurrence[i - 1][i] = Math.sqrt(i);
		}
		double[] eigenvalues = Eigenvalues.of(recurrence);
		double[] nodes = new double[n];
		double[] logWeights = new double[n];
		for (int i = 0; i < n; i++) {
			double x = (eigenvalues[i] - eigenvalues[n - 1 - i]) / 2;
			for (int polish = 0; polish < 2; polish++) {
				double[] h = polynomials(n, x);
				// The derivative of h_n is √n h_(n−1).
				x -= h[n] / (Math.sqrt(n) * h[n - 1]);
			}
			double[] h = polynomials(n, x);
			double sum = 0;
			for (int k = 0; k < n; k++) {
				sum += h[k] * h[k];
			}
			nodes[i] = x;
			logWeights[i] = -Math.log(sum);
		}
		return new GaussHermite(nodes, logWeights);
	}

	/** Orthonormal Hermite polynomials of degree 0 to n at x. */
	private static double[] polynomials(int n, double x) {
		double[] h = new double[n + 1];
		h[0] = 1;
		h[1] = x;
		for (int k = 1; k < n; k++) {
			h[k + 1] = (x * h[k] - Math.sqrt(k) * h[k - 1]) / Math.sqrt(k + 1.0);
		}
		return h;
	}
}
