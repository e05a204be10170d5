package org.zipp.language;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.ZippException;
import org.zipp.store.AnswerCache;
import org.zipp.store.Rows.AnswerRow;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;

/**
 * A chat model behind an OpenAI-compatible endpoint. Failures that pass are tried again with exponential backoff and
 * jitter; a valid answer is kept in the study and never asked for twice. Safe for several threads.
 */
final class ChatClient {

	/** Tries of one request. */
	static final int ATTEMPTS = 6;
	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	/**
	 * @param endpoint    address up to and with {@code /v1}
	 * @param model       name of the model there
	 * @param key         API key, empty when none is needed
	 * @param temperature sampling temperature, not sent when negative
	 */
	record Settings(String endpoint, String model, Optional<String> key, double temperature) {
		/** Never shows the key. */
		@Override
		public String toString() {
			return model + " at " + endpoint;
		}
	}

	/** A pause between two tries. */
	@FunctionalInterface
	interface Pause {
		void rest(Duration duration) throws InterruptedException;
	}

	/** Says that an answer is not what was asked for; its message goes back to the model once. */
	static final class InvalidAnswerException extends Exception {
		private static final long serialVersionUID = 1L;

		InvalidAnswerException(String message) {
			super(message);
		}
	}

	/** Reads an answer. */
	@FunctionalInterface
	interface Reader<T> {
		T read(String answer) throws InvalidAnswerException;
	}

	private final Settings settings;
	private final ChatModel chat;
	private final AnswerCache cache;
	private final Pause pause;

	ChatClient(Settings settings, AnswerCache cache, Pause pause) {
		this.settings = settings;
		this.cache = cache;
		this.pause = pause;
		// HTTP/1.1: several local servers stumble over the upgrade that the JDK's client offers on plain connections.
		var builder = OpenAiChatModel.builder()
				.httpClientBuilder(new JdkHttpClientBuilder()
						.httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)))
				.baseUrl(settings.endpoint).modelName(settings.model).timeout(TIMEOUT).maxRetries(0);
		settings.key.ifPresent(builder::apiKey);
		if (settings.temperature >= 0) {
			builder.temperature(settings.temperature);
		}
		chat = builder.build();
	}

	/** Name of the model. */
	String model() {
		return settings.model;
	}

	/**
	 * Asks the model, unless the study holds the answer. An answer that cannot be read is sent back once with what was
	 * wrong.
	 *
	 * @throws ZippException when the endpoint fails for good or the second answer cannot be read either
	 */
	<T> T ask(Template template, String system, String user, Reader<T> reader) {
		String key = Hashes.of(settings.model, template.id(), Double.toString(settings.temperature), system, user);
		Optional<AnswerRow> known = cache.find(key);
		if (known.isPresent()) {
			try {
				return reader.read(known.get().answer());
			} catch (InvalidAnswerException e) {
				throw new ZippException("A stored answer of the model " + settings.model + " (template " + template.id()
						+ ") cannot be read: " + e.getMessage() + " The study was damaged or made by another version.", e);
			}
		}
		List<ChatMessage> messages = new ArrayList<>(List.of(SystemMessage.from(system), UserMessage.from(user)));
		ChatResponse first = send(messages);
		int input = tokens(first, TokenUsage::inputTokenCount);
		int output = tokens(first, TokenUsage::outputTokenCount);
		String answer = text(first);
		T result;
		try {
			result = reader.read(answer);
		} catch (InvalidAnswerException e) {
			messages.add(AiMessage.from(answer.isEmpty() ? "(empty)" : answer));
			messages.add(UserMessage.from("That answer cannot be used: " + e.getMessage()
					+ " Answer again with the JSON object alone, in the form that was asked for."));
			ChatResponse second = send(messages);
			input += tokens(second, TokenUsage::inputTokenCount);
			output += tokens(second, TokenUsage::outputTokenCount);
			answer = text(second);
			try {
				result = reader.read(answer);
			} catch (InvalidAnswerException again) {
				throw new ZippException("The model " + settings.model + " gave an answer that cannot be used, twice: "
						+ redact(again.getMessage()) + " Try again, or use a model that is better at following a form.");
			}
		}
		cache.save(new AnswerRow(key, settings.model, template.id(), answer, input, output, Clock.systemUTC().instant()));
		return result;
	}

	private ChatResponse send(List<ChatMessage> messages) {
		Duration wait = FIRST_PAUSE;
		for (int attempt = 1;; attempt++) {
			try {
				return chat.chat(messages);
			} catch (RuntimeException e) {
				if (Thread.currentThread().isInterrupted() || hasCause(e, InterruptedException.class)) {
					throw new OperationCanceledException("Asking the model was interrupted.");
				}
				if (attempt == ATTEMPTS || !passes(e)) {
					throw failure(e, attempt);
				}
			}
			rest(wait);
			wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
		}
	}

	private void rest(Duration longest) {
		long millis = longest.toMillis();
		try {
			pause.rest(Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Waiting for the model was interrupted.");
		}
	}

	/** Too many requests, a failing server, a timeout, a broken connection. */
	private static boolean passes(RuntimeException e) {
		return e instanceof RetriableException || hasCause(e, IOException.class);
	}

	private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
		for (Throwable t = e; t != null; t = t.getCause()) {
			if (type.isInstance(t)) {
				return true;
			}
		}
		return false;
	}

	/** The cause is not kept: its messages hold what the server sent, and that may hold the key. */
	private ZippException failure(RuntimeException e, int attempts) {
		String said = e.getMessage() == null ? e.getClass().getSimpleName() : redact(Template.oneLine(e.getMessage()));
		String shown = said.length() > 300 ? said.substring(0, 300) + '…' : said;
		if (e instanceof AuthenticationException) {
			return new ZippException("The endpoint " + settings.endpoint + " refuses the API key (" + shown
					+ "). Set ZIPP_API_KEY, or store the right key in the preferences.");
		}
		if (e instanceof ModelNotFoundException) {
			return new ZippException("The endpoint " + settings.endpoint + " does not know the model " + settings.model + " ("
					+ shown + "). Name one it offers, and check that the address ends where its manual says, often with /v1.");
		}
		if (hasCause(e, java.net.ConnectException.class)) {
			return new ZippException("The endpoint " + settings.endpoint
					+ " cannot be reached. Check its address and that it runs; without --endpoint the offline way is used.");
		}
		return new ZippException("The endpoint " + settings.endpoint + " failed after " + attempts
				+ (attempts == 1 ? " try: " : " tries: ") + shown + ". What was finished is kept; run the step again to go on.");
	}

	private String redact(String text) {
		return settings.key.filter(k -> !k.isBlank()).map(k -> text.replace(k, "[key]")).orElse(text);
	}

	private static String text(ChatResponse response) {
		String text = response.aiMessage().text();
		return text == null ? "" : text;
	}

	private static int tokens(ChatResponse response, Function<TokenUsage, Integer> count) {
		Integer n = response.tokenUsage() == null ? null : count.apply(response.tokenUsage());
		return n == null ? 0 : n;
	}
}
