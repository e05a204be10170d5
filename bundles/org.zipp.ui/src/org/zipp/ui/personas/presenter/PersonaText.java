package org.zipp.ui.personas.presenter;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A persona's text with its sentences and the evidence each rests on. Immutable: an edit gives a new object in which
 * sentences that are still there keep their evidence.
 *
 * @param text      the text as it stands in the editor, white space included
 * @param sentences its sentences in order; they do not overlap
 */
public record PersonaText(String text, List<Span> sentences) {

	/** Share of words or characters that a changed sentence must have in common with its origin to keep the evidence. */
	private static final double KEPT = 0.5;

	/**
	 * A sentence in the text.
	 *
	 * @param start    first character
	 * @param end      behind the last character, trailing white space excluded
	 * @param evidence ids of the evidence the sentence rests on
	 */
	public record Span(int start, int end, List<Long> evidence) {
		public Span {
			evidence = List.copyOf(evidence);
		}

		private Span moved(int by) {
			return new Span(start + by, end + by, evidence);
		}
	}

	public PersonaText {
		sentences = List.copyOf(sentences);
	}

	/**
	 * Joins sentences by spaces.
	 *
	 * @param texts    the sentences
	 * @param evidence for each sentence the ids of its evidence
	 */
	public static PersonaText of(List<String> texts, List<List<Long>> evidence) {
		StringBuilder all = new StringBuilder();
		List<Span> spans = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			String text = texts.get(i).strip();
			if (text.isEmpty()) {
				continue;
			}
			if (!all.isEmpty()) {
				all.append(' ');
			}
			spans.add(new Span(all.length(), all.length() + text.length(), evidence.get(i)));
			all.append(text);
		}
		return new PersonaText(all.toString(), spans);
	}

	/** The text of a sentence. */
	public String sentence(int i) {
		Span span = sentences.get(i);
		return text.substring(span.start, span.end);
	}

	/** The sentence at a character, also right behind its end. */
	public OptionalInt at(int offset) {
		for (int i = 0; i < sentences.size(); i++) {
			if (offset >= sentences.get(i).start && offset <= sentences.get(i).end) {
				return OptionalInt.of(i);
			}
		}
		return OptionalInt.empty();
	}

	/** The sentences that rest on a piece of evidence. */
	public List<Integer> restingOn(long evidence) {
		List<Integer> found = new ArrayList<>();
		for (int i = 0; i < sentences.size(); i++) {
			if (sentences.get(i).evidence.contains(evidence)) {
				found.add(i);
			}
		}
		return found;
	}

	/**
	 * The text after an edit. Only what the edit touches is cut into sentences anew, so that boundaries a verbalizer set
	 * stay as they were. A sentence that reappears keeps its evidence; one that was changed keeps it as long as half of
	 * it is left; parts of a split sentence inherit all of it; a merged sentence rests on the evidence of both.
	 *
	 * @param edited the new text
	 * @param known  evidence of sentences by their text, for sentences that are cut and pasted elsewhere
	 */
	public PersonaText edit(String edited, Map<String, List<Long>> known) {
		int prefix = Arrays.mismatch(text.toCharArray(), edited.toCharArray());
		if (prefix < 0) {
			return this;
		}
		int suffix = 0;
		while (suffix < Math.min(text.length(), edited.length()) - prefix
				&& text.charAt(text.length() - 1 - suffix) == edited.charAt(edited.length() - 1 - suffix)) {
			suffix++;
		}
		int changeEnd = text.length() - suffix;
		int moved = edited.length() - text.length();
		List<Span> head = new ArrayList<>();
		List<Span> touched = new ArrayList<>();
		List<Span> tail = new ArrayList<>();
		for (Span span : sentences) {
			if (span.end < prefix) {
				head.add(span);
			} else if (span.start > changeEnd) {
				tail.add(span.moved(moved));
			} else {
				touched.add(span);
			}
		}
		// The neighbours may grow together with what was edited, for example when their full stop is missing.
		if (!head.isEmpty()) {
			touched.addFirst(head.removeLast());
		}
		if (!tail.isEmpty()) {
			touched.addLast(tail.removeFirst().moved(-moved));
		}
		int from = head.isEmpty() ? 0 : head.getLast().end;
		int to = tail.isEmpty() ? edited.length() : tail.getFirst().start;
		List<Span> result = new ArrayList<>(head);
		result.addAll(matched(touched, edited, rejoined(touched, edited, segments(edited, from, to)), known));
		result.addAll(tail);
		return new PersonaText(edited, result);
	}

	/** Cuts a range into sentences without surrounding white space. */
	private static List<int[]> segments(String text, int from, int to) {
		BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
		sentences.setText(text.substring(from, to));
		List<int[]> found = new ArrayList<>();
		int start = sentences.first();
		for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
			int a = from + start;
			int b = from + end;
			while (a < b && Character.isWhitespace(text.charAt(a))) {
				a++;
			}
			while (b > a && Character.isWhitespace(text.charAt(b - 1))) {
				b--;
			}
			if (a < b) {
				found.add(new int[] { a, b });
			}
		}
		return found;
	}

	/** Joins what was cut although it is an old sentence, unchanged. */
	private List<int[]> rejoined(List<Span> olds, String edited, List<int[]> segments) {
		List<int[]> result = new ArrayList<>(segments);
		int cursor = 0;
		for (Span old : olds) {
			String sentence = text.substring(old.start, old.end);
			for (int i = cursor; i < result.size(); i++) {
				int start = result.get(i)[0];
				int last = i;
				while (last < result.size() - 1 && result.get(last)[1] < start + sentence.length()) {
					last++;
				}
				if (result.get(last)[1] == start + sentence.length() && edited.startsWith(sentence, start)) {
					int end = result.get(last)[1];
					result.subList(i, last + 1).clear();
					result.add(i, new int[] { start, end });
					cursor = i + 1;
					break;
				}
			}
		}
		return result;
	}

	private List<Span> matched(List<Span> olds, String edited, List<int[]> news, Map<String, List<Long>> known) {
		List<String> before = olds.stream().map(s -> normal(text.substring(s.start, s.end))).toList();
		List<String> after = news.stream().map(n -> normal(edited.substring(n[0], n[1]))).toList();
		int[] partner = commonSubsequence(before, after);
		List<Span> result = new ArrayList<>();
		int gapStart = 0;
		for (int i = 0; i < news.size(); i++) {
			int[] range = news.get(i);
			List<Long> evidence;
			if (partner[i] >= 0) {
				evidence = olds.get(partner[i]).evidence;
				gapStart = partner[i] + 1;
			} else if (known.containsKey(after.get(i))) {
				evidence = known.get(after.get(i));
			} else {
				int gapEnd = olds.size();
				for (int j = i + 1; j < news.size(); j++) {
					if (partner[j] >= 0) {
						gapEnd = partner[j];
						break;
					}
				}
				Set<Long> inherited = new LinkedHashSet<>();
				for (int k = gapStart; k < gapEnd; k++) {
					if (similarity(before.get(k), after.get(i)) >= KEPT) {
						inherited.addAll(olds.get(k).evidence);
					}
				}
				evidence = List.copyOf(inherited);
			}
			result.add(new Span(range[0], range[1], evidence));
		}
		return result;
	}

	/** For each element of {@code b} the index of its partner in {@code a}, or -1: a longest common subsequence. */
	private static int[] commonSubsequence(List<String> a, List<String> b) {
		int[][] length = new int[a.size() + 1][b.size() + 1];
		for (int i = a.size() - 1; i >= 0; i--) {
			for (int j = b.size() - 1; j >= 0; j--) {
				length[i][j] = a.get(i).equals(b.get(j)) ? length[i + 1][j + 1] + 1
						: Math.max(length[i + 1][j], length[i][j + 1]);
			}
		}
		int[] partner = new int[b.size()];
		Arrays.fill(partner, -1);
		for (int i = 0, j = 0; i < a.size() && j < b.size();) {
			if (a.get(i).equals(b.get(j))) {
				partner[j++] = i++;
			} else if (length[i + 1][j] >= length[i][j + 1]) {
				i++;
			} else {
				j++;
			}
		}
		return partner;
	}

	/** The shared part of the shorter one, by words or by equal characters at both ends, 0 to 1. */
	static double similarity(String a, String b) {
		Set<String> wordsA = words(a);
		Set<String> wordsB = words(b);
		double byWords = 0;
		if (!wordsA.isEmpty() && !wordsB.isEmpty()) {
			Set<String> shared = new HashSet<>(wordsA);
			shared.retainAll(wordsB);
			byWords = (double) shared.size() / Math.min(wordsA.size(), wordsB.size());
		}
		int shorter = Math.min(a.length(), b.length());
		int front = Math.max(0, Arrays.mismatch(a.toCharArray(), b.toCharArray()));
		int back = 0;
		while (back < shorter - front && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
			back++;
		}
		return Math.max(byWords, (double) (front + back) / Math.max(1, shorter));
	}

	private static Set<String> words(String sentence) {
		Set<String> words = new HashSet<>(Arrays.asList(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
		words.remove("");
		return words;
	}

	/** A sentence with single spaces, as sentences are compared. */
	static String normal(String sentence) {
		return sentence.strip().replaceAll("\\s+", " ");
	}
}
