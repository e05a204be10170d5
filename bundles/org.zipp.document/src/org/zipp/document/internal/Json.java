package org.zipp.document.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Figure;
import org.zipp.document.Range;
import org.zipp.document.Section;
import org.zipp.document.Source;
import org.zipp.document.Table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes a document as JSON for programs: every text, fact and table, numbers in full precision, ranges with their level, and
 * beside a row where its numbers come from. The data themselves are in a file of their own.
 */
public final class Json {

	private Json() {
	}

	/** The document as a JSON object, indented. */
	public static String of(Document document) {
		return indented(json -> document(document, json));
	}

	/**
	 * Tables as a JSON object, indented.
	 *
	 * @param schema  names the form
	 * @param summary what they say, in words
	 */
	public static String of(String schema, String summary, List<Table> tables) {
		return indented(json -> {
			json.writeStartObject();
			json.writeStringField("schema", schema);
			json.writeStringField("summary", summary);
			json.writeArrayFieldStart("tables");
			for (Table table : tables) {
				json.writeStartObject();
				table(table, "data", json);
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	/** What writes the content. */
	private interface Content {
		void write(JsonGenerator json) throws IOException;
	}

	private static String indented(Content content) {
		StringWriter out = new StringWriter();
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
		printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
		try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
			json.setPrettyPrinter(printer);
			content.write(json);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toString();
	}

	private static void document(Document document, JsonGenerator json) throws IOException {
		json.writeStartObject();
		json.writeStringField("schema", document.kind().schema());
		json.writeNumberField("version", document.kind().version());
		json.writeStringField("title", document.title());
		json.writeStringField("description", document.description());
		texts("banners", document.banners(), json);
		json.writeObjectFieldStart("facts");
		for (Map.Entry<String, String> fact : document.facts().entrySet()) {
			json.writeStringField(fact.getKey(), fact.getValue());
		}
		json.writeEndObject();
		json.writeObjectFieldStart(document.data().id());
		json.writeStringField("file", document.data().csvName());
		json.writeNumberField("rows", document.data().rows().size());
		json.writeArrayFieldStart("columns");
		for (Table.Column column : document.data().columns()) {
			json.writeString(column.name());
		}
		json.writeEndArray();
		json.writeEndObject();
		json.writeArrayFieldStart("sections");
		for (Section section : document.sections()) {
			section(section, document.data().id(), json);
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void texts(String field, List<String> texts, JsonGenerator json) throws IOException {
		json.writeArrayFieldStart(field);
		for (String text : texts) {
			json.writeString(text);
		}
		json.writeEndArray();
	}

	private static void section(Section section, String data, JsonGenerator json) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", section.id());
		json.writeStringField("heading", section.heading());
		json.writeStringField("label", section.label());
		json.writeArrayFieldStart("blocks");
		for (Block block : section.blocks()) {
			json.writeStartObject();
			switch (block) {
			case Block.Paragraph p -> text("paragraph", p.text(), json);
			case Block.Warning w -> text("warning", w.text(), json);
			case Block.Points p -> {
				json.writeStringField("type", "points");
				if (!p.title().isEmpty()) {
					json.writeStringField("title", p.title());
				}
				texts("items", p.items(), json);
			}
			case Figure f -> {
				json.writeStringField("type", "figure");
				json.writeStringField("id", f.id());
				json.writeStringField("title", f.title());
				json.writeStringField("description", f.description());
			}
			case Table t -> table(t, data, json);
			}
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void text(String type, String text, JsonGenerator json) throws IOException {
		json.writeStringField("type", type);
		json.writeStringField("text", text);
	}

	private static void table(Table table, String data, JsonGenerator json) throws IOException {
		List<String> keys = keys(table.columns());
		json.writeStringField("type", "table");
		json.writeStringField("id", table.id());
		json.writeStringField("title", table.title());
		json.writeStringField("note", table.note());
		json.writeStringField("file", table.csvName());
		json.writeArrayFieldStart("columns");
		for (int c = 0; c < keys.size(); c++) {
			json.writeStartObject();
			json.writeStringField("key", keys.get(c));
			json.writeStringField("name", table.columns().get(c).name());
			json.writeStringField("kind", table.columns().get(c).kind().name().toLowerCase(Locale.ROOT));
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeArrayFieldStart("rows");
		for (List<Cell> row : table.rows()) {
			json.writeStartObject();
			json.writeObjectFieldStart("values");
			for (int c = 0; c < keys.size(); c++) {
				json.writeFieldName(keys.get(c));
				value(row.get(c).value(), json);
			}
			json.writeEndObject();
			sources(row, keys, data, json);
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void value(Object value, JsonGenerator json) throws IOException {
		switch (value) {
		case null -> json.writeNull();
		case String text -> json.writeString(text);
		case Long number -> json.writeNumber(number);
		case Double number -> json.writeNumber(number);
		case Range range -> {
			json.writeStartObject();
			json.writeNumberField("low", range.low());
			json.writeNumberField("high", range.high());
			json.writeNumberField("level", range.level());
			json.writeEndObject();
		}
		default -> throw new IllegalArgumentException("A cell holds " + value.getClass() + '.');
		}
	}

	/** By column: which rows of the data are behind its number. */
	private static void sources(List<Cell> row, List<String> keys, String data, JsonGenerator json) throws IOException {
		if (row.stream().allMatch(c -> c.source() == null)) {
			return;
		}
		json.writeObjectFieldStart(data);
		for (int c = 0; c < keys.size(); c++) {
			Source source = row.get(c).source();
			if (source != null) {
				json.writeObjectFieldStart(keys.get(c));
				for (Map.Entry<String, Set<String>> where : source.where().entrySet()) {
					texts(where.getKey(), List.copyOf(where.getValue()), json);
				}
				json.writeEndObject();
			}
		}
		json.writeEndObject();
	}

	/** A key for each column: its name in lower case with dashes. The level of an interval is in its value, not in the key. */
	static List<String> keys(List<Table.Column> columns) {
		List<String> keys = new ArrayList<>();
		Map<String, Integer> used = new HashMap<>();
		for (Table.Column column : columns) {
			String name = column.name().toLowerCase(Locale.ROOT).replaceAll("\\b\\d+(\\.\\d+)?\\s*%", "");
			String key = name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
			key = key.isEmpty() ? column.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') : key;
			int number = used.merge(key, 1, Integer::sum);
			keys.add(number == 1 ? key : key + '-' + number);
		}
		return keys;
	}
}
