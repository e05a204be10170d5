package org.zipp.study.internal;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Draws what was had least. */
public final class LeastDraw {

	private LeastDraw() {
	}

	/**
	 * The index with the least counts, compared one after another; ties are drawn.
	 *
	 * @param among the indices there are to choose from, in an order that stays, as the draw depends on it
	 * @return −1 when there is none
	 */
	public static int of(Random random, int[] among, IntUnaryOperator... counts) {
		int best = -1;
		int ties = 0;
		for (int i : among) {
			int order = best < 0 ? -1 : 0;
			for (int k = 0; order == 0 && k < counts.length; k++) {
				order = Integer.compare(counts[k].applyAsInt(i), counts[k].applyAsInt(best));
			}
			if (order < 0) {
				best = i;
				ties = 1;
			} else if (order == 0 && random.nextInt(++ties) == 0) {
				best = i;
			}
		}
		return best;
	}
}
