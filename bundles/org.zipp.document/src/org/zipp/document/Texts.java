package org.zipp.document;

import java.util.Locale;

/** Words and numbers as a document writes them. */
public final class Texts {

	private static final int REPLACEMENT = 0xFFFD;

	private Texts() {
	}

	/**
	 * Text from people without what no page may hold: control characters, halves of surrogate pairs, and marks that turn
	 * the direction of all that follows.
	 */
	public static String clean(String text) {
		if (text == null) {
			return "";
		}
		StringBuilder clean = new StringBuilder(text.length());
		text.codePoints().forEach(c -> {
			if (c == '\n' || c == '\t' || c == '\r') {
				clean.append(' ');
			} else if (c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF) {
				clean.appendCodePoint(REPLACEMENT);
			} else if (!Character.isISOControl(c) && c != 0x202D && c != 0x202E) {
				clean.appendCodePoint(c);
			}
		});
		return clean.toString().strip();
	}

	/** A number with that many decimals and a true minus sign; zero has none. */
	public static String decimals(double value, int decimals) {
		String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
		return text.matches("-0\\.?0*") ? text.substring(1) : text.replace('-', '\u2212');
	}

	/** A share in per cent, with one decimal. */
	public static String percent(double share) {
		return decimals(100 * share, 1) + '%';
	}

	/** A whole number with thousands separated. */
	public static String count(long n) {
		return String.format(Locale.ROOT, "%,d", n);
	}

	/** {@code 1 rater}, {@code 2 raters}. */
	public static String count(long n, String one, String many) {
		return count(n) + ' ' + (n == 1 ? one : many);
	}

	/** The text as HTML, SVG and XML hold it between tags and in attributes. */
	public static String markup(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
