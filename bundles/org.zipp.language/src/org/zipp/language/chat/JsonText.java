package org.zipp.language.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.language.chat.ChatClient.InvalidAnswerException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Finds the one JSON object in what a language model says: behind its thoughts, inside a code fence of any spelling, with
 * words around. What is thought is never taken, and where two different objects stand none is chosen.
 */
public final class JsonText {

	private static final ObjectMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
	/** What models write that have seen more JavaScript than JSON. */
	private static final ObjectMapper LENIENT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES,
					JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
					JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
			.build();
	private static final String THOUGHT = "(?:seed:)?(?:think|thinking|thought|thoughts|reasoning|reason|reflection|analysis|scratchpad|inner_monologue)";
	private static final Pattern MARK = Pattern.compile("(?i)(?:<(?<close>/)?" + THOUGHT + "(?:\\s[^<>]*)?>|\\[(?<close2>/)?THINK]|◁(?<close3>/)?think▷"
			+ "|<\\|(?:(?<close4>end)|begin)_of_thought\\|>)");
	/** The channels of models that speak the Harmony format. */
	private static final Pattern CHANNEL = Pattern.compile("(?s)\\A.*<\\|channel\\|>\\s*(\\w+)[^<]*<\\|message\\|>(.*?)(?:<\\|(?:end|return|call)\\|>.*)?\\z");
	private static final int DEEPEST_WRAP = 3;

	private JsonText() {
	}

	/**
	 * @param field a field that the wanted object has
	 * @throws InvalidAnswerException with what stands there instead
	 */
	public static JsonNode object(String answer, String field) throws InvalidAnswerException {
		String text = answer.replaceAll("[\uFEFF\u200B\u2060]", "").strip();
		Optional<JsonNode> whole = whole(text);
		if (whole.isPresent()) {
			return unwrapped(whole.get(), field, 0);
		}
		String said = withoutThoughts(text);
		whole = whole(said);
		if (whole.isPresent()) {
			return unwrapped(whole.get(), field, 0);
		}
		List<JsonNode> found = objects(said, field, LENIENT);
		if (found.isEmpty()) {
			// Quotes that a word processor made round; tried last, because they may stand inside a text.
			found = objects(said.replaceAll("[\u201C\u201D\u201E]", "\""), field, LENIENT);
		}
		if (found.size() > 1) {
			throw new InvalidAnswerException("It holds " + found.size() + " different JSON objects; one is wanted.");
		}
		if (found.isEmpty()) {
			throw new InvalidAnswerException(why(said));
		}
		return found.getFirst();
	}

	private static Optional<JsonNode> whole(String text) {
		try {
			JsonNode node = STRICT.readTree(text);
			return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
		} catch (JsonProcessingException e) {
			// There is more than a JSON value, or less: then it is looked for.
			return Optional.empty();
		}
	}

	/** The object in a list of one, in a text, or in the only field of another object. */
	private static JsonNode unwrapped(JsonNode node, String field, int depth) throws InvalidAnswerException {
		if (depth < DEEPEST_WRAP) {
			if (node.isArray() && node.size() == 1) {
				return unwrapped(node.get(0), field, depth + 1);
			}
			if (node.isTextual() && depth == 0) {
				return object(node.asText(), field);
			}
			if (node.isObject() && node.size() == 1 && !node.has(field) && node.iterator().next().isObject()) {
				return unwrapped(node.iterator().next(), field, depth + 1);
			}
		}
		if (!node.isObject()) {
			throw new InvalidAnswerException("It is no JSON object.");
		}
		return node;
	}

	/** What stands outside of thoughts. Thoughts that never end reach to the end; those that never began, from the start. */
	static String withoutThoughts(String text) throws InvalidAnswerException {
		Matcher channel = CHANNEL.matcher(text);
		if (channel.matches()) {
			if (!channel.group(1).equals("final")) {
				throw new InvalidAnswerException("It holds thoughts and no answer.");
			}
			return channel.group(2).strip();
		}
		StringBuilder said = new StringBuilder();
		int depth = 0;
		int from = 0;
		Matcher m = MARK.matcher(text);
		while (m.find()) {
			boolean close = m.group("close") != null || m.group("close2") != null || m.group("close3") != null || m.group("close4") != null;
			if (!close) {
				if (depth++ == 0) {
					said.append(text, from, m.start());
				}
			} else if (depth == 0) {
				// The opening mark was part of the prompt: all before it was thought.
				said.setLength(0);
			} else {
				depth--;
			}
			from = m.end();
		}
		if (depth == 0) {
			said.append(text, from, text.length());
		}
		if (said.toString().isBlank() && !text.isBlank()) {
			throw new InvalidAnswerException("It holds thoughts and no answer.");
		}
		return said.toString().strip();
	}

	/** The different objects with that field, outermost ones only. */
	private static List<JsonNode> objects(String text, String field, ObjectMapper mapper) throws InvalidAnswerException {
		List<JsonNode> found = new ArrayList<>();
		for (int at = text.indexOf('{'); at >= 0;) {
			int end = at + 1;
			try (JsonParser parser = mapper.createParser(text.substring(at))) {
				JsonNode node = mapper.readTree(parser);
				end = at + (int) parser.currentLocation().getCharOffset();
				JsonNode object = node.isObject() ? unwrapped(node, field, 1) : node;
				if (object.has(field) && !found.contains(object)) {
					found.add(object);
				}
			} catch (IOException e) {
				// A brace in the words, or an object that is broken: no part of a broken one is taken for the whole.
				end = Math.max(end, balanced(text, at));
			}
			at = text.indexOf('{', end);
		}
		return found;
	}

	/** Behind the brace that closes the one at {@code at}, braces inside of quotes apart; {@code at} when none does. */
	private static int balanced(String text, int at) {
		int depth = 0;
		boolean quoted = false;
		for (int i = at; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				if (c == '\\') {
					i++;
				} else {
					quoted = c != '"';
				}
			} else if (c == '"') {
				quoted = true;
			} else if (c == '{') {
				depth++;
			} else if (c == '}' && --depth == 0) {
				return i + 1;
			}
		}
		return at;
	}

	private static String why(String said) {
		int at = Math.max(0, said.indexOf('{'));
		try {
			STRICT.readTree(said.substring(at));
			return "It is no JSON object of that form.";
		} catch (JsonProcessingException e) {
			return "It is no valid JSON (line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": "
					+ plain(e.getOriginalMessage()) + ").";
		}
	}

	/** The library's message without the hints for programmers. */
	private static String plain(String message) {
		return Template.oneLine(message.replaceAll("\\(start marker at .*", "").replaceAll("(?i)\\(for Object starting at.*", "")
				.replaceAll("\\b(?:[a-z]\\w*\\.){2,}\\w+", "").replaceAll("`?JsonReadFeature\\.\\w+`?", ""));
	}
}
