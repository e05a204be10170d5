package org.zipp.language.words;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.compute.TextEmbedder;

/** Embeddings of texts, each computed once while it is remembered. Safe for several threads. */
public final class EmbeddingCache {

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

	public EmbeddingCache(TextEmbedder embedder) {
		this.embedder = embedder;
	}

	/** Text → embedding, for all these texts. Callers do not wait for one another's texts. */
	public Map<String, float[]> of(Collection<String> texts) {
		Map<String, float[]> result = LinkedHashMap.newLinkedHashMap(texts.size());
		List<String> missing;
		synchronized (known) {
			texts.forEach(t -> result.put(t, known.get(t)));
			missing = result.keySet().stream().filter(t -> result.get(t) == null).toList();
		}
		float[][] rows = embedder.embed(missing);
		for (int i = 0; i < rows.length; i++) {
			result.put(missing.get(i), rows[i]);
		}
		synchronized (known) {
			missing.forEach(t -> known.put(t, result.get(t)));
		}
		return result;
	}

	/** One text. */
	public float[] of(String text) {
		return of(List.of(text)).get(text);
	}

	/** Cosine of two embeddings, which have norm 1. */
	public static double cosine(float[] a, float[] b) {
		// Four sums, so that the additions do not wait for one another.
		float s0 = 0;
		float s1 = 0;
		float s2 = 0;
		float s3 = 0;
		int d = 0;
		for (; d + 3 < a.length; d += 4) {
			s0 += a[d] * b[d];
			s1 += a[d + 1] * b[d + 1];
			s2 += a[d + 2] * b[d + 2];
			s3 += a[d + 3] * b[d + 3];
		}
		for (; d < a.length; d++) {
			s0 += a[d] * b[d];
		}
		return (double) s0 + s1 + s2 + s3;
	}
}
