package org.zipp.report.internal.metrics;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import org.zipp.report.internal.Ranges;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Distance;
import org.zipp.study.metrics.Scores.Model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Scores as JSON for programs, in full precision. */
final class ScoreJson {

	private static final String SCHEMA = "org.zipp.score/1";

	private ScoreJson() {
	}

	static String text(Scores scores, ScoreTables tables, double level) {
		StringWriter out = new StringWriter();
		try (JsonGenerator to = new JsonFactory().createGenerator(out)) {
			to.setPrettyPrinter(new DefaultPrettyPrinter());
			to.writeStartObject();
			to.writeStringField("schema", SCHEMA);
			to.writeStringField("made", scores.made());
			to.writeStringField("prefix", scores.prefix());
			models(scores, to);
			metrics(scores, to);
			means(scores, tables, level, to);
			distances(scores, to);
			pictures(scores, to);
			to.writeEndObject();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toString();
	}

	private static void models(Scores scores, JsonGenerator to) throws IOException {
		to.writeArrayFieldStart("models");
		for (Model m : scores.models()) {
			to.writeStartObject();
			to.writeStringField("use", m.use());
			to.writeStringField("name", m.name());
			to.writeStringField("fingerprint", m.fingerprint());
			to.writeNumberField("logit-scale", m.scale());
			to.writeEndObject();
		}
		to.writeEndArray();
	}

	private static void metrics(Scores scores, JsonGenerator to) throws IOException {
		to.writeArrayFieldStart("metrics");
		for (Metric m : scores.metrics()) {
			to.writeStartObject();
			to.writeStringField("id", m.id());
			to.writeStringField("label", m.label());
			to.writeStringField("definition", m.definition());
			to.writeEndObject();
		}
		to.writeEndArray();
	}

	private static void means(Scores scores, ScoreTables tables, double level, JsonGenerator to) throws IOException {
		List<String> conditions = scores.pictures().stream().map(p -> p.key().conditionId()).distinct().sorted().toList();
		to.writeArrayFieldStart("conditions");
		for (Metric metric : scores.metrics()) {
			for (String condition : conditions) {
				Optional<ClusteredMean> found = tables.mean(metric, condition);
				if (found.isPresent()) {
					ClusteredMean m = found.orElseThrow();
					to.writeStartObject();
					to.writeStringField("metric", metric.id());
					to.writeStringField("condition", condition);
					to.writeNumberField("n", m.n());
					to.writeNumberField("clusters", m.clusters());
					to.writeNumberField("mean", m.mean());
					Ranges.write("interval", m.interval(level), to);
					to.writeEndObject();
				}
			}
		}
		to.writeEndArray();
	}

	private static void distances(Scores scores, JsonGenerator to) throws IOException {
		to.writeArrayFieldStart("distances");
		for (Distance d : scores.distances()) {
			to.writeStartObject();
			to.writeStringField("first", d.first());
			to.writeStringField("second", d.second().equals(Scores.OWN_PICTURES) ? null : d.second());
			to.writeNumberField("n", d.n());
			to.writeNumberField("m", d.m());
			to.writeNumberField("biased", d.biased());
			to.writeNumberField("unbiased", d.unbiased());
			Ranges.write("interval", d.interval(), to);
			to.writeFieldName("p");
			if (d.p().isPresent()) {
				to.writeNumber(d.p().getAsDouble());
			} else {
				to.writeNull();
			}
			to.writeEndObject();
		}
		to.writeEndArray();
	}

	private static void pictures(Scores scores, JsonGenerator to) throws IOException {
		to.writeArrayFieldStart("pictures");
		for (PictureScore p : scores.pictures()) {
			to.writeStartObject();
			to.writeStringField("user", p.key().userId());
			to.writeStringField("prompt", p.key().promptId());
			to.writeStringField("condition", p.key().conditionId());
			to.writeNumberField("seed", p.key().seed());
			to.writeStringField("picture", p.content());
			to.writeBooleanField("current", p.current());
			for (Metric m : Metric.values()) {
				if (!Double.isNaN(p.value(m))) {
					to.writeNumberField(m.id(), p.value(m));
				}
			}
			to.writeEndObject();
		}
		to.writeEndArray();
	}
}
