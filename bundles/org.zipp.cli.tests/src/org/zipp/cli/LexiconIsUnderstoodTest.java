package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.style.StyleValue;
import org.zipp.generation.StyleVocabulary;
import org.zipp.language.words.StyleLexicon;

/** What the offline rewriter says, the sketch renderer understands: the two lists are written apart from each other. */
class LexiconIsUnderstoodTest {

	@ParameterizedTest
	@EnumSource(StyleValue.class)
	void everyTermMeansItsValue(StyleValue value) {
		assertTrue(StyleLexicon.terms(value).size() >= 10);
		for (String term : StyleLexicon.terms(value)) {
			Map<StyleValue, Double> understood = StyleVocabulary.weights("a cat, " + term, "");
			assertTrue(understood.getOrDefault(value, 0.0) >= 0.75, term + " is understood as " + understood);
			double others = understood.entrySet().stream().filter(e -> e.getKey() != value)
					.mapToDouble(e -> Math.abs(e.getValue())).max().orElse(0);
			assertTrue(others <= 0.5, term + " also means something else: " + understood);
			// What is kept away from has the inverse effect.
			assertEquals(-understood.get(value) / 2, StyleVocabulary.weights("a cat", term).get(value), 1e-9, term);
		}
	}
}
