package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Range;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A report for programs: every table, whole and exact. */
class JsonTest {

	private static JsonNode json(Document report) throws IOException {
		return new ObjectMapper().readTree(DocumentFormats.json(report));
	}

	private static Map<String, JsonNode> tables(JsonNode report) {
		Map<String, JsonNode> tables = new LinkedHashMap<>();
		report.get("sections").forEach(s -> s.get("blocks").forEach(b -> {
			if (b.get("type").asText().equals("table")) {
				tables.put(b.get("id").asText(), b);
			}
		}));
		return tables;
	}

	@Test
	void everyCellIsThereInFullPrecision() throws IOException {
		Document report = Reports.of(Samples.rich(12, 10).data());
		Map<String, JsonNode> tables = tables(json(report));
		assertEquals(report.tables().stream().map(Table::id).toList(), List.copyOf(tables.keySet()));
		int numbers = 0;
		int filters = 0;
		for (Table table : report.tables()) {
			JsonNode written = tables.get(table.id());
			List<String> keys = new ArrayList<>();
			written.get("columns").forEach(c -> keys.add(c.get("key").asText()));
			assertEquals(table.columns().size(), Set.copyOf(keys).size(), () -> "keys are unique: " + keys);
			assertEquals(table.rows().size(), written.get("rows").size(), table.id());
			for (int r = 0; r < table.rows().size(); r++) {
				JsonNode values = written.get("rows").get(r).get("values");
				for (int c = 0; c < keys.size(); c++) {
					Cell cell = table.rows().get(r).get(c);
					JsonNode value = values.get(keys.get(c));
					switch (cell.value()) {
					case null -> assertTrue(value.isNull(), table.id());
					case String text -> assertEquals(text, value.asText());
					case Long count -> assertTrue(value.isIntegralNumber() && value.asLong() == count, table.id());
					case Double number -> {
						assertEquals(number, value.asDouble(), 0, table.id());
						numbers++;
					}
					case Range i -> assertEquals(i, new Range(value.get("low").asDouble(), value.get("high").asDouble(), value.get("level").asDouble()));
					default -> throw new AssertionError(cell.value().getClass());
					}
					if (cell.source() != null) {
						Map<String, Set<String>> where = new LinkedHashMap<>();
						written.get("rows").get(r).get("votes").get(keys.get(c)).properties().forEach(e -> {
							Set<String> texts = new LinkedHashSet<>();
							e.getValue().forEach(t -> texts.add(t.asText()));
							where.put(e.getKey(), texts);
						});
						assertEquals(cell.source(), new VoteFilter(where));
						filters++;
					}
				}
			}
		}
		assertTrue(numbers > 50 && filters > 50, numbers + " numbers, " + filters + " filters");
	}

	@Test
	void keysDoNotChangeWithTheLevelOfIntervals() throws IOException {
		Samples samples = Samples.published();
		Map<String, JsonNode> usual = tables(json(Reports.of(samples.data())));
		Map<String, JsonNode> other = tables(json(Reports.of(samples.data(), ReportSettings.defaults().withLevel(0.9))));
		assertEquals(usual.keySet(), other.keySet());
		usual.forEach((id, table) -> {
			for (int c = 0; c < table.get("columns").size(); c++) {
				assertEquals(table.get("columns").get(c).get("key"), other.get(id).get("columns").get(c).get("key"));
			}
		});
		for (JsonNode interval : other.get("win-rates").findParents("low")) {
			assertEquals(0.9, interval.get("level").asDouble());
		}
		assertFalse(other.get("win-rates").findParents("low").isEmpty());
	}

	@Test
	void theHeadSaysWhatItIsAndTextStaysText() throws IOException {
		Document report = Reports.of(new Samples().title("\"Quotes\" \\ and \u2028 lines").condition("a", "</script><b>").condition("b", "B\u0000\u0007")
				.votes("secret-rater", RaterKind.HUMAN, Map.of("age", "30"), "a", "b", Choice.LEFT, 3).data());
		String text = DocumentFormats.json(report);
		JsonNode json = new ObjectMapper().readTree(text);
		assertEquals("org.zipp.report/1", json.get("schema").asText());
		assertEquals(ReportEdition.VERSION, json.get("version").asInt());
		assertEquals("\"Quotes\" \\ and \u2028 lines", json.get("title").asText());
		assertEquals("votes.csv", json.get("votes").get("file").asText());
		assertEquals(3, json.get("votes").get("rows").asInt());
		assertFalse(text.contains("secret-rater") || text.contains("NaN") || text.contains("Infinity"));
	}
}
