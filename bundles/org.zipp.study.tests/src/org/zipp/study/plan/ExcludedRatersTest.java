package org.zipp.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.design.Exclusions;
import org.zipp.study.plan.ExcludedRaters.Rule;
import org.zipp.study.plan.ExcludedRaters.Who;

/** Who is excluded, by which rule, at its limit and next to it. */
class ExcludedRatersTest {

	private final List<Judgement> judgements = new ArrayList<>();
	private int position;

	private void add(String rater, TrialKind kind, String prompt, String left, String right, Choice choice, long millis, Choice expected) {
		judgements.add(new Judgement(++position, rater, RaterKind.HUMAN, position, "u", prompt, left, right, choice,
				choice == null ? null : Instant.EPOCH, choice == null ? 0 : millis, Map.of(), false, kind, expected));
	}

	private void vote(String rater, Choice choice, long millis) {
		add(rater, TrialKind.PAIR, "p" + position, "a", "b", choice, millis, null);
	}

	private void check(String rater, Choice choice) {
		add(rater, TrialKind.CHECK, "c" + position, "a", "b", choice, 2000, Choice.LEFT);
	}

	private ExcludedRaters of(Exclusions rules) {
		return ExcludedRaters.of(judgements, rules, true);
	}

	private static Who who(String id) {
		return new Who(id, RaterKind.HUMAN);
	}

	@Test
	void nobodyIsExcludedWithoutARule() {
		vote("r1", Choice.LEFT, 1);
		assertSame(ExcludedRaters.NONE, of(Exclusions.NONE));
		assertFalse(ExcludedRaters.NONE.isAsked());
	}

	@Test
	void missedChecksAreCountedAndSkippedOnesAreNot() {
		check("once", Choice.RIGHT);
		check("once", Choice.LEFT);
		check("twice", Choice.RIGHT);
		check("twice", Choice.TIE);
		check("skips", Choice.SKIP);
		check("skips", Choice.RIGHT);
		check("open", null);
		ExcludedRaters found = of(new Exclusions(2, 0, 0, 0, 0, 0));
		assertEquals(Map.of(who("twice"), Rule.FAILED_CHECKS), found.raters());
		assertEquals(4, found.of());
	}

	@Test
	void theShareOfFastAnswersCountsAboveItsLimit() {
		for (int i = 0; i < 4; i++) {
			vote("more", Choice.LEFT, i < 3 ? 499 : 500);
			vote("half", Choice.LEFT, i < 2 ? 499 : 500);
			vote("untimed", Choice.LEFT, 0);
		}
		assertEquals(Map.of(who("more"), Rule.TOO_FAST), of(new Exclusions(0, 500, 0.5, 0, 0, 0)).raters());
	}

	@Test
	void aStraightLinePassesOverTiesAndEndsAtTheOtherSide() {
		for (Choice c : new Choice[] { Choice.LEFT, Choice.LEFT, Choice.TIE, Choice.SKIP, Choice.LEFT }) {
			vote("line", c, 1000);
		}
		for (Choice c : new Choice[] { Choice.LEFT, Choice.LEFT, Choice.RIGHT, Choice.LEFT, Choice.LEFT }) {
			vote("turns", c, 1000);
		}
		assertEquals(Map.of(who("line"), Rule.STRAIGHT_LINE), of(new Exclusions(0, 0, 0, 3, 0, 0)).raters());
		assertTrue(ExcludedRaters.of(judgements, new Exclusions(0, 0, 0, 3, 0, 0), false).raters().isEmpty());
	}

	@Test
	void aSkipIsAnAnswerAndAnOpenTrialIsNot() {
		vote("most", Choice.LEFT, 1000);
		vote("most", Choice.SKIP, 1000);
		vote("most", null, 0);
		vote("few", Choice.LEFT, 1000);
		vote("few", null, 0);
		vote("few", null, 0);
		assertEquals(Map.of(who("few"), Rule.INCOMPLETE), of(new Exclusions(0, 0, 0, 0, 2.0 / 3, 0)).raters());
	}

	@Test
	void repeatsAgreeByPictureNotBySide() {
		add("same", TrialKind.PAIR, "p", "a", "b", Choice.LEFT, 1000, null);
		add("same", TrialKind.REPEAT, "p", "b", "a", Choice.RIGHT, 1000, null);
		add("other", TrialKind.PAIR, "p", "a", "b", Choice.LEFT, 1000, null);
		add("other", TrialKind.REPEAT, "p", "b", "a", Choice.LEFT, 1000, null);
		add("none", TrialKind.PAIR, "p", "a", "b", Choice.LEFT, 1000, null);
		assertEquals(Map.of(who("other"), Rule.SELF_INCONSISTENT), of(new Exclusions(0, 0, 0, 0, 0, 0.5)).raters());
	}

	@Test
	void nobodyIsCountedTwice() {
		check("both", Choice.RIGHT);
		vote("both", Choice.LEFT, 100);
		vote("fast", Choice.LEFT, 100);
		vote("good", Choice.LEFT, 1000);
		ExcludedRaters found = of(new Exclusions(1, 500, 0.5, 0, 0, 0));
		assertEquals(List.of(1, 2), found.steps().stream().map(ExcludedRaters.Step::meeting).toList());
		assertEquals(List.of(1, 1), found.steps().stream().map(ExcludedRaters.Step::excluded).toList());
		assertEquals(List.of(2, 1), found.steps().stream().map(ExcludedRaters.Step::left).toList());
		assertEquals(Rule.FAILED_CHECKS, found.rule(who("both")).orElseThrow());
		assertTrue(found.contains(judgements.getFirst()));
		assertFalse(found.contains(judgements.getLast()));
	}

	@Test
	void peopleAndProgramsOfOneNameAreTwo() {
		vote("r1", Choice.LEFT, 100);
		judgements.add(new Judgement(99, "r1", RaterKind.SIMULATED, 1, "u", "p", "a", "b", Choice.LEFT, Instant.EPOCH, 1000, Map.of()));
		assertEquals(Map.of(who("r1"), Rule.TOO_FAST), of(new Exclusions(0, 500, 0.5, 0, 0, 0)).raters());
	}

	@Test
	void limitsAreToldInWords() {
		assertEquals(List.of("missed at least 2 answers that are known", "gave more than 50% of the answers in less than 0.7 s",
				"chose the same side at least 15 times in a row", "answered less than 66.67% of the trials",
				"answered less than 60% of the repeated pairs as before"),
				List.copyOf(ExcludedRaters.words(new Exclusions(2, 700, 0.5, 15, 2.0 / 3, 0.6)).values()));
	}
}
