package org.zipp.language;

import java.util.Optional;

/** Where the workbench keeps API keys (secure storage). A service; asked only when the environment names no key. */
public interface SecretSource {

	/**
	 * The API key for an endpoint.
	 *
	 * @param endpoint address of the endpoint, as the operation was given it
	 */
	Optional<String> apiKey(String endpoint);
}
