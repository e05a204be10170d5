package org.zipp.encoder.internal.method;

import java.util.stream.IntStream;

/**
 * The two numbers of a link that attention sees: ln(1 + n)/(√total of the user·√total of the community) and the share of
 * comments in n, n = posts and comments. The totals count the links that pass messages. Both are shifted and scaled by
 * constants found in training, so that training and use see the same.
 */
record EdgeFeatures(double mean0, double deviation0, double mean1, double deviation1) {

	/** Numbers of a link. */
	static final int COUNT = 2;

	/** Leaves the numbers as they are. */
	static final EdgeFeatures PLAIN = new EdgeFeatures(0, 1, 0, 1);

	private static final double LEAST_DEVIATION = 1e-6;
	/** ln(1 + n) for the n that nearly all links have. */
	private static final double[] LOGARITHMS = IntStream.range(0, 1 << 10).mapToDouble(Math::log1p).toArray();

	/** Sums over links, to find mean and deviation. */
	static final class Statistics {
		private long links;
		private double sum0;
		private double sum1;
		private double squares0;
		private double squares1;

		void add(long activity, long comments, double userTotal, double communityTotal) {
			double f0 = intensity(activity, userTotal, communityTotal);
			double f1 = commentShare(activity, comments);
			links++;
			sum0 += f0;
			squares0 += f0 * f0;
			sum1 += f1;
			squares1 += f1 * f1;
		}

		EdgeFeatures features() {
			return links == 0 ? PLAIN
					: new EdgeFeatures(sum0 / links, deviation(sum0, squares0), sum1 / links, deviation(sum1, squares1));
		}

		private double deviation(double sum, double squares) {
			double variance = squares / links - (sum / links) * (sum / links);
			// Numbers that are all alike tell nothing; they become 0.
			return variance > LEAST_DEVIATION * LEAST_DEVIATION ? Math.sqrt(variance) : 1;
		}
	}

	/** First number of a link. */
	float first(long activity, double userTotal, double communityTotal) {
		return (float) ((intensity(activity, userTotal, communityTotal) - mean0) / deviation0);
	}

	/** Second number of a link. */
	float second(long activity, long comments) {
		return (float) ((commentShare(activity, comments) - mean1) / deviation1);
	}

	private static double intensity(long activity, double userTotal, double communityTotal) {
		return (activity < LOGARITHMS.length ? LOGARITHMS[(int) activity] : Math.log1p(activity)) / Math.sqrt(Math.max(1, userTotal) * Math.max(1, communityTotal));
	}

	private static double commentShare(long activity, long comments) {
		return (double) comments / Math.max(1, activity);
	}
}
