package org.zipp.language.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.language.words.CsvResource;
import org.zipp.language.words.EmbeddingCache;
import org.zipp.language.words.StyleLexicon;
import org.zipp.language.words.StyleReader;
import org.zipp.model.TraitCategory;

/**
 * Prompt rewriting without a language model. The base prompt stays at the front, word for word; style terms are added
 * whose sentence embeddings fit: to the base prompt alone without a persona; to the persona with one; and to the past
 * prompts too when there are some. Negative prompts are left empty.
 */
final class OfflineRewriter implements PromptRewriter {

	private static final double PROMPT_WEIGHT = 0.5;
	/** What a standard deviation of style in one past prompt counts, in log odds. */
	private static final double PAST_WEIGHT = 0.25;
	private static final double SMALLEST_SHARE = 1e-3;

	private final String label;
	private final EmbeddingCache embeddings;
	private final List<String> generic;
	private StyleReader style;

	OfflineRewriter(TextEmbedder embedder) {
		label = "offline rewriter (" + embedder.model() + "), no language model";
		embeddings = new EmbeddingCache(embedder);
		generic = CsvResource.read("generic-terms.csv", r -> r.get("term"));
	}

	/** Made when it is first needed: it embeds the whole lexicon. */
	private synchronized StyleReader style() {
		if (style == null) {
			List<String> usual = new ArrayList<>(generic);
			usual.addAll(CsvResource.read("topic-lexicon.csv", r -> r.get("term")));
			usual.addAll(CsvResource.read("affect-lexicon.csv", r -> r.get("term")));
			Conditions.basePrompts().forEach(p -> usual.add(p.text()));
			style = new StyleReader(embeddings, embeddings.of(usual).values());
		}
		return style;
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

	/** Log odds of the style values by ordinal: what the persona says, shifted by the past prompts. */
	private double[] scores(PersonaProfile persona, List<String> pastPrompts) {
		// Most sentences are not about style, so the one that speaks most of a value counts for it.
		double[] said = new double[StyleValue.values().length];
		for (float[] sentence : embeddings.of(persona.sentences()).values()) {
			double[] s = style().score(sentence);
			for (int v = 0; v < said.length; v++) {
				said[v] = Math.max(said[v], s[v]);
			}
		}
		double[] scores = new double[said.length];
		for (StyleAxis axis : StyleAxis.values()) {
			Map<StyleValue, Double> shares = StyleReader.shares(axis, said, 1);
			// A trait knows how sure it is. Where the sentences say something else, a person has edited them.
			for (PersonaProfile.Trait trait : persona.traits()) {
				if (trait.category() == TraitCategory.AESTHETICS && trait.name().equalsIgnoreCase(axis.name())) {
					Map<StyleValue, Double> stated = stated(axis, trait);
					if (best(stated) == StyleReader.best(axis, said)) {
						shares = stated;
					}
				}
			}
			shares.forEach((v, share) -> scores[v.ordinal()] = Math.log(Math.max(SMALLEST_SHARE, share)));
		}
		for (float[] prompt : embeddings.of(pastPrompts).values()) {
			double[] s = style().score(prompt);
			for (int v = 0; v < scores.length; v++) {
				scores[v] += PAST_WEIGHT * Math.max(0, s[v] - 1);
			}
		}
		return scores;
	}

	private Map<StyleValue, Double> stated(StyleAxis axis, PersonaProfile.Trait trait) {
		List<StyleValue> values = StyleValue.of(axis);
		for (StyleValue v : values) {
			if (v.id().equalsIgnoreCase(trait.value().strip())) {
				double sure = Math.clamp(trait.confidence(), 1.0 / values.size(), 1);
				Map<StyleValue, Double> shares = new EnumMap<>(StyleValue.class);
				values.forEach(o -> shares.put(o, (1 - sure) / (values.size() - 1)));
				shares.put(v, sure);
				return shares;
			}
		}
		// Not one of our words: a person wrote it.
		return StyleReader.shares(axis, style().score(embeddings.of(trait.name() + ' ' + trait.value())), 1);
	}

	private static StyleValue best(Map<StyleValue, Double> shares) {
		return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
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
