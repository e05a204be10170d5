package org.zipp.language.chat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.ZippException;
import org.zipp.core.http.ServerAddress;

/**
 * The address of an OpenAI-compatible endpoint, however it was spelled: with or without {@code /v1}, with the path of
 * the chat completions, with the query that Azure wants.
 */
public final class Endpoint {

	private static final String CHAT = "/chat/completions";
	private static final Pattern VERSION = Pattern.compile(".*/(?:v[0-9]+[a-z0-9]*|openai)");
	private static final Pattern OTHER_SERVICE = Pattern.compile(".*/(?:completions|responses|embeddings|messages)");
	private static final List<String> AZURE = List.of(".openai.azure.com", ".cognitiveservices.azure.com",
			".services.ai.azure.com", ".azure-api.net", ".openai.azure.us", ".openai.azure.cn");

	private final ServerAddress address;
	private final String path;
	private final boolean whole;

	private Endpoint(ServerAddress address) {
		this.address = address;
		whole = address.path().endsWith(CHAT);
		path = whole ? address.path().substring(0, address.path().length() - CHAT.length()) : address.path();
	}

	/** @throws ZippException when no request could be sent there, or none that is safe */
	public static Endpoint parse(String given) {
		Endpoint endpoint = new Endpoint(ServerAddress.parse(given, "--endpoint", "https://host/v1", "ZIPP_API_KEY"));
		if (OTHER_SERVICE.matcher(endpoint.path).matches()) {
			throw new ZippException("--endpoint takes the address of chat completions, up to and with /v1; '" + endpoint.name()
					+ "' is the address of another service.");
		}
		if (endpoint.isAzure() && endpoint.path.contains("/deployments/") && !endpoint.hasVersion()) {
			throw new ZippException("--endpoint names a deployment of Azure without its version: put ?api-version=… behind it, as the portal shows it.");
		}
		return endpoint;
	}

	/** The server, with the path that keys are kept for. */
	public ServerAddress address() {
		return whole ? ServerAddress.parse(name(), "--endpoint", "https://host/v1", "ZIPP_API_KEY") : address;
	}

	/** The address as it is shown, and as a key is kept for it: one text for all spellings. */
	public String name() {
		return address.site() + path + (address.query().isEmpty() ? "" : '?' + address.query());
	}

	/** Whether a key may go there: what is sent cannot be read on the way, or does not leave this machine. */
	public boolean takesKeys() {
		return address.takesKeys();
	}

	/** Whether it wants its key in the header {@code api-key}. */
	boolean isAzure() {
		return hasVersion() || path.contains("/openai/deployments/") || AZURE.stream().anyMatch(address.host()::endsWith);
	}

	private boolean hasVersion() {
		return address.query().toLowerCase(Locale.ROOT).contains("api-version=");
	}

	/** Where chat completions may be, the likeliest first; the next is for when there is no such page. */
	List<URI> places(String model) {
		return Stream.of(paths(model)).map(p -> URI.create(address.site() + p + CHAT + (address.query().isEmpty() ? "" : '?' + address.query()))).toList();
	}

	private String[] paths(String model) {
		if (whole || path.contains("/deployments/") || VERSION.matcher(path).matches() && !isAzure()) {
			return new String[] { path };
		}
		if (isAzure() && (path.isEmpty() || path.equals("/openai"))) {
			return new String[] { hasVersion()
					? "/openai/deployments/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20")
					: "/openai/v1" };
		}
		if (isAzure()) {
			return new String[] { path };
		}
		return path.isEmpty() ? new String[] { "/v1", "" } : new String[] { path, path + "/v1" };
	}
}
