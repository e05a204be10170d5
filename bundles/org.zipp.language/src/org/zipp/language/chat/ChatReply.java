package org.zipp.language.chat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.http.ServerReply;
import org.zipp.core.http.ServerWords;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an endpoint sent back, in whichever of the forms that are about: a completion, a stream of events that nobody
 * asked for, an error beside or instead of a status, a web page of something in between.
 *
 * @param reply what came
 * @param root  the completion in it as JSON, a missing node when there is none
 */
record ChatReply(ServerReply reply, JsonNode root) {

	private static final Pattern EVENTS = Pattern.compile("\\A\\s*(?:(?:event|id|retry):[^\\n]*\\n\\s*|:[^\\n]*\\n\\s*)*data:");

	static ChatReply of(ServerReply reply) {
		return new ChatReply(reply, EVENTS.matcher(reply.body()).find() ? joined(reply.body()) : reply.root());
	}

	int status() {
		return reply.status();
	}

	HttpHeaders headers() {
		return reply.headers();
	}

	String body() {
		return reply.body();
	}

	/** The pieces of a stream of events as the one completion they make. */
	private static JsonNode joined(String body) {
		ObjectNode whole = JsonNodeFactory.instance.objectNode();
		ObjectNode choice = JsonNodeFactory.instance.objectNode();
		StringBuilder content = new StringBuilder();
		StringBuilder refusal = new StringBuilder();
		boolean thought = false;
		for (String line : body.split("\\R")) {
			JsonNode event = line.startsWith("data:") ? ServerReply.json(line.substring(5).strip()) : JsonNodeFactory.instance.missingNode();
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
		return reply.isPage(root);
	}

	/** Title of the page, empty when it has none. */
	String title() {
		return reply.title();
	}

	/** Whether an error stands where the answer should be. */
	boolean isError() {
		JsonNode first = root.isArray() ? root.path(0) : root;
		return first.hasNonNull("error") && !first.hasNonNull("choices") || "error".equals(first.path("object").asText())
				|| !first.has("choices") && (first.has("detail") || first.has("errors") || first.path("message").isTextual());
	}

	/** The error that the body tells of. */
	ServerReply.Problem problem() {
		return reply.problem(root);
	}

	/** What the filters say that kept an answer back, empty when they say nothing. */
	String filters() {
		List<String> said = new ArrayList<>(ServerReply.filtered(choice().path("content_filter_results")));
		root.path("prompt_filter_results").forEach(p -> said.addAll(ServerReply.filtered(p.path("content_filter_results"))));
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
		return "null".equals(said) ? "" : ServerWords.oneLine(said);
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
