package org.zipp.sample.internal;

/**
 * Draws numbers with given probabilities in constant time (Walker's alias method as built by Vose, 1991).
 */
final class AliasTable {

	private final double[] threshold;
	private final int[] alias;

	/** @param weights not negative, their sum positive; n is drawn in proportion to {@code weights[n]} */
	AliasTable(double[] weights) {
		int n = weights.length;
		threshold = new double[n];
		alias = new int[n];
		double total = 0;
		for (double w : weights) {
			total += w;
		}
		int[] order = new int[n];
		int small = 0;
		int large = n;
		for (int i = 0; i < n; i++) {
			threshold[i] = weights[i] * n / total;
			alias[i] = i;
			if (threshold[i] < 1) {
				order[small++] = i;
			} else {
				order[--large] = i;
			}
		}
		// order[0, small) is poor, order[large, n) is rich; the rich fill up the poor until one side is empty.
		int poor = 0;
		int rich = large;
		while (poor < small && rich < n) {
			int p = order[poor++];
			int r = order[rich];
			alias[p] = r;
			threshold[r] -= 1 - threshold[p];
			if (threshold[r] < 1) {
				order[--poor] = r;
				rich++;
			}
		}
		// What is left differs from 1 by rounding alone.
		for (; poor < small; poor++) {
			threshold[order[poor]] = 1;
		}
		for (; rich < n; rich++) {
			threshold[order[rich]] = 1;
		}
	}

	/** @param unit uniform in (0, 1] */
	int draw(double unit) {
		double place = unit * threshold.length;
		int column = Math.min((int) place, threshold.length - 1);
		return place - column < threshold[column] ? column : alias[column];
	}
}
