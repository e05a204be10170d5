package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.study.VotingSession.Pair;

class VotingSessionTest {

	private static final int TRIALS = 6;

	@TempDir
	Path folder;

	private SmallStudy small;
	private StudyStore store;
	private String rater;

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

	@Test
	void leadsThroughAllPairsAndStoresTheAnswers() {
		VotingSession session = new VotingSession(store, rater);
		Choice[] answers = { Choice.LEFT, Choice.RIGHT, Choice.TIE, Choice.SKIP, Choice.LEFT, Choice.RIGHT };
		for (int i = 0; i < TRIALS; i++) {
			assertEquals(i, session.done());
			Pair pair = session.current().orElseThrow();
			assertEquals(i + 1, pair.position());
			assertEquals(TRIALS, pair.total());
			assertTrue(pair.promptText().startsWith("prompt number "));
			assertTrue(Files.isRegularFile(pair.leftImage()) && Files.isRegularFile(pair.rightImage()));
			Optional<Pair> next = session.upcoming();
			session.vote(answers[i], 1000 + i);
			assertEquals(next, session.current());
		}
		assertEquals(TRIALS, session.done());
		assertTrue(session.current().isEmpty());
		assertTrue(session.upcoming().isEmpty());
		assertThrows(ZippException.class, () -> session.vote(Choice.LEFT, 1));
		var stored = store.trials().ofRater(rater);
		for (int i = 0; i < TRIALS; i++) {
			assertEquals(answers[i], stored.get(i).vote().choice());
			assertEquals(1000 + i, stored.get(i).vote().responseMillis());
		}
	}

	@Test
	void thePairTellsNoCondition() {
		VotingSession session = new VotingSession(store, rater);
		while (session.current().isPresent()) {
			String shown = session.current().orElseThrow().toString();
			SmallStudy.CONDITIONS.forEach(c -> assertFalse(shown.contains(c), shown));
			session.vote(Choice.TIE, 5);
		}
	}

	@Test
	void resumesAtTheFirstOpenPair() {
		VotingSession first = new VotingSession(store, rater);
		first.vote(Choice.LEFT, 10);
		first.vote(Choice.RIGHT, 10);
		Pair open = first.current().orElseThrow();
		store.close();
		store = small.open();
		VotingSession again = new VotingSession(store, rater);
		assertEquals(2, again.done());
		assertEquals(open, again.current().orElseThrow());
	}

	@Test
	void undoTakesTheLastAnswerBackAndShowsThePairAgain() {
		VotingSession session = new VotingSession(store, rater);
		assertFalse(session.canUndo());
		assertThrows(ZippException.class, session::undo);
		Pair first = session.current().orElseThrow();
		session.vote(Choice.LEFT, 10);
		Pair second = session.current().orElseThrow();
		session.vote(Choice.RIGHT, 10);
		session.undo();
		assertEquals(second, session.current().orElseThrow());
		session.undo();
		assertEquals(first, session.current().orElseThrow());
		assertEquals(second, session.upcoming().orElseThrow());
		assertEquals(0, session.done());
		assertFalse(session.canUndo());
		session.vote(Choice.TIE, 20);
		assertEquals(second, session.current().orElseThrow());
		assertEquals(Choice.TIE, store.trials().find(first.trialId()).orElseThrow().vote().choice());
		assertEquals(2, store.trials().withdrawn().size());
	}

	@Test
	void undoReachesBackBeyondARestart() {
		VotingSession session = new VotingSession(store, rater);
		session.vote(Choice.LEFT, 10);
		Pair second = session.current().orElseThrow();
		session.vote(Choice.RIGHT, 10);
		VotingSession again = new VotingSession(store, rater);
		assertTrue(again.canUndo());
		again.undo();
		assertEquals(second, again.current().orElseThrow());
	}

	@Test
	void aFailureLeavesTheSessionAsItWas() {
		VotingSession session = new VotingSession(store, rater);
		Pair pair = session.current().orElseThrow();
		// Somebody else answers the same trial.
		store.trials().vote(new VoteRow(pair.trialId(), Choice.RIGHT, Instant.now(), 7));
		assertThrows(ZippException.class, () -> session.vote(Choice.LEFT, 10));
		assertEquals(pair, session.current().orElseThrow());
		assertEquals(0, session.done());
		session.refresh();
		assertEquals(1, session.done());
		assertEquals(2, session.current().orElseThrow().position());
		assertEquals(Choice.RIGHT, store.trials().find(pair.trialId()).orElseThrow().vote().choice());
	}

	@Test
	void anUnknownRaterIsRefused() {
		assertTrue(assertThrows(ZippException.class, () -> new VotingSession(store, "nobody")).getMessage().contains("nobody"));
	}
}
