package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.PlanState;
import org.zipp.study.plan.PlanState.Lock;

/** What a report says of a locked plan, and without one. */
class PlannedReportTest {

	private static final int RATERS = 10;
	private static final int VOTES = 10;
	private static final Exclusions TOO_FAST = new Exclusions(0, 500, 0.5, 0, 0, 0);

	/** Rater i prefers b to a in 5 + i % 4 of ten votes; the last one answers too fast, always for a. */
	private static List<Judgement> votes() {
		List<Judgement> votes = new ArrayList<>();
		for (int r = 0; r <= RATERS; r++) {
			for (int v = 0; v < VOTES; v++) {
				boolean fast = r == RATERS;
				votes.add(new Judgement(votes.size() + 1L, "r" + r, RaterKind.HUMAN, v, "u", "p" + v, "a", "b",
						!fast && v < wins(r) ? Choice.RIGHT : Choice.LEFT, Instant.EPOCH, fast ? 100 : 2000, Map.of()));
			}
		}
		return votes;
	}

	private static int wins(int rater) {
		return 5 + rater % 4;
	}

	private static StudyDesign design(Planned... planned) {
		return StudyDesign.DEFAULTS.withRatersWanted(20).withExclusions(TOO_FAST)
				.withAnalysis(AnalysisPlan.DEFAULTS.withComparisons(List.of(planned)).withLevel(0.05, Correction.BONFERRONI));
	}

	private static Document report(PlanState plan) {
		Map<String, String> conditions = new LinkedHashMap<>();
		conditions.put("a", "A");
		conditions.put("b", "B");
		conditions.put("c", "C");
		return Reports.of(new StudyData("t", "", false, 1, conditions, Map.of(), votes(), 0, RATERS + 1, new TreeSet<>(), new TreeSet<>())
				.with(plan),
				ReportSettings.defaults().withReplicates(200));
	}

	private static PlanState locked(StudyDesign design, long votes, DeviationRow... deviations) {
		LockedPlan plan = new LockedPlan("t", "", "?", false, 1, List.of(new LockedPlan.Compared("a", "A", "", ""),
				new LockedPlan.Compared("b", "B", "", ""), new LockedPlan.Compared("c", "C", "", "")), Map.of("p0", "x"), design);
		return new PlanState(design, Optional.of(new Lock(plan, 1, plan.hash(), Instant.parse("2026-01-02T03:04:05Z"), "Ada", votes)),
				List.of(deviations), List.of());
	}

	private static Section section(Document report, String id) {
		return report.sections().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id));
	}

	private static List<String> row(Document report, String table, int row) {
		Table found = report.tables().stream().filter(t -> t.id().equals(table)).findFirst().orElseThrow(() -> new AssertionError(table));
		return found.rows().get(row).stream().map(Cell::display).toList();
	}

	private static RateEstimate expected() {
		List<Cluster> clusters = new ArrayList<>();
		for (int r = 0; r < RATERS; r++) {
			clusters.add(new Cluster(wins(r), VOTES));
		}
		return new ClusteredProportion(clusters).biasReduced().orElseThrow();
	}

	@Test
	void plannedComparisonsAreTestedOnTheirSideAndCorrectedForTheMissingOnesToo() {
		Document report = report(locked(design(new Planned("b", "a", Direction.FIRST, "B is nicer."), new Planned("c", "a", Direction.FIRST, "")),
				0));
		double p = expected().testAbove(0.5);
		assertTrue(p > 0 && p < 0.025, Double.toString(p));
		List<String> row = row(report, "confirmatory", 0);
		assertEquals("100", row.get(2));
		assertEquals(Cell.p(p).display(), row.get(6));
		assertEquals(Cell.p(2 * p).display(), row.get(7));
		assertEquals("shown", row.get(8));
		assertEquals("not tested", row(report, "confirmatory", 1).get(8));
		String json = DocumentFormats.json(report);
		assertTrue(json.contains("C against A: there is no vote that counts."), json);
		assertTrue(json.contains("20 raters were planned; votes of 10 raters count."), json);
	}

	@Test
	void theOtherSideIsNotShownHoweverClear() {
		Document report = report(locked(design(new Planned("a", "b", Direction.FIRST, "")), 0));
		assertEquals(Cell.p(1 - expected().testAbove(0.5)).display(), row(report, "confirmatory", 0).get(6));
		assertEquals("not shown", row(report, "confirmatory", 0).get(8));
	}

	@Test
	void everythingElseIsExploratory() {
		Document report = report(locked(design(new Planned("b", "a", Direction.EITHER, "")), 0));
		assertEquals("confirmatory", report.sections().getFirst().label());
		for (String id : List.of("summary", "win-rates", "agreement", "quality")) {
			assertEquals("exploratory", section(report, id).label(), id);
		}
		assertEquals("", section(report, "methods").label());
	}

	@Test
	void hashLockAndDeviationsAreTold() {
		PlanState plan = locked(design(new Planned("b", "a", Direction.EITHER, "")), 7,
				new DeviationRow(1, "prompt p0", "a lake", "a river", "Typo.", Instant.parse("2026-02-03T00:00:00Z"), "Ben", 9));
		String html = DocumentFormats.html(report(plan));
		assertTrue(html.contains("SHA-256 of the plan: " + plan.lock().orElseThrow().hash()));
		assertTrue(html.contains("when there were 7 answers already"));
		String json = DocumentFormats.json(report(plan));
		for (String said : List.of("2026-01-02 03:04:05 UTC by Ada", "after 9 answers, Ben changed prompt p0", "a lake", "a river",
				"Reason: Typo.",
				"cannot be known that it was made without them")) {
			assertTrue(json.contains(said), said);
		}
	}

	@Test
	void exclusionsAreCountedAndTheResultWithEverybodyStandsBeside() {
		Document report = report(locked(design(new Planned("b", "a", Direction.EITHER, "")), 0));
		assertEquals(List.of("1", "1", "10"), row(report, "exclusions", 0).subList(1, 4));
		List<String> row = row(report, "exclusion-sensitivity", 0);
		assertEquals("100", row.get(1));
		assertEquals("110", row.get(5));
		VoteFilter everybody = (VoteFilter) report.tables().stream().filter(t -> t.id().equals("exclusion-sensitivity")).findFirst().orElseThrow()
				.rows()
				.getFirst().get(5).source();
		assertEquals(110, everybody.rows(report.data()).size());
		assertFalse(DocumentFormats.json(report).contains("chosen with knowledge"));
	}

	@Test
	void withoutALockExclusionsAreSaidToBeChosenWithKnowledge() {
		Document report = report(new PlanState(design(), Optional.empty(), List.of(), List.of()));
		assertTrue(DocumentFormats.json(report).contains("No plan was locked, so the rules of exclusion were, or could have been, chosen with"
				+ " knowledge of the votes."));
		assertTrue(report.sections().stream().noneMatch(s -> s.id().equals("confirmatory") || s.label().contains("exploratory")));
	}

	@Test
	void aStudyOfWhichNothingWasSaidHasNoSuchSections() {
		Document report = report(PlanState.NONE);
		assertTrue(report.sections().stream().noneMatch(s -> List.of("plan", "confirmatory", "exclusions").contains(s.id())));
	}
}
