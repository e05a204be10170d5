package org.zipp.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.StyleValue;
import org.zipp.language.prompt.Conditions;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.PromptRow;

class WordListsTest {

	@Test
	void everyStyleValueHasManyTermsOfItsOwn() {
		Set<String> all = new HashSet<>();
		for (StyleValue v : StyleValue.values()) {
			assertTrue(StyleLexicon.terms(v).size() >= 12, v.id());
			StyleLexicon.terms(v).forEach(t -> assertTrue(all.add(t), t));
		}
	}

	@Test
	void basePromptsAreShortAndDistinct() {
		List<PromptRow> prompts = Conditions.basePrompts();
		assertTrue(prompts.size() >= 12);
		assertEquals(prompts.size(), prompts.stream().map(PromptRow::id).distinct().count());
		assertEquals(prompts.size(), prompts.stream().map(PromptRow::text).distinct().count());
		prompts.forEach(p -> assertTrue(p.text().split(" ").length <= 6, p.text()));
	}

	@Test
	void aStudyGetsTheDefaultsOnce() {
		Study study = ZippFactory.eINSTANCE.createStudy();
		assertTrue(Conditions.addDefaults(study));
		assertEquals(List.of("generic", "llm-0", "zipp-0", "zipp-3"),
				study.getConditions().stream().map(c -> c.getId()).toList());
		assertEquals("persona", study.getConditions().get(3).getMethod());
		assertEquals("shots=3", study.getConditions().get(3).getSettings());
		study.getPrompts().subList(1, study.getPrompts().size()).clear();
		assertFalse(Conditions.addDefaults(study));
		assertEquals(1, study.getPrompts().size());
	}
}
