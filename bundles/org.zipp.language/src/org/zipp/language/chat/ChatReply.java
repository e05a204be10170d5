package org.zipp.language.chat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an endpoint sent back, in whichever of the forms that are about: a completion, a stream of events that nobody
 * asked for, an error beside or instead of a status, a web page of something in between.
 *
 * @param status  HTTP status
 * @param headers HTTP headers
 * @param body    the text
 * @param root    the body as JSON, a missing node when it is none
 */
record ChatReply(int status, HttpHeaders headers, String body, JsonNode root) {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private static final Pattern PAGE = Pattern.compile("(?is)\\A\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!doctype html|<html|<head|<body|<!--)");
	private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
	private static final Pattern EVENTS = Pattern.compile("\\A\\s*(?:(?:event|id|retry):[^\\n]*\\n\\s*|:[^\\n]*\\n\\s*)*data:");

	/**
	 * An error as the server tells it.
	 *
	 * @param words what it says, may be empty
	 * @param signs its codes and words, for telling kinds apart
	 * @param code  a status in the body, 0 when there is none
	 */
	record Problem(String words, String signs, int code) {
		boolean says(Pattern kind) {
			return kind.matcher(signs).find();
		}
	}

	static ChatReply of(int status, HttpHeaders headers, byte[] bytes) {
		String body = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
		return new ChatReply(status, headers, body, EVENTS.matcher(body).find() ? joined(body) : json(body));
	}

	private static JsonNode json(String text) {
		try {
			JsonNode node = JSON.readTree(text);
			return node == null || !node.isContainerNode() ? JsonNodeFactory.instance.missingNode() : node;
		} catch (IOException e) {
			// Not JSON: the reply is then read as a text or a page.
			return JsonNodeFactory.instance.missingNode();
		}
	}

	/** The pieces of a stream of events as the one completion they make. */
	private static JsonNode joined(String body) {
		ObjectNode whole = JSON.createObjectNode();
		ObjectNode choice = JSON.createObjectNode();
		StringBuilder content = new StringBuilder();
		StringBuilder refusal = new StringBuilder();
		boolean thought = false;
		for (String line : body.split("\\R")) {
			JsonNode event = line.startsWith("data:") ? json(line.substring(5).strip()) : JsonNodeFactory.instance.missingNode();
			if (event.hasNonNull("error")) {
				return event;
			}
			if (event.hasNonNull("usage")) {
				whole.set("usage", event.get("usage"));
			}
			JsonNode piece = event.path("choices").path(0);
			JsonNode delta = piece.has("delta") ? piece.path("delta") : piece.path("message");
			content.append(text(delta.path("content")));
			refusal.append(delta.path("refusal").asText(""));
			thought |= thought(delta);
			if (piece.hasNonNull("finish_reason")) {
				choice.set("finish_reason", piece.get("finish_reason"));
			}
		}
		ObjectNode message = choice.putObject("message").put("content", content.toString());
		if (!refusal.isEmpty()) {
			message.put("refusal", refusal.toString());
		}
		if (thought) {
			message.put("reasoning_content", "…");
		}
		whole.putArray("choices").add(choice);
		return whole;
	}

	/** Whether it is a page for people and not an answer. */
	boolean isPage() {
		return root.isMissingNode() && (PAGE.matcher(body).find()
				|| headers.firstValue("content-type").filter(t -> t.toLowerCase(Locale.ROOT).contains("html")).isPresent());
	}

	/** Title of the page, empty when it has none. */
	String title() {
		Matcher m = TITLE.matcher(body);
		return m.find() ? Template.oneLine(m.group(1)) : "";
	}

	/** Whether an error stands where the answer should be. */
	boolean isError() {
		JsonNode first = root.isArray() ? root.path(0) : root;
		return first.hasNonNull("error") && !first.hasNonNull("choices") || "error".equals(first.path("object").asText())
				|| !first.has("choices") && (first.has("detail") || first.has("errors") || first.path("message").isTextual());
	}

	/** The error that the body tells of. */
	Problem problem() {
		JsonNode first = root.isArray() ? root.path(0) : root;
		JsonNode error = first.hasNonNull("error") ? first.path("error") : first;
		if (root.isMissingNode()) {
			String said = isPage() ? title() : Template.oneLine(body);
			return new Problem(said, said, 0);
		}
		List<String> words = new ArrayList<>();
		for (JsonNode said : List.of(error, error.path("message"), error.path("detail"), error.path("msg"), error.path("errors").path(0),
				error.path("errors").path(0).path("message"), error.path("detail").path(0).path("msg"), error.path("metadata").path("raw"))) {
			if (said.isTextual() && !said.asText().isBlank() && !words.contains(said.asText())) {
				words.add(said.asText());
			}
		}
		if (words.isEmpty() && error.path("message").isObject()) {
			words.add(error.path("message").path("message").asText(error.path("message").toString()));
		}
		List<String> filtered = filtered(error.path("innererror").path("content_filter_result"));
		if (!filtered.isEmpty()) {
			words.add('(' + String.join(", ", filtered) + ')');
		}
		String said = Template.oneLine(String.join(" ", words));
		JsonNode code = error.path("code");
		int number = code.isInt() ? code.asInt() : code.asText().matches("[1-5][0-9]{2}") ? Integer.parseInt(code.asText()) : 0;
		return new Problem(said, String.join(" ", said, code.asText(), error.path("type").asText(), error.path("param").asText(),
				error.path("status").asText(), error.path("innererror").path("code").asText(), error.path("details").toString()), number);
	}

	private static List<String> filtered(JsonNode results) {
		return results.properties().stream().filter(e -> e.getValue().path("filtered").asBoolean()).map(Map.Entry::getKey).toList();
	}

	/** What the filters say that kept an answer back, empty when they say nothing. */
	String filters() {
		List<String> said = new ArrayList<>(filtered(choice().path("content_filter_results")));
		root.path("prompt_filter_results").forEach(p -> said.addAll(filtered(p.path("content_filter_results"))));
		said.add(root.path("promptFeedback").path("blockReason").asText(""));
		said.add(choice().path("error").path("message").asText(""));
		return said.stream().filter(s -> !s.isBlank()).distinct().collect(Collectors.joining(", "));
	}

	/** The first choice, a missing node when there is none. */
	JsonNode choice() {
		return root.path("choices").path(0);
	}

	/** Why the model stopped, lower case. */
	String finish() {
		return choice().path("finish_reason").asText("").toLowerCase(Locale.ROOT);
	}

	/** What the model says, without what it thinks. */
	String text() {
		JsonNode message = choice().path("message");
		String said = text(message.path("content"));
		return said.isEmpty() && message.isMissingNode() ? choice().path("text").asText("") : said;
	}

	/** Why the model declines, empty when it does not. */
	String refusal() {
		JsonNode message = choice().path("message");
		String said = message.path("refusal").asText("");
		if (said.isBlank() && message.path("content").isArray()) {
			for (JsonNode part : message.path("content")) {
				said = part.path("refusal").asText(said);
			}
		}
		return "null".equals(said) ? "" : Template.oneLine(said);
	}

	/** Whether there are thoughts. */
	boolean hasThoughts() {
		return thought(choice().path("message"));
	}

	private static boolean thought(JsonNode message) {
		return !message.path("reasoning_content").asText("").isBlank() || !message.path("reasoning").asText("").isBlank()
				|| !message.path("thinking").asText("").isBlank() || !message.path("reasoning_details").isEmpty();
	}

	/** A text, or the parts of one: a part that is no text for the reader, as thoughts are, is left out. */
	private static String text(JsonNode content) {
		if (content.isTextual()) {
			return content.asText();
		}
		StringBuilder text = new StringBuilder();
		Iterable<JsonNode> parts = content.isArray() ? content : List.of(content);
		for (JsonNode part : parts) {
			String type = part.path("type").asText("text");
			if (part.isTextual()) {
				text.append(part.asText());
			} else if (type.equals("text") || type.equals("output_text")) {
				JsonNode said = part.path("text");
				text.append(said.isObject() ? said.path("value").asText("") : said.asText(""));
			}
		}
		return text.toString();
	}

	/** A count of tokens, 0 when the server does not count. */
	int tokens(String what) {
		return Math.max(0, root.path("usage").path(what).asInt(0));
	}
}
