package org.zipp.statistics.embedding;

/** Norms of vectors. */
final class Norms {

	/** Squares between these are neither too large nor too small for a double. */
	private static final double TINY = 1e-140;
	private static final double HUGE = 1e140;

	private Norms() {
	}

	/** √Σ v², also where squares alone would be too large or too small. */
	static double of(double[] v) {
		double sum = 0;
		for (double x : v) {
			sum += x * x;
		}
		double norm = Math.sqrt(sum);
		if (norm > TINY && norm < HUGE) {
			return norm;
		}
		double largest = 0;
		for (double x : v) {
			largest = Math.max(largest, Math.abs(x));
		}
		if (largest == 0) {
			return 0;
		}
		int exponent = Math.getExponent(largest);
		sum = 0;
		for (double x : v) {
			double scaled = Math.scalb(x, -exponent);
			sum += scaled * scaled;
		}
		return Math.scalb(Math.sqrt(sum), exponent);
	}
}
