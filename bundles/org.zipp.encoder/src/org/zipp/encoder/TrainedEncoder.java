package org.zipp.encoder;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.LinkEvaluation.Held;
import org.zipp.encoder.LinkEvaluation.Metric;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.LinkEvaluation.Result;

/**
 * What a finished fit says of itself, in a readable file in its folder. The file is written last: a folder without one
 * holds a fit that was stopped.
 *
 * @param method      {@link EncoderMethod#id()}
 * @param label       its name in tables
 * @param fingerprint hash of all that decided the fit: graph, split, features, alignment, settings
 * @param choices     the same, readable, name → value: settings as in {@link EncoderSettings}, {@code graph},
 *                    {@code split-seed}, {@code features}, {@code features-model}, {@code alignment} and others
 * @param seconds     wall time of the run that finished the fit
 * @param validation  measured on validation links
 * @param test        measured on test links
 * @param popularity  baseline on the same test links
 */
public record TrainedEncoder(String method, String label, String fingerprint, Map<String, String> choices, double seconds,
		Result validation, Result test, Result popularity) {

	/** Name of the file in the folder of a fit. */
	public static final String FILE = "result.properties";

	private static final String FORMAT = "1";

	public TrainedEncoder {
		choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
	}

	/** Fingerprint of the graph it was fitted to. */
	public String graph() {
		return choices.getOrDefault("graph", "");
	}

	/** Writes the file in one step. */
	public void write(Path folder) throws IOException {
		StringBuilder text = new StringBuilder("# A trained encoder; written when it was finished\n");
		line(text, "format", FORMAT);
		line(text, "method", method);
		line(text, "label", label);
		line(text, "fingerprint", fingerprint);
		line(text, "seconds", String.format(Locale.ROOT, "%.2f", seconds));
		choices.forEach((name, value) -> line(text, "choice." + name, value));
		line(text, "choices", String.join(",", choices.keySet()));
		for (String definition : test.definitions()) {
			text.append("# ").append(definition).append('\n');
		}
		result(text, "test", test);
		result(text, "validation", validation);
		result(text, "popularity", popularity);
		Path made = Files.createTempFile(folder, FILE, ".part");
		Files.writeString(made, text, StandardCharsets.UTF_8);
		StudyDirectory.moveIntoPlace(made, folder.resolve(FILE));
	}

	private static void line(StringBuilder text, String name, String value) {
		text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
	}

	private static void result(StringBuilder text, String name, Result r) {
		line(text, name + ".held", r.held().name());
		line(text, name + ".users", Integer.toString(r.users()));
		line(text, name + ".communities", Integer.toString(r.communities()));
		line(text, name + ".negatives", r.negatives().name());
		metric(text, name + ".posting-accuracy-uniform", r.uniformAccuracy());
		metric(text, name + ".posting-accuracy-popularity", r.popularityAccuracy());
		metric(text, name + ".mrr", r.mrr());
		metric(text, name + ".hit-1", r.hit1());
		metric(text, name + ".hit-10", r.hit10());
		metric(text, name + ".hit-50", r.hit50());
	}

	private static void metric(StringBuilder text, String name, Metric m) {
		line(text, name, Double.toString(m.value()));
		line(text, name + ".standard-error", Double.toString(m.standardError()));
	}

	/**
	 * Reads the file of a folder; empty when no finished fit lies there.
	 *
	 * @throws ZippException naming the file when it is damaged
	 */
	public static Optional<TrainedEncoder> read(Path folder) {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
			if (!FORMAT.equals(p.getProperty("format"))) {
				throw new ZippException("The encoder has format " + p.getProperty("format") + ", this program knows " + FORMAT
						+ ". Train it again.", file, 0, null);
			}
			Map<String, String> choices = new LinkedHashMap<>();
			for (String name : text(p, "choices").split(",")) {
				choices.put(name, text(p, "choice." + name));
			}
			return Optional.of(new TrainedEncoder(text(p, "method"), text(p, "label"), text(p, "fingerprint"), choices,
					Double.parseDouble(text(p, "seconds")), result(p, "validation"), result(p, "test"),
					result(p, "popularity")));
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("What the encoder says of itself is damaged: " + Reasons.of(e) + ". Train it again.",
					file, 0, e);
		}
	}

	private static Result result(Properties p, String name) {
		return new Result(Held.valueOf(text(p, name + ".held")), Integer.parseInt(text(p, name + ".users")),
				Integer.parseInt(text(p, name + ".communities")), Negatives.valueOf(text(p, name + ".negatives")),
				metric(p, name + ".posting-accuracy-uniform"), metric(p, name + ".posting-accuracy-popularity"),
				metric(p, name + ".mrr"), metric(p, name + ".hit-1"), metric(p, name + ".hit-10"),
				metric(p, name + ".hit-50"));
	}

	private static Metric metric(Properties p, String name) {
		return new Metric(Double.parseDouble(text(p, name)), Double.parseDouble(text(p, name + ".standard-error")));
	}

	private static String text(Properties p, String name) {
		String value = p.getProperty(name);
		if (value == null) {
			throw new IllegalArgumentException("it does not say " + name);
		}
		return value;
	}

	/** The numbers with what they mean, a line each. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(label + ": " + test.text());
		lines.add("Popularity: " + popularity.text());
		lines.addAll(test.definitions());
		return lines;
	}
}
