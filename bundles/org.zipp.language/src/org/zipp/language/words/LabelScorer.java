package org.zipp.language.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Zero-shot scores of labels for a text: mean of the largest similarities to the terms of a label, as deviation from
 * what is usual for that label among background texts, in standard deviations.
 */
public final class LabelScorer<L> {

	/** A text speaks of a label in few of its words, so only its nearest terms count. */
	private static final int NEAREST = 5;
	private static final double SMALLEST_DEVIATION = 0.02;

	private final List<L> labels;
	private final float[][][] terms;
	private final double[] mean;
	private final double[] deviation;

	/**
	 * @param terms      label → its terms
	 * @param background embeddings of texts that are usual, at least two
	 */
	public LabelScorer(Map<L, List<String>> terms, EmbeddingCache embeddings, Collection<float[]> background) {
		this.labels = List.copyOf(terms.keySet());
		this.terms = new float[labels.size()][][];
		for (int l = 0; l < labels.size(); l++) {
			this.terms[l] = embeddings.of(terms.get(labels.get(l))).values().toArray(float[][]::new);
		}
		mean = new double[labels.size()];
		deviation = new double[labels.size()];
		List<double[]> usual = new ArrayList<>();
		for (float[] b : background) {
			usual.add(similarities(b));
		}
		for (int l = 0; l < labels.size(); l++) {
			int label = l;
			mean[l] = usual.stream().mapToDouble(s -> s[label]).average().orElseThrow();
			double variance = usual.stream().mapToDouble(s -> (s[label] - mean[label]) * (s[label] - mean[label])).average()
					.orElseThrow();
			deviation[l] = Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
		}
	}

	public List<L> labels() {
		return labels;
	}

	/** One score a label, in the order of {@link #labels()}; 0 is usual. */
	public double[] score(float[] text) {
		double[] result = similarities(text);
		for (int l = 0; l < result.length; l++) {
			result[l] = (result[l] - mean[l]) / deviation[l];
		}
		return result;
	}

	private double[] similarities(float[] text) {
		double[] result = new double[labels.size()];
		for (int l = 0; l < result.length; l++) {
			double[] all = Arrays.stream(terms[l]).mapToDouble(t -> EmbeddingCache.cosine(t, text)).sorted().toArray();
			result[l] = Arrays.stream(all, Math.max(0, all.length - NEAREST), all.length).average().orElseThrow();
		}
		return result;
	}
}
