package org.zipp.ui.personas.table.presenter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.zipp.store.Rows.PersonaRow;
import org.zipp.ui.context.PersonaNames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** Personas as a file for other programs: CSV with a column per trait, or JSON Lines. */
public final class PersonaExport {

	private PersonaExport() {
	}

	/** One line per persona below a line of names; fields with commas, quotes or line breaks are quoted (RFC 4180). */
	public static String csv(List<PersonaRow> rows, PersonaNames names) {
		TreeSet<String> traits = new TreeSet<>();
		rows.forEach(r -> traits.addAll(r.traits().keySet()));
		StringBuilder csv = new StringBuilder();
		List<String> head = new ArrayList<>(List.of("user", "name", "text", "activity", "communities", "pictures", "verbalizer",
				"edited", "participant"));
		traits.forEach(t -> head.add("trait " + t));
		line(csv, head);
		for (PersonaRow row : rows) {
			List<String> fields = new ArrayList<>(List.of(row.userId(), names.name(row.userId()), row.text(),
					Long.toString(row.activity()), Integer.toString(row.communityCount()), Integer.toString(row.images()),
					orEmpty(row.verbalizer()), Boolean.toString(row.edited()), Boolean.toString(row.participant())));
			traits.forEach(t -> fields.add(orEmpty(row.traits().get(t))));
			line(csv, fields);
		}
		return csv.toString();
	}

	private static String orEmpty(String text) {
		return text == null ? "" : text;
	}

	private static void line(StringBuilder csv, List<String> fields) {
		for (int i = 0; i < fields.size(); i++) {
			String field = fields.get(i);
			if (i > 0) {
				csv.append(',');
			}
			if (field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
				csv.append('"').append(field.replace("\"", "\"\"")).append('"');
			} else {
				csv.append(field);
			}
		}
		csv.append("\r\n");
	}

	/** One JSON object per line. */
	public static String jsonLines(List<PersonaRow> rows, PersonaNames names) {
		StringWriter lines = new StringWriter();
		JsonFactory factory = new JsonFactory();
		try {
			for (PersonaRow row : rows) {
				try (JsonGenerator json = factory.createGenerator(lines)) {
					json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
					write(json, row, names);
				}
				lines.append('\n');
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return lines.toString();
	}

	private static void write(JsonGenerator json, PersonaRow row, PersonaNames names) throws IOException {
		json.writeStartObject();
		json.writeStringField("user", row.userId());
		json.writeStringField("name", names.name(row.userId()));
		json.writeStringField("text", row.text());
		json.writeObjectFieldStart("traits");
		for (var trait : row.traits().entrySet()) {
			json.writeStringField(trait.getKey(), trait.getValue());
		}
		json.writeEndObject();
		json.writeNumberField("activity", row.activity());
		json.writeNumberField("communities", row.communityCount());
		json.writeNumberField("pictures", row.images());
		json.writeStringField("verbalizer", orEmpty(row.verbalizer()));
		json.writeBooleanField("edited", row.edited());
		json.writeBooleanField("participant", row.participant());
		json.writeEndObject();
	}
}
