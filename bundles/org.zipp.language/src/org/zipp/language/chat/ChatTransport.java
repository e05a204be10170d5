package org.zipp.language.chat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.http.ApiKey;
import org.zipp.core.http.AskedWait;
import org.zipp.core.http.NoAnswerException;
import org.zipp.core.http.ServerClient;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.ServerProblems;
import org.zipp.core.http.ServerReply;
import org.zipp.core.http.ServerWords;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sends one request for a chat completion and says in words how it ended. What a model refuses of a request (its
 * temperature, the name of a limit) is left out from then on. Safe for several threads.
 */
final class ChatTransport {

	/** Models that think, and models on a processor, take their time. */
	private static final Duration TIMEOUT = Duration.ofMinutes(5);
	private static final long LONGEST_ANSWER = 256L << 20;
	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern TOO_LONG = Pattern.compile("(?i)context_length_exceeded|maximum context length"
			+ "|context (?:window|size|length)|(?:prompt|input|request) is too (?:long|large)|too many tokens|reduce the length"
			+ "|string_above_max_length");
	private static final Pattern NO_TEMPERATURE = Pattern.compile(
			"(?i)temperature\\W.{0,40}(?:not support|unsupported|only the default|deprecated)"
					+ "|(?:unsupported|not support|unrecogni[sz]ed|unknown|unexpected).{0,60}temperature");
	private static final Pattern NO_PICTURES = Pattern.compile(
			"(?i)image_url\\W.{0,60}(?:not support|unsupported|invalid|unknown|unexpected)"
					+ "|(?:not support|unsupported|does not accept|cannot (?:read|process)|no support for)"
					+ ".{0,60}(?:images?|vision|image_url|multimodal)"
					+ "|(?:images?|vision|multimodal)\\b.{0,40}(?:not supported|unsupported|not enabled)"
					+ "|not a (?:vision|multimodal) model|mmproj");
	private static final Pattern NO_SYSTEM = Pattern.compile("(?i)\\bsystem\\b.{0,40}(?:not support|unsupported|not allowed)"
			+ "|(?:not support|unsupported).{0,60}\\bsystem\\b['\"`]? ?(?:role|message)?");

	/** A message of the talk; {@code role} is system, user or assistant. */
	record Message(String role, List<ChatPart> parts) {

		Message {
			parts = List.copyOf(parts);
		}

		/** One of words alone. */
		static Message of(String role, String words) {
			return new Message(role, List.of(new ChatPart.Text(words)));
		}

		/** The message with words before it. */
		private Message behind(String words) {
			List<ChatPart> all = new ArrayList<>(parts);
			if (all.getFirst() instanceof ChatPart.Text first) {
				all.set(0, new ChatPart.Text(words + first.text()));
			} else {
				all.addFirst(new ChatPart.Text(words));
			}
			return new Message(role, all);
		}

		private String words() {
			return parts.stream().map(p -> p instanceof ChatPart.Text t ? t.text() : "").collect(Collectors.joining("\n\n"));
		}
	}

	/**
	 * What the model says.
	 *
	 * @param text    without what it thinks
	 * @param cut     whether it was stopped at the most tokens that are allowed
	 * @param thought whether it was thinking before
	 */
	record Answer(String text, boolean cut, boolean thought, int inputTokens, int outputTokens) {
	}

	private final Endpoint endpoint;
	private final String model;
	private final Optional<ApiKey> key;
	private final double temperature;
	private final int maxTokens;
	private final ServerClient client;
	private final List<URI> places;
	private volatile int place;
	private volatile boolean withoutTemperature;
	private volatile boolean newNameOfLimit;
	private volatile boolean withoutSystem;

	/**
	 * @param temperature not sent when negative
	 * @param maxTokens   most tokens of an answer, not sent when 0
	 */
	ChatTransport(Endpoint endpoint, String model, Optional<ApiKey> key, double temperature, int maxTokens) {
		this.endpoint = endpoint;
		this.model = model;
		this.key = key;
		this.temperature = temperature;
		this.maxTokens = maxTokens;
		places = endpoint.places(model);
		client = new ServerClient(TIMEOUT, LONGEST_ANSWER);
	}

	/** Whether the model took no temperature, so that its own was used. */
	boolean leftTemperatureOut() {
		return withoutTemperature;
	}

	/**
	 * @throws ServerFailure        when there is no answer, with the reason in words
	 * @throws InterruptedException when the thread was interrupted; the request is given up
	 */
	Answer send(List<Message> messages) throws ServerFailure, InterruptedException {
		while (true) {
			int at = place;
			String sent = body(messages);
			ChatReply reply = post(places.get(at), sent);
			if (isElsewhere(reply, at)) {
				place = at + 1;
			} else if (!adapt(reply, sent)) {
				return answer(reply);
			}
		}
	}

	private String body(List<Message> messages) {
		ObjectNode body = JSON.createObjectNode();
		body.put("model", model);
		ArrayNode list = body.putArray("messages");
		String instructions = "";
		for (Message m : messages) {
			if (withoutSystem && m.role.equals("system")) {
				instructions = m.words() + "\n\n";
			} else {
				write(list.addObject(), instructions.isEmpty() ? m : m.behind(instructions));
				instructions = "";
			}
		}
		if (temperature >= 0 && !withoutTemperature) {
			body.put("temperature", temperature);
		}
		if (maxTokens > 0) {
			body.put(newNameOfLimit ? "max_completion_tokens" : "max_tokens", maxTokens);
		}
		return body.put("stream", false).toString();
	}

	/** Words alone as a text, which every endpoint takes; parts as a list, pictures in addresses that hold them. */
	private static void write(ObjectNode to, Message message) {
		to.put("role", message.role);
		if (message.parts.size() == 1 && message.parts.getFirst() instanceof ChatPart.Text words) {
			to.put("content", words.text());
			return;
		}
		ArrayNode content = to.putArray("content");
		for (ChatPart part : message.parts) {
			switch (part) {
			case ChatPart.Text text -> content.addObject().put("type", "text").put("text", text.text());
			case ChatPart.Picture picture -> content.addObject().put("type", "image_url").putObject("image_url").put("url", picture.url());
			}
		}
	}

	private ChatReply post(URI uri, String body) throws ServerFailure, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Content-Type", "application/json").header("Accept", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
		key.ifPresent(k -> k.addTo(endpoint.isAzure() && !k.isToken() ? ApiKey.Way.API_KEY : ApiKey.Way.BEARER, request::header));
		try {
			return ChatReply.of(client.send(request, () -> false));
		} catch (NoAnswerException e) {
			throw e.failure("The endpoint " + endpoint.name(), "gave no answer within " + TIMEOUT.toMinutes()
					+ " minutes. Use a faster model, or fewer requests at once (--parallel)", "; without --endpoint the offline way is used");
		}
	}

	/** Whether there is no such page here, and another place to look at. */
	private boolean isElsewhere(ChatReply reply, int at) {
		return (reply.status() == 404 || reply.status() == 405) && at + 1 < places.size()
				&& !reply.problem().says(ServerProblems.NO_MODEL);
	}

	/** Whether the model refuses a part of the request that can be left out; then it is left out from now on. */
	private boolean adapt(ChatReply reply, String sent) {
		if (reply.status() != 400 && reply.status() != 422) {
			return false;
		}
		String signs = reply.problem().signs();
		if (sent.contains("\"temperature\":") && NO_TEMPERATURE.matcher(signs).find()) {
			withoutTemperature = true;
			return true;
		}
		if (sent.contains("\"max_tokens\":") && signs.contains("max_completion_tokens")) {
			newNameOfLimit = true;
			return true;
		}
		if (sent.contains("\"role\":\"system\"") && NO_SYSTEM.matcher(signs).find()) {
			withoutSystem = true;
			return true;
		}
		return false;
	}

	private Answer answer(ChatReply reply) throws ServerFailure {
		int status = reply.status();
		if (status >= 300 && status < 400) {
			throw ServerFailure.all("The endpoint " + endpoint.name() + " sends on to another address ("
					+ words(reply.headers().firstValue("location").orElse("not named"))
					+ "), where no key is sent unasked. Give that address as --endpoint if it is the right one.");
		}
		if (status < 200 || status >= 300 || reply.isError()) {
			throw refused(reply);
		}
		if (reply.isPage()) {
			throw ServerFailure.all("The endpoint " + endpoint.name() + " sent a web page" + ServerWords.quoted(reply.title())
					+ " instead of an answer. Sign in to the network or proxy if it asks for that, and check the address.");
		}
		if (reply.root().isMissingNode()) {
			throw ServerFailure.passing(Reach.TROUBLE, "The endpoint " + endpoint.name() + " sent something that is no answer of a chat model"
					+ ServerWords.quoted(words(reply.body())) + ". Check its address.");
		}
		String refusal = reply.refusal();
		if (!refusal.isEmpty()) {
			throw ServerFailure.item("The model " + model + " declined to answer" + ServerWords.quoted(words(refusal)) + '.');
		}
		String text = reply.text();
		String finish = reply.finish();
		if (finish.contains("content_filter") || finish.equals("safety")) {
			throw ServerFailure.item("The endpoint gave no answer (filtered" + ServerWords.after(reply.filters())
					+ "). Its content filter refuses what was sent or what the model said.");
		}
		if (text.isBlank()) {
			throw empty(reply, finish);
		}
		return new Answer(text, cut(finish), reply.hasThoughts(), reply.tokens("prompt_tokens"), reply.tokens("completion_tokens"));
	}

	private static boolean cut(String finish) {
		return finish.equals("length") || finish.equals("max_tokens");
	}

	private ServerFailure empty(ChatReply reply, String finish) {
		if (cut(finish)) {
			return ServerFailure.item(cutAnswer(model, reply.hasThoughts(), reply.tokens("completion_tokens")));
		}
		if (reply.hasThoughts()) {
			return ServerFailure.item("The model " + model
					+ " sent its thoughts and no answer. Switch thinking off at the endpoint, or raise --max-tokens.");
		}
		if (finish.startsWith("tool") || finish.startsWith("function")) {
			return ServerFailure.item("The model " + model + " called a tool instead of answering. Use a model or endpoint without tools.");
		}
		String why = reply.choice().isMissingNode() ? "it sent no choices" : finish.isEmpty() ? "it is empty" : "it is empty, ended with '"
				+ words(finish) + '\'';
		return ServerFailure.item("The endpoint gave no answer (filtered, or nothing was made: " + why + ServerWords.after(reply.filters())
				+ ").");
	}

	/** What to say when an answer was cut. */
	static String cutAnswer(String model, boolean thought, int tokens) {
		return "The answer of the model " + model + " was cut at the most tokens it may have" + (tokens > 0 ? " (" + tokens + ")" : "")
				+ (thought ? ", spent on thinking" : "") + ". Raise --max-tokens" + (thought ? ", or switch thinking off at the endpoint." : ".");
	}

	private ServerFailure refused(ChatReply reply) {
		ServerReply.Problem problem = reply.problem();
		String said = words(problem.words());
		int status = reply.status() >= 400 ? reply.status() : problem.code() >= 400 ? problem.code() : 500;
		if (problem.says(ServerProblems.FILTER) && status != 429 && status < 500) {
			return ServerFailure.item("The endpoint gave no answer (filtered" + ServerWords.after(said) + ").");
		}
		if ((status == 400 || status == 413 || status == 422) && problem.says(TOO_LONG) || status == 413) {
			return ServerFailure.item("The text is longer than the model " + model + " takes" + ServerWords.quoted(said)
					+ ". Use a model with a larger context, or mine with a smaller --budget.");
		}
		if (status < 500 && status != 429 && problem.says(NO_PICTURES)) {
			return ServerFailure.all("The model " + model + " takes no pictures" + ServerWords.quoted(said)
					+ ". Use a model that reads pictures, or leave them out.");
		}
		Optional<Duration> wait = AskedWait.of(reply.headers(), reply.body(), Instant.now());
		if (status == 402 || problem.says(ServerProblems.NO_MORE) || status == 429 && problem.says(ServerProblems.PERHAPS_NO_MORE)
				&& wait.isEmpty()) {
			return ServerFailure.all("The account at " + endpoint.name() + " has nothing left to spend" + ServerWords.quoted(said)
					+ ". See to its plan or billing, then run the step again; what was finished is kept.");
		}
		if (status == 401 || status < 500 && status != 429 && problem.says(ServerProblems.KEY)) {
			return ServerFailure.all(key.isPresent() ? "The endpoint " + endpoint.name() + " refuses the API key" + ServerWords.quoted(said)
					+ ". Set ZIPP_API_KEY, or store the right key in the preferences."
					: "The endpoint " + endpoint.name() + " wants an API key" + ServerWords.quoted(said)
							+ ", and there is none for it. Set ZIPP_API_KEY, or store one in the preferences.");
		}
		if (status == 403 || status == 407 || status == 451) {
			return ServerFailure.all("The endpoint " + endpoint.name() + " does not allow this request (HTTP " + status + ')'
					+ ServerWords.quoted(said)
					+ ". Check the rights of the key, the model, and any proxy between.");
		}
		if (status == 404 || status == 405 || status == 410 || status == 400 && problem.says(ServerProblems.NO_MODEL)) {
			return ServerFailure.all("The endpoint " + endpoint.name() + " does not know the model " + model + ", or has no chat completions there"
					+ ServerWords.quoted(said)
					+ ". Name a model it offers, and check that the address ends where its manual says, often with /v1.");
		}
		String failed = "The endpoint " + endpoint.name() + " failed (HTTP " + status + ')' + ServerWords.quoted(said);
		if (status == 429) {
			return new ServerFailure(Reach.ALL, true, wait, "The endpoint " + endpoint.name() + " takes no more requests for now"
					+ ServerWords.quoted(said)
					+ ". What was finished is kept; run the step again later, or with fewer requests at once (--parallel)");
		}
		boolean passes = status == 408 || status == 409 || status == 425 || status >= 500 && status != 501 && status != 505;
		return new ServerFailure(passes ? Reach.TROUBLE : Reach.ITEM, passes, wait,
				passes ? failed + ". What was finished is kept; run the step again to go on"
						: "The endpoint " + endpoint.name() + " refuses the request (HTTP " + status + ')' + ServerWords.quoted(said) + '.');
	}

	/** What the server says, as it may be shown. */
	String words(String said) {
		return ServerWords.shown(said, key);
	}
}
