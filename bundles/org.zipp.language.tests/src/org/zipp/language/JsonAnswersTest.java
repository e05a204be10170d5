package org.zipp.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.language.ChatClient.InvalidAnswerException;
import org.zipp.language.PromptRewriter.Rewritten;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.EvidenceRow;

class JsonAnswersTest {

	private static final List<EvidenceRow> EVIDENCE = new Evidences("u").images("one", "two", "three").user().evidence();

	private static String persona(String traits) {
		return "{\"sentences\":[{\"text\":\"They like fog.\",\"evidence\":[1,3,1]}],\"traits\":[" + traits + "]}";
	}

	@Test
	void readsAPersona() throws InvalidAnswerException {
		var parsed = JsonAnswers.persona(persona(
				"{\"category\":\"aesthetics\",\"name\":\"Palette\",\"value\":\"Muted\",\"confidence\":0.5,\"evidence\":[2]}"),
				EVIDENCE);
		assertEquals(List.of(EVIDENCE.get(0).id(), EVIDENCE.get(2).id()), parsed.sentences().getFirst().evidence());
		assertEquals(TraitCategory.AESTHETICS, parsed.traits().getFirst().category());
		assertEquals("palette", parsed.traits().getFirst().name());
		assertEquals("muted", parsed.traits().getFirst().value());
		assertEquals(1, JsonAnswers.persona("```json\n" + persona("") + "\n```", EVIDENCE).sentences().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"I think they like fog. | no valid JSON",
			"[] | no JSON object",
			"{\"sentences\":[],\"traits\":[]} | sentences",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}]} | traits",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[4]}],\"traits\":[]} | no trace number 4",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[]}],\"traits\":[]} | at least one number",
			"{\"sentences\":[{\"text\":\"\",\"evidence\":[1]}],\"traits\":[]} | \"text\"",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[]} and more | no valid JSON",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[7]} | object",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"looks\",\"name\":\"n\",\"value\":\"v\",\"confidence\":1,\"evidence\":[1]}]} | no category",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"aesthetics\",\"name\":\"light\",\"value\":\"warm\",\"confidence\":1,\"evidence\":[1]}]} | no value of light",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"affect\",\"name\":\"n\",\"value\":\"v\",\"confidence\":2,\"evidence\":[1]}]} | from 0 to 1" })
	void refusesAWrongPersonaWithTheReason(String answer, String reason) {
		InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> JsonAnswers.persona(answer, EVIDENCE));
		assertTrue(e.getMessage().contains(reason), e::getMessage);
	}

	@Test
	void readsARewriteAndHoldsItToTheRules() throws InvalidAnswerException {
		assertEquals(new Rewritten("a lonely lighthouse in fog", "people"), JsonAnswers
				.rewrite("{\"prompt\":\"a lonely lighthouse\\n in fog\",\"negative\":\"people\"}", "a lighthouse on a cliff", 20));
		assertEquals("", JsonAnswers.rewrite("{\"prompt\":\"one cat\"}", "a cat", 5).negative());
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"prompt\":\"a b c d e cat\"}", "a cat", 5)).getMessage().contains("6 words"));
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"prompt\":\"a dog\"}", "a cat", 5)).getMessage().contains("lost the subject"));
	}
}
