package org.zipp.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.model.TraitCategory;

/**
 * Prompt rewriting without a language model. The base prompt stays at the front, word for word; style terms are added
 * whose sentence embeddings fit: to the base prompt alone without a persona; to the persona with one; and to the past
 * prompts too when there are some. Negative prompts are left empty.
 */
final class OfflineRewriter implements PromptRewriter {

	/** A trait a person can edit alone; the sentences are what a persona is. */
	private static final double TRAIT_WEIGHT = 2;
	private static final double SENTENCE_WEIGHT = 1;
	private static final double PROMPT_WEIGHT = 0.5;

	private final String label;
	private final EmbeddingCache embeddings;
	private final List<String> generic;
	private final StyleReader style;

	OfflineRewriter(TextEmbedder embedder) {
		label = "offline rewriter (" + embedder.model() + "), no language model";
		embeddings = new EmbeddingCache(embedder);
		generic = CsvResource.read("generic-terms.csv", r -> r.get("term"));
		List<String> usual = new ArrayList<>(generic);
		usual.addAll(CsvResource.read("topic-lexicon.csv", r -> r.get("term")));
		usual.addAll(CsvResource.read("affect-lexicon.csv", r -> r.get("term")));
		Conditions.basePrompts().forEach(p -> usual.add(p.text()));
		style = new StyleReader(embeddings, embeddings.of(usual).values());
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public Rewritten rewrite(Request request) {
		float[] base = embeddings.of(request.basePrompt());
		List<String> terms = request.persona().map(p -> personal(p, request.pastPrompts(), base))
				.orElseGet(() -> nearest(generic, base, base));
		return new Rewritten(joined(request, terms), "");
	}

	/** As many terms as there are axes, within the word limit. */
	private static String joined(Request request, List<String> terms) {
		StringBuilder text = new StringBuilder(request.basePrompt().strip());
		int words = 0;
		int used = 0;
		for (String term : terms) {
			int n = term.split("\\s+").length;
			if (used < StyleAxis.values().length && words + n <= request.limits().addedWords()) {
				text.append(", ").append(term);
				words += n;
				used++;
			}
		}
		return text.toString();
	}

	/** One term an axis, the surest axis first. */
	private List<String> personal(PersonaProfile persona, List<String> pastPrompts, float[] base) {
		double[] scores = scores(persona, pastPrompts);
		float[] voice = mean(persona, pastPrompts);
		Map<StyleAxis, Double> sure = new EnumMap<>(StyleAxis.class);
		for (StyleAxis axis : StyleAxis.values()) {
			sure.put(axis, StyleReader.shares(axis, scores, 1).values().stream().max(Double::compare).orElseThrow());
		}
		return Arrays.stream(StyleAxis.values()).sorted(Comparator.comparingDouble((StyleAxis a) -> -sure.get(a)))
				.map(a -> nearest(StyleLexicon.terms(StyleReader.best(a, scores)), base, voice).getFirst()).toList();
	}

	private double[] scores(PersonaProfile persona, List<String> pastPrompts) {
		double[] scores = new double[StyleValue.values().length];
		for (PersonaProfile.Trait trait : persona.traits()) {
			if (trait.category() == TraitCategory.AESTHETICS) {
				addTrait(scores, trait);
			}
		}
		// A sentence speaks for the value it is most unusual in; the largest, for most sentences are not about style.
		double[] said = new double[scores.length];
		for (float[] sentence : embeddings.of(persona.sentences()).values()) {
			double[] s = style.score(sentence);
			for (int v = 0; v < said.length; v++) {
				said[v] = Math.max(said[v], s[v]);
			}
		}
		add(scores, said, SENTENCE_WEIGHT);
		if (!pastPrompts.isEmpty()) {
			double[] past = new double[scores.length];
			for (float[] prompt : embeddings.of(pastPrompts).values()) {
				add(past, style.score(prompt), 1.0 / pastPrompts.size());
			}
			add(scores, past, 1);
		}
		return scores;
	}

	private void addTrait(double[] scores, PersonaProfile.Trait trait) {
		String value = trait.value().strip().toUpperCase(Locale.ROOT);
		for (StyleValue v : StyleValue.values()) {
			if (v.name().equals(value)) {
				scores[v.ordinal()] += TRAIT_WEIGHT * trait.confidence();
				return;
			}
		}
		// Not one of our words: a person wrote it.
		add(scores, style.score(embeddings.of(trait.name() + ' ' + trait.value())), trait.confidence());
	}

	private static void add(double[] sum, double[] more, double weight) {
		for (int i = 0; i < sum.length; i++) {
			sum[i] += weight * more[i];
		}
	}

	private float[] mean(PersonaProfile persona, List<String> pastPrompts) {
		List<String> texts = new ArrayList<>(persona.sentences());
		texts.addAll(pastPrompts);
		float[] sum = new float[embeddings.of("").length];
		for (float[] v : embeddings.of(texts).values()) {
			for (int d = 0; d < sum.length; d++) {
				sum[d] += v[d] / texts.size();
			}
		}
		return sum;
	}

	private List<String> nearest(List<String> terms, float[] base, float[] voice) {
		Map<String, float[]> vectors = embeddings.of(terms);
		return terms.stream()
				.sorted(Comparator.comparingDouble((String t) -> -(PROMPT_WEIGHT * EmbeddingCache.cosine(vectors.get(t), base)
						+ EmbeddingCache.cosine(vectors.get(t), voice))))
				.toList();
	}
}
