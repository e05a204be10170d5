package org.zipp.statistics.agreement;

/**
 * The mean of Cohen's κ over every two raters (Light 1971, Psychological Bulletin 76), with any weights: with quadratic ones it is what
 * is often told of ratings from 1 to 5 by more than two raters. Equals the mean of {@code psych::cohen.kappa} over pairs.
 *
 * @param weights      which near misses count in part
 * @param mean         mean over the pairs for which κ exists
 * @param pairs        those pairs
 * @param pairsWithout pairs with too few units in common, or whose ratings are all the same
 * @param lowest       κ of the pair that agrees least
 * @param highest      κ of the pair that agrees most
 */
public record PairwiseKappa(CohenKappa.Weights weights, double mean, int pairs, int pairsWithout, double lowest, double highest) {

	/**
	 * From ratings by two raters or more.
	 *
	 * @param minOverlap units in common below which a pair does not count, at least 1
	 */
	public static Agreement.Result<PairwiseKappa> of(Ratings ratings, CohenKappa.Weights weights, int minOverlap) {
		if (minOverlap < 1) {
			throw new IllegalArgumentException("A pair needs at least one unit in common, not " + minOverlap + '.');
		}
		if (ratings.pairableUnits() == 0) {
			return Agreement.unpaired(ratings);
		}
		double sum = 0;
		int pairs = 0;
		int without = 0;
		double lowest = Double.POSITIVE_INFINITY;
		double highest = Double.NEGATIVE_INFINITY;
		for (int a = 0; a < ratings.raters(); a++) {
			for (int b = a + 1; b < ratings.raters(); b++) {
				if (CohenKappa.of(ratings, a, b, weights) instanceof Agreement.Estimated<CohenKappa>(CohenKappa k) && k.units() >= minOverlap) {
					sum += k.kappa();
					pairs++;
					lowest = Math.min(lowest, k.kappa());
					highest = Math.max(highest, k.kappa());
				} else {
					without++;
				}
			}
		}
		return pairs == 0 ? Agreement.oneCategory("κ")
				: new Agreement.Estimated<>(new PairwiseKappa(weights, sum / pairs, pairs, without, lowest, highest));
	}
}
