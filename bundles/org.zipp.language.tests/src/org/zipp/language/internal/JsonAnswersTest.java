package org.zipp.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.language.chat.ChatClient.InvalidAnswerException;
import org.zipp.language.persona.Evidences;
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
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[7]} | object",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"looks\",\"name\":\"n\",\"value\":\"v\",\"confidence\":1,\"evidence\":[1]}]} | no category",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"aesthetics\",\"name\":\"light\",\"value\":\"warm\",\"confidence\":1,\"evidence\":[1]}]} | no value of light",
			"{\"sentences\":[{\"text\":\"x\",\"evidence\":[1]}],\"traits\":[{\"category\":\"affect\",\"name\":\"n\",\"value\":\"v\",\"confidence\":2,\"evidence\":[1]}]} | from 0 to 1" })
	void refusesAWrongPersonaWithTheReason(String answer, String reason) {
		InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> JsonAnswers.persona(answer, EVIDENCE));
		assertTrue(e.getMessage().contains(reason), e::getMessage);
	}

	/** What thoughts, fences, words around and parts do to one and the same answer. */
	static Stream<String> spellings() {
		String json = persona("");
		String draft = "{\"sentences\":[{\"text\":\"A draft.\",\"evidence\":[2]}],\"traits\":[]}";
		return Stream.of(json + " and more", "\uFEFF" + json, "Here it is:\n\n" + json + "\n\nTell me {what} to change.",
				"```json\n" + json + "\n```", "```JSON5\n" + json + "\n```", "```\n" + json + "```", "~~~json\n" + json + "\n~~~",
				"```json " + json + " ```", "Sure!\n``` json\n" + json + "\n```\nBye.", "<think>\nMaybe " + draft + "?\n</think>\n\n" + json,
				"<THINKING>" + draft + "</THINKING>" + json, "<reasoning kind=\"long\">" + draft + "</reasoning>\n```json\n" + json + "\n```",
				"They show " + draft + "\n</think>\n" + json, "<think>one</think>" + json + "<think>was " + draft + " better?</think>",
				json + "\n<think>was " + draft + " better?", "<think>a <think>b</think> " + draft + "</think>" + json,
				"[THINK]" + draft + "[/THINK]" + json, "\u25c1think\u25b7" + draft + "\u25c1/think\u25b7" + json,
				"<|channel|>analysis<|message|>" + draft + "<|end|><|start|>assistant<|channel|>final<|message|>" + json + "<|return|>",
				"[" + json + "]", "{\"persona\":" + json + "}", "\"" + json.replace("\"", "\\\"") + "\"", json.replace("\"traits\":[]", "\"traits\":[],"),
				json.replace('"', '\''), json.replace("\"", "\u201c"), "// the persona\n" + json, json + "\n\n" + json);
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void readsTheAnswerHoweverItIsWrapped(String answer) throws InvalidAnswerException {
		var parsed = JsonAnswers.persona(answer, EVIDENCE);
		assertEquals("They like fog.", parsed.sentences().getFirst().text());
		assertEquals(List.of(EVIDENCE.get(0).id(), EVIDENCE.get(2).id()), parsed.sentences().getFirst().evidence());
	}

	@Test
	void takesNoThoughtForAnAnswerAndChoosesAmongNone() {
		String json = persona("");
		for (String thought : List.of("<think>" + json + "</think>", "<think>" + json, json + "</think>", "<|channel|>analysis<|message|>" + json)) {
			assertTrue(assertThrows(InvalidAnswerException.class, () -> JsonAnswers.persona(thought, EVIDENCE)).getMessage()
					.contains("thoughts and no answer"), thought);
		}
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.persona(json + "\nor\n" + json.replace("fog", "rain"), EVIDENCE)).getMessage().contains("2 different"));
		// The inner object of a broken one has all that is wanted, and is not it.
		InvalidAnswerException broken = assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"draft\": {\"prompt\": \"a cat\"} \"prompt\": \"a cat at night\"}", "a cat", 9));
		assertTrue(broken.getMessage().contains("no valid JSON") && !broken.getMessage().contains("jackson"), broken::getMessage);
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"prompt\":\"a cat\",\"prompt\":\"one cat\"}", "a cat", 9)).getMessage().contains("JSON"));
	}

	@Test
	void readsNumbersThatAreTexts() throws InvalidAnswerException {
		var trait = JsonAnswers.persona(persona("{\"category\":\"interest\",\"name\":\"n\",\"value\":\"v\",\"confidence\":\"0.7\",\"evidence\":[\"2\"]}")
				.replace("[1,3,1]", "1.0"), EVIDENCE);
		assertEquals(0.7, trait.traits().getFirst().confidence());
		assertEquals(TraitCategory.INTERESTS, trait.traits().getFirst().category());
		assertEquals(List.of(EVIDENCE.get(1).id()), trait.traits().getFirst().evidence());
		assertEquals(List.of(EVIDENCE.get(0).id()), trait.sentences().getFirst().evidence());
	}

	@Test
	void readsARewriteAndHoldsItToTheRules() throws InvalidAnswerException {
		assertEquals(new JsonAnswers.Prompt("a lonely lighthouse in fog", "people"), JsonAnswers
				.rewrite("{\"prompt\":\"a lonely lighthouse\\n in fog\",\"negative\":\"people\"}", "a lighthouse on a cliff", 20));
		assertEquals("", JsonAnswers.rewrite("{\"prompt\":\"one cat\"}", "a cat", 5).negative());
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"prompt\":\"a b c d e cat\"}", "a cat", 5)).getMessage().contains("6 words"));
		assertTrue(assertThrows(InvalidAnswerException.class,
				() -> JsonAnswers.rewrite("{\"prompt\":\"a dog\"}", "a cat", 5)).getMessage().contains("lost the subject"));
	}
}
