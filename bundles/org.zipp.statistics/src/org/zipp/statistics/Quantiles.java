package org.zipp.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Quantiles and the summary made of them. */
public final class Quantiles {

	private Quantiles() {
	}

	/**
	 * A sample in five numbers.
	 *
	 * @param n      its size, above 0
	 * @param min    smallest value
	 * @param q1     first quartile
	 * @param median median
	 * @param q3     third quartile
	 * @param max    largest value
	 */
	public record Summary(int n, double min, double q1, double median, double q3, double max) {

		/** The interquartile range. */
		public double iqr() {
			return q3 - q1;
		}
	}

	/**
	 * Quantile of ascending values by linear interpolation: type 7 of Hyndman and Fan (1996), American Statistician 50,
	 * the default of R.
	 *
	 * @param sorted at least one value
	 * @param p      0 to 1
	 */
	public static double ofSorted(double[] sorted, double p) {
		if (sorted.length == 0 || !(p >= 0 && p <= 1)) {
			throw new IllegalArgumentException("A quantile needs values and 0 <= p <= 1, got " + sorted.length + " values and p = " + p + '.');
		}
		double h = (sorted.length - 1) * p;
		int below = (int) Math.floor(h);
		if (below + 1 >= sorted.length) {
			return sorted[sorted.length - 1];
		}
		return sorted[below] + (h - below) * (sorted[below + 1] - sorted[below]);
	}

	/** The summary of finite values in any order; empty for none. */
	public static Optional<Summary> summary(double[] values) {
		if (values.length == 0) {
			return Optional.empty();
		}
		double[] s = values.clone();
		Arrays.sort(s);
		return Optional.of(new Summary(s.length, s[0], ofSorted(s, 0.25), ofSorted(s, 0.5), ofSorted(s, 0.75), s[s.length - 1]));
	}
}
