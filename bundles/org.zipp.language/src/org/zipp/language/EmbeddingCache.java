package org.zipp.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.zipp.core.compute.TextEmbedder;

/** Embeddings of texts, each computed once while it is remembered. Safe for several threads. */
final class EmbeddingCache {

	/** 384 floats each: about 30 MB. */
	private static final int CAPACITY = 20_000;

	private final TextEmbedder embedder;
	private final Map<String, float[]> known = new LinkedHashMap<>(1024, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
			return size() > CAPACITY;
		}
	};

	EmbeddingCache(TextEmbedder embedder) {
		this.embedder = embedder;
	}

	/** Text → embedding, for all these texts. */
	synchronized Map<String, float[]> of(Collection<String> texts) {
		Map<String, float[]> result = LinkedHashMap.newLinkedHashMap(texts.size());
		List<String> missing = new LinkedHashSet<>(texts).stream().filter(t -> !known.containsKey(t)).toList();
		float[][] rows = embedder.embed(missing);
		for (int i = 0; i < rows.length; i++) {
			result.put(missing.get(i), rows[i]);
		}
		for (String text : texts) {
			if (!result.containsKey(text)) {
				result.put(text, known.get(text));
			}
		}
		for (int i = 0; i < rows.length; i++) {
			known.put(missing.get(i), rows[i]);
		}
		return result;
	}

	/** One text. */
	float[] of(String text) {
		return of(List.of(text)).get(text);
	}

	static double cosine(float[] a, float[] b) {
		double sum = 0;
		for (int d = 0; d < a.length; d++) {
			sum += (double) a[d] * b[d];
		}
		return sum;
	}
}
