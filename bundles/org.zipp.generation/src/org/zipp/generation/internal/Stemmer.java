package org.zipp.generation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Brings the forms of an English word together. */
public final class Stemmer {

	private static final List<String> ENDINGS = List.of("iness", "ness", "ingly", "edly", "ing", "ed", "ies", "es", "s", "ly",
			"y", "ish", "e");

	private Stemmer() {
	}

	/** Lower-case stems of the words; punctuation and hyphens part words. */
	public static List<String> stems(String text) {
		List<String> stems = new ArrayList<>();
		for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+")) {
			if (!word.isEmpty()) {
				stems.add(stem(word));
			}
		}
		return stems;
	}

	/** Takes common English endings off, so that "shadowy" and "shadows" meet "shadow". */
	private static String stem(String word) {
		String w = word.replace("colour", "color").replace("grey", "gray");
		for (String ending : ENDINGS) {
			if (w.length() - ending.length() >= 3 && w.endsWith(ending) && !(ending.equals("s") && w.endsWith("ss"))) {
				w = w.substring(0, w.length() - ending.length());
				break;
			}
		}
		int n = w.length();
		if (n > 3 && w.charAt(n - 1) == w.charAt(n - 2) && "lsz".indexOf(w.charAt(n - 1)) < 0) {
			w = w.substring(0, n - 1);
		}
		return w.endsWith("e") && w.length() > 3 ? w.substring(0, w.length() - 1) : w;
	}
}
