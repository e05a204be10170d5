package org.zipp.ui.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.Quota;
import org.zipp.study.design.Scheme.Kind;
import org.zipp.study.design.StudyDesign;
import org.zipp.ui.study.design.DesignDraft.Expectation;
import org.zipp.ui.study.design.DesignDraft.Field;

class DesignDraftTest {

	private static final List<String> CONDITIONS = List.of("a", "b", "c");
	private static final List<String> PROMPTS = List.of("p1", "p2");
	private final DesignDraft usual = DesignDraft.of(StudyDesign.DEFAULTS);

	@Test
	void whatNobodyTouchedStaysAsItWas() {
		assertEquals(StudyDesign.DEFAULTS, usual.design(CONDITIONS));
		StudyDesign other = StudyDesign.DEFAULTS.withExclusions(Exclusions.RECOMMENDED).withRatersWanted(30)
				.withConsent(List.of(new ConsentText("2", "en", "Yes?"), new ConsentText("2", "de", "Ja?")))
				.withQuotas(List.of(new Quota(Map.of("gender", "female"), 5))).withLanguages(List.of("en", "de"))
				.withIntake(Intake.usual().subList(0, 2));
		assertEquals(other, DesignDraft.of(other).design(CONDITIONS));
		assertEquals(usual, DesignDraft.of(StudyDesign.DEFAULTS));
	}

	@Test
	void fieldsBecomeADesign() {
		StudyDesign d = usual.with(Field.SCHEME, Kind.BASELINE.name()).with(Field.BASELINE, "b").with(Field.RATERS, "40").with(Field.FAST, "0.7")
				.with(Field.FAST_SHARE, "25%").with(Field.WIN_RATE, "62,5").with(Field.QUOTAS, "gender=female, age=25-34: 10\n\ncountry=PT: 3")
				.with(Field.CONSENT, "I agree.").with(Field.INTAKE, "age, hobbies").design(CONDITIONS);
		assertEquals(List.of(new ConditionPair("a", "b"), new ConditionPair("c", "b")), d.scheme().pairsOf(CONDITIONS));
		assertEquals(40, d.ratersWanted());
		assertEquals(700, d.exclusions().fasterThanMillis());
		assertEquals(0.25, d.exclusions().fasterShare());
		assertEquals(0.625, d.analysis().expected().winRate(), 1e-12);
		assertEquals(List.of(new Quota(Map.of("gender", "female", "age", "25-34"), 10), new Quota(Map.of("country", "PT"), 3)), d.quotas());
		assertEquals(new ConsentText("1", "en", "I agree."), d.consent().getFirst());
		assertEquals(List.of("age", "hobbies"), d.intake().stream().map(q -> q.id()).toList());
	}

	@Test
	void aWrongFieldIsNamedWithWhatItTakes() {
		assertEquals("Pairs per rater takes a whole number from 1 to 100000, not 'many'.",
				assertThrows(ZippException.class, () -> usual.with(Field.TRIALS, "many").design(CONDITIONS)).getMessage());
		assertTrue(usual.with(Field.QUOTAS, "female: 3").problems(CONDITIONS, PROMPTS).getFirst().startsWith("Line 1 of the quotas"));
		assertTrue(usual.with(Field.QUOTAS, "gender=female").problems(CONDITIONS, PROMPTS).getFirst().contains("no number behind a colon"));
		assertTrue(usual.with(Field.SCHEME, Kind.BASELINE.name()).problems(CONDITIONS, PROMPTS).getFirst().startsWith("The baseline"));
		assertEquals(List.of(), usual.problems(CONDITIONS, PROMPTS));
		assertFalse(usual.with(Field.QUESTION, " ").problems(CONDITIONS, PROMPTS).isEmpty());
	}

	@Test
	void expectationsBecomeHypothesesAndTurnWithThePair() {
		ConditionPair pair = new ConditionPair("a", "c");
		DesignDraft second = usual.with(pair, Expectation.SECOND);
		assertEquals(Expectation.FIRST, second.expectation(pair.reversed()));
		var planned = second.design(CONDITIONS).analysis().comparisons().stream().filter(p -> p.isOf("a", "c")).findFirst().orElseThrow();
		assertEquals(List.of("c", "a", Direction.FIRST), List.of(planned.first(), planned.second(), planned.direction()));
		assertEquals(List.of(), usual.with(pair, Expectation.OPEN).design(CONDITIONS).analysis().comparisons(), "nothing is expected of any");
	}

	/** More raters never have less power, and what cannot be told says why. */
	@Test
	void powerFollowsTheNumbers() {
		assertTrue(PowerWords.of(usual, CONDITIONS).answer().startsWith("Say how many raters"));
		DesignDraft two = usual.with(Field.RATERS, "20");
		int few = percent(PowerWords.of(two, List.of("a", "b")));
		int many = percent(PowerWords.of(two.with(Field.RATERS, "200"), List.of("a", "b")));
		assertTrue(few < many, few + " < " + many);
		assertFalse(PowerWords.of(two.with(Field.RATERS, "200"), List.of("a", "b")).weak());
		assertEquals("No power to tell", PowerWords.of(two.with(Field.ICC, "x"), CONDITIONS).answer());
	}

	private static int percent(PowerWords words) {
		return Integer.parseInt(words.answer().replaceAll("\\D", ""));
	}
}
