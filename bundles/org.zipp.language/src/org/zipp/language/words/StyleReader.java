package org.zipp.language.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;

/** Reads visual style out of embedded texts: for each text a score of every style value, against the other values of its axis. */
public final class StyleReader {

	private final LabelScorer<StyleValue> scorer;

	public StyleReader(EmbeddingCache embeddings, Collection<float[]> background) {
		Map<StyleValue, List<String>> terms = new LinkedHashMap<>();
		for (StyleValue v : StyleValue.values()) {
			terms.put(v, StyleLexicon.terms(v));
		}
		scorer = new LabelScorer<>(terms, embeddings, background);
	}

	/** How much more a text speaks of each value than texts usually do, standard deviations, by ordinal. */
	public double[] score(float[] text) {
		return scorer.score(text);
	}

	/** Softmax over the values of an axis. */
	public static Map<StyleValue, Double> shares(StyleAxis axis, double[] byOrdinal, double scale) {
		List<StyleValue> values = StyleValue.of(axis);
		double max = values.stream().mapToDouble(v -> byOrdinal[v.ordinal()]).max().orElseThrow();
		List<Double> e = new ArrayList<>();
		for (StyleValue v : values) {
			e.add(Math.exp(scale * (byOrdinal[v.ordinal()] - max)));
		}
		double sum = e.stream().mapToDouble(Double::doubleValue).sum();
		Map<StyleValue, Double> shares = new EnumMap<>(StyleValue.class);
		for (int i = 0; i < values.size(); i++) {
			shares.put(values.get(i), e.get(i) / sum);
		}
		return shares;
	}

	/** The value of an axis with the largest score. */
	public static StyleValue best(StyleAxis axis, double[] byOrdinal) {
		StyleValue best = null;
		for (StyleValue v : StyleValue.of(axis)) {
			if (best == null || byOrdinal[v.ordinal()] > byOrdinal[best.ordinal()]) {
				best = v;
			}
		}
		return best;
	}
}
