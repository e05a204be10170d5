package org.zipp.language.chat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import org.zipp.language.chat.ChatException.Reach;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sends one request for a chat completion and says in words how it ended. What a model refuses of a request (its
 * temperature, the name of a limit) is left out from then on. Safe for several threads.
 */
final class ChatTransport {

	private static final Duration CONNECT = Duration.ofSeconds(20);
	/** Models that think, and models on a processor, take their time. */
	private static final Duration TIMEOUT = Duration.ofMinutes(5);
	private static final int MOST_WORDS = 300;
	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern FILTER = Pattern.compile(
			"(?i)content[_ ]?(?:filter|policy|management)|responsible ?ai|moderation|\\bflagged\\b|safety (?:system|filter)|data_inspection_failed");
	private static final Pattern TOO_LONG = Pattern.compile(
			"(?i)context_length_exceeded|maximum context length|context (?:window|size|length)|(?:prompt|input|request) is too (?:long|large)|too many tokens|reduce the length|string_above_max_length");
	private static final Pattern NO_MORE = Pattern.compile("(?i)insufficient_quota|insufficient (?:balance|credit|funds)|billing_hard_limit|payment required");
	private static final Pattern PERHAPS_NO_MORE = Pattern.compile("(?i)exceeded your current quota|billing|out of credits|credit balance");
	private static final Pattern KEY = Pattern.compile("(?i)invalid_api_key|api_key_invalid|api key not valid|(?:incorrect|invalid|missing) api.?key");
	private static final Pattern NO_MODEL = Pattern.compile(
			"(?i)model_not_found|deploymentnotfound|(?:model|deployment)\\b[^.]{0,80}?(?:not found|(?:does not|doesn't) exist|not exist|is unknown|not loaded)|(?:unknown|invalid|no such) model");
	private static final Pattern NO_TEMPERATURE = Pattern.compile(
			"(?i)temperature\\W.{0,40}(?:not support|unsupported|only the default|deprecated)|(?:unsupported|not support|unrecogni[sz]ed|unknown|unexpected).{0,60}temperature");
	private static final Pattern NO_PICTURES = Pattern.compile(
			"(?i)image_url\\W.{0,60}(?:not support|unsupported|invalid|unknown|unexpected)|(?:not support|unsupported|does not accept|cannot (?:read|process)|no support for).{0,60}(?:images?|vision|image_url|multimodal)|(?:images?|vision|multimodal)\\b.{0,40}(?:not supported|unsupported|not enabled)|not a (?:vision|multimodal) model|mmproj");
	private static final Pattern NO_SYSTEM = Pattern.compile(
			"(?i)\\bsystem\\b.{0,40}(?:not support|unsupported|not allowed)|(?:not support|unsupported).{0,60}\\bsystem\\b['\"`]? ?(?:role|message)?");

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

	/** Why there is no answer. */
	static final class Failure extends Exception {
		private static final long serialVersionUID = 1L;
		private final Reach reach;
		private final boolean passes;
		private final transient Optional<Duration> wait;

		private Failure(Reach reach, boolean passes, Optional<Duration> wait, String message) {
			super(message);
			this.reach = reach;
			this.passes = passes;
			this.wait = wait;
		}

		Reach reach() {
			return reach;
		}

		/** Whether the same request may succeed later. */
		boolean passes() {
			return passes;
		}

		/** How long the endpoint asks to wait, if it does. */
		Optional<Duration> asked() {
			return wait;
		}
	}

	private final Endpoint endpoint;
	private final String model;
	private final Optional<ApiKey> key;
	private final double temperature;
	private final int maxTokens;
	private final HttpClient http;
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
		// HTTP/1.1: several local servers stumble over the upgrade that the JDK's client offers on plain connections.
		// No redirects: a key goes to the host it was given for and to no other.
		http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
				.followRedirects(HttpClient.Redirect.NEVER).build();
	}

	/** Whether the model took no temperature, so that its own was used. */
	boolean leftTemperatureOut() {
		return withoutTemperature;
	}

	/**
	 * @throws Failure              when there is no answer, with the reason in words
	 * @throws InterruptedException when the thread was interrupted; the request is given up
	 */
	Answer send(List<Message> messages) throws Failure, InterruptedException {
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

	private ChatReply post(URI uri, String body) throws Failure, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Content-Type", "application/json")
				.header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
		key.ifPresent(k -> {
			if (endpoint.isAzure() && !k.isToken()) {
				request.header("api-key", k.value());
			} else {
				request.header("Authorization", "Bearer " + k.value());
			}
		});
		CompletableFuture<HttpResponse<byte[]>> reply = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
		try {
			// The request's own timeout ends with the headers; a body that never ends must end too.
			HttpResponse<byte[]> response = reply.get(TIMEOUT.toMillis() + CONNECT.toMillis(), TimeUnit.MILLISECONDS);
			return ChatReply.of(response.statusCode(), response.headers(), response.body());
		} catch (TimeoutException e) {
			throw tookTooLong();
		} catch (ExecutionException e) {
			throw unreachable(e.getCause());
		} finally {
			reply.cancel(true);
		}
	}

	/** Whether there is no such page here, and another place to look at. */
	private boolean isElsewhere(ChatReply reply, int at) {
		return (reply.status() == 404 || reply.status() == 405) && at + 1 < places.size()
				&& !reply.problem().says(NO_MODEL);
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

	private Answer answer(ChatReply reply) throws Failure {
		int status = reply.status();
		if (status >= 300 && status < 400) {
			throw all("The endpoint " + endpoint.name() + " sends on to another address (" + words(reply.headers().firstValue("location").orElse("not named"))
					+ "), where no key is sent unasked. Give that address as --endpoint if it is the right one.");
		}
		if (status < 200 || status >= 300 || reply.isError()) {
			throw refused(reply);
		}
		if (reply.isPage()) {
			throw all("The endpoint " + endpoint.name() + " sent a web page" + quoted(reply.title())
					+ " instead of an answer. Sign in to the network or proxy if it asks for that, and check the address.");
		}
		if (reply.root().isMissingNode()) {
			throw new Failure(Reach.TROUBLE, true, Optional.empty(), "The endpoint " + endpoint.name() + " sent something that is no answer of a chat model"
					+ quoted(words(reply.body())) + ". Check its address.");
		}
		String refusal = reply.refusal();
		if (!refusal.isEmpty()) {
			throw item("The model " + model + " declined to answer" + quoted(words(refusal)) + '.');
		}
		String text = reply.text();
		String finish = reply.finish();
		if (finish.contains("content_filter") || finish.equals("safety")) {
			throw item("The endpoint gave no answer (filtered" + after(reply.filters()) + "). Its content filter refuses what was sent or what the model said.");
		}
		if (text.isBlank()) {
			throw empty(reply, finish);
		}
		return new Answer(text, cut(finish), reply.hasThoughts(), reply.tokens("prompt_tokens"), reply.tokens("completion_tokens"));
	}

	private static boolean cut(String finish) {
		return finish.equals("length") || finish.equals("max_tokens");
	}

	private Failure empty(ChatReply reply, String finish) {
		if (cut(finish)) {
			return item(cutAnswer(model, reply.hasThoughts(), reply.tokens("completion_tokens")));
		}
		if (reply.hasThoughts()) {
			return item("The model " + model + " sent its thoughts and no answer. Switch thinking off at the endpoint, or raise --max-tokens.");
		}
		if (finish.startsWith("tool") || finish.startsWith("function")) {
			return item("The model " + model + " called a tool instead of answering. Use a model or endpoint without tools.");
		}
		String why = reply.choice().isMissingNode() ? "it sent no choices" : finish.isEmpty() ? "it is empty" : "it is empty, ended with '" + words(finish) + '\'';
		return item("The endpoint gave no answer (filtered, or nothing was made: " + why + after(reply.filters()) + ").");
	}

	/** What to say when an answer was cut. */
	static String cutAnswer(String model, boolean thought, int tokens) {
		return "The answer of the model " + model + " was cut at the most tokens it may have" + (tokens > 0 ? " (" + tokens + ")" : "")
				+ (thought ? ", spent on thinking" : "") + ". Raise --max-tokens" + (thought ? ", or switch thinking off at the endpoint." : ".");
	}

	private Failure refused(ChatReply reply) {
		ChatReply.Problem problem = reply.problem();
		String said = words(problem.words());
		int status = reply.status() >= 400 ? reply.status() : problem.code() >= 400 ? problem.code() : 500;
		if (problem.says(FILTER) && status != 429 && status < 500) {
			return item("The endpoint gave no answer (filtered" + after(said) + ").");
		}
		if ((status == 400 || status == 413 || status == 422) && problem.says(TOO_LONG) || status == 413) {
			return item("The text is longer than the model " + model + " takes" + quoted(said)
					+ ". Use a model with a larger context, or mine with a smaller --budget.");
		}
		if (status < 500 && status != 429 && problem.says(NO_PICTURES)) {
			return all("The model " + model + " takes no pictures" + quoted(said) + ". Use a model that reads pictures, or leave them out.");
		}
		Optional<Duration> wait = AskedWait.of(reply.headers(), reply.body(), Instant.now());
		if (status == 402 || problem.says(NO_MORE) || status == 429 && problem.says(PERHAPS_NO_MORE) && wait.isEmpty()) {
			return all("The account at " + endpoint.name() + " has nothing left to spend" + quoted(said)
					+ ". See to its plan or billing, then run the step again; what was finished is kept.");
		}
		if (status == 401 || status < 500 && status != 429 && problem.says(KEY)) {
			return all(key.isPresent() ? "The endpoint " + endpoint.name() + " refuses the API key" + quoted(said)
					+ ". Set ZIPP_API_KEY, or store the right key in the preferences."
					: "The endpoint " + endpoint.name() + " wants an API key" + quoted(said)
							+ ", and there is none for it. Set ZIPP_API_KEY, or store one in the preferences.");
		}
		if (status == 403 || status == 407 || status == 451) {
			return all("The endpoint " + endpoint.name() + " does not allow this request (HTTP " + status + ')' + quoted(said)
					+ ". Check the rights of the key, the model, and any proxy between.");
		}
		if (status == 404 || status == 405 || status == 410 || status == 400 && problem.says(NO_MODEL)) {
			return all("The endpoint " + endpoint.name() + " does not know the model " + model + ", or has no chat completions there" + quoted(said)
					+ ". Name a model it offers, and check that the address ends where its manual says, often with /v1.");
		}
		String failed = "The endpoint " + endpoint.name() + " failed (HTTP " + status + ')' + quoted(said);
		if (status == 429) {
			return new Failure(Reach.ALL, true, wait, "The endpoint " + endpoint.name() + " takes no more requests for now" + quoted(said)
					+ ". What was finished is kept; run the step again later, or with fewer requests at once (--parallel)");
		}
		boolean passes = status == 408 || status == 409 || status == 425 || status >= 500 && status != 501 && status != 505;
		return new Failure(passes ? Reach.TROUBLE : Reach.ITEM, passes, wait,
				passes ? failed + ". What was finished is kept; run the step again to go on"
						: "The endpoint " + endpoint.name() + " refuses the request (HTTP " + status + ')' + quoted(said) + '.');
	}

	private Failure tookTooLong() {
		return new Failure(Reach.TROUBLE, true, Optional.empty(), "The endpoint " + endpoint.name() + " gave no answer within "
				+ TIMEOUT.toMinutes() + " minutes. Use a faster model, or fewer requests at once (--parallel)");
	}

	private Failure unreachable(Throwable cause) {
		if (has(cause, HttpTimeoutException.class) && !has(cause, ConnectException.class)
				&& !(cause instanceof HttpConnectTimeoutException)) {
			return tookTooLong();
		}
		if (has(cause, SSLException.class)) {
			boolean untrusted = has(cause, CertificateException.class)
					|| has(cause, CertPathBuilderException.class) || has(cause, CertPathValidatorException.class);
			return all("The endpoint " + endpoint.name() + " cannot be reached safely: "
					+ (untrusted ? "its certificate is not trusted, is for another name or is out of date. A proxy may stand between; check the address and the clock."
							: "it does not speak TLS as it should. Use http:// for a server on this machine, and check the port."));
		}
		if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
			return new Failure(Reach.ALL, true, Optional.empty(), "The endpoint " + endpoint.name()
					+ " cannot be reached: there is no host of that name. Check the address and the network; without --endpoint the offline way is used");
		}
		if (has(cause, ConnectException.class) || cause instanceof HttpConnectTimeoutException) {
			return new Failure(Reach.ALL, true, Optional.empty(), "The endpoint " + endpoint.name()
					+ " cannot be reached. Check its address and that it runs; without --endpoint the offline way is used");
		}
		if (has(cause, IOException.class)) {
			return new Failure(Reach.TROUBLE, true, Optional.empty(), "The endpoint " + endpoint.name()
					+ " broke the connection before it answered. Check that it still runs, and its own log");
		}
		return all("The request to the endpoint " + endpoint.name() + " could not be sent" + quoted(words(String.valueOf(cause.getMessage()))) + '.');
	}

	private static boolean has(Throwable e, Class<? extends Throwable> type) {
		for (Throwable t = e; t != null; t = t.getCause()) {
			if (type.isInstance(t)) {
				return true;
			}
		}
		return false;
	}

	private static Failure all(String message) {
		return new Failure(Reach.ALL, false, Optional.empty(), message);
	}

	private static Failure item(String message) {
		return new Failure(Reach.ITEM, false, Optional.empty(), message);
	}

	private static String quoted(String said) {
		return said.isEmpty() ? "" : " (" + said + ')';
	}

	private static String after(String said) {
		return said.isEmpty() ? "" : ": " + said;
	}

	/** What a server says, as it may be shown: without the key, names of classes and line breaks, and not without end. */
	String words(String said) {
		return shown(said, key);
	}

	/** See {@link #words}. */
	static String shown(String said, Optional<ApiKey> key) {
		String clean = key.map(k -> k.redact(said)).orElseGet(() -> ApiKey.redactUnknown(said));
		clean = Template.oneLine(clean.replaceAll("(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*(?:Exception|Error)\\b:?", ""));
		return clean.length() > MOST_WORDS ? clean.substring(0, MOST_WORDS) + '…' : clean;
	}
}
