package org.zipp.report.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.document.Chart;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Theme;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Power.Design;
import org.zipp.statistics.plan.Power.Unknown;

class PowerReportTest {

	private static final Design DESIGN = Design.of(50, 5, 0.1, 0.6, 0.05);

	@Test
	void thePlanIsStatedWithItsNumbers() {
		PowerReport report = new PowerReport(DESIGN, Optional.of(Unknown.RATERS), new Power.Difference(0.8));
		assertEquals("55 raters", report.answer());
		assertEquals("With 55 raters of 5 votes each, an intra-class correlation of 0.100 (design effect 1.40, 196 effective votes) and a true win rate of 60.0%, "
				+ "the two-sided cluster-robust t test by rater at \u03b1 = 0.05 has a power of 80.2%.", report.sentence());
		assertEquals(55L, report.plan().rows().getFirst().get(1).value());
		assertTrue(report.warnings().getFirst().contains("as independent"), report.warnings().toString());
	}

	@Test
	void everyQuestionHasTablesAndACurveThatGrowsTheRightWay() {
		List<Power.Goal> goals = List.of(new Power.Difference(0.7), new Power.Difference(0.7, Power.Test.LOGIT), new Power.Equivalence(0.1, 0.6),
				new Power.Precision(0.08));
		List<Optional<Unknown>> unknowns = new ArrayList<>(List.of(Optional.empty()));
		for (Unknown u : Unknown.values()) {
			unknowns.add(Optional.of(u));
		}
		for (Power.Goal goal : goals) {
			for (Optional<Unknown> unknown : unknowns) {
				if (goal instanceof Power.Precision && unknown.equals(Optional.of(Unknown.WIN_RATE))) {
					continue;
				}
				PowerReport report = new PowerReport(goal instanceof Power.Equivalence ? DESIGN.withWinRate(0.5) : DESIGN, unknown, goal);
				assertTrue(report.reached(), report.sentence());
				assertFalse(report.table().rows().isEmpty());
				Chart curve = report.curve();
				String svg = DocumentFormats.svg(curve.figure(), Theme.LIGHT);
				assertTrue(svg.startsWith("<svg") || svg.contains("<svg"), svg);
				assertFalse(svg.contains("NaN"));
				List<Double> y = curve.data().rows().stream().map(r -> (Double) r.get(3).value()).toList();
				boolean falls = goal instanceof Power.Precision != (unknown.equals(Optional.of(Unknown.ICC))
						|| goal instanceof Power.Equivalence && unknown.equals(Optional.of(Unknown.WIN_RATE)));
				for (int i = 1; i < y.size(); i++) {
					double step = y.get(i) - y.get(i - 1);
					assertTrue(falls ? step <= 1e-9 : step >= -1e-9, unknown + " " + goal + ": " + y);
				}
			}
		}
	}

	@Test
	void whatCannotBeIsSaidAndStillDrawn() {
		PowerReport report = new PowerReport(DESIGN.withRaters(8), Optional.of(Unknown.VOTES_PER_RATER), new Power.Difference(0.8));
		assertFalse(report.reached());
		assertInstanceOf(Power.Unreachable.class, report.solution().orElseThrow());
		assertTrue(report.sentence().contains("More raters are needed"), report.sentence());
		assertTrue(report.plan().rows().isEmpty());
		assertEquals(100L, report.curve().data().rows().getLast().getFirst().value());
	}

	@Test
	void fewRatersAreWarnedOf() {
		PowerReport report = new PowerReport(DESIGN.withRaters(6).withWinRate(0.8), Optional.empty(), new Power.Difference(0.8));
		assertTrue(report.warnings().stream().anyMatch(w -> w.contains("so few raters")), report.warnings().toString());
		assertTrue(report.answer().startsWith("power "), report.answer());
	}
}
