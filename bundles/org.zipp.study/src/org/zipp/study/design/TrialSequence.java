package org.zipp.study.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Places trials of other kinds among the votes of a rater. Pure and deterministic.
 *
 * <ul>
 * <li>Practice comes first.
 * <li>A repeat comes at least {@link #APART} trials after the pair it repeats, which is one of the first half; fewer repeats where
 * there is no room.
 * <li>Checks and gold pairs are spread: the votes and repeats are cut into equal parts, and one stands near each cut. None is the first
 * or the last after practice, and no two are neighbours; fewer where there is no room.
 * </ul>
 */
final class TrialSequence {

	/** Other trials between a pair and its repetition, at least. */
	static final int APART = 5;

	private TrialSequence() {
	}

	/**
	 * The order.
	 *
	 * @param votes    in their order
	 * @param repeats  how many votes are repeated
	 * @param repeated makes the repetition of a vote
	 * @param known    checks and gold pairs
	 * @param practice in their order
	 */
	static <T> List<T> of(List<T> votes, int repeats, UnaryOperator<T> repeated, List<T> known, List<T> practice, Random random) {
		List<T> order = new ArrayList<>(votes);
		List<T> early = new ArrayList<>(votes.subList(0, (votes.size() + 1) / 2));
		Collections.shuffle(early, random);
		early.stream().limit(repeats).forEach(t -> {
			int from = order.indexOf(t) + 1 + APART;
			if (from <= order.size()) {
				order.add(from + random.nextInt(order.size() - from + 1), repeated.apply(t));
			}
		});
		// A gap is the place before the trial of that number; the first and the one behind the last are taken by none.
		int gaps = order.size() - 1;
		List<T> shuffled = new ArrayList<>(known);
		Collections.shuffle(shuffled, random);
		int n = Math.min(shuffled.size(), Math.max(0, gaps));
		List<T> all = new ArrayList<>(practice);
		int[] gap = new int[n];
		for (int i = 0; i < n; i++) {
			int from = 1 + (int) ((long) i * gaps / n);
			int to = (int) ((i + 1L) * gaps / n);
			// In the middle half of its part, so that nobody can count them off.
			int slack = (to - from) / 2;
			gap[i] = from + (to - from - slack) / 2 + random.nextInt(slack + 1);
		}
		int next = 0;
		for (int i = 0; i < order.size(); i++) {
			if (next < n && i == gap[next]) {
				all.add(shuffled.get(next++));
			}
			all.add(order.get(i));
		}
		return all;
	}
}
