package org.zipp.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Looks;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.LookSpending;
import org.zipp.study.design.StudyDesign;

class LockedPlanTest {

	static final LockedPlan PLAN = new LockedPlan("A study", "caf\u00e9", "Which do you like?", false, 7,
			List.of(new LockedPlan.Compared("generic", "Generic", "generic", ""), new LockedPlan.Compared("zipp-0", "ZIPP", "persona", "")),
			Map.of("p1", "a lake", "p2", "a hill"), StudyDesign.DEFAULTS.withRatersWanted(30).withAnalysis(AnalysisPlan.DEFAULTS
					.withComparisons(List.of(new Planned("zipp-0", "generic", Direction.FIRST, "Personas help.")))
					.withLevel(0.025, Correction.BONFERRONI).withLooks(new Looks(List.of(0.5), LookSpending.POCOCK, 0))));

	@Test
	void itsFormReadsBackToTheSamePlan() {
		LockedPlan read = LockedPlan.read(PLAN.canonical());
		assertEquals(PLAN, read);
		assertEquals(PLAN.hash(), read.hash());
		assertTrue(PLAN.canonical().contains("\"form\": \"org.zipp.plan/1\""));
		assertTrue(PLAN.canonical().contains("\"correction\": \"bonferroni\""));
	}

	@Test
	void theHashIsThatOfTheBytes() throws Exception {
		assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PLAN.canonical().getBytes(StandardCharsets.UTF_8))),
				PLAN.hash());
	}

	@Test
	void anyChangeChangesTheHash() {
		assertNotEquals(PLAN.hash(), with(PLAN.design().withRatersWanted(31)).hash());
		assertNotEquals(PLAN.hash(), with(PLAN.design().withAnalysis(PLAN.analysis().withMargin(0.06))).hash());
		assertNotEquals(PLAN.hash(), new LockedPlan(PLAN.title(), PLAN.description(), "Which is nicer?", false, 7, PLAN.conditions(),
				PLAN.prompts(),
				PLAN.design()).hash());
	}

	@Test
	void howALetterIsComposedDoesNot() {
		LockedPlan other = new LockedPlan(PLAN.title(), "cafe\u0301", PLAN.question(), false, 7, PLAN.conditions(),
				Map.of("p2", "a hill", "p1", "a lake"),
				PLAN.design());
		assertEquals(PLAN.hash(), other.hash());
	}

	@Test
	void whatIsNoPlanIsRefused() {
		assertThrows(ZippException.class, () -> LockedPlan.read("{}"));
		assertThrows(ZippException.class, () -> LockedPlan.read("[]"));
		assertTrue(assertThrows(ZippException.class, () -> LockedPlan.read(PLAN.canonical().replace("\"alpha\": 0.025", "\"alpha\": \"much\"")))
				.getMessage().contains("design.analysis.alpha"));
		assertTrue(assertThrows(ZippException.class, () -> LockedPlan.read(PLAN.canonical().replace("\"seed\": 7", "\"sead\": 7"))).getMessage()
				.contains("'sead'"));
		assertThrows(ZippException.class, () -> LockedPlan.read(PLAN.canonical().replace("\"alpha\": 0.025", "\"alpha\": 7")));
	}

	@Test
	void whatAnOlderPlanLacksIsAsItIsByDefault() {
		String older = PLAN.canonical().replaceFirst("\"other\": \"\",\\n\\s*", "");
		assertNotEquals(PLAN.canonical(), older);
		assertEquals(PLAN, LockedPlan.read(older));
	}

	@Test
	void allPairsAreTestedOnBothSidesWhereNoneIsNamed() {
		LockedPlan plan = with(StudyDesign.DEFAULTS);
		assertEquals(List.of(new ConditionPair("zipp-0", "generic")), plan.pairs());
		assertEquals(List.of(new Planned("zipp-0", "generic", Direction.EITHER, "")), plan.comparisons());
	}

	private static LockedPlan with(StudyDesign design) {
		return new LockedPlan(PLAN.title(), PLAN.description(), PLAN.question(), PLAN.simulated(), PLAN.seed(), PLAN.conditions(), PLAN.prompts(),
				design);
	}
}
