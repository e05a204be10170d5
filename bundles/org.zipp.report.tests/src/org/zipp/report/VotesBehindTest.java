package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Figure;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;

/** Every number leads to the votes behind it. */
class VotesBehindTest {

	/** Columns that count raters, levels or repetitions, not votes. */
	private static final Set<String> NOT_VOTES = Set.of("Raters", "Voted", "Completed", "Rank", "Items");

	private static ReportSettings raked() {
		Map<String, Double> shares = new LinkedHashMap<>();
		shares.put("18-24", 0.4);
		shares.put("25-34", 0.3);
		shares.put("35-49", 0.2);
		shares.put("50 and older", 0.1);
		return ReportSettings.defaults().withReplicates(200).withMarginals(PopulationMarginals.of(new Marginals(List.of(new Margin("age", shares)), "a test")));
	}

	@Test
	void filtersGiveAsManyVotesAsTheNumbersCount() {
		for (Ties ties : Ties.values()) {
			Document report = Reports.of(Samples.rich(24, 30).data(), raked().withTies(ties));
			int checked = 0;
			for (Table table : report.tables()) {
				for (List<Cell> row : table.rows()) {
					for (int c = 0; c < row.size(); c++) {
						Cell cell = row.get(c);
						if (cell.source() == null) {
							continue;
						}
						List<List<Cell>> votes = ((VoteFilter) cell.source()).rows(report.data());
						String name = table.columns().get(c).name();
						if (table.columns().get(c).kind() == Table.Kind.COUNT && !NOT_VOTES.contains(name) && !name.equals("Rater")) {
							assertEquals(cell.value(), (long) votes.size(), table.id() + ", " + name + ": " + cell.source().words());
							checked++;
						} else if (name.equals("Raters") && !table.id().endsWith("agreement")) {
							assertEquals(cell.value(), votes.stream().map(v -> v.get(1).value()).distinct().count(), table.id());
							checked++;
						} else {
							assertFalse(votes.isEmpty(), table.id() + ", " + name + ": " + cell.source().words());
						}
					}
				}
			}
			assertTrue(checked > 300, "numbers checked: " + checked);
			for (Figure figure : report.figures()) {
				assertFalse(figure.spots().isEmpty(), figure.id());
				figure.spots().forEach(s -> assertTrue(s.source() == null || !((VoteFilter) s.source()).rows(report.data()).isEmpty(), figure.id() + ": " + s.text()));
			}
		}
	}

	@Test
	void thePageNamesTheRowsOfEachTable() {
		String html = DocumentFormats.html(Reports.of(Samples.published().data()));
		assertTrue(html.contains("title=\"votes.csv: counted = yes; comparison = ZIPP 3-shot against DrUM; winner = ZIPP 3-shot\""), html);
		assertTrue(html.contains("Computed from votes.csv: rows with counted = yes"), html);
	}

	@Test
	void namesThatAreAlikeStayApart() {
		Samples samples = new Samples().condition("a", "Same").condition("b", "Same").condition("c", "");
		for (int r = 0; r < 4; r++) {
			samples.votes("r" + r, RaterKind.HUMAN, Map.of("age", r == 0 ? " " : "18-24"), "a", "b", r < 3 ? Choice.LEFT : Choice.RIGHT, 2 + r);
			samples.votes("r" + r, RaterKind.HUMAN, Map.of("age", r == 0 ? " " : "18-24"), "c", "b", r > 1 ? Choice.LEFT : Choice.RIGHT, 2 + r);
		}
		Document report = Reports.of(samples.data());
		Table table = ReportsTest.table(report, "win-rates");
		assertEquals(List.of("c against Same (2)", "Same (2) against Same"), table.rows().stream().map(r -> r.get(0).display() + " against " + r.get(1).display()).toList());
		for (List<Cell> row : table.rows()) {
			assertEquals(row.get(5).value(), (long) ((VoteFilter) row.get(5).source()).rows(report.data()).size());
		}
		assertTrue(ReportsTest.table(report, "group-1-age").rows().stream().anyMatch(r -> r.getFirst().display().equals("not stated")));
	}

	/** A variable with a level for each rater, as an identity would be, and many votes: the page stays short. */
	@Test
	void manyLevelsAndVotesStayReadable() {
		Samples samples = new Samples().condition("a", "A").condition("b", "B");
		for (int r = 0; r < 20_000; r++) {
			samples.votes("r" + r, RaterKind.HUMAN, Map.of("town", "town " + r), "a", "b", r % 3 == 0 ? Choice.LEFT : Choice.RIGHT, 2);
		}
		Document report = Reports.of(samples.data(), ReportSettings.defaults().withReplicates(100));
		assertEquals(80, ReportsTest.table(report, "group-1-town").rows().size());
		assertEquals(40_000, report.data().rows().size());
		assertTrue(DocumentFormats.html(report).length() < 300_000);
	}
}
