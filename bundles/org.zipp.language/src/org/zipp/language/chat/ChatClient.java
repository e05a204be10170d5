package org.zipp.language.chat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.Hashes;
import org.zipp.core.operation.Throughput;
import org.zipp.language.chat.ChatException.Reach;
import org.zipp.language.chat.ChatTransport.Answer;
import org.zipp.language.chat.ChatTransport.Failure;
import org.zipp.language.chat.ChatTransport.Message;
import org.zipp.store.AnswerCache;
import org.zipp.store.Rows.AnswerRow;

/**
 * A chat model behind an OpenAI-compatible endpoint. Failures that pass are tried again, after as long as the endpoint
 * asks or with exponential backoff and jitter; a valid answer is kept in the study and never asked for twice. Safe for
 * several threads.
 */
public final class ChatClient {

	/** Tries of one request when the endpoint does not say how long to wait. */
	static final int ATTEMPTS = 6;
	/** Tries of one request when it does. */
	static final int ASKED_ATTEMPTS = 20;
	/** Who asks for more is asked again another day. */
	static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/**
	 * @param model       name of the model there
	 * @param key         API key, empty when none is needed
	 * @param temperature sampling temperature, not sent when negative
	 * @param maxTokens   most tokens of an answer, not sent when 0
	 */
	public record Settings(Endpoint endpoint, String model, Optional<ApiKey> key, double temperature, int maxTokens) {
		/** Never shows the key. */
		@Override
		public String toString() {
			return model + " at " + endpoint.name();
		}
	}

	/** A pause between two tries. */
	@FunctionalInterface
	public interface Pause {
		void rest(Duration duration) throws InterruptedException;
	}

	/** Says that an answer is not what was asked for; its message goes back to the model once. */
	public static final class InvalidAnswerException extends Exception {
		private static final long serialVersionUID = 1L;

		public InvalidAnswerException(String message) {
			super(message);
		}
	}

	/** Reads an answer. */
	@FunctionalInterface
	public interface Reader<T> {
		T read(String answer) throws InvalidAnswerException;
	}

	private final Settings settings;
	private final ChatTransport transport;
	private final AnswerCache cache;
	private final Pause pause;
	private volatile String waiting = "";

	public ChatClient(Settings settings, AnswerCache cache, Pause pause) {
		this.settings = settings;
		this.cache = cache;
		this.pause = pause;
		transport = new ChatTransport(settings.endpoint, settings.model, settings.key, settings.temperature, settings.maxTokens);
	}

	/** Name of the model. */
	public String model() {
		return settings.model;
	}

	/** What is waited for, for people; empty when nothing is. */
	public String waiting() {
		return waiting;
	}

	/** What was done otherwise than asked for, a sentence; empty when nothing was. */
	public Optional<String> departure() {
		return transport.leftTemperatureOut()
				? Optional.of("The model " + settings.model + " takes no temperature but its own: temperature " + settings.temperature
						+ " was left out. --temperature -1 leaves it out from the start.")
				: Optional.empty();
	}

	/**
	 * Asks the model, unless the study holds the answer. An answer that cannot be read is sent back once with what was
	 * wrong. Only what was read without complaint is kept.
	 *
	 * @throws ChatException when the endpoint fails for good or the second answer cannot be read either
	 */
	public <T> T ask(Template template, String system, String user, Reader<T> reader) {
		return ask(template, system, List.of(new ChatPart.Text(user)), reader);
	}

	/** The same for a question of several parts; the hashes of its pictures are part of what the study holds the answer to. */
	public <T> T ask(Template template, String system, List<ChatPart> user, Reader<T> reader) {
		String key = key(template, system, user);
		Optional<AnswerRow> known = cache.find(key);
		if (known.isPresent()) {
			try {
				return reader.read(known.get().answer());
			} catch (InvalidAnswerException e) {
				// Kept by a version that read it otherwise, or damaged: ask anew, and write over it.
				known = Optional.empty();
			}
		}
		List<Message> messages = new ArrayList<>(List.of(Message.of("system", system), new Message("user", user)));
		Answer answer = send(messages);
		int input = answer.inputTokens();
		int output = answer.outputTokens();
		T result;
		try {
			result = reader.read(answer.text());
		} catch (InvalidAnswerException e) {
			refuseCut(answer);
			messages.add(Message.of("assistant", answer.text()));
			messages.add(Message.of("user", "That answer cannot be used: " + e.getMessage()
					+ " Answer again with the JSON object alone, in the form that was asked for."));
			answer = send(messages);
			input += answer.inputTokens();
			output += answer.outputTokens();
			try {
				result = reader.read(answer.text());
			} catch (InvalidAnswerException again) {
				refuseCut(answer);
				throw new ChatException(Reach.ITEM, "The model " + settings.model + " gave an answer that cannot be used, twice: "
						+ transport.words(again.getMessage()) + " Try again, or use a model that is better at following a form.");
			}
		}
		cache.save(new AnswerRow(key, settings.model, template.id(), answer.text(), input, output, Clock.systemUTC().instant()));
		return result;
	}

	/** What an answer is kept under: for words alone as studies have it from before there were pictures. */
	private String key(Template template, String system, List<ChatPart> user) {
		List<String> parts = new ArrayList<>(List.of(settings.model, template.id(), Double.toString(settings.temperature), system));
		if (user.size() == 1 && user.getFirst() instanceof ChatPart.Text words) {
			parts.add(words.text());
		} else {
			parts.add(user.size() + " parts");
			user.forEach(p -> parts.add(p.identity()));
		}
		return Hashes.ofParts(parts.toArray(String[]::new));
	}

	/** A second answer would be cut at the same place. */
	private void refuseCut(Answer answer) {
		if (answer.cut()) {
			throw new ChatException(Reach.ITEM, ChatTransport.cutAnswer(settings.model, answer.thought(), answer.outputTokens()));
		}
	}

	private Answer send(List<Message> messages) {
		Duration wait = FIRST_PAUSE;
		Duration asked = Duration.ZERO;
		for (int attempt = 1;; attempt++) {
			Failure failure;
			try {
				return transport.send(messages);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new OperationCanceledException("Asking the model was interrupted.");
			} catch (Failure e) {
				failure = e;
			}
			asked = asked.plus(failure.asked().orElse(Duration.ZERO));
			if (!failure.passes()) {
				throw new ChatException(failure.reach(), failure.getMessage());
			}
			if (asked.compareTo(LONGEST_ASKED) > 0) {
				throw new ChatException(Reach.ALL, failure.getMessage() + " (it asks to wait " + Throughput.duration(asked) + ").");
			}
			if (attempt >= (failure.asked().isPresent() ? ASKED_ATTEMPTS : ATTEMPTS)) {
				throw new ChatException(failure.reach(), failure.getMessage() + " (" + attempt + " tries).");
			}
			Duration own = jitter(wait);
			rest(failure.asked().filter(a -> a.compareTo(own) > 0).orElse(own), failure.asked().isPresent());
			wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
		}
	}

	private static Duration jitter(Duration longest) {
		long millis = longest.toMillis();
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
	}

	private void rest(Duration duration, boolean asked) {
		if (asked) {
			waiting = "waiting " + Throughput.duration(duration.plusMillis(999)) + " as the endpoint asks";
		}
		try {
			pause.rest(duration);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Waiting for the model was interrupted.");
		} finally {
			waiting = "";
		}
	}
}
