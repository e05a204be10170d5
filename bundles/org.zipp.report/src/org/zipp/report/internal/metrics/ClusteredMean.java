package org.zipp.report.internal.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.RateEstimate;

/**
 * A mean of bounded values that come in clusters: the estimate of {@link ClusteredProportion#biasReduced} after the values are
 * shifted and scaled to [0, 1], and its symmetric interval taken back.
 *
 * @param n        values
 * @param clusters of how many clusters
 * @param mean     of the values
 * @param estimate on [0, 1]; empty with one cluster or without spread
 * @param low      least possible value
 * @param high     largest possible value
 */
public record ClusteredMean(int n, int clusters, double mean, Optional<RateEstimate> estimate, double low, double high) {

	/** Collects values. */
	public static final class Collector {

		private final double low;
		private final double high;
		/** In the order in which they come, so that sums do not depend on what clusters are called. */
		private final Map<String, double[]> sums = new LinkedHashMap<>();
		private int n;

		/** For values in these bounds. */
		public Collector(double low, double high) {
			this.low = low;
			this.high = high;
		}

		/** Adds a value of a cluster; what is not a number is left out. */
		public void add(String cluster, double value) {
			if (!Double.isNaN(value)) {
				double[] sum = sums.computeIfAbsent(cluster, _ -> new double[2]);
				sum[0] += Math.clamp((value - low) / (high - low), 0, 1);
				sum[1]++;
				n++;
			}
		}

		/** The mean; empty without values. */
		public Optional<ClusteredMean> mean() {
			if (n == 0) {
				return Optional.empty();
			}
			List<Cluster> clusters = new ArrayList<>();
			// Rounding may bring a sum above what it is of.
			sums.values().forEach(s -> clusters.add(new Cluster(Math.min(s[0], s[1]), s[1])));
			ClusteredProportion proportion = new ClusteredProportion(clusters);
			return Optional.of(new ClusteredMean(n, clusters.size(), low + (high - low) * proportion.rate(), proportion.biasReduced(), low, high));
		}
	}

	/** The interval, if there is one. */
	public Optional<Interval> interval(double level) {
		return estimate.map(e -> e.wald(level)).map(i -> new Interval(low + (high - low) * i.low(), low + (high - low) * i.high(), level));
	}

	/** Two-sided p-value for a true mean of 0 between the bounds, on the scale of the interval. */
	public OptionalDouble testOfZero() {
		double zero = -low / (high - low);
		return estimate.isEmpty() || !(zero > 0 && zero < 1) ? OptionalDouble.empty() : OptionalDouble.of(estimate.orElseThrow().waldTest(zero));
	}
}
