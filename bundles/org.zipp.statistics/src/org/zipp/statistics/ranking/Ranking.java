package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.rate.Proportions;

/**
 * A ranking by abilities with intervals that hold all together: with the probability of the level every interval holds
 * what it should. Differences of all pairs use the largest |z| of all of them (Tukey's all-pairwise comparisons; Hothorn,
 * Bretz and Westfall 2008, Biometrical Journal 50). The ranks an item may have follow from the pairs it surely won or
 * lost (Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91).
 *
 * @param items       best first
 * @param differences of all pairs, the better item first; pairs in the order of {@code items}
 * @param ofItems     critical value of the intervals of items
 * @param ofPairs     critical value of the intervals of differences
 */
public record Ranking(List<Item> items, List<Difference> differences, Critical ofItems, Critical ofPairs, double level) {

	/** In each lattice of the integration. */
	private static final int POINTS = 1 << 13;

	/**
	 * One item.
	 *
	 * @param item          its index
	 * @param rank          1 + number of items with a larger ability
	 * @param ability       abilities sum to 0
	 * @param alone         interval of the ability that holds for this item alone
	 * @param simultaneous  interval of the ability that holds for all items together
	 * @param best          lowest rank that the simultaneous intervals of differences allow
	 * @param worst         highest such rank
	 */
	public record Item(int item, int rank, double ability, double standardError, Interval alone, Interval simultaneous, int best, int worst) {
	}

	/**
	 * Difference of two items.
	 *
	 * @param estimate     ability of the first − ability of the second, at least 0
	 * @param simultaneous interval that holds for all pairs together
	 * @param pValue       that the two are equal, corrected for looking at all pairs (single step)
	 */
	public record Difference(int first, int second, double estimate, double standardError, Interval simultaneous, double pValue) {
	}

	/**
	 * A critical value.
	 *
	 * @param value  half the width of an interval in standard errors
	 * @param error  standard error of the value from the integration
	 * @param points points of the integration
	 */
	public record Critical(double value, double error, int points) {
	}

	/**
	 * Ranks the items of a fitted model. A fit that is robust to clusters gives intervals of Student's t.
	 *
	 * @param level joint coverage, for example 0.95
	 * @param seed  of the integration
	 */
	public static Ranking of(Fit fit, double level, long seed) {
		return of(fit, level, seed, POINTS);
	}

	static Ranking of(Fit fit, double level, long seed, int points) {
		Fit centred = fit.centred();
		int k = centred.ability().length;
		List<Integer> order = centred.ranking();
		List<MaxModulus.Contrast> single = new ArrayList<>();
		List<MaxModulus.Contrast> pairs = new ArrayList<>();
		for (int i = 0; i < k; i++) {
			single.add(new MaxModulus.Contrast(i, -1));
			for (int j = i + 1; j < k; j++) {
				pairs.add(new MaxModulus.Contrast(i, j));
			}
		}
		MaxModulus ofItems = new MaxModulus(centred.covariance(), single, fit.degreesOfFreedom(), seed, points);
		MaxModulus ofPairs = new MaxModulus(centred.covariance(), pairs, fit.degreesOfFreedom(), seed, points);
		Critical itemValue = new Critical(ofItems.quantile(level), ofItems.error(level), ofItems.points());
		Critical pairValue = new Critical(ofPairs.quantile(level), ofPairs.error(level), ofPairs.points());
		int[] better = new int[k];
		int[] worse = new int[k];
		List<Difference> differences = new ArrayList<>();
		for (int a = 0; a < k; a++) {
			for (int b = a + 1; b < k; b++) {
				int i = order.get(a);
				int j = order.get(b);
				double estimate = centred.ability()[i] - centred.ability()[j];
				double error = centred.standardError(i, j);
				double half = pairValue.value() * error;
				double p = error > 0 ? ofPairs.pValue(estimate / error) : 1;
				differences.add(new Difference(i, j, estimate, error, new Interval(estimate - half, estimate + half, level), p));
				if (estimate - half > 0) {
					better[j]++;
					worse[i]++;
				}
			}
		}
		double[] errors = centred.standardErrors();
		double z = alone(fit, level);
		List<Item> items = new ArrayList<>();
		for (int i : order) {
			double ability = centred.ability()[i];
			int rank = 1;
			for (double other : centred.ability()) {
				rank += other > ability ? 1 : 0;
			}
			items.add(new Item(i, rank, ability, errors[i], around(ability, z * errors[i], level),
					around(ability, itemValue.value() * errors[i], level), 1 + better[i], k - worse[i]));
		}
		return new Ranking(List.copyOf(items), List.copyOf(differences), itemValue, pairValue, level);
	}

	private static double alone(Fit fit, double level) {
		return fit.degreesOfFreedom().isPresent()
				? TDistribution.of(fit.degreesOfFreedom().getAsInt())
						.inverseSurvivalProbability((1 - level) / 2)
				: Proportions.normalQuantile(level);
	}

	private static Interval around(double centre, double half, double level) {
		return new Interval(centre - half, centre + half, level);
	}
}
