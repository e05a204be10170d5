package org.zipp.statistics.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Which items reach which others by comparisons won or tied (Ford 1957, American Mathematical Monthly 64). */
final class Connectivity {

	private final boolean[][] beats;
	private final boolean[][] reach;

	/** Ties connect both ways. */
	Connectivity(PairDesign design) {
		int k = design.items();
		beats = new boolean[k][k];
		for (int r = 0; r < design.rows(); r++) {
			int i = design.left(r);
			int j = design.right(r);
			beats[i][j] |= design.lefts(r) > 0 || design.ties(r) > 0;
			beats[j][i] |= design.rights(r) > 0 || design.ties(r) > 0;
		}
		reach = reach(false);
	}

	/** Groups of items that were compared, through others at least. */
	List<List<Integer>> connected() {
		return groups(reach(true));
	}

	/** Groups of items that reach each other by wins and ties; a group that reaches another comes before it. */
	List<List<Integer>> strong() {
		List<List<Integer>> groups = new ArrayList<>(groups(reach));
		// A winning group reaches more items than those it beat.
		groups.sort(Comparator.comparingInt((List<Integer> g) -> -count(reach[g.getFirst()])));
		return List.copyOf(groups);
	}

	private static List<List<Integer>> groups(boolean[][] reach) {
		boolean[] placed = new boolean[reach.length];
		List<List<Integer>> groups = new ArrayList<>();
		for (int i = 0; i < reach.length; i++) {
			if (!placed[i]) {
				List<Integer> group = new ArrayList<>();
				for (int j = i; j < reach.length; j++) {
					if (reach[i][j] && reach[j][i]) {
						placed[j] = true;
						group.add(j);
					}
				}
				groups.add(List.copyOf(group));
			}
		}
		return List.copyOf(groups);
	}

	private boolean[][] reach(boolean either) {
		boolean[][] reached = new boolean[beats.length][];
		Arrays.setAll(reached, i -> from(i, either));
		return reached;
	}

	private boolean[] from(int start, boolean either) {
		boolean[] seen = new boolean[beats.length];
		Deque<Integer> open = new ArrayDeque<>(List.of(start));
		seen[start] = true;
		while (!open.isEmpty()) {
			int i = open.pop();
			for (int j = 0; j < beats.length; j++) {
				if (!seen[j] && (beats[i][j] || either && beats[j][i])) {
					seen[j] = true;
					open.push(j);
				}
			}
		}
		return seen;
	}

	private static int count(boolean[] reached) {
		int n = 0;
		for (boolean r : reached) {
			n += r ? 1 : 0;
		}
		return n;
	}
}
