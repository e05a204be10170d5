package org.zipp.statistics.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;

/**
 * Fleiss' κ for any number of raters and nominal categories (Fleiss 1971, Psychological Bulletin 76), with the test of
 * Fleiss, Nee and Landis (1979), Psychological Bulletin 86.
 * <p>
 * Units may have different numbers of ratings n_i: disagreement is then 1 − κ = Σ_i Σ_j x_ij (n_i − x_ij) / n_i ÷
 * (N (n̄ − 1) Σ_j p_j q_j), as Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, §18.3, have it;
 * it is the usual κ where all n_i are equal. The error of the test is theirs for two categories, extended here to any
 * number: Var₀ = [2 B N (1 − 1/n_H) + 4 A N (1/n_H − 1/n̄)] / (N (n̄ − 1) Σ p q)² with the harmonic mean n_H,
 * A = Σp³ − (Σp²)² and B = Σp² − 2Σp³ + (Σp²)².
 *
 * @param kappa             1 for perfect agreement, 0 for that of chance
 * @param observed          chance-uncorrected share of agreeing pairs, weighted by n_i − 1
 * @param expected          Σ p_j²
 * @param standardError     for an interval: units as a sample, linearised (Gwet 2008, Psychometrika 73); 0 when it cannot
 *                          be told
 * @param standardErrorNull for the test: if all ratings were drawn independently from one distribution
 * @param categories        each category against all others, by ascending value
 * @param units             units with at least two ratings
 * @param unitsDropped      units with fewer, which do not count
 * @param ratings           ratings that count
 */
public record FleissKappa(double kappa, double observed, double expected, double standardError, double standardErrorNull,
		List<Category> categories, int units, int unitsDropped, long ratings) {

	private static final double ROUNDING = 1e-15;

	/**
	 * Agreement on one category.
	 *
	 * @param value             the category
	 * @param share             its share of the ratings
	 * @param kappa             agreement on it against all others
	 * @param standardErrorNull for the test
	 */
	public record Category(double value, double share, double kappa, double standardErrorNull) {

		/** Two-sided test of no agreement beyond chance on this category. */
		public Agreement.Test test() {
			return Agreement.Test.normal(kappa / standardErrorNull);
		}
	}

	/** From ratings; who gave which does not matter. */
	public static Agreement.Result<FleissKappa> of(Ratings ratings) {
		int k = ratings.categoryCount();
		double[] share = new double[k];
		double[] split = new double[k];
		int[] count = new int[k];
		int units = 0;
		long total = 0;
		double inverse = 0;
		for (int u = 0; u < ratings.units(); u++) {
			int m = ratings.count(u);
			if (m < 2) {
				continue;
			}
			units++;
			total += m;
			inverse += 1.0 / m;
			tally(ratings, u, count, 1);
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				int c = ratings.code(i);
				share[c]++;
				// Each of the x ratings of c adds (m − x) / m: together x (m − x) / m.
				split[c] += (m - count[c]) / (double) m;
			}
			tally(ratings, u, count, -1);
		}
		if (units == 0) {
			return Agreement.unpaired(ratings);
		}
		double s2 = 0;
		double s3 = 0;
		double disagreement = 0;
		for (int c = 0; c < k; c++) {
			share[c] /= total;
			if (share[c] == 1) {
				return Agreement.oneCategory("κ");
			}
			s2 += share[c] * share[c];
			s3 += share[c] * share[c] * share[c];
			disagreement += split[c];
		}
		double spare = total - units;
		double o = disagreement / spare;
		double e = 1 - s2;
		double kappa = 1 - o / e;
		double mean = (double) total / units;
		double harmonic = units / inverse;
		double unequal = units * Math.max(0, 1 / harmonic - 1 / mean);
		double pairs = units * (1 - 1 / harmonic);
		double null0 = Math.sqrt(2 * (s2 - 2 * s3 + s2 * s2) * pairs + 4 * (s3 - s2 * s2) * unequal) / (spare * e);
		List<Category> categories = new ArrayList<>();
		for (int c = 0; c < k; c++) {
			double pq = share[c] * (1 - share[c]);
			if (pq > 0) {
				double error = Math.sqrt(2 * pairs + unequal * (1 - 4 * pq) / pq) / spare;
				categories.add(new Category(ratings.category(c), share[c], 1 - split[c] / (spare * pq), error));
			}
		}
		return new Agreement.Estimated<>(new FleissKappa(kappa, 1 - o, s2, standardError(ratings, share, units, total, o, e),
				null0, List.copyOf(categories), units, ratings.units() - units, total));
	}

	private static double standardError(Ratings ratings, double[] share, int units, long total, double o, double e) {
		if (units < 2) {
			return 0;
		}
		int[] count = new int[share.length];
		double sum = 0;
		for (int u = 0; u < ratings.units(); u++) {
			int m = ratings.count(u);
			if (m < 2) {
				continue;
			}
			tally(ratings, u, count, 1);
			double a = 0;
			double p = 0;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				int c = ratings.code(i);
				a += (m - count[c]) / (double) m;
				p += share[c];
			}
			tally(ratings, u, count, -1);
			double dO = (a - o * (m - 1)) / (total - units);
			double dE = -2 * (p - m * (1 - e)) / total;
			double d = -dO / e + o * dE / (e * e);
			sum += d * d;
		}
		double variance = sum * units / (units - 1);
		return variance * units < ROUNDING ? 0 : Math.sqrt(variance);
	}

	private static void tally(Ratings ratings, int unit, int[] count, int by) {
		for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
			count[ratings.code(i)] += by;
		}
	}

	/**
	 * Interval κ ± t · standard error with units − 1 degrees of freedom, cut to [−1, 1]. Empty for one unit and where all
	 * units speak alike, as in perfect agreement.
	 */
	public Optional<Interval> interval(double level) {
		if (!(standardError > 0)) {
			return Optional.empty();
		}
		double half = standardError * TDistribution.of(units - 1.0).inverseSurvivalProbability((1 - level) / 2);
		return Optional.of(new Interval(kappa - half, kappa + half, level).clamp(-1, 1));
	}

	/** Two-sided test of no agreement beyond chance, by the large-sample normal. */
	public Agreement.Test test() {
		return Agreement.Test.normal(kappa / standardErrorNull);
	}
}
