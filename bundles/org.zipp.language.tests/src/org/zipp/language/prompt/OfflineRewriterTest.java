package org.zipp.language.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.language.SentenceModel;
import org.zipp.language.prompt.PersonaProfile.Trait;
import org.zipp.language.prompt.PromptRewriter.Limits;
import org.zipp.language.prompt.PromptRewriter.Request;
import org.zipp.language.words.StyleLexicon;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.PromptRow;

class OfflineRewriterTest {

	private static final OfflineRewriter REWRITER = new OfflineRewriter(SentenceModel.EMBEDDER);

	private static final PersonaProfile COOL_DARK = new PersonaProfile("u1",
			List.of("This person spends their attention in r/astronomy.",
					"In pictures this person clearly prefers cool colours, such as moonlit blue and frosty winter palette.",
					"In pictures this person prefers dark light, such as nocturnal scene and dim lantern in the dark."),
			List.of(new Trait(TraitCategory.AESTHETICS, "palette", "cool", 0.9),
					new Trait(TraitCategory.AESTHETICS, "light", "dark", 0.8)));

	private static String rewrite(Optional<PersonaProfile> persona, String prompt, String... past) {
		return REWRITER.rewrite(new Request(persona, prompt, List.of(past), Limits.DEFAULT)).text();
	}

	private static List<StyleValue> values(String text) {
		List<StyleValue> found = new ArrayList<>();
		for (String part : text.split(", ")) {
			for (StyleValue v : StyleValue.values()) {
				if (StyleLexicon.terms(v).contains(part)) {
					found.add(v);
				}
			}
		}
		return found;
	}

	@Test
	void theSubjectStaysInFrontWordForWord() {
		for (PromptRow p : Conditions.basePrompts()) {
			assertTrue(rewrite(Optional.empty(), p.text()).startsWith(p.text() + ", "));
			assertTrue(rewrite(Optional.of(COOL_DARK), p.text(), "neon city").startsWith(p.text() + ", "));
		}
	}

	@Test
	void thePersonaChoosesTheStyle() {
		List<StyleValue> values = values(rewrite(Optional.of(COOL_DARK), "a castle on a hill"));
		assertEquals(4, values.size());
		assertEquals(4, values.stream().map(StyleValue::axis).distinct().count());
		assertTrue(values.contains(StyleValue.COOL) && values.contains(StyleValue.DARK), values::toString);
	}

	@Test
	void anEditedPersonaChangesTheStyle() {
		PersonaProfile edited = new PersonaProfile("u1",
				List.of("Loves amber tones and golden-hour warmth.", "Wants everything bright and flooded with daylight."),
				List.of(new Trait(TraitCategory.AESTHETICS, "palette", "honey and firelight", 0.9)));
		List<StyleValue> values = values(rewrite(Optional.of(edited), "a castle on a hill"));
		assertTrue(values.contains(StyleValue.WARM) && values.contains(StyleValue.BRIGHT), values::toString);
	}

	@Test
	void pastPromptsShiftTheChoice() {
		PersonaProfile vague = new PersonaProfile("u2", List.of("This person spends their attention in r/pics."), List.of());
		String crowded = rewrite(Optional.of(vague), "a city street", "market packed with people and stalls",
				"shelves overflowing with toys", "a carnival crowd, every corner filled");
		String minimal = rewrite(Optional.of(vague), "a city street", "a single chair in an empty room",
				"one bird, endless white sky", "lonely post on a bare beach");
		assertTrue(values(crowded).contains(StyleValue.CROWDED), crowded);
		assertTrue(values(minimal).contains(StyleValue.MINIMAL), minimal);
	}

	@Test
	void withoutPersonaOnlyThePromptCounts() {
		String text = rewrite(Optional.empty(), "a city street");
		assertEquals(text, rewrite(Optional.empty(), "a city street"));
		assertNotEquals(text.substring("a city street".length()),
				rewrite(Optional.empty(), "a portrait of a musician").substring("a portrait of a musician".length()));
		assertTrue(values(text).isEmpty(), text);
	}

	@Test
	void allConditionsKeepTheSameLimit() {
		for (int limit : new int[] { 0, 4, 20 }) {
			for (Optional<PersonaProfile> persona : List.of(Optional.<PersonaProfile>empty(), Optional.of(COOL_DARK))) {
				String text = REWRITER.rewrite(new Request(persona, "a vase", List.of(), new Limits(limit))).text();
				int added = text.split("[\\s,]+").length - 2;
				assertTrue(added <= limit && (limit == 0 || added > 0), text);
			}
		}
		String with = rewrite(Optional.of(COOL_DARK), "a castle");
		String without = rewrite(Optional.empty(), "a castle");
		assertEquals(StyleAxis.values().length + 1, with.split(", ").length);
		assertEquals(StyleAxis.values().length + 1, without.split(", ").length);
	}

	@Test
	void labelSaysThatNoLanguageModelWrote() {
		assertEquals("offline rewriter (all-MiniLM-L6-v2), no language model", REWRITER.label());
	}
}
