package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.ConsentTextRow;
import org.zipp.store.Rows.IntakeRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/** How raters take part, on both databases. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class PeopleTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");
	private static final ConsentTextRow FIRST = new ConsentTextRow("h1", "1", "en", "I agree.");
	private static final ConsentTextRow SECOND = new ConsentTextRow("h2", "2", "en", "I agree to more.");

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(backend, folder.resolve("My study"));
		store = place.open();
		store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "", Map.of()));
		store.trials().saveRater(new RaterRow("r2", RaterKind.HUMAN, "", Map.of()));
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void reopen() {
		store.close();
		store = place.open();
	}

	private static SessionRow session(String id, String rater, int seconds, int number) {
		Instant at = AT.plusSeconds(seconds);
		return new SessionRow(id, rater, 0, at, at, null, SessionState.OPEN, "800x600", number, false, false, 0);
	}

	private List<Long> trials(String rater, int n) {
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		store.trials().addTrials(
				IntStream.rangeClosed(1, n).mapToObj(i -> new TrialRow(0, rater, i, "", "p1", "generic", "zipp", "a", "b")).toList());
		return store.trials().ofRater(rater).stream().map(t -> t.trial().id()).toList();
	}

	@Test
	void consentIsKeptWithItsWordsAndItsStay() {
		store.people().begin(session("s1", "r1", 0, 1), false);
		ConsentRow no = store.people().consent("s1", FIRST, "r1", false, AT);
		assertEquals(0, store.people().session("s1").orElseThrow().consent());
		ConsentRow yes = store.people().consent("s1", FIRST, "r1", true, AT.plusSeconds(1));
		store.people().consent("", SECOND, "r2", true, AT.plusSeconds(2));
		reopen();
		assertEquals(List.of(no, yes), store.people().consents("r1"));
		assertEquals(3, store.people().consents().size());
		assertEquals(List.of(FIRST, SECOND), store.people().consentTexts());
		assertEquals(yes.id(), store.people().session("s1").orElseThrow().consent());
		assertEquals(AT.plusSeconds(1), yes.at());
		store.people().begin(session("s2", "r1", 60, 1), false);
		store.people().rest("s2", yes.id());
		assertEquals(yes.id(), store.people().session("s2").orElseThrow().consent());
		assertThrows(ZippException.class, () -> store.people().consent("", FIRST, "nobody", true, AT));
	}

	@Test
	void aRaterIsInOnePlace() {
		store.people().begin(session("s1", "r1", 0, 1), false);
		store.people().begin(session("other", "r2", 1, 1), false);
		store.people().begin(session("s2", "r1", 60, 1), false);
		SessionRow left = store.people().session("s1").orElseThrow();
		assertEquals(SessionState.LEFT, left.state());
		assertEquals(AT.plusSeconds(60), left.ended());
		store.people().change("s1", SessionState.OPEN, AT.plusSeconds(70));
		assertEquals(left, store.people().session("s1").orElseThrow(), "what has ended stays so");
		assertNull(store.people().session("other").orElseThrow().ended());
		store.people().change("s2", SessionState.PAUSED, AT.plusSeconds(80));
		assertNull(store.people().session("s2").orElseThrow().ended());
		store.people().change("s2", SessionState.DONE, AT.plusSeconds(90));
		assertEquals(AT.plusSeconds(90), store.people().session("s2").orElseThrow().ended());
		reopen();
		assertEquals(List.of("s1", "s2"), store.people().sessions("r1").stream().map(SessionRow::id).toList());
		assertEquals(List.of("s1", "other", "s2"), store.people().sessions().stream().map(SessionRow::id).toList());
	}

	@Test
	void beingSeenIsStoredNowAndThen() {
		store.people().begin(session("s1", "r1", 0, 1), false);
		store.people().seen("s1", AT.plusSeconds(29));
		assertEquals(AT, store.people().session("s1").orElseThrow().seen());
		store.people().seen("s1", AT.plusSeconds(31));
		assertEquals(AT.plusSeconds(31), store.people().session("s1").orElseThrow().seen());
		store.people().seen("s1", AT);
		assertEquals(AT.plusSeconds(31), store.people().session("s1").orElseThrow().seen(), "time does not run backwards");
	}

	@Test
	void howFarAStayIs() {
		store.people().begin(session("s1", "r1", 0, 1), false);
		store.people().instructed("s1");
		store.people().personaRead("s1");
		store.people().rested("s1", 20);
		SessionRow s = store.people().session("s1").orElseThrow();
		assertEquals(new SessionRow("s1", "r1", 0, AT, AT, null, SessionState.OPEN, "800x600", 1, true, true, 20), s);
	}

	@Test
	void startingAgainTakesTheAnswersBackAndKeepsThem() {
		List<Long> trials = trials("r1", 3);
		store.people().begin(session("s1", "r1", 0, 1), false);
		Shown shown = new Shown("s1", "a", "b", "key");
		for (long t : trials) {
			assertEquals(AnswerState.STORED,
					store.trials().answer("r1", new VoteRow(t, Choice.LEFT, AT, 900, "token" + t, shown)).state());
		}
		store.people().begin(session("s2", "r1", 60, 2), true);
		assertEquals(3, store.trials().open("r1", 9).size());
		assertEquals(List.of(shown, shown, shown), store.trials().withdrawn().stream().map(VoteRow::shown).toList());
		assertEquals(AnswerState.TAKEN_BACK,
				store.trials().answer("r1", new VoteRow(trials.getFirst(), Choice.LEFT, AT, 900, "token" + trials.getFirst())).state(),
				"what comes late from before belongs to what was taken back");
	}

	@Test
	void whatWasShownIsStoredWithTheAnswer() {
		List<Long> trials = trials("r1", 2);
		store.people().begin(session("s1", "r1", 0, 1), false);
		VoteRow vote = new VoteRow(trials.getFirst(), Choice.RIGHT, AT, 900, "t", new Shown("s1", "a", "b", "touch"));
		VoteRow swapped = new VoteRow(trials.getFirst(), Choice.RIGHT, AT, 900, "s", new Shown("s1", "b", "a", "touch"));
		assertThrows(ZippException.class, () -> store.trials().answer("r1", swapped), "the sides were not those of the trial");
		store.trials().answer("r1", vote);
		store.trials().voteAll(List.of(new VoteRow(trials.get(1), Choice.TIE, AT, 800)));
		reopen();
		assertEquals(List.of(vote, new VoteRow(trials.get(1), Choice.TIE, AT, 800, "", Shown.UNKNOWN)),
				store.trials().ofRater("r1").stream().map(JudgedTrial::vote).toList());
		store.trials().withdraw(trials.getFirst(), "t");
		assertEquals(List.of(vote), store.trials().withdrawn());
	}

	@Test
	void intakeIsTheLastWord() {
		store.people().answerIntake(List.of(new IntakeRow("r1", "age", "25-34", false, AT), new IntakeRow("r1", "job", "", true, AT)));
		store.people().answerIntake(List.of(new IntakeRow("r1", "job", "baker", false, AT.plusSeconds(1)),
				new IntakeRow("r2", "job", "smith", false, AT)));
		reopen();
		assertEquals(List.of(new IntakeRow("r1", "age", "25-34", false, AT), new IntakeRow("r1", "job", "baker", false, AT.plusSeconds(1))),
				store.people().intake("r1"));
		assertEquals(3, store.people().intake().size());
	}

	@Test
	void aRemarkIsKeptOnce() {
		long trial = trials("r1", 1).getFirst();
		RemarkRow about = new RemarkRow("r1", trial, "s1", RemarkKind.COMMENT, "Both have six fingers.", AT, "t1");
		RemarkRow general = new RemarkRow("r1", 0, "", RemarkKind.PROBLEM, "It is dark here.", AT, "t2");
		store.people().remark(about);
		store.people().remark(general);
		store.people().remark(about);
		reopen();
		assertEquals(List.of(about, general), store.people().remarks());
	}
}
