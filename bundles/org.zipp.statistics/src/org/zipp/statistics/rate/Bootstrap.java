package org.zipp.statistics.rate;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;

/** What a bootstrap found, or why it cannot find anything. */
public sealed interface Bootstrap permits Bootstrap.Replicates, Bootstrap.Impossible {

	/** No interval exists. */
	record Impossible(NoInterval reason) implements Bootstrap {
	}

	/**
	 * Replicates of an estimate.
	 *
	 * @param estimate         of the data themselves
	 * @param sorted           replicates, ascending; at least one
	 * @param acceleration     a of the BCa interval, from the jackknife
	 * @param degreesOfFreedom of the variance that the replicates imitate: pieces less one, fewer when they are unequal
	 */
	record Replicates(double estimate, double[] sorted, double acceleration, double degreesOfFreedom) implements Bootstrap {

		private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

		/** Standard deviation of the replicates; 0 for a single one. */
		public double standardError() {
			double mean = 0;
			for (double r : sorted) {
				mean += r / sorted.length;
			}
			double sum = 0;
			for (double r : sorted) {
				sum += (r - mean) * (r - mean);
			}
			return sorted.length < 2 ? 0 : Math.sqrt(sum / (sorted.length - 1));
		}

		/**
		 * The recommended interval: percentiles of a level so raised that few pieces do not make it too short. A bootstrap
		 * of n pieces understates the variance by (n−1)/n and imitates the normal where Student's t is due; with the level
		 * of the tails Φ(−t √(n/(n−1))) both are made good (Hesterberg 2015, American Statistician 69, §3.3 and §4.1).
		 */
		public Interval interval(double level) {
			Proportions.checkLevel(level);
			double t = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
			double tail = NORMAL.survivalProbability(t * Math.sqrt((degreesOfFreedom + 1) / degreesOfFreedom));
			return new Interval(Quantiles.ofSorted(sorted, tail), Quantiles.ofSorted(sorted, 1 - tail), level);
		}

		/** Interval between two quantiles of the replicates (Efron 1979, Annals of Statistics 7). */
		public Interval percentile(double level) {
			Proportions.checkLevel(level);
			return new Interval(Quantiles.ofSorted(sorted, (1 - level) / 2), Quantiles.ofSorted(sorted, (1 + level) / 2), level);
		}

		/**
		 * Bias-corrected and accelerated interval (Efron 1987, JASA 82, equations 2.3 and 6.6): quantiles at
		 * Φ(z₀ + (z₀ + z) / (1 − a(z₀ + z))). It corrects the percentile interval for skewness, near 0 and 1 above all.
		 */
		public Interval bca(double level) {
			Proportions.checkLevel(level);
			return new Interval(Quantiles.ofSorted(sorted, adjusted((1 - level) / 2)),
					Quantiles.ofSorted(sorted, adjusted((1 + level) / 2)), level);
		}

		/**
		 * z₀: normal quantile of the share of replicates below the estimate. Rates of votes take few values, so replicates
		 * equal to the estimate count half; the share is kept half a replicate away from 0 and 1.
		 */
		public double bias() {
			int n = sorted.length;
			double below = 0;
			for (double r : sorted) {
				below += r < estimate ? 1 : r == estimate ? 0.5 : 0;
			}
			return NORMAL.inverseCumulativeProbability(Math.clamp(below, 0.5, n - 0.5) / n);
		}

		private double adjusted(double p) {
			double z0 = bias();
			double z = z0 + NORMAL.inverseCumulativeProbability(p);
			double scale = 1 - acceleration * z;
			// Beyond the pole of the transformation lies the end of the sample.
			return scale > 0 ? NORMAL.cumulativeProbability(z0 + z / scale) : z > 0 ? 1 : 0;
		}
	}

	/** a = Σd³ / (6 (Σd²)^1.5) for d = mean − value of the estimates that leave one piece out each; 0 without spread. */
	static double acceleration(double[] leaveOneOut) {
		double mean = 0;
		for (double v : leaveOneOut) {
			mean += v / leaveOneOut.length;
		}
		double two = 0;
		double three = 0;
		for (double v : leaveOneOut) {
			double d = mean - v;
			two += d * d;
			three += d * d * d;
		}
		return two > 0 ? three / (6 * Math.pow(two, 1.5)) : 0;
	}
}
