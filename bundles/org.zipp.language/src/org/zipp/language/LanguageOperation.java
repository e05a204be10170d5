package org.zipp.language;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.Parameter;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** What the steps that may talk to a language model have in common. */
public abstract class LanguageOperation extends Operation {

	@Parameter(name = "endpoint", label = "Endpoint", description = "Address of an OpenAI-compatible endpoint, with /v1; empty for the offline way. Its key comes from ZIPP_API_KEY, OPENAI_API_KEY or the preferences.")
	public String endpoint = "";

	@Parameter(name = "model", label = "Model", description = "Name of the language model at the endpoint.")
	public String model = "";

	@Parameter(name = "temperature", label = "Temperature", description = "Sampling temperature of the language model; -1 leaves it to the endpoint.", min = -1, max = 2, advanced = true)
	public double temperature;

	@Parameter(name = "parallel", label = "Requests at once", description = "How many requests are sent to the endpoint at once.", min = 1, max = 64, advanced = true)
	public int parallel = 4;

	private final StudyStores stores;
	private final TextEmbedder embedder;
	private final Function<String, String> environment;
	private final SecretSource secrets;

	/** @param secrets may be {@code null} */
	LanguageOperation(StudyStores stores, TextEmbedder embedder, Function<String, String> environment,
			SecretSource secrets) {
		this.stores = stores;
		this.embedder = embedder;
		this.environment = environment;
		this.secrets = secrets;
	}

	final StudyStore open() {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root()
					+ ". Make one with ingest and mine, or with demo.");
		}
		return stores.open(studyDirectory());
	}

	final TextEmbedder embedder() {
		return embedder;
	}

	/** Whether a language model is asked. */
	final boolean online() {
		return !endpoint.isBlank();
	}

	/** @throws ZippException when endpoint and model do not make sense together */
	final ChatClient chatClient(StudyStore store) {
		String address = endpoint.strip().replaceAll("/+$", "");
		try {
			URI uri = new URI(address);
			if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
				throw new ZippException("--endpoint takes an address like https://host/v1, not '" + address + "'.");
			}
			if (uri.getUserInfo() != null) {
				throw new ZippException("--endpoint must not hold a user or password. Set ZIPP_API_KEY instead.");
			}
		} catch (URISyntaxException e) {
			throw new ZippException("--endpoint takes an address like https://host/v1: " + e.getReason() + '.');
		}
		if (model.isBlank()) {
			throw new ZippException("--model is missing: name the model to ask at " + address + '.');
		}
		return new ChatClient(new ChatClient.Settings(address, model.strip(), apiKey(address), temperature), store.answers(),
				Thread::sleep);
	}

	final void checkModelHasEndpoint() {
		if (!online() && !model.isBlank()) {
			throw new ZippException("--model needs --endpoint: say where the model '" + model.strip() + "' is.");
		}
	}

	private Optional<String> apiKey(String address) {
		return Stream.of("ZIPP_API_KEY", "OPENAI_API_KEY").map(environment).filter(k -> k != null && !k.isBlank())
				.map(String::strip).findFirst().or(() -> secrets == null ? Optional.empty() : secrets.apiKey(address));
	}
}
