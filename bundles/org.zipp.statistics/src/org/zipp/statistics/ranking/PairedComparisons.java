package org.zipp.statistics.ranking;

import org.zipp.statistics.rate.Ties;

/**
 * Comparisons of two items each, one entry per comparison, or per many alike with a weight. The arrays belong to the
 * record from now on.
 *
 * @param items  number of items; they count from 0
 * @param left   item on the left, or first, side
 * @param right  item on the other side, never the same
 * @param score  1 when the left item was preferred, ½ for a tie, 0 when the right one was
 * @param weight how often, or with what weight, this was seen; at least 0; an empty array stands for 1 each
 * @param rater  who compared, from 0; an empty array when it is not known
 */
public record PairedComparisons(int items, int[] left, int[] right, double[] score, double[] weight, int[] rater) {

	public PairedComparisons {
		int n = left.length;
		if (items < 2) {
			throw new IllegalArgumentException("Comparisons need two items or more, not " + items + '.');
		}
		if (right.length != n || score.length != n || weight.length != 0 && weight.length != n
				|| rater.length != 0 && rater.length != n) {
			throw new IllegalArgumentException("Every comparison needs a left item, a right item and a score, and all or none a weight and a rater, "
					+ "got " + n + ", " + right.length + ", " + score.length + ", " + weight.length + " and " + rater.length + '.');
		}
		for (int c = 0; c < n; c++) {
			if (left[c] < 0 || left[c] >= items || right[c] < 0 || right[c] >= items || left[c] == right[c]) {
				throw new IllegalArgumentException("Comparison " + c + " must be of two different items from 0 to " + (items - 1) + ", not of " + left[c]
						+ " and " + right[c] + '.');
			}
			if (score[c] != 0 && score[c] != 0.5 && score[c] != 1) {
				throw new IllegalArgumentException("A score is 0, 0.5 or 1, not " + score[c] + " as in comparison " + c + '.');
			}
			if (weight.length > 0 && (!(weight[c] >= 0) || weight[c] == Double.POSITIVE_INFINITY)) {
				throw new IllegalArgumentException("A weight is finite and not negative, not " + weight[c] + " as in comparison " + c + '.');
			}
			if (rater.length > 0 && rater[c] < 0) {
				throw new IllegalArgumentException("Raters count from 0, got " + rater[c] + " in comparison " + c + '.');
			}
		}
	}

	/** Comparisons of weight 1 by raters that are not known. */
	public static PairedComparisons of(int items, int[] left, int[] right, double[] score) {
		return new PairedComparisons(items, left, right, score, new double[0], new int[0]);
	}

	/**
	 * Comparisons that were counted; sides are not known, so the model must have no side effect.
	 *
	 * @param wins k × k; {@code wins[i][j]} is how often i beat j; the diagonal is ignored
	 */
	public static PairedComparisons ofWins(double[][] wins) {
		return ofCounts(wins, new double[wins.length][wins.length]);
	}

	/**
	 * Comparisons that were counted by side.
	 *
	 * @param wins k × k; {@code wins[i][j]} is how often i beat j; the diagonal is ignored
	 * @param ties k × k; {@code ties[i][j]} is how often the two tied, counted in one of the triangles or split over
	 *             both
	 */
	public static PairedComparisons ofCounts(double[][] wins, double[][] ties) {
		int k = wins.length;
		if (ties.length != k) {
			throw new IllegalArgumentException("Wins and ties must be matrices of the same size.");
		}
		int n = k * (k - 1) * 2;
		int[] left = new int[n];
		int[] right = new int[n];
		double[] score = new double[n];
		double[] weight = new double[n];
		int c = 0;
		for (int i = 0; i < k; i++) {
			if (wins[i].length != k || ties[i].length != k) {
				throw new IllegalArgumentException("The matrix of wins must be square, and so that of ties.");
			}
			for (int j = 0; j < k; j++) {
				if (i != j) {
					for (int tie = 0; tie < 2; tie++) {
						left[c] = i;
						right[c] = j;
						score[c] = tie == 0 ? 1 : 0.5;
						weight[c++] = tie == 0 ? wins[i][j] : ties[i][j];
					}
				}
			}
		}
		return new PairedComparisons(k, left, right, score, weight, new int[0]);
	}

	/** The same comparisons, each seen so often. */
	public PairedComparisons weighted(double[] newWeight) {
		return new PairedComparisons(items, left, right, score, newWeight, rater);
	}

	/** The same comparisons by these raters. */
	public PairedComparisons by(int[] newRater) {
		return new PairedComparisons(items, left, right, score, weight, newRater);
	}

	/** Number of entries. */
	public int size() {
		return left.length;
	}

	/** Weight of an entry. */
	public double weightOf(int comparison) {
		return weight.length == 0 ? 1 : weight[comparison];
	}

	/** Number of raters with an entry of weight above 0; 0 when raters are not known. */
	public int raters() {
		int highest = -1;
		for (int r : rater) {
			highest = Math.max(highest, r);
		}
		boolean[] seen = new boolean[highest + 1];
		int n = 0;
		for (int c = 0; c < rater.length; c++) {
			if (weightOf(c) > 0 && !seen[rater[c]]) {
				seen[rater[c]] = true;
				n++;
			}
		}
		return n;
	}

	/**
	 * How often, by weight, each item was preferred to each other, k × k.
	 *
	 * @param ties what a tie adds: with {@link Ties#HALF} half a win to either, else nothing
	 */
	public double[][] wins(Ties ties) {
		double[][] wins = new double[items][items];
		for (int c = 0; c < left.length; c++) {
			double w = weightOf(c);
			if (score[c] != 0.5) {
				wins[score[c] == 1 ? left[c] : right[c]][score[c] == 1 ? right[c] : left[c]] += w;
			} else if (ties == Ties.HALF) {
				wins[left[c]][right[c]] += w / 2;
				wins[right[c]][left[c]] += w / 2;
			}
		}
		return wins;
	}

	/** How often, by weight, each two items tied, k × k and symmetric. */
	public double[][] tied() {
		double[][] tied = new double[items][items];
		for (int c = 0; c < left.length; c++) {
			if (score[c] == 0.5) {
				tied[left[c]][right[c]] += weightOf(c);
				tied[right[c]][left[c]] += weightOf(c);
			}
		}
		return tied;
	}
}
