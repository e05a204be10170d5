package org.zipp.language.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.zipp.core.Hashes;
import org.zipp.core.http.ApiKey;
import org.zipp.core.http.ServerException;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.Tries;
import org.zipp.core.http.Tries.Pause;
import org.zipp.language.chat.ChatTransport.Answer;
import org.zipp.language.chat.ChatTransport.Message;
import org.zipp.store.AnswerCache;
import org.zipp.store.Rows.AnswerRow;

/**
 * A chat model behind an OpenAI-compatible endpoint. Failures that pass are tried again, after as long as the endpoint
 * asks or with exponential backoff and jitter; a valid answer is kept in the study and never asked for twice. Safe for
 * several threads.
 */
public final class ChatClient {

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
	private final Tries tries = new Tries(Tries.USUAL);

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
		return tries.waiting();
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
	 * @throws ServerException when the endpoint fails for good or the second answer cannot be read either
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
				throw new ServerException(Reach.ITEM, "The model " + settings.model + " gave an answer that cannot be used, twice: "
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
			throw new ServerException(Reach.ITEM, ChatTransport.cutAnswer(settings.model, answer.thought(), answer.outputTokens()));
		}
	}

	private Answer send(List<Message> messages) {
		return tries.run(() -> transport.send(messages), pause);
	}
}
