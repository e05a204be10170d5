package org.zipp.graph.internal;

import java.util.regex.Pattern;

/** Makes short clean snippets of what people wrote. */
final class Texts {

	/** Shortest comment kept as a snippet, characters. */
	static final int SHORTEST = 20;
	/** Longest snippet, characters; longer texts are cut at a sentence or word. */
	static final int LONGEST = 300;

	/** No more of a very long text is looked at. */
	private static final int LOOKED_AT = 4000;
	private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
	private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]+)]\\((?:https?://|/)[^)\\s]*\\)");
	private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*(?:>|&gt;).*$");
	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u200B]+");

	private Texts() {
	}

	/** A comment's body as a snippet; empty when nothing worth keeping is left. */
	static String snippet(String body) {
		String text = body.length() > LOOKED_AT ? body.substring(0, LOOKED_AT) : body;
		// Most comments have neither quotation nor address; looking first is cheaper than matching.
		if (text.indexOf('>') >= 0 || text.contains("&gt;")) {
			text = QUOTED_LINE.matcher(text).replaceAll(" ");
		}
		if (text.contains("](")) {
			text = LINK.matcher(text).replaceAll("$1");
		}
		if (text.contains("://")) {
			text = ADDRESS.matcher(text).replaceAll(" ");
		}
		text = clean(text);
		return text.length() < SHORTEST || text.equals("[removed]") || text.equals("[deleted]") ? "" : cut(text);
	}

	/** A title; empty when it was removed. */
	static String title(String title) {
		String text = clean(title.length() > LOOKED_AT ? title.substring(0, LOOKED_AT) : title);
		return text.startsWith("[removed") || text.startsWith("[deleted") ? "" : cut(text);
	}

	private static String clean(String text) {
		String plain = text.indexOf('&') < 0 ? text
				: text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
		return SPACE.matcher(plain).replaceAll(" ").strip();
	}

	private static String cut(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		int sentence = -1;
		int word = -1;
		for (int i = 0; i < LONGEST - 1; i++) {
			if (text.charAt(i + 1) == ' ') {
				word = i + 1;
				if (".!?".indexOf(text.charAt(i)) >= 0) {
					sentence = i + 1;
				}
			}
		}
		if (sentence >= LONGEST / 2) {
			return text.substring(0, sentence);
		}
		int end = word >= LONGEST / 2 ? word : LONGEST - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
	}
}
