package org.zipp.language;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Choosable;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.Parameter;
import org.zipp.language.chat.ChatClient;
import org.zipp.language.chat.Endpoint;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** What the steps that may talk to a language model have in common. */
public abstract class LanguageOperation extends Operation {

	@Parameter(name = "endpoint", label = "Endpoint", description = "Address of an OpenAI-compatible endpoint, with /v1 (or Azure's, with ?api-version=…); empty for the offline way. Its key is the one stored for it in the preferences, else ZIPP_API_KEY; OPENAI_API_KEY goes to https://api.openai.com alone. No key goes over plain http to another machine.")
	public String endpoint = "";

	@Parameter(name = "model", label = "Model", description = "Name of the language model at the endpoint.")
	public String model = "";

	@Parameter(name = "temperature", label = "Temperature", description = "Sampling temperature of the language model; -1 leaves it to the endpoint. It is left out for models that refuse it.", min = -1, max = 2, advanced = true)
	public double temperature;

	@Parameter(name = "max-tokens", label = "Most tokens of an answer", description = "Where an answer is cut, thoughts included; 0 leaves it to the endpoint.", min = 0, advanced = true)
	public int maxTokens;

	@Parameter(name = "parallel", label = "Requests at once", description = "How many requests are sent to the endpoint at once.", min = 1, max = 64, advanced = true)
	public int parallel = 4;

	/** What is taken when nobody chooses. */
	public static final Choice AUTOMATIC = new Choice("auto", "the language model where an endpoint is named, else offline");
	/** Id of the way that asks a language model. */
	public static final String MODEL = "model";
	/** Id of the way that works without one. */
	public static final String OFFLINE = "offline";

	private static final String ZIPP_KEY = "ZIPP_API_KEY";

	private final StudyStores stores;
	private final TextEmbedder embedder;
	private final Function<String, String> environment;
	private final SecretSource secrets;

	/** @param secrets may be {@code null} */
	protected LanguageOperation(StudyStores stores, TextEmbedder embedder, Function<String, String> environment,
			SecretSource secrets) {
		this.stores = stores;
		this.embedder = embedder;
		this.environment = environment;
		this.secrets = secrets;
	}

	/** @throws ZippException when there is no study */
	protected final StudyStore open() {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root()
					+ ". Make one with ingest and mine, or with demo.");
		}
		return stores.open(studyDirectory());
	}

	/** Sentence embeddings. */
	protected final TextEmbedder embedder() {
		return embedder;
	}

	@Override
	public String means() {
		try {
			return way().id().equals(OFFLINE) ? "Model: no language model; offline with sentence embeddings (" + embedder().model() + "), on CPU"
					: asksModel() ? "Model: " + (model.isBlank() ? "none named yet" : model.strip()) + (online() ? " at " + endpoint.strip() : "")
							: "Made by: " + way().label();
		} catch (ZippException e) {
			return e.getMessage();
		}
	}

	/** Whether a language model is named. */
	protected final boolean online() {
		return !endpoint.isBlank();
	}

	/** Ways to do the work, for a list to choose from, led by what is taken when nobody chooses. */
	protected static List<Choice> listed(Choices<?> ways) {
		return Stream.concat(Stream.of(AUTOMATIC), ways.list().stream()).toList();
	}

	/**
	 * The way of an id, which can be used; when nobody chose, that of a run with a language model or without.
	 *
	 * @throws ZippException when there is none of that id, naming those there are
	 */
	protected final <T extends Choosable> T chosen(Choices<T> ways, String id) {
		return ways.usable(AUTOMATIC.id().equals(id) ? online() ? MODEL : OFFLINE : id);
	}

	/** What was chosen to do the work. */
	protected abstract Choosable way();

	/** Whether what was chosen asks a language model. */
	protected abstract boolean asksModel();

	/** What the chosen way works with; answers of models are kept in the store. */
	protected final LanguageTools tools(StudyStore store) {
		return new LanguageTools(embedder, () -> chatClient(store), parallel);
	}

	/** @throws ZippException when endpoint, model and key do not make sense together; nothing was sent then */
	final ChatClient chatClient(StudyStore store) {
		Endpoint address = Endpoint.parse(endpoint);
		if (model.isBlank()) {
			throw new ZippException("--model is missing: name the model to ask at " + address.name() + '.');
		}
		return new ChatClient(new ChatClient.Settings(address, model.strip(), new ApiKeys(environment::apply, secrets, ZIPP_KEY).of(address.address()), temperature, maxTokens), store.answers(),
				Thread::sleep);
	}

	/** @throws ZippException when the model or its endpoint is missing */
	protected final void checkModelHasEndpoint() {
		if (asksModel() && !online()) {
			throw new ZippException("--endpoint is missing: say where the language model is.");
		}
		if (!online() && !model.isBlank()) {
			throw new ZippException("--model needs --endpoint: say where the model '" + model.strip() + "' is.");
		}
	}
}
