package org.zipp.graph.internal.pictures;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of posts and addresses of pictures, brought into one form. */
final class Links {

	private static final String SUBMISSION = "t3_";
	private static final Pattern ID = Pattern.compile("(?:t3_)?([0-9a-z]+)");
	private static final Pattern PERMALINK = Pattern.compile("(?i)(?:https?://)?(?:\\w+\\.)?reddit\\.com/.*?/?comments/([0-9a-z]+).*");
	private static final Pattern SHORT_LINK = Pattern.compile("(?i)(?:https?://)?redd\\.it/([0-9a-z]+)/?");
	private static final Pattern SCHEME = Pattern.compile("(?i)^https?://(?:www\\.)?");

	private Links() {
	}

	/** The name of the post that an id, a name or a permalink means; {@code null} for any other text. */
	static String source(String text) {
		for (Pattern pattern : new Pattern[] { ID, PERMALINK, SHORT_LINK }) {
			Matcher matcher = pattern.matcher(text);
			if (matcher.matches()) {
				return SUBMISSION + matcher.group(1).toLowerCase(Locale.ROOT);
			}
		}
		return null;
	}

	/** An address without what does not matter: scheme, www., fragment, the case of the host. */
	static String plain(String link) {
		String text = SCHEME.matcher(link.strip().replace("&amp;", "&")).replaceFirst("");
		int fragment = text.indexOf('#');
		text = fragment < 0 ? text : text.substring(0, fragment);
		int path = text.indexOf('/');
		text = path < 0 ? text.toLowerCase(Locale.ROOT) : text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	/** An address without its query. */
	static String withoutQuery(String link) {
		int query = link.indexOf('?');
		return query < 0 ? link : link.substring(0, query);
	}

	/** The last part of an address's path, the name a downloaded file often has; empty when there is none. */
	static String fileName(String link) {
		String path = withoutQuery(plain(link));
		int slash = path.lastIndexOf('/');
		return slash < 0 ? "" : path.substring(slash + 1);
	}

	/** A file name without its ending. */
	static String stem(String name) {
		int dot = name.lastIndexOf('.');
		return dot <= 0 ? name : name.substring(0, dot);
	}
}
