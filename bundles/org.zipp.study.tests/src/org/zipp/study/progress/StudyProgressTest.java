package org.zipp.study.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.SmallStudy;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.Quota;
import org.zipp.study.progress.RaterState.Where;

class StudyProgressTest {

	private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

	@TempDir
	Path folder;

	private SmallStudy small;
	private StudyStore store;

	@BeforeEach
	void make() {
		small = new SmallStudy(folder, 1, 3, true);
		store = small.open();
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void rater(String id, RaterKind kind, TrialKind... kinds) {
		store.trials().addRater(new RaterRow(id, kind, small.users.getFirst(), Map.of()));
		for (int i = 0; i < kinds.length; i++) {
			boolean swapped = kinds[i] == TrialKind.REPEAT;
			String prompt = kinds[i] == TrialKind.REPEAT ? "p1" : "p" + (i + 1);
			store.trials().addTrials(List.of(new TrialRow(0, id, i + 1, kinds[i], small.users.getFirst(), prompt, swapped ? "zipp-0" : "generic",
					swapped ? "generic" : "zipp-0", swapped ? "b" + prompt : "a" + prompt, swapped ? "a" + prompt : "b" + prompt)));
		}
	}

	private void answer(String rater, int position, Choice choice, Instant at, long millis) {
		long id = store.trials().ofRater(rater).get(position - 1).trial().id();
		store.trials().vote(new VoteRow(id, choice, at, millis));
	}

	private RaterState of(String rater) {
		return StudyProgress.of(store, NOW).raters().stream().filter(r -> r.id().equals(rater)).findFirst().orElseThrow();
	}

	private void stay(String rater, SessionState state, Instant seen) {
		store.people().begin(new SessionRow("s-" + rater, rater, 0, seen, seen, null, SessionState.OPEN, "", 1, false, false, 0), false);
		if (state != SessionState.OPEN) {
			store.people().change("s-" + rater, state, seen);
		}
	}

	@Test
	void tellsWhereEachRaterIs() {
		for (String id : List.of("works", "away", "gone", "fresh", "finished", "paused", "left")) {
			rater(id, RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR);
		}
		rater("idle", RaterKind.HUMAN);
		answer("works", 1, Choice.LEFT, NOW.minusSeconds(30), 1000);
		answer("away", 1, Choice.LEFT, NOW.minusSeconds(3600), 1000);
		answer("gone", 1, Choice.LEFT, NOW.minus(StudyProgress.GONE), 1000);
		answer("finished", 1, Choice.LEFT, NOW.minusSeconds(3), 1000);
		answer("finished", 2, Choice.SKIP, NOW.minusSeconds(1), 1000);
		stay("paused", SessionState.PAUSED, NOW.minusSeconds(10));
		stay("left", SessionState.LEFT, NOW.minusSeconds(10));
		Map<String, Where> expected = Map.of("works", Where.WORKING, "away", Where.AWAY, "gone", Where.DROPPED_OUT, "fresh", Where.NOT_BEGUN,
				"finished",
				Where.DONE, "idle", Where.WITHOUT_TRIALS, "paused", Where.PAUSED, "left", Where.AWAY);
		expected.forEach((id, where) -> assertEquals(where, of(id).where(), id));
		assertEquals(1, of("finished").skipped());
		assertEquals(NOW.minusSeconds(1), of("finished").seen().orElseThrow());
	}

	/** A minute between two answers is work, an hour is a pause; of an answer itself the time to it counts. */
	@Test
	void countsWorkWithoutPauses() {
		rater("one", RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR, TrialKind.PAIR);
		answer("one", 1, Choice.LEFT, NOW.minusSeconds(7000), 10_000);
		answer("one", 2, Choice.LEFT, NOW.minusSeconds(6940), 20_000);
		answer("one", 3, Choice.LEFT, NOW, 3_000);
		assertEquals(Duration.ofSeconds(10 + 60 + 3), of("one").worked());
		assertEquals(OptionalDouble.of(10), of("one").seconds());
	}

	@Test
	void repeatsTellWhetherTheSamePictureIsPreferred() {
		rater("one", RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR, TrialKind.REPEAT);
		answer("one", 1, Choice.LEFT, NOW.minusSeconds(20), 1000);
		answer("one", 3, Choice.RIGHT, NOW.minusSeconds(10), 1000);
		assertEquals(1, of("one").again());
		assertEquals(1, of("one").same(), "the sides were swapped");
		rater("two", RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR, TrialKind.REPEAT);
		answer("two", 1, Choice.LEFT, NOW.minusSeconds(20), 1000);
		answer("two", 3, Choice.LEFT, NOW.minusSeconds(10), 1000);
		assertEquals(OptionalDouble.of(0.5), StudyProgress.of(store, NOW).selfAgreement());
	}

	/** Two raters on two items, agreeing on one: D_o = 1/2, and of four answers 6 of 12 ordered pairs differ, so α is 0. */
	@Test
	void agreementIsThatOfVotesOnTheSamePictures() {
		rater("one", RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR);
		rater("two", RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR);
		answer("one", 1, Choice.LEFT, NOW, 1000);
		answer("one", 2, Choice.LEFT, NOW, 1000);
		assertTrue(StudyProgress.of(store, NOW).alpha().isEmpty());
		assertTrue(!StudyProgress.of(store, NOW).whyNot().isEmpty());
		answer("two", 1, Choice.LEFT, NOW, 1000);
		answer("two", 2, Choice.RIGHT, NOW, 1000);
		assertEquals(0, StudyProgress.of(store, NOW).alpha().orElseThrow(), 1e-12);
	}

	@Test
	void reportsWhatCouldNotBeShownAndWhatRatersSay() {
		rater("one", RaterKind.HUMAN, TrialKind.PAIR);
		long trial = store.trials().ofRater("one").getFirst().trial().id();
		store.trials().report(new TrialProblem(trial, "The file is damaged.", NOW.minusSeconds(60)));
		store.people().remark(new RemarkRow("one", 0, "", RemarkKind.COMMENT, "Nice lakes.", NOW, "r1"));
		var reported = StudyProgress.of(store, NOW).reported();
		assertEquals(List.of("Nice lakes.", "The file is damaged."), reported.stream().map(StudyProgress.Reported::text).toList());
		assertEquals(List.of(0, 1), reported.stream().map(StudyProgress.Reported::place).toList());
		assertEquals(List.of(false, true), reported.stream().map(StudyProgress.Reported::problem).toList());
	}

	@Test
	void quotasCountWhoBeganAndHasNotDroppedOut() {
		DesignFile.save(store, DesignFile.fromStore(store).withQuotas(List.of(new Quota(Map.of("gender", "female"), 2))), 0);
		for (String id : List.of("done", "gone", "fresh")) {
			rater(id, RaterKind.HUMAN, TrialKind.PAIR, TrialKind.PAIR);
			store.trials().saveRater(new RaterRow(id, RaterKind.HUMAN, small.users.getFirst(), Map.of("gender", "female")));
		}
		answer("done", 1, Choice.LEFT, NOW, 1000);
		answer("done", 2, Choice.LEFT, NOW, 1000);
		answer("gone", 1, Choice.LEFT, NOW.minus(StudyProgress.GONE), 1000);
		assertEquals(List.of(new StudyProgress.Cell("gender female", 2, 1, 1)), StudyProgress.of(store, NOW).cells());
	}

	/** A check is failed by every answer but the right one. */
	@Test
	void checksAreCountedByTheirRightAnswer() {
		store.trials().addRater(new RaterRow("one", RaterKind.HUMAN, small.users.getFirst(), Map.of()));
		for (int i = 1; i <= 2; i++) {
			store.trials().addTrials(List.of(new TrialRow(0, "one", i, TrialKind.CHECK, small.users.getFirst(), "p1", "generic", "generic", "a", "b"
					+ i,
					Choice.LEFT, 0)));
		}
		answer("one", 1, Choice.LEFT, NOW, 1000);
		answer("one", 2, Choice.TIE, NOW, 1000);
		assertEquals(2, of("one").checks());
		assertEquals(1, of("one").failed());
	}

	@Test
	void peopleArePaidAndSimulatedRatersAreNot() {
		rater("one", RaterKind.HUMAN, TrialKind.PAIR);
		rater("two", RaterKind.HUMAN, TrialKind.PAIR);
		rater("made-up", RaterKind.SIMULATED, TrialKind.PAIR);
		answer("one", 1, Choice.LEFT, NOW, 36_000);
		answer("made-up", 1, Choice.LEFT, NOW, 36_000);
		StudyProgress p = StudyProgress.of(store, NOW);
		Costs costs = new Costs(5, 10, "EUR");
		assertEquals(5 + 0.1, costs.soFar(p), 1e-9);
		assertEquals(10 + 0.2, costs.inTheEnd(p), 1e-9);
		assertEquals(9.5, Costs.parse(" 9,50 "));
		assertEquals(0, Costs.parse(""));
		assertTrue(assertThrows(ZippException.class, () -> Costs.parse("-1")).getMessage().contains("'-1'"));
	}
}
