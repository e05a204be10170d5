package org.zipp.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of people, communities, conditions and prompts, freed from how they happen to be written. Every reader takes names
 * through here, so that what looks the same in two files is the same.
 */
public final class Names {

	/** What programs write where a value is missing: R, pandas, spreadsheets, databases. */
	private static final Set<String> MISSING = Set.of("na", "n/a", "#n/a", "#na", "<na>", "n.a.", "nan", "-nan", "null", "(null)", "\\n", "none", "nat", "#null!",
			"#ref!", "#value!", "#name?", "undefined");
	/** Characters that are not seen: soft hyphen, zero width space, marks of direction, word joiner, byte order mark. */
	private static final String UNSEEN = "\u00AD\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";
	/** Joiners, which mean something between letters only. */
	private static final String JOINERS = "\u200C\u200D";

	private Names() {
	}

	/**
	 * The name in composed letters (NFC), without control characters and others that are not seen, every kind of blank a plain
	 * one, no two of them together and none at the ends. Empty for {@code null}.
	 */
	public static String clean(String text) {
		if (text == null || isClean(text)) {
			return text == null ? "" : text;
		}
		String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
		StringBuilder name = new StringBuilder(composed.length());
		boolean blank = false;
		for (int i = 0, c; i < composed.length(); i += Character.charCount(c)) {
			c = composed.codePointAt(i);
			if (isBlank(c)) {
				blank = true;
			} else if (!Character.isISOControl(c) && UNSEEN.indexOf(c) < 0 && !(JOINERS.indexOf(c) >= 0 && (name.isEmpty() || blank))) {
				if (blank && !name.isEmpty()) {
					name.append(' ');
				}
				blank = false;
				name.appendCodePoint(c);
			}
		}
		while (!name.isEmpty() && JOINERS.indexOf(name.charAt(name.length() - 1)) >= 0) {
			name.setLength(name.length() - 1);
		}
		return name.toString();
	}

	private static boolean isBlank(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	/** Most names are plain ASCII and need no copy. */
	private static boolean isClean(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~' || c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i + 1) == ' ')) {
				return false;
			}
		}
		return true;
	}

	/** The clean name without regard to case and to forms of the same letters, to find names that mean the same. */
	public static String folded(String text) {
		return Normalizer.normalize(clean(text), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
	}

	/** Whether a text is what programs write for a missing value, for example {@code NA}, {@code NaN} or {@code null}; not so an empty one. */
	public static boolean isMissing(String text) {
		return text != null && MISSING.contains(clean(text).toLowerCase(Locale.ROOT));
	}

	/**
	 * Names that were typed as a list, where a name may hold a comma itself: of neighbours that together are a known name, the
	 * most are taken as one. Others stay as they are.
	 */
	public static List<String> joined(List<String> typed, Collection<String> known) {
		List<String> names = new ArrayList<>();
		for (int from = 0, to; from < typed.size(); from = to) {
			String found = null;
			for (to = typed.size(); to > from && found == null; to -= found == null ? 1 : 0) {
				String together = commas(String.join(",", typed.subList(from, to)));
				found = known.stream().filter(k -> commas(k).equals(together)).findFirst().orElse(null);
			}
			names.add(found == null ? clean(typed.get(from)) : found);
			to = Math.max(to, from + 1);
		}
		return names;
	}

	private static String commas(String text) {
		return clean(text).replaceAll(" ?, ?", ",");
	}
}
