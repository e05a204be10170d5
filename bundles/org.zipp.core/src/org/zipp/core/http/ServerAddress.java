package org.zipp.core.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.zipp.core.ZippException;

/** The address of a server as a person typed it, in one spelling. It holds no secret. */
public final class ServerAddress {

	private static final Pattern SECRET = Pattern.compile("(?i)(?:^|&)(?:[a-z_-]*key|[a-z_-]*token|code|sig|secret|password|auth[a-z]*)=");

	private final String site;
	private final String host;
	private final boolean plain;
	private final String path;
	private final String query;

	private ServerAddress(URI uri) {
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		plain = scheme.equals("http");
		host = uri.getHost().toLowerCase(Locale.ROOT);
		site = site(uri);
		path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/{2,}", "/").replaceAll("/$", "");
		query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
	}

	/**
	 * @param what    what was typed, for messages, for example {@code --endpoint}
	 * @param example an address that would do
	 * @param keys    where a key belongs, for example {@code ZIPP_API_KEY}
	 * @throws ZippException when no request could be sent there, or none that is safe
	 */
	public static ServerAddress parse(String given, String what, String example, String keys) {
		String text = given.strip();
		if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
			throw new ZippException(what + " takes an address like " + example + ", without spaces or line breaks in it.");
		}
		URI uri;
		try {
			uri = new URI(text);
		} catch (URISyntaxException e) {
			throw new ZippException(what + " takes an address like " + example + ": " + e.getReason() + '.');
		}
		if (uri.getRawUserInfo() != null || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
			throw new ZippException(what + " must not hold a user or password. Set " + keys + " instead.");
		}
		if (!("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
			throw new ZippException(what + " takes an address like " + example + ", not '" + ApiKey.redactUnknown(text) + "'.");
		}
		if (uri.getRawFragment() != null) {
			throw new ZippException(what + " takes an address without '#'.");
		}
		if (uri.getRawQuery() != null && SECRET.matcher(uri.getRawQuery()).find()) {
			throw new ZippException(what + " must not hold a key in its query: it is shown in messages. Set " + keys + " instead.");
		}
		return new ServerAddress(uri);
	}

	private static String site(URI uri) {
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		int usual = scheme.equals("http") ? 80 : 443;
		return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
	}

	/** The address as it is shown, and as a key is kept for it: one text for all spellings. */
	public String name() {
		return site + path + (query.isEmpty() ? "" : '?' + query);
	}

	/** Scheme, host, and port where it is not the usual one. */
	public String site() {
		return site;
	}

	/** Host, lower case. */
	public String host() {
		return host;
	}

	/** The path without a slash at its end; empty for none. */
	public String path() {
		return path;
	}

	/** The query without its question mark; empty for none. */
	public String query() {
		return query;
	}

	/** Whether what is sent can be read on the way. */
	public boolean isPlain() {
		return plain;
	}

	/** Whether a key may go there: what is sent cannot be read on the way, or does not leave this machine. */
	public boolean takesKeys() {
		return !plain || isLoopback();
	}

	/** Whether it is this machine. */
	public boolean isLoopback() {
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

	/** Whether an address is of the same scheme, host and port. */
	public boolean isSite(URI uri) {
		return uri.getScheme() != null && uri.getHost() != null && site(uri).equals(site);
	}
}
