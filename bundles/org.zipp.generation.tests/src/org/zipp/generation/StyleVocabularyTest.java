package org.zipp.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.StyleValue;

class StyleVocabularyTest {

	private static Map<StyleValue, Double> weights(String prompt) {
		return StyleVocabulary.weights(prompt, "");
	}

	@Test
	void plainSubjectsHaveNoStyle() {
		for (String prompt : new String[] { "a lighthouse on a cliff", "a cat on a windowsill", "a train at a station", "", "?!",
				"ein Haus", "a red panda", "a glass of water", "a nice picture" }) {
			assertEquals(Map.of(), weights(prompt), prompt);
		}
	}

	@Test
	void formsOfAWordMeet() {
		for (String word : new String[] { "shadow", "shadows", "Shadowy", "in the shadows," }) {
			assertEquals(Set.of(StyleValue.DARK), weights(word).keySet(), word);
		}
		assertEquals(weights("muted colours"), weights("Muted colors"));
		assertEquals(weights("film-noise"), weights("film noise"));
	}

	@Test
	void theLongestPhraseCounts() {
		assertEquals(Set.of(StyleValue.MUTED), weights("black and white").keySet());
		assertEquals(Set.of(StyleValue.DRAMATIC), weights("hard light and deep shadow").keySet());
		assertEquals(Set.of(StyleValue.SMOOTH), weights("noise-free").keySet());
		assertEquals(Set.of(StyleValue.GRAINY), weights("noise").keySet());
	}

	@Test
	void moreWordsWeighMoreButNeverBeyondOne() {
		double one = weights("grainy").get(StyleValue.GRAINY);
		double two = weights("grainy and rough").get(StyleValue.GRAINY);
		double many = weights("grainy, rough, gritty, noisy, cracked, weathered").get(StyleValue.GRAINY);
		assertTrue(0.5 < one && one < two && two < many && many <= 1);
	}

	@Test
	void negationSpeaksAgainst() {
		assertTrue(weights("a boat without any grain").get(StyleValue.GRAINY) < 0);
		assertTrue(weights("no clutter").get(StyleValue.CROWDED) < 0);
		assertTrue(weights("no people. A crowded square").get(StyleValue.CROWDED) > 0);
	}

	@Test
	void theNegativePromptHasTheInverseEffect() {
		assertTrue(StyleVocabulary.weights("a boat", "dark, crowded").get(StyleValue.DARK) < 0);
		double alone = weights("dim").get(StyleValue.DARK);
		assertTrue(StyleVocabulary.weights("dim", "murky").get(StyleValue.DARK) < alone);
	}

	@Test
	void whatIsLeftNamesTheSubject() {
		assertEquals("a cat", StyleVocabulary.read("a cat, frosty winter").rest());
	}
}
