package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Pair;

class VotingSessionTest {

	private static final int TRIALS = 6;

	@TempDir
	Path folder;

	private SmallStudy small;
	private StudyStore store;
	private String rater;
	private long now = TimeUnit.DAYS.toNanos(1);

	@BeforeEach
	void makeStudy() {
		small = new SmallStudy(folder, 1, 4, false);
		small.paint((user, condition) -> condition.hashCode());
		store = small.open();
		StudyDesigner designer = new StudyDesigner(store);
		RaterRow r = designer.addPerson("Rater one", Map.of("age", "25-34"), null, 1);
		rater = r.id();
		assertEquals(Map.of(rater, TRIALS), designer.design(List.of(r), designer.pairs(List.of()), TRIALS, 3));
	}

	@AfterEach
	void close() {
		store.close();
	}

	private VotingSession session() {
		return new VotingSession(store, rater, () -> now);
	}

	private void show(VotingSession session, long millis) {
		session.painted(session.current().orElseThrow().trialId());
		now += TimeUnit.MILLISECONDS.toNanos(millis);
	}

	private void answer(VotingSession session, Choice choice, long millis) {
		show(session, millis);
		assertTrue(session.vote(choice));
	}

	private void undo(VotingSession session) {
		session.current().ifPresent(p -> show(session, 1000));
		assertTrue(session.undo());
	}

	@Test
	void leadsThroughAllPairsAndStoresTheAnswers() {
		VotingSession session = session();
		Choice[] answers = { Choice.LEFT, Choice.RIGHT, Choice.TIE, Choice.SKIP, Choice.LEFT, Choice.RIGHT };
		for (int i = 0; i < TRIALS; i++) {
			assertEquals(i, session.done());
			Pair pair = session.current().orElseThrow();
			assertEquals(i + 1, pair.position());
			assertEquals(TRIALS, pair.total());
			assertTrue(pair.promptText().startsWith("prompt number "));
			assertEquals(PictureState.WHOLE, store.images().state(pair.leftImage()));
			assertEquals(PictureState.WHOLE, store.images().state(pair.rightImage()));
			Optional<Pair> next = session.upcoming();
			answer(session, answers[i], 1000 + i);
			assertEquals(next, session.current());
		}
		assertEquals(TRIALS, session.done());
		assertTrue(session.current().isEmpty());
		assertTrue(session.upcoming().isEmpty());
		assertThrows(ZippException.class, () -> session.vote(Choice.LEFT));
		var stored = store.trials().ofRater(rater);
		for (int i = 0; i < TRIALS; i++) {
			assertEquals(answers[i], stored.get(i).vote().choice());
			assertEquals(1000 + i, stored.get(i).vote().responseMillis());
		}
	}

	@Test
	void thePairTellsNoCondition() {
		VotingSession session = session();
		while (session.current().isPresent()) {
			String shown = session.current().orElseThrow().toString();
			SmallStudy.CONDITIONS.forEach(c -> assertFalse(shown.contains(c), shown));
			answer(session, Choice.TIE, 500);
		}
	}

	@Test
	void resumesAtTheFirstOpenPair() {
		VotingSession first = session();
		answer(first, Choice.LEFT, 1000);
		answer(first, Choice.RIGHT, 1000);
		Pair open = first.current().orElseThrow();
		store.close();
		store = small.open();
		VotingSession again = session();
		assertEquals(2, again.done());
		assertEquals(open, again.current().orElseThrow());
	}

	@Test
	void undoTakesTheLastAnswerBackAndShowsThePairAgain() {
		VotingSession session = session();
		assertFalse(session.canUndo());
		assertThrows(ZippException.class, session::undo);
		Pair first = session.current().orElseThrow();
		answer(session, Choice.LEFT, 1000);
		Pair second = session.current().orElseThrow();
		answer(session, Choice.RIGHT, 1000);
		undo(session);
		assertEquals(second, session.current().orElseThrow());
		undo(session);
		assertEquals(first, session.current().orElseThrow());
		assertEquals(second, session.upcoming().orElseThrow());
		assertEquals(0, session.done());
		assertFalse(session.canUndo());
		answer(session, Choice.TIE, 2000);
		assertEquals(second, session.current().orElseThrow());
		assertEquals(Choice.TIE, store.trials().find(first.trialId()).orElseThrow().vote().choice());
		assertEquals(2, store.trials().withdrawn().size());
	}

	@Test
	void undoReachesBackBeyondARestart() {
		VotingSession session = session();
		answer(session, Choice.LEFT, 1000);
		Pair second = session.current().orElseThrow();
		answer(session, Choice.RIGHT, 1000);
		VotingSession again = session();
		assertTrue(again.canUndo());
		undo(again);
		assertEquals(second, again.current().orElseThrow());
	}

	@Test
	void aFailureLeavesTheSessionAsItWas() {
		VotingSession session = session();
		Pair pair = session.current().orElseThrow();
		show(session, 400);
		store.close();
		assertThrows(ZippException.class, () -> session.vote(Choice.LEFT));
		assertEquals(pair, session.current().orElseThrow());
		assertEquals(0, session.done());
		assertTrue(session.canAnswer(), "the same pair can be answered again");
		store = small.open();
	}

	@Test
	void whatWasAnsweredInAnotherWindowStands() {
		VotingSession one = session();
		VotingSession two = session();
		Pair pair = one.current().orElseThrow();
		answer(one, Choice.RIGHT, 400);
		assertEquals(pair, two.current().orElseThrow());
		show(two, 400);
		assertTrue(assertThrows(AnsweredElsewhereException.class, () -> two.vote(Choice.LEFT)).getMessage().contains("stands"));
		assertEquals(one.current(), two.current(), "both go on with the next pair");
		assertEquals(1, two.done());
		assertEquals(Choice.RIGHT, store.trials().find(pair.trialId()).orElseThrow().vote().choice());
		undo(two);
		show(one, 400);
		assertFalse(one.undo(), "it is taken back already");
		assertEquals(0, one.done());
		assertEquals(1, store.trials().withdrawn().size());
	}

	@Test
	void anUnknownRaterIsRefused() {
		assertTrue(assertThrows(ZippException.class, () -> new VotingSession(store, "nobody")).getMessage().contains("nobody"));
	}

	@Test
	void anAnswerToWhatWasNotSeenIsNone() {
		VotingSession session = session();
		assertFalse(session.vote(Choice.LEFT), "nothing is on the screen");
		show(session, Ballot.LOOKED_AT_MILLIS - 1);
		assertFalse(session.canAnswer());
		assertFalse(session.vote(Choice.LEFT), "nobody sees a pair that fast");
		now += TimeUnit.MILLISECONDS.toNanos(1);
		assertTrue(session.vote(Choice.LEFT));
		assertFalse(session.vote(Choice.LEFT), "the second click of a double click");
		assertEquals(1, session.done());
		assertEquals(1, store.trials().all().stream().filter(t -> t.vote() != null).count());
	}

	@Test
	void theClockRunsFromTheFirstPaintingOfThePair() {
		VotingSession session = session();
		show(session, 700);
		show(session, 34);
		assertTrue(session.vote(Choice.RIGHT));
		assertEquals(734, store.trials().ofRater(rater).getFirst().vote().responseMillis());
	}

	@Test
	void thePaintingOfAnotherPairMeansNothing() {
		VotingSession session = session();
		long first = session.current().orElseThrow().trialId();
		answer(session, Choice.LEFT, 400);
		session.painted(first);
		now += TimeUnit.SECONDS.toNanos(1);
		assertFalse(session.canAnswer());
		assertFalse(session.leaveOut(first, "too late"));
		assertEquals(List.of(), store.trials().problems());
	}

	@Test
	void undoWaitsForTheSightToo() {
		VotingSession session = session();
		answer(session, Choice.LEFT, 400);
		answer(session, Choice.RIGHT, 400);
		show(session, 400);
		assertTrue(session.undo());
		assertFalse(session.undo(), "the second click of a double click");
		assertEquals(1, session.done());
		answer(session, Choice.TIE, 2000);
		assertEquals(2000, store.trials().ofRater(rater).get(1).vote().responseMillis(), "a fresh clock");
	}

	@Test
	void theLastAnswerIsTakenBackWhenNothingIsLeftToShow() {
		VotingSession session = session();
		for (int i = 0; i < TRIALS; i++) {
			answer(session, Choice.LEFT, 400);
		}
		assertTrue(session.undo());
		assertEquals(TRIALS - 1, session.done());
		assertFalse(session.canAnswer());
	}

	@Test
	void aPairThatCannotBeShownIsReportedAndLeftOut() {
		VotingSession session = session();
		Pair first = session.current().orElseThrow();
		Pair second = session.upcoming().orElseThrow();
		assertTrue(session.leaveOut(first.trialId(), "The left picture is missing."));
		assertEquals(second, session.current().orElseThrow());
		assertFalse(session.canAnswer());
		assertEquals(1, session.leftOut());
		assertEquals(List.of("The left picture is missing."), store.trials().problems().stream().map(TrialProblem::problem).toList());
		assertFalse(session.canUndo(), "nothing was answered");
		for (int i = 1; i < TRIALS; i++) {
			answer(session, Choice.LEFT, 400);
		}
		assertTrue(session.current().isEmpty());
		undo(session);
		assertEquals(TRIALS, session.current().orElseThrow().position());
		assertEquals(first, session().current().orElseThrow(), "the next session tries it again");
		session.refresh();
		answer(session, Choice.RIGHT, 400);
		assertEquals(List.of(), store.trials().problems(), "it could be shown at last");
	}

	@Test
	void asksTheQuestionOfTheStudy() {
		var study = store.loadStudy();
		study.setQuestion("Which one suits you?");
		store.saveStudy(study);
		assertEquals("Which one suits you?", session().question());
	}
}
