package org.zipp.statistics.agreement;

import java.util.Optional;

import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Proportions;

/**
 * Cohen's κ of two raters: agreement beyond what their shares of categories give by chance. Plain: Cohen (1960),
 * Educational and Psychological Measurement 20; weighted: Cohen (1968), Psychological Bulletin 70. Errors: Fleiss, Cohen
 * and Everitt (1969), Psychological Bulletin 72; the same as {@code vcd::Kappa} of R.
 *
 * @param weights           what near misses count
 * @param kappa             1 for perfect agreement, 0 for that of chance, below 0 for less
 * @param observed          (weighted) share of agreement, 0 to 1
 * @param expected          the same by chance
 * @param standardError     for an interval: whatever κ is (H1)
 * @param standardErrorNull for the test: if the raters are independent (H0)
 * @param units             units both raters rated
 */
public record CohenKappa(Weights weights, double kappa, double observed, double expected, double standardError,
		double standardErrorNull, long units) {

	/** A table of two raters has at most so many categories. */
	static final int MAX_CATEGORIES = 2000;
	/** Variances below this are rounding of 0. */
	private static final double ROUNDING = 1e-15;

	/** What a pair of different categories counts as agreement. */
	public enum Weights {
		/** Nothing. */
		NONE,
		/** 1 − |i − j| / range, for ordered categories. */
		LINEAR,
		/** 1 − (i − j)² / range² (Fleiss and Cohen 1973); near to an intra-class correlation. */
		QUADRATIC;

		double weight(double difference, double range) {
			double d = Math.abs(difference) / range;
			return switch (this) {
			case NONE -> d == 0 ? 1 : 0;
			case LINEAR -> 1 - d;
			case QUADRATIC -> 1 - d * d;
			};
		}
	}

	/**
	 * From a table of counts; the weights take the categories as equally spaced.
	 *
	 * @param table k × k, first rater by row, second by column; k at least 2
	 */
	public static Agreement.Result<CohenKappa> of(long[][] table, Weights weights) {
		double[] scores = new double[table.length];
		for (int i = 0; i < scores.length; i++) {
			scores[i] = i;
		}
		return of(table, scores, weights);
	}

	/**
	 * From the ratings of exactly two raters; units that only one of them rated do not count. The weights take the values
	 * as the places of the categories on a line.
	 */
	public static Agreement.Result<CohenKappa> of(Ratings ratings, Weights weights) {
		if (ratings.raters() != 2) {
			return new Agreement.NotEstimable<>(Agreement.Reason.NOT_TWO_RATERS,
					"Cohen's kappa compares two raters; here are " + ratings.raters() + '.');
		}
		return of(ratings, 0, 1, weights);
	}

	/** From the ratings of two raters among several; units that only one of them rated do not count. */
	public static Agreement.Result<CohenKappa> of(Ratings ratings, int first, int second, Weights weights) {
		if (first < 0 || second < 0 || first >= ratings.raters() || second >= ratings.raters() || first == second) {
			throw new IllegalArgumentException("Two different raters below " + ratings.raters() + " are needed, not " + first
					+ " and " + second + '.');
		}
		int k = ratings.categoryCount();
		if (k > MAX_CATEGORIES) {
			throw new IllegalArgumentException("Cohen's kappa is for categories, and " + k
					+ " distinct values are none; use an intra-class correlation.");
		}
		long[][] table = new long[k][k];
		for (int u = 0; u < ratings.units(); u++) {
			int a = -1;
			int b = -1;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				a = ratings.rater(i) == first ? ratings.code(i) : a;
				b = ratings.rater(i) == second ? ratings.code(i) : b;
			}
			if (a >= 0 && b >= 0) {
				table[a][b]++;
			}
		}
		return of(table, ratings.categories(), weights);
	}

	private static Agreement.Result<CohenKappa> of(long[][] table, double[] scores, Weights weights) {
		int k = table.length;
		double[] row = new double[k];
		double[] column = new double[k];
		long n = 0;
		for (int i = 0; i < k; i++) {
			if (table[i].length != k) {
				throw new IllegalArgumentException("The table of two raters must be square.");
			}
			for (int j = 0; j < k; j++) {
				if (table[i][j] < 0) {
					throw new IllegalArgumentException("A count cannot be negative: " + table[i][j] + '.');
				}
				n += table[i][j];
				row[i] += table[i][j];
				column[j] += table[i][j];
			}
		}
		if (n == 0) {
			return new Agreement.NotEstimable<>(Agreement.Reason.NO_PAIRED_UNIT, "No unit was rated by both raters.");
		}
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < k; i++) {
			if (row[i] + column[i] > 0) {
				low = Math.min(low, scores[i]);
				high = Math.max(high, scores[i]);
			}
			row[i] /= n;
			column[i] /= n;
			if (table[i][i] == n) {
				return Agreement.oneCategory("κ");
			}
		}
		double range = high - low;
		double observed = 0;
		double expected = 0;
		double[] byRow = new double[k];
		double[] byColumn = new double[k];
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				double w = weights.weight(scores[i] - scores[j], range);
				observed += w * table[i][j] / n;
				expected += w * row[i] * column[j];
				byRow[i] += w * column[j];
				byColumn[j] += w * row[i];
			}
		}
		double kappa = (observed - expected) / (1 - expected);
		double any = 0;
		double independent = 0;
		double shift = kappa - expected * (1 - kappa);
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				double w = weights.weight(scores[i] - scores[j], range);
				double sum = byRow[i] + byColumn[j];
				double d1 = w - sum * (1 - kappa) - shift;
				double d0 = w - sum + expected;
				any += d1 * d1 * table[i][j] / n;
				independent += d0 * d0 * row[i] * column[j];
			}
		}
		double scale = 1 / ((1 - expected) * Math.sqrt(n));
		return new Agreement.Estimated<>(new CohenKappa(weights, kappa, observed, expected,
				any < ROUNDING ? 0 : Math.sqrt(any) * scale, independent < ROUNDING ? 0 : Math.sqrt(independent) * scale, n));
	}

	/**
	 * Large-sample interval κ ± z · standard error, cut to [−1, 1]. Empty when the error is 0, as for perfect agreement or
	 * a rater who used one category only: such data do not tell how far κ may be off.
	 */
	public Optional<Interval> interval(double level) {
		double half = Proportions.normalQuantile(level) * standardError;
		return half > 0 ? Optional.of(new Interval(kappa - half, kappa + half, level).clamp(-1, 1)) : Optional.empty();
	}

	/** Two-sided test of independence, κ = 0; empty when a rater used one category only. */
	public Optional<Agreement.Test> test() {
		return standardErrorNull > 0 ? Optional.of(Agreement.Test.normal(kappa / standardErrorNull)) : Optional.empty();
	}
}
