package org.zipp.study.metrics;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.statistics.Interval;
import org.zipp.store.Rows.ImageKey;
import org.zipp.study.metrics.Scores.Distance;
import org.zipp.study.metrics.Scores.Model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * {@code metrics/scores.json} of a study: one JSON array a line. The first line names the form and the metrics and counts the rest, so
 * that a file that was cut short is known; then models, distances and notes, then the pictures.
 */
public final class ScoreFile {

	private static final String NAME = "scores.json";
	private static final String FORM = "org.zipp.scores/1";
	private static final JsonFactory JSON = new JsonFactory();

	private ScoreFile() {
	}

	/** Where it lies. */
	public static Path file(StudyDirectory study) {
		return study.metrics().resolve(NAME);
	}

	/** Writes the scores in place of those before. */
	public static void write(StudyDirectory study, Scores scores) {
		WholeFile.write(file(study), text(scores));
	}

	private static String text(Scores s) {
		StringWriter out = new StringWriter();
		try (JsonGenerator to = JSON.createGenerator(out)) {
			to.setRootValueSeparator(new SerializedString("\n"));
			line(to, FORM, s.inputs(), s.made(), s.prefix(), s.models().size(), s.distances().size(), s.notes().size(), s.pictures().size(),
					Arrays.stream(Metric.values()).map(Metric::id).toList());
			for (Model m : s.models()) {
				line(to, m.use(), m.name(), m.fingerprint(), m.scale());
			}
			for (Distance d : s.distances()) {
				line(to, d.first(), d.second(), d.n(), d.m(), d.biased(), d.unbiased(), d.interval().map(Interval::low).orElse(null),
						d.interval().map(Interval::high).orElse(null), d.interval().map(Interval::level).orElse(null),
						d.p().isPresent() ? d.p().getAsDouble() : null);
			}
			for (String note : s.notes()) {
				line(to, note);
			}
			for (PictureScore p : s.pictures()) {
				line(to, p.key().userId(), p.key().promptId(), p.key().conditionId(), p.key().seed(), p.content(), p.current(),
						Arrays.stream(p.values()).mapToObj(v -> Double.isNaN(v) ? null : v).toList());
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.append('\n').toString();
	}

	private static void line(JsonGenerator to, Object... values) throws IOException {
		to.writeStartArray();
		for (Object value : values) {
			write(to, value);
		}
		to.writeEndArray();
	}

	private static void write(JsonGenerator to, Object value) throws IOException {
		switch (value) {
		case null -> to.writeNull();
		case String text -> to.writeString(text);
		case Integer n -> to.writeNumber(n);
		case Long n -> to.writeNumber(n);
		case Double d -> to.writeNumber(d);
		case Boolean b -> to.writeBoolean(b);
		case List<?> list -> {
			to.writeStartArray();
			for (Object item : list) {
				write(to, item);
			}
			to.writeEndArray();
		}
		default -> throw new IllegalArgumentException("no JSON for " + value);
		}
	}

	/**
	 * Reads the scores of a study.
	 *
	 * @return empty when there are none
	 * @throws ZippException naming file and line when they cannot be read
	 */
	public static Optional<Scores> read(StudyDirectory study) {
		Path file = file(study);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try (JsonParser from = JSON.createParser(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
			return Optional.of(read(file, from));
		} catch (JsonProcessingException e) {
			throw damaged(file, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e.getOriginalMessage(), e);
		} catch (IOException e) {
			throw damaged(file, 0, Reasons.of(e), e);
		}
	}

	private static Scores read(Path file, JsonParser from) throws IOException {
		Line head = new Line(file, from);
		if (!head.text(0).equals(FORM)) {
			throw damaged(file, 1, "it is of another version", null);
		}
		List<?> names = head.list(8);
		List<Model> models = new ArrayList<>();
		for (int i = 0; i < head.count(4); i++) {
			Line l = new Line(file, from);
			models.add(new Model(l.text(0), l.text(1), l.text(2), l.number(3)));
		}
		List<Distance> distances = new ArrayList<>();
		for (int i = 0; i < head.count(5); i++) {
			Line l = new Line(file, from);
			Optional<Interval> interval = l.values.get(6) == null ? Optional.empty()
					: Optional.of(new Interval(l.number(6), l.number(7), l.number(8)));
			distances.add(new Distance(l.text(0), l.text(1), l.count(2), l.count(3), l.number(4), l.number(5), interval,
					l.values.get(9) == null ? OptionalDouble.empty() : OptionalDouble.of(l.number(9))));
		}
		List<String> notes = new ArrayList<>();
		for (int i = 0; i < head.count(6); i++) {
			notes.add(new Line(file, from).text(0));
		}
		List<PictureScore> pictures = new ArrayList<>(head.count(7));
		for (int i = 0; i < head.count(7); i++) {
			Line l = new Line(file, from);
			ImageKey key = new ImageKey(l.text(0), l.text(1), l.text(2), l.whole(3));
			pictures.add(new PictureScore(key, l.text(4), l.flag(5), values(names, l.list(6))));
		}
		return new Scores(head.text(1), head.text(2), models, head.text(3), pictures, distances, notes);
	}

	private static double[] values(List<?> names, List<?> written) {
		double[] values = new double[Metric.values().length];
		Arrays.fill(values, Double.NaN);
		for (int k = 0; k < Math.min(names.size(), written.size()); k++) {
			Optional<Metric> metric = Metric.of(String.valueOf(names.get(k)));
			if (metric.isPresent() && written.get(k) instanceof Number n) {
				values[metric.orElseThrow().ordinal()] = n.doubleValue();
			}
		}
		return values;
	}

	private static ZippException damaged(Path file, long line, String why, Throwable cause) {
		return new ZippException("The scores of the pictures cannot be read: " + why + ". Run score again.", file, line, cause);
	}

	/** The array of a line; a value of another kind than asked for means that the file is damaged. */
	private static final class Line {

		private final Path file;
		private final long number;
		private final List<Object> values;

		Line(Path file, JsonParser from) throws IOException {
			this.file = file;
			JsonToken token = from.nextToken();
			number = from.currentLocation().getLineNr();
			if (token != JsonToken.START_ARRAY) {
				throw damaged(file, number, token == null ? "the file ends too early" : "a line is no array", null);
			}
			values = array(from);
		}

		private static List<Object> array(JsonParser from) throws IOException {
			List<Object> values = new ArrayList<>();
			for (JsonToken token = from.nextToken(); token != JsonToken.END_ARRAY; token = from.nextToken()) {
				values.add(switch (token) {
				case START_ARRAY -> array(from);
				case VALUE_STRING -> from.getText();
				case VALUE_NUMBER_INT -> from.getLongValue();
				case VALUE_NUMBER_FLOAT -> from.getDoubleValue();
				case VALUE_TRUE -> Boolean.TRUE;
				case VALUE_FALSE -> Boolean.FALSE;
				case null, default -> null;
				});
			}
			return values;
		}

		private <T> T get(int i, Class<T> kind) {
			if (i >= values.size() || !kind.isInstance(values.get(i))) {
				throw damaged(file, number, "value " + (i + 1) + " of the line is missing or of another kind", null);
			}
			return kind.cast(values.get(i));
		}

		String text(int i) {
			return get(i, String.class);
		}

		double number(int i) {
			return get(i, Number.class).doubleValue();
		}

		long whole(int i) {
			return get(i, Long.class);
		}

		int count(int i) {
			return (int) Math.clamp(whole(i), 0, Integer.MAX_VALUE);
		}

		boolean flag(int i) {
			return get(i, Boolean.class);
		}

		List<?> list(int i) {
			return get(i, List.class);
		}
	}
}
