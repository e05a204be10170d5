package org.zipp.statistics.weighting;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;

/**
 * A weighted mean or ratio with its linearised standard error; equal to {@code svymean} and {@code svyratio} of R's
 * {@code survey}, of subsets too. An estimate holds what it needs to be compared with others of the same sample.
 */
public final class WeightedMean {

	private final double value;
	private final WeightedSample sample;
	private final double[] totals;
	private final int n;
	private final int clusters;
	private final boolean[] counting;
	private final double effectiveN;
	private final double simpleVariance;

	private WeightedMean(double value, WeightedSample sample, double[] totals, int n, int clusters, boolean[] counting,
			double effectiveN, double simpleVariance) {
		this.value = value;
		this.sample = sample;
		this.totals = totals;
		this.n = n;
		this.clusters = clusters;
		this.counting = counting;
		this.effectiveN = effectiveN;
		this.simpleVariance = simpleVariance;
	}

	/**
	 * The weighted mean of all rows.
	 *
	 * @param values by row, finite
	 * @return empty when no row has a weight
	 */
	public static Optional<WeightedMean> of(double[] values, WeightedSample sample) {
		double[] ones = new double[values.length];
		Arrays.fill(ones, 1);
		return ratio(values, ones, sample);
	}

	/**
	 * The weighted mean of some rows: the others stay part of the sample, so that the error knows that who falls into the
	 * part is chance.
	 *
	 * @param counts by row, whether it belongs to the part
	 * @return empty when no row of the part has a weight
	 */
	public static Optional<WeightedMean> of(double[] values, boolean[] counts, WeightedSample sample) {
		double[] part = new double[values.length];
		double[] size = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			size[i] = counts[i] ? 1 : 0;
			part[i] = counts[i] ? values[i] : 0;
		}
		return ratio(part, size, sample);
	}

	/**
	 * The ratio Σ w·numerator / Σ w·denominator, for example votes won over votes cast when rows are raters.
	 *
	 * @param numerator   by row, finite
	 * @param denominator by row, finite and not negative; rows with 0 do not count
	 * @return empty when the denominator sums to 0
	 */
	public static Optional<WeightedMean> ratio(double[] numerator, double[] denominator, WeightedSample sample) {
		int rows = sample.rows();
		if (numerator.length != rows || denominator.length != rows) {
			throw new IllegalArgumentException("Each of the " + rows + " rows needs a value, not " + numerator.length + " and " + denominator.length
					+ '.');
		}
		double over = 0;
		double under = 0;
		double weight = 0;
		double squares = 0;
		int n = 0;
		int clusters = 0;
		boolean[] seen = new boolean[sample.clusterNumbers()];
		for (int i = 0; i < rows; i++) {
			if (!Double.isFinite(numerator[i]) || !(denominator[i] >= 0) || Double.isInfinite(denominator[i])) {
				throw new IllegalArgumentException("Row " + (i + 1) + " has no finite value: " + numerator[i] + " of " + denominator[i] + '.');
			}
			double w = sample.weight(i);
			if (w > 0 && denominator[i] > 0) {
				over += w * numerator[i];
				under += w * denominator[i];
				weight += w;
				squares += w * w;
				n++;
				if (!seen[sample.cluster(i)]) {
					seen[sample.cluster(i)] = true;
					clusters++;
				}
			}
		}
		if (!(under > 0)) {
			return Optional.empty();
		}
		double value = over / under;
		double[] influence = new double[rows];
		double spread = 0;
		for (int i = 0; i < rows; i++) {
			if (denominator[i] > 0 && sample.weight(i) > 0) {
				influence[i] = (numerator[i] - value * denominator[i]) / under;
				spread += sample.weight(i) * influence[i] * influence[i];
			}
		}
		double simple = n < 2 ? 0 : spread * weight / (n - 1.0);
		return Optional.of(new WeightedMean(value, sample, sample.clusterTotals(influence), n, clusters, seen,
				weight * weight / squares, simple));
	}

	/** The estimate. */
	public double value() {
		return value;
	}

	/** Rows that count. */
	public int n() {
		return n;
	}

	/** Clusters with a row that counts. */
	public int clusters() {
		return clusters;
	}

	/** Kish's effective sample size of the rows that count. */
	public double effectiveN() {
		return effectiveN;
	}

	/** Clusters that count less one; 0 when there is no error. */
	public int degreesOfFreedom() {
		return Math.max(0, clusters - 1);
	}

	/** Linearised standard error; empty with fewer than two clusters that count. */
	public OptionalDouble standardError() {
		return clusters < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(covariance(this, this)));
	}

	/** Interval with Student's t of {@link #degreesOfFreedom}; empty with fewer than two clusters that count. */
	public Optional<Interval> interval(double level) {
		return tInterval(value, standardError(), degreesOfFreedom(), level);
	}

	/**
	 * How much larger the variance is than that of a simple random sample of as many rows, drawn with replacement
	 * ({@code deff = "replace"} of {@code survey}); empty without an error or when all values are alike.
	 */
	public OptionalDouble designEffect() {
		OptionalDouble error = standardError();
		return error.isEmpty() || !(simpleVariance > 0) ? OptionalDouble.empty()
				: OptionalDouble.of(error.getAsDouble() * error.getAsDouble() / simpleVariance);
	}

	/**
	 * A difference of two estimates.
	 *
	 * @param value            the difference
	 * @param standardError    empty with fewer than two clusters
	 * @param degreesOfFreedom clusters that count for either estimate, less one; for estimates of different clusters those of
	 *                         Welch (1947), Biometrika 34; 0 without an error
	 */
	public record Difference(double value, OptionalDouble standardError, double degreesOfFreedom) {

		/** Interval with Student's t; empty without an error. */
		public Optional<Interval> interval(double level) {
			return tInterval(value, standardError, degreesOfFreedom, level);
		}

		/** Two-sided p-value of no difference; empty when the error is 0 or there is none. */
		public OptionalDouble pValue() {
			if (standardError.isEmpty() || !(standardError.getAsDouble() > 0)) {
				return OptionalDouble.empty();
			}
			double t = Math.abs(value) / standardError.getAsDouble();
			return OptionalDouble.of(Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t)));
		}
	}

	/**
	 * This less another, from both linearised forms in one: what the two share, the same raters above all, is taken into
	 * account.
	 *
	 * @param other of the same rows in the same clusters; its weights may differ
	 */
	public Difference minus(WeightedMean other) {
		return difference(other, 1, value - other.value);
	}

	/** This over another, less 1: for raked over raw it is Δ%, as a share. Empty when the other is 0. */
	public Optional<Difference> relativeTo(WeightedMean other) {
		if (other.value == 0) {
			return Optional.empty();
		}
		double ratio = value / other.value;
		Difference d = difference(other, ratio, ratio - 1);
		double scale = Math.abs(other.value);
		return Optional.of(new Difference(d.value, d.standardError.isPresent() ? OptionalDouble.of(d.standardError.getAsDouble() / scale)
				: OptionalDouble.empty(), d.degreesOfFreedom));
	}

	private Difference difference(WeightedMean other, double factor, double difference) {
		if (!sample.sameClusters(other.sample)) {
			throw new IllegalArgumentException("Only estimates of the same rows in the same clusters can be compared.");
		}
		int both = 0;
		int either = 0;
		for (int g = 0; g < totals.length; g++) {
			both += counting[g] && other.counting[g] ? 1 : 0;
			either += counting[g] || other.counting[g] ? 1 : 0;
		}
		if (clusters < 2 || other.clusters < 2) {
			return new Difference(difference, OptionalDouble.empty(), 0);
		}
		double own = variance(1, 0, other);
		double others = variance(0, factor, other);
		// With no cluster in common the one with few clusters and a large error decides.
		double df = both > 0 || !(own + others > 0) ? either - 1.0
				: (own + others) * (own + others) / (own * own / (clusters - 1.0) + others * others / (other.clusters - 1.0));
		return new Difference(difference, OptionalDouble.of(Math.sqrt(variance(1, factor, other))), df);
	}

	/** Variance of a times this less b times another. */
	private double variance(double a, double b, WeightedMean other) {
		int count = 0;
		double mean = 0;
		for (int g = 0; g < totals.length; g++) {
			count += sample.isActive(g) || other.sample.isActive(g) ? 1 : 0;
			mean += a * totals[g] - b * other.totals[g];
		}
		mean /= count;
		double sum = 0;
		for (int g = 0; g < totals.length; g++) {
			if (sample.isActive(g) || other.sample.isActive(g)) {
				double d = a * totals[g] - b * other.totals[g] - mean;
				sum += d * d;
			}
		}
		return sum * count / (count - 1.0);
	}

	/** Covariance of two estimates of one sample. */
	static double covariance(WeightedMean a, WeightedMean b) {
		int count = a.sample.clusters();
		double meanA = 0;
		double meanB = 0;
		for (int g = 0; g < a.totals.length; g++) {
			meanA += a.totals[g] / count;
			meanB += b.totals[g] / count;
		}
		double sum = 0;
		for (int g = 0; g < a.totals.length; g++) {
			if (a.sample.isActive(g)) {
				sum += (a.totals[g] - meanA) * (b.totals[g] - meanB);
			}
		}
		return sum * count / (count - 1.0);
	}

	static Optional<Interval> tInterval(double value, OptionalDouble error, double df, double level) {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level + '.');
		}
		if (error.isEmpty() || !(df > 0)) {
			return Optional.empty();
		}
		double half = error.getAsDouble() * TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
		return Optional.of(new Interval(value - half, value + half, level));
	}
}
