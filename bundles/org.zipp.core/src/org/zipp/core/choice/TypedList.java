package org.zipp.core.choice;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Values of a list in one line, separated by commas; values with commas stand between quotation marks, doubled inside. */
public final class TypedList {

	private TypedList() {
	}

	/** A value as it stands in a list. */
	public static String quoted(String value) {
		boolean plain = value.indexOf(',') < 0 && !value.startsWith("\"") && value.equals(value.strip());
		return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
	}

	/** The values of a list, without blanks around them and without empty ones. */
	public static List<String> values(String text) {
		List<String> values = new ArrayList<>();
		int at = 0;
		while (at <= text.length()) {
			int start = at;
			while (start < text.length() && text.charAt(start) == ' ') {
				start++;
			}
			int close = start < text.length() && text.charAt(start) == '"' ? closing(text, start + 1) : -1;
			if (close > 0) {
				values.add(text.substring(start + 1, close).replace("\"\"", "\""));
				at = Math.max(close + 1, end(text, close));
			} else {
				at = end(text, start);
				values.add(text.substring(start, at).strip());
			}
			at++;
		}
		values.removeIf(String::isEmpty);
		return values;
	}

	private static int end(String text, int from) {
		int comma = text.indexOf(',', from);
		return comma < 0 ? text.length() : comma;
	}

	/** The mark that closes a value, which a comma or the end follows; -1 when there is none. */
	private static int closing(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (text.charAt(i) == '"') {
				if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
					i++;
				} else {
					return text.substring(i + 1, end(text, i)).isBlank() ? i : -1;
				}
			}
		}
		return -1;
	}

	/** The files of a list: of neighbours that together name a file that is there, the most are taken as one. */
	public static List<String> files(String text) {
		if (isThere(text)) {
			return List.of(text.strip());
		}
		String[] pieces = text.split(",", -1);
		List<String> files = new ArrayList<>();
		StringBuilder others = new StringBuilder();
		for (int from = 0, to; from < pieces.length; from = to) {
			String found = null;
			for (to = pieces.length; to > from + 1 && found == null; to -= found == null ? 1 : 0) {
				String together = String.join(",", List.of(pieces).subList(from, to));
				found = isThere(together) ? together.strip() : null;
			}
			if (found == null) {
				to = from + 1;
				others.append(pieces[from]).append(',');
			} else {
				files.addAll(values(others.toString()));
				others.setLength(0);
				files.add(found);
			}
		}
		files.addAll(values(others.toString()));
		return files;
	}

	private static boolean isThere(String name) {
		try {
			return !name.isBlank() && Files.exists(Path.of(name.strip()));
		} catch (InvalidPathException _) {
			return false;
		}
	}
}
