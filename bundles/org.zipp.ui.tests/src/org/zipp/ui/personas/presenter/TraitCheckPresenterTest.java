package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.model.Trait;
import org.zipp.model.ZippFactory;

class TraitCheckPresenterTest {

	private static String about(String text, String name, String value) {
		return TraitCheck.about(PersonaText.of(List.of("Sings.", text), List.of(List.of(), List.of())), name, value).orElse("");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Is 27 years old. | age | 25-34 |",
			"Is 52 years old. | age | 25-34 | The trait says age 25-34, sentence 2 says “Is 52”.",
			"A 52-year-old nurse. | age | 25–34 | The trait says age 25–34, sentence 2 says “52-year-old”.",
			"In their early 20s. | age | 25-34 | The trait says age 25-34, sentence 2 says “In their early 20s”.",
			"Is in her late 20s. | age | 25-34 |",
			"Aged 60 to 70. | age | 65+ |",
			"Aged 25 to 34. | age | 65+ | The trait says age 65+, sentence 2 says “Aged 25 to 34”.",
			"Is 31. | age | 30 | The trait says age 30, sentence 2 says “Is 31”.",
			"Posts 52 times a day. | age | 25-34 |",
			"Spends 70 hours on it. | age | 25-34 |",
			"Anything. | age | grown up |",
			"Is a woman. | gender | male | The trait says male, sentence 2 says otherwise.",
			"Is a young man. | gender | female | The trait says female, sentence 2 says otherwise.",
			"Photographs a woman. | gender | male |",
			"Is a woman. | gender | is a man | The trait says is a man, sentence 2 says otherwise.",
			"Is a woman, by their own words. | gender | is a woman |",
			"Is a mother. | gender | female |",
			"Prefers muted colours. | palette | muted |",
			"Prefers vivid colours. | palette | muted | The trait says palette muted, sentence 2 says vivid.",
			"Owns a boat. | Palette | muted | The trait says palette muted, the text does not mention it.",
			"Does not like muted colours. | palette | muted | The trait says palette muted, sentence 2 denies it.",
			"Vivid colours rather than muted ones. | palette | muted | The trait says palette muted, sentence 2 denies it.",
			"Vivid colours rather than muted ones. | palette | vivid |",
			"Bold bright hues and dark light. | light | dark |",
			"Anything. | palette | ''|",
			"Anything. | hobby | sailing |" })
	void textAndTrait(String text, String name, String value, String expected) {
		assertEquals(expected == null ? "" : expected, about(text, name, value));
	}

	@Test
	void eachTraitIsChecked() {
		Trait palette = trait("palette", "muted");
		Trait light = trait("light", "dark");
		assertEquals(List.of(light),
				List.copyOf(TraitCheck.of(PersonaText.of(List.of("Likes muted colours."), List.of(List.of())), List.of(palette, light)).keySet()));
	}

	private static Trait trait(String name, String value) {
		Trait trait = ZippFactory.eINSTANCE.createTrait();
		trait.setName(name);
		trait.setValue(value);
		return trait;
	}
}
