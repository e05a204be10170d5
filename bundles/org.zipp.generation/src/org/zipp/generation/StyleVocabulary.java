package org.zipp.generation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.style.StyleValue;
import org.zipp.generation.internal.Stemmer;

/**
 * What the sketch renderer understands of style: words and phrases with the values they speak for. Compared by word
 * stems, the longest phrase first; a word after "no", "without" and the like speaks against its value; words that are
 * not in it have no effect.
 */
public final class StyleVocabulary {

	/** What was understood: value → weight from −1 (keep away) to 1, and what is left of the text. */
	record Reading(Map<StyleValue, Double> weights, String rest) {
	}

	private record Effect(StyleValue value, double strength) {
	}

	/** Share of the way to full effect that a phrase of strength 1 leaves: one phrase gives 0.8, two 0.96. */
	private static final double LEFT_OVER = 0.2;
	private static final Set<String> NEGATORS = Set.of("no", "not", "without", "never", "less", "avoid", "free");
	private static final int MAX_WORDS = 6;

	private static final Map<String, List<Effect>> PHRASES = read();

	private StyleVocabulary() {
	}

	private static Map<String, List<Effect>> read() {
		Map<String, List<Effect>> phrases = new HashMap<>();
		try (BufferedReader in = new BufferedReader(new InputStreamReader(
				StyleVocabulary.class.getResourceAsStream("style-vocabulary.txt"), StandardCharsets.UTF_8))) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.isBlank() || line.startsWith("#")) {
					continue;
				}
				// "warm, dark 0.5: candlelit; fire light"
				int colon = line.indexOf(':');
				List<Effect> effects = new ArrayList<>();
				for (String e : line.substring(0, colon).split(",")) {
					String[] parts = e.strip().split("\\s+");
					if (!parts[0].equals("-")) {
						effects.add(new Effect(StyleValue.ofId(parts[0]), parts.length > 1 ? Double.parseDouble(parts[1]) : 1));
					}
				}
				for (String phrase : line.substring(colon + 1).split(";")) {
					phrases.put(String.join(" ", Stemmer.stems(phrase)), effects);
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Map.copyOf(phrases);
	}

	/**
	 * Reads the style of a prompt.
	 *
	 * @return value → weight from −1 to 1, without those of weight 0
	 */
	public static Map<StyleValue, Double> weights(String prompt, String negative) {
		Map<StyleValue, Double> weights = new EnumMap<>(read(prompt).weights());
		// What is to be kept away from counts half of what is asked for.
		read(negative).weights().forEach((v, w) -> weights.merge(v, -w / 2, Double::sum));
		weights.values().removeIf(w -> w == 0);
		weights.replaceAll((v, w) -> Math.clamp(w, -1, 1));
		return weights;
	}

	/** Reads a text; {@code rest} is what was not about style, as stems. */
	static Reading read(String text) {
		List<String> words = Stemmer.stems(text);
		Map<StyleValue, Double> left = new EnumMap<>(StyleValue.class);
		Map<StyleValue, Double> against = new EnumMap<>(StyleValue.class);
		List<String> rest = new ArrayList<>();
		int negated = 0;
		for (int i = 0; i < words.size();) {
			int n = Math.min(MAX_WORDS, words.size() - i);
			while (n > 0 && !PHRASES.containsKey(String.join(" ", words.subList(i, i + n)))) {
				n--;
			}
			if (n > 0) {
				for (Effect e : PHRASES.get(String.join(" ", words.subList(i, i + n)))) {
					(negated > 0 ? against : left).merge(e.value(), Math.pow(LEFT_OVER, e.strength()), (a, b) -> a * b);
				}
				i += n;
				negated = 0;
			} else {
				negated = NEGATORS.contains(words.get(i)) ? 2 : negated - 1;
				rest.add(words.get(i));
				i++;
			}
		}
		Map<StyleValue, Double> weights = new EnumMap<>(StyleValue.class);
		left.forEach((v, l) -> weights.merge(v, 1 - l, Double::sum));
		against.forEach((v, l) -> weights.merge(v, l - 1, Double::sum));
		return new Reading(weights, String.join(" ", rest));
	}
}
