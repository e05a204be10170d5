package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two texts compared word by word, for showing them side by side.
 *
 * @param removed ranges of the first text that the second lacks
 * @param added   ranges of the second text that the first lacks
 */
public record TextDiff(List<Range> removed, List<Range> added) {

	private static final Pattern WORD = Pattern.compile("\\S+");

	/** More pairs of words than this are not compared one by one. */
	private static final long MOST_PAIRS = 4_000_000;

	/** Characters from {@code start} to before {@code end}. */
	public record Range(int start, int end) {
	}

	/** Compares two texts; very long ones differ as a whole between their common start and end. */
	public static TextDiff of(String before, String after) {
		List<MatchResult> a = WORD.matcher(before).results().toList();
		List<MatchResult> b = WORD.matcher(after).results().toList();
		int front = 0;
		while (front < Math.min(a.size(), b.size()) && a.get(front).group().equals(b.get(front).group())) {
			front++;
		}
		int back = 0;
		while (back < Math.min(a.size(), b.size()) - front
				&& a.get(a.size() - 1 - back).group().equals(b.get(b.size() - 1 - back).group())) {
			back++;
		}
		List<MatchResult> middleA = a.subList(front, a.size() - back);
		List<MatchResult> middleB = b.subList(front, b.size() - back);
		boolean[] keptA = new boolean[middleA.size()];
		boolean[] keptB = new boolean[middleB.size()];
		if ((long) middleA.size() * middleB.size() <= MOST_PAIRS) {
			keep(middleA, middleB, keptA, keptB);
		}
		return new TextDiff(ranges(middleA, keptA), ranges(middleB, keptB));
	}

	/** Marks a longest common subsequence. */
	private static void keep(List<MatchResult> a, List<MatchResult> b, boolean[] keptA, boolean[] keptB) {
		String[] wordsA = a.stream().map(MatchResult::group).toArray(String[]::new);
		String[] wordsB = b.stream().map(MatchResult::group).toArray(String[]::new);
		int[][] length = new int[wordsA.length + 1][wordsB.length + 1];
		for (int i = wordsA.length - 1; i >= 0; i--) {
			for (int j = wordsB.length - 1; j >= 0; j--) {
				length[i][j] = wordsA[i].equals(wordsB[j]) ? length[i + 1][j + 1] + 1
						: Math.max(length[i + 1][j], length[i][j + 1]);
			}
		}
		for (int i = 0, j = 0; i < wordsA.length && j < wordsB.length;) {
			if (wordsA[i].equals(wordsB[j])) {
				keptA[i++] = true;
				keptB[j++] = true;
			} else if (length[i + 1][j] >= length[i][j + 1]) {
				i++;
			} else {
				j++;
			}
		}
	}

	private static List<Range> ranges(List<MatchResult> words, boolean[] kept) {
		List<Range> found = new ArrayList<>();
		for (int i = 0; i < kept.length; i++) {
			if (!kept[i]) {
				int start = words.get(i).start();
				while (i + 1 < kept.length && !kept[i + 1]) {
					i++;
				}
				found.add(new Range(start, words.get(i).end()));
			}
		}
		return List.copyOf(found);
	}
}
