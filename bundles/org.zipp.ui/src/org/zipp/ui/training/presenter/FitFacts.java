package org.zipp.ui.training.presenter;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;

/**
 * What a finished fit reached, and the settings it was trained with.
 *
 * @param lines name → value, for people, in order; empty while the fit is not finished
 */
public record FitFacts(Map<String, String> lines) {

	/** Nothing is known. */
	public static final FitFacts NONE = new FitFacts(Map.of());

	/** The file that a finished fit leaves in its folder; written last. */
	static final String FILE = "result.properties";

	private static final Map<String, String> MEASURES = measures();

	public FitFacts {
		lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
	}

	private static Map<String, String> measures() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put("posting-accuracy-uniform", "Posting accuracy, uniform negatives");
		names.put("posting-accuracy-popularity", "Posting accuracy, negatives by popularity");
		names.put("mrr", "Mean reciprocal rank");
		names.put("hit-1", "Hit@1");
		names.put("hit-10", "Hit@10");
		names.put("hit-50", "Hit@50");
		return names;
	}

	/**
	 * Reads what a finished fit left in its folder; nothing while it is not finished.
	 *
	 * @throws ZippException when the file cannot be read
	 */
	public static FitFacts read(Path folder) {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			return NONE;
		}
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("What the encoder says of itself cannot be read: " + e.getMessage() + '.', file, 0, e);
		}
		Map<String, String> lines = new LinkedHashMap<>();
		MEASURES.forEach((key, name) -> measure(p, key, name, lines));
		String seconds = p.getProperty("seconds", "");
		if (seconds.matches("\\d+(\\.\\d+)?")) {
			lines.put("Trained in", Throughput.duration(Duration.ofSeconds(Math.round(Double.parseDouble(seconds)))));
		}
		for (String choice : p.getProperty("choices", "").split(",")) {
			String value = p.getProperty("choice." + choice);
			if (value != null) {
				lines.put(capital(choice.replace('-', ' ')), value);
			}
		}
		return new FitFacts(lines);
	}

	/** A measure on test links with its standard error, beside that of ranking by popularity. */
	private static void measure(Properties p, String key, String name, Map<String, String> lines) {
		String value = number(p.getProperty("test." + key));
		if (!value.isEmpty()) {
			String error = number(p.getProperty("test." + key + ".standard-error"));
			String popularity = number(p.getProperty("popularity." + key));
			lines.put(name + " (test)", value + (error.isEmpty() ? "" : " ± " + error)
					+ (popularity.isEmpty() ? "" : "; by popularity " + popularity));
		}
	}

	private static String number(String text) {
		try {
			double value = Double.parseDouble(text == null ? "NaN" : text);
			return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
		} catch (NumberFormatException e) {
			return text;
		}
	}

	private static String capital(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}
}
