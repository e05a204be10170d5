package org.zipp.study.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Balanced incomplete blocks: sets of k of v conditions such that every two conditions are together in the same number λ of blocks.
 *
 * <p>A design of b blocks in which each condition stands r times needs λ(v − 1) = r(k − 1), bk = vr, and b ≥ v (Fisher). For each λ from
 * 1 that allows it, blocks are searched for with backtracking: the first two conditions that are too seldom together are given a block.
 * Where the search ends without one, all sets of k conditions are taken, C(v, k) blocks with λ = C(v − 2, k − 2); that is always
 * balanced. The same numbers give the same blocks.
 */
public final class Blocks {

	private static final long STEPS = 200_000;
	private static final long MOST_SETS = 20_000;

	private final int v;
	private final int k;
	private final List<int[]> sets = new ArrayList<>();
	private long steps;

	private Blocks(int v, int k) {
		this.v = v;
		this.k = k;
	}

	/**
	 * The blocks.
	 *
	 * @param v conditions, 2 or more
	 * @param k conditions of a block, from 2 to {@code v}
	 * @return blocks of numbers from 0, ascending
	 * @throws IllegalArgumentException when there are so many sets that none could be searched
	 */
	public static List<int[]> of(int v, int k) {
		if (k < 2 || k > v) {
			throw new IllegalArgumentException("blocks of " + k + " of " + v + " conditions");
		}
		if (count(v, k) > MOST_SETS) {
			throw new IllegalArgumentException("blocks of " + k + " of " + v + " conditions are too many to choose from");
		}
		Blocks blocks = new Blocks(v, k);
		blocks.collect(new int[k], 0, 0);
		long all = blocks.sets.size() * (long) k * (k - 1) / ((long) v * (v - 1));
		for (int lambda = 1; lambda < all; lambda++) {
			boolean whole = lambda * (v - 1) % (k - 1) == 0 && (long) lambda * v * (v - 1) % ((long) k * (k - 1)) == 0;
			int b = lambda * v * (v - 1) / (k * (k - 1));
			if (whole && b >= v) {
				blocks.steps = 0;
				List<int[]> found = new ArrayList<>();
				if (blocks.search(new int[v][v], lambda, found)) {
					return Collections.unmodifiableList(found);
				}
			}
		}
		return Collections.unmodifiableList(blocks.sets);
	}

	private static long count(int v, int k) {
		long count = 1;
		for (int i = 1; i <= Math.min(k, v - k) && count <= MOST_SETS; i++) {
			count = count * (v - Math.min(k, v - k) + i) / i;
		}
		return count;
	}

	private void collect(int[] set, int size, int from) {
		if (size == k) {
			sets.add(set.clone());
			return;
		}
		for (int i = from; i < v; i++) {
			set[size] = i;
			collect(set, size + 1, i + 1);
		}
	}

	private boolean search(int[][] together, int lambda, List<int[]> found) {
		for (int i = 0; i < v; i++) {
			for (int j = i + 1; j < v; j++) {
				if (together[i][j] < lambda) {
					return fill(i, j, together, lambda, found);
				}
			}
		}
		return true;
	}

	private boolean fill(int i, int j, int[][] together, int lambda, List<int[]> found) {
		for (int[] set : sets) {
			if (++steps > STEPS) {
				return false;
			}
			if (holds(set, i) && holds(set, j) && add(set, together, 1, lambda)) {
				found.add(set);
				if (search(together, lambda, found)) {
					return true;
				}
				found.removeLast();
				add(set, together, -1, lambda);
			}
		}
		return false;
	}

	private static boolean holds(int[] set, int i) {
		for (int x : set) {
			if (x == i) {
				return true;
			}
		}
		return false;
	}

	/** Whether no two are too often together then; otherwise nothing is added. */
	private static boolean add(int[] set, int[][] together, int by, int lambda) {
		for (int a = 0; by > 0 && a < set.length; a++) {
			for (int b = a + 1; b < set.length; b++) {
				if (together[set[a]][set[b]] >= lambda) {
					return false;
				}
			}
		}
		for (int a = 0; a < set.length; a++) {
			for (int b = a + 1; b < set.length; b++) {
				together[set[a]][set[b]] += by;
			}
		}
		return true;
	}
}
