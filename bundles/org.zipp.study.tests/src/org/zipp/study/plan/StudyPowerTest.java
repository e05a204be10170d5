package org.zipp.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Expected;
import org.zipp.study.design.AnalysisPlan.Looks;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.LookSpending;

/** The power of planned studies; {@code reference/power.py} beside this bundle's sources simulates the expected values. */
class StudyPowerTest {

	private static final List<ConditionPair> THREE = ConditionPair.all(List.of("a", "b", "c"));
	private static final List<ConditionPair> ONE = List.of(new ConditionPair("b", "a"));

	private static AnalysisPlan plan(List<ConditionPair> pairs, Direction direction) {
		return AnalysisPlan.DEFAULTS.withComparisons(pairs.stream().map(p -> new Planned(p.first(), p.second(), direction, "")).toList());
	}

	@Test
	void simulationsAgree() throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(StudyPowerTest.class.getResourceAsStream("power.tsv"), StandardCharsets.UTF_8))) {
			List<String[]> rows = in.lines().map(l -> l.split("\t")).toList();
			assertEquals(5, rows.size());
			for (String[] r : rows) {
				List<ConditionPair> pairs = IntStream.range(0, Integer.parseInt(r[2])).mapToObj(i -> new ConditionPair("c" + i, "x")).toList();
				StudyPower power = StudyPower.of(plan(pairs, Direction.valueOf(r[8]))
						.withExpected(new Expected(Double.parseDouble(r[3]), Double.parseDouble(r[4]), Double.parseDouble(r[5]), 0))
						.withLevel(Double.parseDouble(r[6]), Correction.valueOf(r[7])), pairs, Integer.parseInt(r[0]), Integer.parseInt(r[1]));
				assertEquals(Double.parseDouble(r[9]), power.level(), 1e-12);
				assertEquals(Double.parseDouble(r[10]), power.least(), 0.03, String.join(" ", r));
			}
		}
	}

	@Test
	void enoughRatersAreEnoughAndOneLessIsNot() {
		AnalysisPlan plan = plan(THREE, Direction.EITHER);
		int enough = StudyPower.of(plan, THREE, 30, 30).enough().orElseThrow();
		assertTrue(StudyPower.of(plan, THREE, enough, 30).least() >= StudyPower.USUAL);
		assertTrue(StudyPower.of(plan, THREE, enough - 1, 30).least() < StudyPower.USUAL);
		AnalysisPlan oneSided = plan(THREE, Direction.FIRST);
		int fewer = StudyPower.of(oneSided, THREE, 30, 30).enough().orElseThrow();
		assertTrue(fewer < enough);
		assertTrue(StudyPower.of(oneSided, THREE, fewer, 30).least() >= StudyPower.USUAL);
		assertTrue(StudyPower.of(oneSided, THREE, fewer - 1, 30).least() < StudyPower.USUAL);
	}

	@Test
	void theDetectableRateIsShownFourTimesInFive() {
		AnalysisPlan plan = plan(ONE, Direction.EITHER).withExpected(new Expected(0.55, 0, 0.1, 0));
		double detectable = StudyPower.of(plan, ONE, 25, 10).detectable().orElseThrow();
		assertEquals(StudyPower.USUAL, StudyPower.of(plan.withExpected(new Expected(detectable, 0, 0.1, 0)), ONE, 25, 10).least(), 1e-6);
	}

	@Test
	void looksCostPower() {
		AnalysisPlan plan = plan(ONE, Direction.EITHER);
		double single = StudyPower.of(plan, ONE, 30, 10).least();
		double careful = StudyPower.of(plan.withLooks(new Looks(List.of(0.5), LookSpending.OBRIEN_FLEMING, 0)), ONE, 30, 10).least();
		double eager = StudyPower.of(plan.withLooks(new Looks(List.of(0.25, 0.5, 0.75), LookSpending.POCOCK, 0)), ONE, 30, 10).least();
		assertTrue(eager < careful && careful < single, eager + " " + careful + ' ' + single);
		assertTrue(single - careful < 0.01, careful + " of " + single);
		double upper = StudyPower.of(plan(ONE, Direction.FIRST).withLooks(new Looks(List.of(0.5), LookSpending.OBRIEN_FLEMING, 0)), ONE, 30, 10)
				.least();
		assertTrue(upper > careful);
	}

	@Test
	void dropOutTakesRatersAndTiesTakeVotesWhereTheyAreLeftOut() {
		AnalysisPlan plan = plan(ONE, Direction.EITHER);
		assertEquals(24, StudyPower.of(plan.withExpected(new Expected(0.6, 0.1, 0.1, 0.2)), ONE, 30, 10).raters());
		StudyPower dropped = StudyPower.of(plan.withTies(Ties.DROPPED).withExpected(new Expected(0.6, 0.2, 0, 0)), ONE, 30,
				10);
		assertEquals(8, dropped.votesPerComparison(), 1e-12);
		assertEquals(Power.ofDifference(new Power.Design(30, 8, 0, 0, 0.625, 0, 0.05, 1), Power.Test.LOGIT), dropped.least(), 1e-12);
	}

	@Test
	void fewTrialsMeanOtherRatersForEachComparison() {
		StudyPower power = StudyPower.of(plan(THREE, Direction.EITHER), THREE, 30, 1);
		assertEquals(10, power.raters());
		assertEquals(1, power.votesPerComparison());
		assertEquals(1, power.notes().size());
	}

	@Test
	void equalityIsPlannedAtOneHalf() {
		StudyPower power = StudyPower.of(plan(ONE, Direction.EQUAL).withMargin(0.1), ONE, 60, 20);
		assertEquals(Power.ofEquivalence(new Power.Design(60, 20, 0, 0.1, 0.5, 0.1, 0.05, 1), 0.1), power.least(), 1e-12);
	}

	@Test
	void whatNoTrialShowsIsTold() {
		assertTrue(StudyPower.of(plan(THREE, Direction.EITHER), ONE, 30, 10).notes().getFirst().contains("which no trial of the design shows"));
		assertThrows(ZippException.class, () -> StudyPower.of(plan(ONE, Direction.EITHER), ONE, 1, 10));
		assertThrows(ZippException.class, () -> StudyPower.of(plan(ONE, Direction.EITHER), List.of(), 30, 10));
	}
}
