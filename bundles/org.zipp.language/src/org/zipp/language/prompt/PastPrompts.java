package org.zipp.language.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.language.chat.Template;
import org.zipp.language.internal.JsonAnswers;
import org.zipp.language.words.EmbeddingCache;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/** The past prompts of a user: titles of their image posts of at least three words, the k of k-shot. */
final class PastPrompts {

	private static final int FEWEST_WORDS = 3;

	private PastPrompts() {
	}

	/** Title → weight, the weightiest first. */
	static Map<String, Double> of(List<EvidenceRow> evidence) {
		Map<String, Double> titles = new LinkedHashMap<>();
		evidence.stream().filter(e -> e.kind() == EvidenceKind.IMAGE_POST && e.withinBudget())
				.sorted(Comparator.comparingDouble(EvidenceRow::weight).reversed().thenComparingInt(EvidenceRow::rank))
				.forEach(e -> {
					String title = Template.oneLine(e.text());
					if (JsonAnswers.words(title).size() >= FEWEST_WORDS) {
						titles.putIfAbsent(title, e.weight());
					}
				});
		return titles;
	}

	/** The k titles nearest in meaning to the base prompt, the weightier of two like ones. */
	static List<String> nearest(Map<String, Double> titles, String basePrompt, int k, EmbeddingCache embeddings) {
		if (k == 0 || titles.isEmpty()) {
			return List.of();
		}
		Map<String, float[]> vectors = embeddings.of(titles.keySet());
		float[] base = embeddings.of(basePrompt);
		double heaviest = titles.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
		Map<String, Double> score = new LinkedHashMap<>();
		titles.forEach((t, w) -> score.put(t,
				EmbeddingCache.cosine(vectors.get(t), base) + (heaviest > 0 ? 0.1 * w / heaviest : 0)));
		List<String> order = new ArrayList<>(titles.keySet());
		order.sort(Comparator.comparingDouble((String t) -> -score.get(t)));
		return List.copyOf(order.subList(0, Math.min(k, order.size())));
	}
}
