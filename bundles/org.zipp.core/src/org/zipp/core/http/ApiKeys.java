package org.zipp.core.http;

import java.util.Optional;
import java.util.function.UnaryOperator;

import org.zipp.core.ZippException;

/**
 * Finds the key for a server: the one stored for it, else that of an environment variable, else {@code OPENAI_API_KEY}, which is
 * for OpenAI alone and goes nowhere else.
 *
 * @param environment name of a variable → value, {@code null} for none
 * @param secrets     stored keys, {@code null} when there are none
 * @param variable    the environment variable for any server
 */
public record ApiKeys(UnaryOperator<String> environment, SecretSource secrets, String variable) {

	private static final String OPENAI = "OPENAI_API_KEY";

	/** @throws ZippException when there is one that must not go there, or that cannot be a key; it is not shown */
	public Optional<ApiKey> of(ServerAddress address) {
		Optional<ApiKey> key = stored(address).or(() -> ApiKey.of(environment.apply(variable), "the environment variable " + variable))
				.or(() -> address.isOpenAi() ? ApiKey.of(environment.apply(OPENAI), "the environment variable " + OPENAI) : Optional.empty());
		if (key.isPresent() && !address.takesKeys()) {
			throw new ZippException("The API key is not sent to " + address.name()
					+ ", where anybody on the way could read it. Use https://, or a tunnel to this machine; if the endpoint needs no key, remove the key stored for it and leave "
					+ variable + " unset.");
		}
		return key;
	}

	private Optional<ApiKey> stored(ServerAddress address) {
		Optional<String> key;
		try {
			key = secrets == null ? Optional.empty() : secrets.apiKey(address.name());
		} catch (ZippException e) {
			// A storage that cannot be opened leaves the way by the environment.
			String given = environment.apply(variable);
			if (given == null || given.isBlank()) {
				throw e;
			}
			return Optional.empty();
		}
		return key.flatMap(k -> ApiKey.of(k, "the secure storage for " + address.name()));
	}
}
