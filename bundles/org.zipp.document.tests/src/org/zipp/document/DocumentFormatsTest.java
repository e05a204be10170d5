package org.zipp.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a document says of itself and of where its numbers come from, in every form. */
class DocumentFormatsTest {

	@Test
	void theKindAndTheDataAreNamedByTheDocument() throws IOException {
		Document harvest = SampleDocuments.harvest();
		String html = DocumentFormats.html(harvest);
		assertTrue(html.contains("<p class=\"kind\">Harvest report</p>") && html.contains("Computed from harvest.csv."), html);
		assertFalse(html.contains("votes"), "a document knows nothing of votes");
		JsonNode json = new ObjectMapper().readTree(DocumentFormats.json(harvest));
		assertEquals("org.zipp.harvest/3", json.get("schema").asText());
		assertEquals(7, json.get("version").asInt());
		assertEquals("harvest.csv", json.get("harvest").get("file").asText());
		assertEquals(40, json.get("harvest").get("rows").asInt());
		assertFalse(json.has("votes"));
	}

	@Test
	void theLoudBannerStandsAboveEverySectionAndAQuietOneDoesNot() throws IOException {
		Document harvest = SampleDocuments.harvest();
		org.w3c.dom.Document page = SampleDocuments.parse(DocumentFormats.html(harvest));
		assertEquals(harvest.sections().size(), reminders(page));
		Document quiet = new Document(harvest.kind(), harvest.title(), "", harvest.banners(), false, Map.of(), harvest.sections(), harvest.data());
		assertEquals(0, reminders(SampleDocuments.parse(DocumentFormats.html(quiet))));
		assertThrows(IllegalArgumentException.class, () -> new Document(harvest.kind(), "", "", List.of(), true, Map.of(), List.of(), harvest.data()));
	}

	private static int reminders(org.w3c.dom.Document page) {
		int found = 0;
		for (int i = 0; i < page.getElementsByTagName("p").getLength(); i++) {
			Element p = (Element) page.getElementsByTagName("p").item(i);
			found += p.getAttribute("class").equals("reminder") && p.getTextContent().equals(SampleDocuments.LOUD) ? 1 : 0;
		}
		return found;
	}

	@Test
	void aCellLeadsToItsSourceInEveryForm() throws IOException {
		Document harvest = SampleDocuments.harvest();
		assertTrue(DocumentFormats.html(harvest).contains("<td class=\"n\" title=\"harvest.csv: fruit = fruit 4\">4,000</td>"));
		assertTrue(DocumentFormats.html(harvest).contains("Computed from harvest.csv: rows chosen by fruit."));
		JsonNode row = new ObjectMapper().readTree(DocumentFormats.json(harvest)).get("sections").get(0).get("blocks").get(3).get("rows").get(4);
		assertEquals("fruit 4", row.get("harvest").get("n").get("fruit").get(0).asText());
		assertFalse(row.get("harvest").has("weight"), "what leads nowhere is not told");
		assertEquals(0.95, row.get("values").get("ripe-2").get("level").asDouble());
		assertThrows(IllegalArgumentException.class, () -> new Cell(Optional.empty(), "1", null), "no format could write it");
		assertEquals(null, Cell.none().from(SampleDocuments.of("apple")).source(), "no value leads nowhere");
	}

	@Test
	void aTableIsWrittenRowByRowAsItIsAtOnce() throws IOException {
		Table table = SampleDocuments.table("fruit", 5);
		StringWriter out = new StringWriter();
		DocumentFormats.csv(table, out);
		assertEquals(DocumentFormats.csv(table), out.toString());
		List<String> lines = out.toString().lines().toList();
		assertEquals("Fruit,n,Ripe,Ripe 95% low,Ripe 95% high,p,Weight", lines.getFirst());
		assertEquals("fruit 0,0,0.1,,,1.0E-4,-0.1", lines.get(1));
	}
}
