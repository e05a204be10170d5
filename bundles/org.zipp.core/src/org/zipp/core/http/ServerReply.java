package org.zipp.core.http;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a server sent back: JSON, an error in any of the forms that are about, a web page of something in between, or bytes. */
public final class ServerReply {

	/** Pictures come as long texts. */
	private static final ObjectMapper JSON = new ObjectMapper(
			JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private static final Pattern PAGE = Pattern.compile("(?is)\\A\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!doctype html|<html|<head|<body|<!--)");
	private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

	/**
	 * An error as the server tells it.
	 *
	 * @param words what it says, may be empty
	 * @param signs its codes and words, for telling kinds apart
	 * @param code  a status in the body, 0 when there is none
	 */
	public record Problem(String words, String signs, int code) {
		public boolean says(Pattern kind) {
			return kind.matcher(signs).find();
		}
	}

	private final int status;
	private final HttpHeaders headers;
	private final byte[] bytes;
	private String body;
	private JsonNode root;

	public ServerReply(int status, HttpHeaders headers, byte[] bytes) {
		this.status = status;
		this.headers = headers;
		this.bytes = bytes;
	}

	/** HTTP status. */
	public int status() {
		return status;
	}

	public HttpHeaders headers() {
		return headers;
	}

	/** The body as it came; not to be changed. */
	public byte[] bytes() {
		return bytes;
	}

	/** The body as a text. */
	public String body() {
		if (body == null) {
			body = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
		}
		return body;
	}

	/** The body as JSON, an object or an array; a missing node when it is none. */
	public JsonNode root() {
		if (root == null) {
			root = json(body());
		}
		return root;
	}

	/** A text as JSON, an object or an array; a missing node when it is none. */
	public static JsonNode json(String text) {
		try {
			JsonNode node = JSON.readTree(text);
			return node == null || !node.isContainerNode() ? JsonNodeFactory.instance.missingNode() : node;
		} catch (IOException e) {
			// Not JSON: the reply is then read as a text or a page.
			return JsonNodeFactory.instance.missingNode();
		}
	}

	/** Whether it is a page for people and not an answer. */
	public boolean isPage() {
		return isPage(root());
	}

	/** The same, with the JSON that was found in the body. */
	public boolean isPage(JsonNode found) {
		return found.isMissingNode() && (PAGE.matcher(body()).find()
				|| headers.firstValue("content-type").filter(t -> t.toLowerCase(Locale.ROOT).contains("html")).isPresent());
	}

	/** Title of the page, empty when it has none. */
	public String title() {
		Matcher m = TITLE.matcher(body());
		return m.find() ? ServerWords.oneLine(m.group(1)) : "";
	}

	/** The error that the body tells of. */
	public Problem problem() {
		return problem(root());
	}

	/** The same, with the JSON that was found in the body. */
	public Problem problem(JsonNode found) {
		JsonNode first = found.isArray() ? found.path(0) : found;
		JsonNode error = first.hasNonNull("error") ? first.path("error") : first;
		if (found.isMissingNode()) {
			String said = isPage(found) ? title() : ServerWords.oneLine(body());
			return new Problem(said, said, 0);
		}
		List<String> words = new ArrayList<>();
		for (JsonNode said : List.of(error, error.path("message"), error.path("detail"), error.path("msg"), error.path("errors").path(0),
				error.path("errors").path(0).path("message"), error.path("detail").path(0).path("msg"), error.path("metadata").path("raw"),
				first.path("detail"), first.path("errors"))) {
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
		String said = ServerWords.oneLine(String.join(" ", words));
		JsonNode code = error.path("code");
		int number = code.isInt() ? code.asInt() : code.asText().matches("[1-5][0-9]{2}") ? Integer.parseInt(code.asText()) : 0;
		return new Problem(said, String.join(" ", said, code.asText(), error.path("type").asText(), error.path("param").asText(),
				error.path("status").asText(), error.path("innererror").path("code").asText(), error.path("details").toString()), number);
	}

	/** The names of filters that say {@code filtered}. */
	public static List<String> filtered(JsonNode results) {
		return results.properties().stream().filter(e -> e.getValue().path("filtered").asBoolean()).map(Map.Entry::getKey).toList();
	}
}
