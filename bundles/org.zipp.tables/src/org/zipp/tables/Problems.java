package org.zipp.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.core.ZippException;

/** What is wrong with rows of a file: all are counted, the first few are told with their lines. */
public final class Problems {

	private static final int TOLD = 10;
	private static final int LONGEST_VALUE = 40;

	private final Path file;
	private final List<String> texts = new ArrayList<>();
	private long first;
	private long count;

	public Problems(Path file) {
		this.file = file;
	}

	/** Notes a problem, one sentence. */
	public void add(long line, String text) {
		if (count++ == 0) {
			first = line;
		}
		if (texts.size() < TOLD) {
			texts.add(texts.isEmpty() ? text : "line " + line + ": " + text);
		}
	}

	/**
	 * Ends the reading when anything was noted.
	 *
	 * @throws ZippException naming the file and the line of the first problem, with the next ones below it
	 */
	public void refuse() {
		refuse("");
	}

	/** The same, with what to do about it below the problems. */
	public void refuse(String advice) {
		if (count == 0) {
			return;
		}
		StringBuilder message = new StringBuilder(String.join("\n  ", texts));
		if (count > texts.size()) {
			message.append(String.format(Locale.ROOT, "%n  and %,d more like these", count - texts.size()));
		}
		throw new ZippException(advice.isEmpty() ? message.toString() : message + "\n" + advice, file, first, null);
	}

	/** A value of the file between quotation marks, shortened when it is long, in one line. */
	public static String quoted(String value) {
		String line = value.replaceAll("\\p{Cntrl}", "\u00B7");
		return '"' + (line.length() <= LONGEST_VALUE ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_VALUE)))
				+ "\u2026") + '"';
	}

	/** {@code 1 row is}, {@code 2,000 rows are}. */
	public static String count(long n, String one, String many) {
		return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
	}
}
