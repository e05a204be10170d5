package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.Shown;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Given;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.Ballot.Standing;
import org.zipp.study.design.DesignFile;

class BallotTest {

	private static final int TRIALS = 6;

	@TempDir
	Path folder;

	private StudyStore store;

	@BeforeEach
	void makeStudy() {
		SmallStudy small = new SmallStudy(folder, 1, 4, false);
		small.paint((user, condition) -> condition.hashCode());
		store = small.open();
		StudyDesigner designer = new StudyDesigner(store);
		List<RaterRow> raters = List.of(designer.addPerson("one", Map.of(), null, 1), designer.addPerson("two", Map.of(), null, 1));
		designer.design(raters, designer.pairs(List.of()), TRIALS, 3);
	}

	@AfterEach
	void close() {
		store.close();
	}

	@Test
	void everyCallIsItsOwn() {
		for (int i = 0; i < TRIALS; i++) {
			// Nothing is kept between two requests but what the store holds.
			Standing standing = new Ballot(store).standing("one", 3, Set.of());
			assertEquals(i, standing.done());
			assertEquals(TRIALS, standing.total());
			assertEquals(Math.min(3, TRIALS - i), standing.next().size());
			assertEquals(i + 1, standing.next().getFirst().position());
			String shown = standing.toString();
			SmallStudy.CONDITIONS.forEach(c -> assertFalse(shown.contains(c), shown));
			long trial = standing.next().getFirst().trialId();
			assertEquals(AnswerState.STORED, new Ballot(store).answer("one", trial, "token" + i, Choice.LEFT, 900).state());
			assertEquals(AnswerState.REPEATED, new Ballot(store).answer("one", trial, "token" + i, Choice.LEFT, 900).state());
			assertEquals(Optional.of(new Given(trial, "token" + i)), new Ballot(store).standing("one", 1, Set.of()).last());
		}
		assertEquals(List.of(), new Ballot(store).standing("one", 3, Set.of()).next());
		assertEquals(0, new Ballot(store).standing("two", 1, Set.of()).done());
	}

	@Test
	void whatCannotBeShownIsPassedOverAndReported() {
		Ballot ballot = new Ballot(store);
		List<Pair> next = ballot.standing("one", 3, Set.of()).next();
		ballot.report("one", next.getFirst().trialId(), "The left picture is missing.");
		assertEquals(next.subList(1, 3), ballot.standing("one", 2, Set.of(next.getFirst().trialId())).next());
		assertEquals("The left picture is missing.", store.trials().problems().getFirst().problem());
	}

	@Test
	void aRaterSeesAndChangesHisOwnAlone() {
		Ballot ballot = new Ballot(store);
		long trial = ballot.standing("one", 1, Set.of()).next().getFirst().trialId();
		ballot.answer("one", trial, "t", Choice.TIE, 900);
		assertThrows(ZippException.class, () -> ballot.answer("two", trial, "u", Choice.LEFT, 900));
		assertThrows(ZippException.class, () -> ballot.takeBack("two", new Given(trial, "t")));
		assertThrows(ZippException.class, () -> ballot.report("two", trial, "nothing"));
		assertTrue(assertThrows(ZippException.class, () -> ballot.standing("three", 1, Set.of())).getMessage().contains("three"));
		assertTrue(ballot.takeBack("one", new Given(trial, "t")));
		assertFalse(ballot.takeBack("one", new Given(trial, "t")));
		assertEquals(AnswerState.TAKEN_BACK, ballot.answer("one", trial, "t", Choice.TIE, 900).state());
	}

	@Test
	void whatNobodyCanHaveSeenIsNoAnswer() {
		Ballot ballot = new Ballot(store);
		long trial = ballot.standing("one", 1, Set.of()).next().getFirst().trialId();
		assertTrue(assertThrows(ZippException.class, () -> ballot.answer("one", trial, "t", Choice.LEFT, Ballot.LOOKED_AT_MILLIS - 1))
				.getMessage()
				.contains("nobody"));
		assertTrue(assertThrows(ZippException.class, () -> ballot.answer("one", trial, " ", Choice.LEFT, 900)).getMessage().contains("token"));
		assertEquals(0, ballot.standing("one", 1, Set.of()).done());
	}

	@Test
	void onlyWhatTheDesignOffersIsAnAnswer() {
		Ballot ballot = new Ballot(store);
		long trial = ballot.standing("one", 1, Set.of()).next().getFirst().trialId();
		assertThrows(ZippException.class, () -> ballot.answer("one", trial, "t", Choice.BOTH_BAD, 900));
		DesignFile.Stored design = DesignFile.stored(store);
		DesignFile.save(store, design.design().withQuestion(design.design().question().withAnswers(false, true)), design.version());
		assertTrue(assertThrows(ZippException.class, () -> ballot.answer("one", trial, "t", Choice.TIE, 900)).getMessage().contains("no answer"));
		try (VotingSession session = new VotingSession(store, "one", () -> 1_000_000_000L)) {
			assertEquals(List.of(Choice.LEFT, Choice.RIGHT, Choice.SKIP, Choice.BOTH_BAD).size(), session.offered().size());
			assertFalse(session.offered().contains(Choice.TIE));
		}
		assertEquals(AnswerState.STORED, ballot.answer("one", trial, "t", Choice.BOTH_BAD, 900).state());
	}

	@Test
	void anAnswerIsToThePicturesThatWereSeen() {
		Ballot ballot = new Ballot(store);
		Pair pair = ballot.standing("one", 1, Set.of()).next().getFirst();
		Shown swapped = new Shown("", pair.rightImage(), pair.leftImage(), "key");
		assertTrue(assertThrows(ZippException.class, () -> ballot.answer("one", pair.trialId(), "t", Choice.LEFT, 900, swapped)).getMessage()
				.contains("replaced"));
		Shown shown = new Shown("", pair.leftImage(), pair.rightImage(), "touch");
		assertEquals(shown, ballot.answer("one", pair.trialId(), "t", Choice.LEFT, 900, shown).vote().shown());
	}
}
