package org.zipp.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.zipp.graph.Trace;

/** The choices of snippets, by name. */
public enum SnippetChoices implements SnippetChoice {

	SCORE("what scored best first, the newest first among equals") {
		@Override
		public List<Trace> order(List<Trace> traces) {
			return sorted(traces, BEST_FIRST);
		}
	},
	RECENT("the newest first") {
		@Override
		public List<Trace> order(List<Trace> traces) {
			return sorted(traces, NEWEST_FIRST);
		}
	},
	DIVERSE("maximal marginal relevance: what scored well and shares few words with what is shown already") {
		@Override
		public List<Trace> order(List<Trace> traces) {
			return diverse(sorted(traces, BEST_FIRST));
		}
	},
	CENTRAL("what shares most words with the user's other texts in the community") {
		@Override
		public List<Trace> order(List<Trace> traces) {
			return central(sorted(traces, BEST_FIRST));
		}
	};

	/** How much a good score counts against new words in {@link #DIVERSE}, 0 to 1. */
	static final double RELEVANCE = 0.6;

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt((Trace t) -> -t.score())
			.thenComparingLong(t -> -t.created()).thenComparing(Trace::source);
	private static final Comparator<Trace> NEWEST_FIRST = Comparator.comparingLong((Trace t) -> -t.created())
			.thenComparing(BEST_FIRST);

	private final String description;

	SnippetChoices(String description) {
		this.description = description;
	}

	@Override
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public String description() {
		return description;
	}

	private static List<Trace> sorted(List<Trace> traces, Comparator<Trace> order) {
		return traces.stream().sorted(order).toList();
	}

	/**
	 * Greedy: the next is the one of greatest {@code RELEVANCE}·r − (1 − {@code RELEVANCE})·m, where r falls evenly from 1
	 * for the best score towards 0, and m is the greatest overlap of words with one taken before.
	 */
	private static List<Trace> diverse(List<Trace> best) {
		int n = best.size();
		Words[] words = words(best);
		double[] overlap = new double[n];
		boolean[] taken = new boolean[n];
		List<Trace> order = new ArrayList<>(n);
		for (int k = 0; k < n; k++) {
			int next = -1;
			double greatest = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < n; i++) {
				double value = RELEVANCE * (n - i) / n - (1 - RELEVANCE) * overlap[i];
				if (!taken[i] && value > greatest) {
					greatest = value;
					next = i;
				}
			}
			taken[next] = true;
			order.add(best.get(next));
			for (int i = 0; i < n; i++) {
				overlap[i] = taken[i] ? 0 : Math.max(overlap[i], words[i].overlap(words[next]));
			}
		}
		return order;
	}

	private static List<Trace> central(List<Trace> best) {
		int n = best.size();
		Words[] words = words(best);
		double[] sum = new double[n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) {
				double overlap = words[i].overlap(words[j]);
				sum[i] += overlap;
				sum[j] += overlap;
			}
		}
		return IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble((Integer i) -> -sum[i])
				.thenComparing(Comparator.naturalOrder())).map(best::get).toList();
	}

	private static Words[] words(List<Trace> traces) {
		return traces.stream().map(t -> Words.of(t.text())).toArray(Words[]::new);
	}

	/** The different words of a text, as sorted hashes. */
	private record Words(int[] hashes) {

		/** Shorter words say little. */
		private static final int SHORTEST = 3;

		static Words of(String text) {
			int[] hashes = new int[text.length() / 2 + 1];
			int n = 0;
			int hash = 0;
			int length = 0;
			for (int i = 0; i <= text.length(); i++) {
				char c = i < text.length() ? text.charAt(i) : ' ';
				if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
					hash = 31 * hash + Character.toLowerCase(c);
					length++;
				} else {
					if (length >= SHORTEST) {
						hashes[n++] = hash;
					}
					hash = 0;
					length = 0;
				}
			}
			return new Words(Arrays.stream(hashes, 0, n).sorted().distinct().toArray());
		}

		/** Jaccard index: words in both among words in either; 0 when neither has any. */
		double overlap(Words other) {
			int both = 0;
			int i = 0;
			int j = 0;
			while (i < hashes.length && j < other.hashes.length) {
				if (hashes[i] == other.hashes[j]) {
					both++;
					i++;
					j++;
				} else if (hashes[i] < other.hashes[j]) {
					i++;
				} else {
					j++;
				}
			}
			int either = hashes.length + other.hashes.length - both;
			return either == 0 ? 0 : (double) both / either;
		}
	}
}
