package org.zipp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What a run found, as Markdown: shown at once, appended to a file when the run is over. */
final class Report {

	private final StringBuilder text = new StringBuilder();
	private final PrintStream shown;

	Report(PrintStream shown) {
		this.shown = shown;
	}

	void line(String line) {
		text.append(line).append('\n');
		shown.println(line);
	}

	void appendTo(Path file) throws IOException {
		Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** Three digits that count, with a unit of thousands. */
	static String number(double value) {
		double size = Math.abs(value);
		if (!Double.isFinite(value)) {
			return "–";
		}
		if (size >= 1e9) {
			return digits(value / 1e9) + " G";
		}
		if (size >= 1e6) {
			return digits(value / 1e6) + " M";
		}
		return size >= 1e4 ? digits(value / 1e3) + " k" : digits(value);
	}

	static String bytes(double value) {
		return value >= 1e9 ? digits(value / 1e9) + " GB" : Math.round(value / 1e6) + " MB";
	}

	private static String digits(double value) {
		double size = Math.abs(value);
		return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f", value);
	}

	/** A time for people. */
	static String duration(double seconds) {
		return seconds < 120 ? digits(seconds) + " s" : seconds < 7200 ? digits(seconds / 60) + " min" : digits(seconds / 3600) + " h";
	}
}
