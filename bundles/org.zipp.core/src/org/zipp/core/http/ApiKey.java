package org.zipp.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;

/** An API key that fits into a header. It is never shown: whoever shows a text of an endpoint lets {@link #redact} see it first. */
public final class ApiKey {

	private static final String SHOWN = "[key]";
	/** Shorter pieces of a key are words that a message may hold by chance. */
	private static final int PIECE = 8;
	private static final int LONG_KEY = 16;
	/** What looks like a key or a credential, whoever it belongs to. */
	private static final Pattern LIKE_A_KEY = Pattern
			.compile("\\b(?:sk|gsk|xai|pk|hf|nvapi)[-_][A-Za-z0-9_-]{12,}|(?<=\\bBearer )[^\\s\"',;]{8,}");

	private final String value;
	private final Pattern whole;
	private final String encoded;

	private ApiKey(String value) {
		this.value = value;
		whole = Pattern.compile(
				value.chars().mapToObj(ApiKey::spellings).collect(Collectors.joining("[\\s\\p{Cntrl}\\\\]*")));
		encoded = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
	}

	/** A character as it is, in a URL, in JSON and in HTML. */
	private static String spellings(int c) {
		String hex = String.format(Locale.ROOT, "%02x", c);
		return "(?:" + Pattern.quote(Character.toString(c)) + "|(?i:%" + hex + "|\\\\u00" + hex + "|&#x0*" + hex + ";)|&#0*" + c + ";)";
	}

	/**
	 * Takes a key as it was given; white space around it is cut, as a file's last line break is.
	 *
	 * @param source where it comes from, for the message
	 * @return empty when nothing was given
	 * @throws ZippException when it cannot be a key, without showing it
	 */
	public static Optional<ApiKey> of(String given, String source) {
		String key = given == null ? "" : given.replace("\uFEFF", "").strip();
		if (key.isEmpty()) {
			return Optional.empty();
		}
		String wrong = key.matches("(?s).*\\R.*") ? "has a line break in it, so it is more than one line of a file"
				: key.regionMatches(true, 0, "Bearer ", 0, 7) ? "begins with the word Bearer, which is sent by itself"
						: key.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)) ? "has a space in it"
								: key.chars().anyMatch(c -> c < 0x21 || c > 0x7E)
										? "has a character in it that no key has (a control character, or none of ASCII)"
										: "";
		if (!wrong.isEmpty()) {
			throw new ZippException("The API key in " + source + ' ' + wrong + ". Nothing was sent; set the key again, the key alone on one line.");
		}
		return Optional.of(new ApiKey(key));
	}

	/** The key itself, for a header. */
	String value() {
		return value;
	}

	/** How a key is sent. */
	public enum Way {
		/** {@code Authorization: Bearer}. */
		BEARER,
		/** {@code api-key}, as Azure wants it. */
		API_KEY,
		/** {@code Authorization: Basic}; the key is a user, a colon and a password. */
		BASIC
	}

	/** Puts the key into a request. */
	public void addTo(Way way, BiConsumer<String, String> headers) {
		switch (way) {
		case BEARER -> headers.accept("Authorization", "Bearer " + value);
		case API_KEY -> headers.accept("api-key", value);
		case BASIC -> headers.accept("Authorization", "Basic " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
		}
	}

	/** Whether it is a user with a password. */
	public boolean isPassword() {
		return value.indexOf(':') > 0;
	}

	/** Whether it is a signed token of a directory (a JSON web token) and no plain key. */
	public boolean isToken() {
		return value.startsWith("eyJ") && value.chars().filter(c -> c == '.').count() == 2;
	}

	/** A text without the key, whatever white space or escapes came into it, and without longer pieces of it. */
	public String redact(String text) {
		String clean = whole.matcher(text).replaceAll(Matcher.quoteReplacement(SHOWN)).replace(encoded, SHOWN);
		if (value.length() >= LONG_KEY) {
			clean = withoutPieces(clean);
		}
		return redactUnknown(clean);
	}

	/** A text without what looks like a key. */
	public static String redactUnknown(String text) {
		return LIKE_A_KEY.matcher(text).replaceAll(Matcher.quoteReplacement(SHOWN));
	}

	private String withoutPieces(String text) {
		StringBuilder clean = new StringBuilder();
		for (int i = 0; i < text.length();) {
			int longest = 0;
			for (int k = 0; k + PIECE <= value.length(); k++) {
				int n = 0;
				while (k + n < value.length() && i + n < text.length() && value.charAt(k + n) == text.charAt(i + n)) {
					n++;
				}
				longest = Math.max(longest, n);
			}
			if (longest >= PIECE) {
				clean.append(SHOWN);
				i += longest;
			} else {
				clean.append(text.charAt(i++));
			}
		}
		return clean.toString();
	}

	/** Never the key. */
	@Override
	public String toString() {
		return SHOWN;
	}
}
