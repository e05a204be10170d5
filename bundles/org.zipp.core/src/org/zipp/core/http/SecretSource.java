package org.zipp.core.http;

import java.util.Optional;

/**
 * Where the workbench keeps API keys (secure storage). A service. The key that is kept for an endpoint wins over those of
 * the environment, which know of no endpoint.
 */
public interface SecretSource {

	/**
	 * The API key for an endpoint.
	 *
	 * @param endpoint its {@link ServerAddress#name()}
	 */
	Optional<String> apiKey(String endpoint);

	/**
	 * A key as it can be kept and sent: without the white space around it, empty when there is none.
	 *
	 * @throws org.zipp.core.ZippException when it cannot be a key, without showing it
	 */
	static String checked(String typed) {
		return ApiKey.of(typed, "the field Key").map(ApiKey::value).orElse("");
	}
}
