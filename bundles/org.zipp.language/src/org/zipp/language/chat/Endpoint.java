package org.zipp.language.chat;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.ZippException;

/**
 * The address of an OpenAI-compatible endpoint, however it was spelled: with or without {@code /v1}, with the path of
 * the chat completions, with the query that Azure wants.
 */
public final class Endpoint {

	private static final String CHAT = "/chat/completions";
	private static final Pattern VERSION = Pattern.compile(".*/(?:v[0-9]+[a-z0-9]*|openai)");
	private static final Pattern OTHER_SERVICE = Pattern.compile(".*/(?:completions|responses|embeddings|messages)");
	private static final Pattern SECRET = Pattern.compile(
			"(?i)(?:^|&)(?:[a-z_-]*key|[a-z_-]*token|code|sig|secret|password|auth[a-z]*)=");
	private static final List<String> AZURE = List.of(".openai.azure.com", ".cognitiveservices.azure.com",
			".services.ai.azure.com", ".azure-api.net", ".openai.azure.us", ".openai.azure.cn");

	private final String site;
	private final String host;
	private final boolean plain;
	private final String path;
	private final String query;
	private final boolean whole;

	private Endpoint(URI uri) {
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		plain = scheme.equals("http");
		host = uri.getHost().toLowerCase(Locale.ROOT);
		int usual = plain ? 80 : 443;
		site = scheme + "://" + host + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
		String given = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/{2,}", "/").replaceAll("/$", "");
		whole = given.endsWith(CHAT);
		path = whole ? given.substring(0, given.length() - CHAT.length()) : given;
		query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
	}

	/** @throws ZippException when no request could be sent there, or none that is safe */
	public static Endpoint parse(String given) {
		String text = given.strip();
		if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
			throw new ZippException("--endpoint takes an address like https://host/v1, without spaces or line breaks in it.");
		}
		URI uri;
		try {
			uri = new URI(text);
		} catch (URISyntaxException e) {
			throw new ZippException("--endpoint takes an address like https://host/v1: " + e.getReason() + '.');
		}
		if (uri.getRawUserInfo() != null || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
			throw new ZippException("--endpoint must not hold a user or password. Set ZIPP_API_KEY instead.");
		}
		if (!("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
			throw new ZippException("--endpoint takes an address like https://host/v1, not '" + ApiKey.redactUnknown(text) + "'.");
		}
		if (uri.getRawFragment() != null) {
			throw new ZippException("--endpoint takes an address without '#'.");
		}
		if (uri.getRawQuery() != null && SECRET.matcher(uri.getRawQuery()).find()) {
			throw new ZippException("--endpoint must not hold a key in its query: it is shown in messages. Set ZIPP_API_KEY instead.");
		}
		Endpoint endpoint = new Endpoint(uri);
		if (OTHER_SERVICE.matcher(endpoint.path).matches()) {
			throw new ZippException("--endpoint takes the address of chat completions, up to and with /v1; '" + endpoint.name()
					+ "' is the address of another service.");
		}
		if (endpoint.isAzure() && endpoint.path.contains("/deployments/") && !endpoint.hasVersion()) {
			throw new ZippException("--endpoint names a deployment of Azure without its version: put ?api-version=… behind it, as the portal shows it.");
		}
		return endpoint;
	}

	/** The address as it is shown, and as a key is kept for it: one text for all spellings. */
	public String name() {
		return site + path + (query.isEmpty() ? "" : '?' + query);
	}

	/** Whether a key may go there: what is sent cannot be read on the way, or does not leave this machine. */
	public boolean takesKeys() {
		return !plain || isLoopback();
	}

	/** Whether it is this machine. */
	boolean isLoopback() {
		if (host.equals("localhost") || host.endsWith(".localhost")) {
			return true;
		}
		try {
			return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
		} catch (IllegalArgumentException e) {
			// A name, not a number: it could be anywhere.
			return false;
		}
	}

	/** Whether it is OpenAI's own interface, for the whole world or one of its regions. */
	public boolean isOpenAi() {
		return !plain && (host.equals("api.openai.com") || host.endsWith(".api.openai.com"));
	}

	/** Whether it wants its key in the header {@code api-key}. */
	boolean isAzure() {
		return hasVersion() || path.contains("/openai/deployments/") || AZURE.stream().anyMatch(host::endsWith);
	}

	private boolean hasVersion() {
		return query.toLowerCase(Locale.ROOT).contains("api-version=");
	}

	/** Where chat completions may be, the likeliest first; the next is for when there is no such page. */
	List<URI> places(String model) {
		return Stream.of(paths(model)).map(p -> URI.create(site + p + CHAT + (query.isEmpty() ? "" : '?' + query))).toList();
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
