package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Range;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;

class CsvTest {

	@Test
	void everyTableReadsBackAsItIsInTheModel() throws IOException {
		Document report = Reports.of(Samples.rich(12, 10).data());
		List<Table> tables = new ArrayList<>(report.tables());
		tables.add(report.data());
		for (Table table : tables) {
			List<CSVRecord> records = parse(DocumentFormats.csv(table));
			assertEquals(table.rows().size() + 1, records.size(), table.id());
			for (int r = 0; r < table.rows().size(); r++) {
				Iterator<String> read = records.get(r + 1).iterator();
				for (int c = 0; c < table.columns().size(); c++) {
					Object value = table.rows().get(r).get(c).value();
					if (table.columns().get(c).kind() == Table.Kind.INTERVAL) {
						String low = read.next();
						String high = read.next();
						if (value instanceof Range interval) {
							assertEquals(interval.low(), Double.parseDouble(low));
							assertEquals(interval.high(), Double.parseDouble(high));
						} else {
							assertEquals("", low + high);
						}
					} else if (value instanceof Double d) {
						assertEquals(d, Double.parseDouble(read.next()));
					} else {
						assertEquals(value == null ? "" : value.toString(), read.next());
					}
				}
				assertTrue(!read.hasNext(), table.id());
			}
		}
	}

	/** The numbers of the win-rate table follow from the rows of votes.csv alone. */
	@Test
	void winRatesFollowFromTheVotes() throws IOException {
		Document report = Reports.of(Samples.rich(12, 40).data());
		List<CSVRecord> votes = parse(DocumentFormats.csv(report.data()));
		List<String> header = votes.getFirst().toList();
		for (String kind : new String[] { "people", "simulated" }) {
			Table table = ReportsTest.table(report, kind.equals("people") ? "win-rates" : "simulated-win-rates");
			for (List<Cell> row : table.rows()) {
				String first = row.get(0).display();
				String second = row.get(1).display();
				long wins = votes.stream().filter(v -> v.get(header.indexOf("raters are")).equals(kind)).filter(v -> {
					String left = v.get(header.indexOf("left"));
					String right = v.get(header.indexOf("right"));
					String choice = v.get(header.indexOf("choice"));
					return choice.equals("left") && left.equals(first) && right.equals(second)
							|| choice.equals("right") && right.equals(first) && left.equals(second);
				}).count();
				assertEquals(row.get(2).value(), wins, first + " against " + second);
			}
		}
	}

	@Test
	void formulasAreDisarmedAndQuotesSurvive() throws IOException {
		String[] labels = { "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "say \"hi\", then\ngo" };
		Samples samples = new Samples();
		for (int i = 0; i < labels.length; i++) {
			samples.condition("c" + i, labels[i]);
		}
		for (int i = 1; i < labels.length; i++) {
			samples.votes("r", RaterKind.HUMAN, Map.of("=v", "=w"), "c0", "c" + i, Choice.LEFT, 2);
		}
		Document report = Reports.of(samples.data());
		List<Table> tables = new ArrayList<>(report.tables());
		tables.add(report.data());
		for (Table table : tables) {
			for (CSVRecord record : parse(DocumentFormats.csv(table))) {
				for (String cell : record) {
					assertTrue(cell.isEmpty() || "=+@".indexOf(cell.charAt(0)) < 0 && (cell.charAt(0) != '-' || cell.matches("-[0-9.Ee-]+")), cell);
				}
			}
		}
		List<CSVRecord> votes = parse(DocumentFormats.csv(report.data()));
		assertEquals("'" + labels[0], votes.get(1).get(5));
		assertEquals("say \"hi\", then go", votes.getLast().get(6));
	}

	private static List<CSVRecord> parse(String csv) throws IOException {
		try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
			return parser.getRecords();
		}
	}
}
