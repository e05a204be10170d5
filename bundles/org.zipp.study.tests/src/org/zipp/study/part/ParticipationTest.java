package org.zipp.study.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.model.Choice;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.Rows.Shown;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.Ballot;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyDesigner;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.ResumeRules;
import org.zipp.study.design.ResumeRules.GoOn;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.design.TrialCounts;
import org.zipp.study.part.Participation.Begun;

/** Every rule of taking part, on both databases. */
@ParameterizedClass
@ValueSource(booleans = { false, true })
class ParticipationTest {

	private static final int TRIALS = 6;
	private static final ConsentText ENGLISH = new ConsentText("1", "en", "I take part of my own will.");
	private static final ConsentText GERMAN = new ConsentText("1", "de", "Ich nehme freiwillig teil.");
	private static final IntakeQuestion AGE = new IntakeQuestion("age", Map.of("en", "How old are you?"), IntakeQuestion.Kind.NUMBER,
			List.of(), true);
	private static final IntakeQuestion GENDER = new IntakeQuestion("gender", Map.of("en", "Your gender"), IntakeQuestion.Kind.CHOICE,
			List.of("female", "male", "other"), true);
	private static final IntakeQuestion HOBBIES = new IntakeQuestion("hobbies", Map.of("en", "Your hobbies", "de", "Deine Hobbys"),
			IntakeQuestion.Kind.TEXT, List.of(), false);

	private static PostgresServer server;

	@Parameter
	boolean served;

	@TempDir
	Path folder;

	private StudyStore store;
	private StudyDesign design = StudyDesign.DEFAULTS;
	private PersonaWriter writer = PersonaWriter.NONE;
	private Instant now = Instant.parse("2026-05-01T10:00:00Z");
	private String rater;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		server = new PostgresServer();
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@BeforeEach
	void makeStudy() {
		if (served) {
			new StudyStoresProvider().attach(new StudyDirectory(folder), server.newSchema(), Optional.empty()).close();
		}
		SmallStudy small = new SmallStudy(folder, 1, 4, false);
		small.paint((user, condition) -> condition.hashCode());
		store = small.open();
		StudyDesigner designer = new StudyDesigner(store);
		RaterRow r = designer.addPerson("one", Map.of("country", "NL"), null, 1);
		designer.addPerson("idle", Map.of(), null, 1);
		rater = r.id();
		designer.design(List.of(r), designer.pairs(List.of()), TRIALS, 3);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private Participation part() {
		// A new one each time: nothing is remembered but what the store holds.
		return new Participation(store, () -> design, writer, new Clock() {
			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return now;
			}
		});
	}

	private void pass(Duration time) {
		now = now.plus(time);
	}

	private String begin() {
		Begun begun = part().begin(rater, "800x600");
		assertFalse(begun.sessionId().isEmpty(), () -> "kept out: " + begun.where());
		return begun.sessionId();
	}

	private Stage stage(String session) {
		return part().where(session).stage();
	}

	private void answer(String session, int n) {
		Ballot ballot = new Ballot(store);
		for (int i = 0; i < n; i++) {
			Pair pair = ballot.standing(rater, 1, Set.of()).next().getFirst();
			assertEquals(AnswerState.STORED, ballot.answer(rater, pair.trialId(), UUID.randomUUID().toString(), Choice.LEFT, 900,
					new Shown(session, pair.leftImage(), pair.rightImage(), "key")).state());
		}
	}

	@Test
	void theWholeWay() {
		design = design.withConsent(List.of(ENGLISH, GERMAN)).withIntake(List.of(AGE, HOBBIES)).withInstructions(Map.of("en", "Look well."))
				.withTrials(new TrialCounts(TRIALS, 0, 0, 0, 0, 4));
		writer = (study, users, _) -> store.personas().save(users.stream()
				.map(u -> new PersonaDraft(u, "intake", "test",
				List.of(new SentenceRow("Likes hens.", List.of(store.users().evidence(u).getFirst().id()))), List.of()))
				.toList());
		String session = begin();
		assertEquals(Stage.CONSENT, stage(session));
		assertEquals(Optional.of(GERMAN), part().consentText("de"));
		assertEquals(Optional.of(ENGLISH), part().consentText("fr"));
		assertEquals(Stage.INTAKE, part().consent(session, GERMAN, true).stage());
		assertEquals(Stage.PERSONA, part().answerIntake(session, Map.of("age", IntakeAnswer.of("31"), "hobbies", IntakeAnswer.of("keeping hens")))
				.stage());
		assertEquals(Optional.of("Likes hens."), part().persona(session));
		assertEquals(Stage.INSTRUCTIONS, part().readPersona(session, "Likes hens.\nAnd ducks.").stage());
		assertEquals("Look well.", part().instructions("de"));
		assertEquals(Stage.TRIALS, part().readInstructions(session).stage());
		answer(session, 4);
		assertEquals(Stage.PAUSE, stage(session));
		assertEquals(Stage.TRIALS, part().goOn(session).stage());
		answer(session, 2);
		assertEquals(Stage.DONE, stage(session));
		part().leave(session);
		assertEquals(SessionState.DONE, store.people().session(session).orElseThrow().state());
		assertEquals(Stage.DONE, part().begin(rater, "").where().stage(), "who comes back has nothing to do");
	}

	@Test
	void aStayRestsOnTheTextAsItIsNow() {
		design = design.withConsent(List.of(ENGLISH));
		String first = begin();
		assertEquals(Stage.INSTRUCTIONS, part().consent(first, ENGLISH, true).stage());
		String second = begin();
		assertEquals(Stage.INSTRUCTIONS, stage(second), "it was agreed to already");
		long consent = store.people().session(first).orElseThrow().consent();
		assertEquals(consent, store.people().session(second).orElseThrow().consent());
		ConsentText changed = new ConsentText("2", "en", "I take part, and my answers are published.");
		design = design.withConsent(List.of(ENGLISH, changed));
		assertEquals(Stage.CONSENT, stage(second), "a new version asks again, also in the middle");
		assertTrue(assertThrows(ZippException.class, () -> part().consent(second, ENGLISH, true)).getMessage().contains("changed"));
		assertEquals(Stage.INSTRUCTIONS, part().consent(second, changed, true).stage());
		assertNotEquals(consent, store.people().session(second).orElseThrow().consent());
		design = design.withConsent(List.of(new ConsentText("2", "en", "Other words, the same number.")));
		assertEquals(Stage.CONSENT, stage(second), "new words ask again");
		assertEquals(List.of("1", "2"), store.people().consentTexts().stream().map(t -> t.version()).toList());
	}

	@Test
	void whoDeclinesIsDoneAndMayThinkAgain() {
		design = design.withConsent(List.of(ENGLISH));
		String session = begin();
		assertEquals(Hindrance.DECLINED, part().consent(session, ENGLISH, false).hindrance());
		assertEquals(List.of(false), store.people().consents(rater).stream().map(ConsentRow::agreed).toList());
		assertThrows(ZippException.class, () -> part().readInstructions(session));
		assertThrows(ZippException.class, () -> answer(session, 1));
		String again = begin();
		assertEquals(Stage.CONSENT, stage(again));
		assertEquals(Stage.INSTRUCTIONS, part().consent(again, ENGLISH, true).stage());
		answer(again, 1);
	}

	@Test
	void whoWithdrawsIsAskedNothingMore() {
		design = design.withConsent(List.of(ENGLISH));
		assertThrows(ZippException.class, () -> part().withdraw(rater, ""));
		String session = begin();
		part().consent(session, ENGLISH, true);
		part().readInstructions(session);
		answer(session, 2);
		part().withdraw(rater, "I changed my mind.");
		part().withdraw(rater, "twice");
		assertEquals(Hindrance.WITHDRAWN, part().where(session).hindrance());
		assertEquals(Hindrance.WITHDRAWN, part().begin(rater, "").where().hindrance());
		assertThrows(ZippException.class, () -> answer(session, 1));
		assertEquals(List.of("I changed my mind."),
				store.people().remarks().stream().filter(r -> r.kind() == RemarkKind.WITHDRAWAL).map(r -> r.text()).toList());
		assertEquals(2, store.trials().progress(rater).judged(), "what was answered stays until the person is removed");
	}

	@Test
	void theIntakeTakesEveryAnswerOrNone() {
		design = design.withIntake(List.of(AGE, GENDER, HOBBIES));
		String session = begin();
		assertTrue(assertThrows(ZippException.class, () -> part().answerIntake(session, Map.of("gender", IntakeAnswer.DECLINED))).getMessage()
				.contains("'age'"));
		assertTrue(assertThrows(ZippException.class, () -> part().answerIntake(session,
				Map.of("age", IntakeAnswer.of("old"), "gender", IntakeAnswer.DECLINED))).getMessage().contains("no number"));
		assertTrue(assertThrows(ZippException.class, () -> part().answerIntake(session,
				Map.of("age", IntakeAnswer.of("30"), "gender", IntakeAnswer.of("cat")))).getMessage().contains("female, male, other"));
		assertThrows(ZippException.class, () -> part().answerIntake(session, Map.of("shoe", IntakeAnswer.of("44"))));
		assertEquals(List.of(), store.people().intake(rater));
		assertEquals(Stage.INSTRUCTIONS, part().answerIntake(session, Map.of("age", IntakeAnswer.of(" 31 "), "gender", IntakeAnswer.DECLINED))
				.stage());
		assertEquals(Map.of("country", "NL", "age", "31"), attributes());
		assertEquals(Map.of("age", IntakeAnswer.of("31"), "gender", IntakeAnswer.DECLINED, "hobbies", IntakeAnswer.OPEN), part()
				.answers(session));
		part().answerIntake(session, Map.of("age", IntakeAnswer.DECLINED, "gender", IntakeAnswer.of("female"), "hobbies",
				IntakeAnswer.of("chess")));
		assertEquals(Map.of("country", "NL", "gender", "female"), attributes());
		List<EvidenceRow> evidence = store.users().evidence(RaterPersona.userOf(store, rater));
		assertEquals(List.of("Your gender: female", "Your hobbies: chess"), evidence.stream().map(EvidenceRow::text).toList());
		assertTrue(evidence.stream().allMatch(e -> e.kind() == EvidenceKind.INTAKE));
		design = design.withIntake(List.of(AGE, GENDER, HOBBIES, new IntakeQuestion("job", Map.of("en", "Your job"), IntakeQuestion.Kind.TEXT,
				List.of(), false)));
		assertEquals(Stage.INTAKE, stage(session), "a new question is asked");
	}

	private Map<String, String> attributes() {
		return store.trials().raters().stream().filter(r -> r.id().equals(rater)).findFirst().orElseThrow().attributes();
	}

	@Test
	void whoSaysNothingOfThemselvesHasNoPersona() {
		design = design.withIntake(List.of(AGE));
		String session = begin();
		assertEquals(Stage.INSTRUCTIONS, part().answerIntake(session, Map.of("age", IntakeAnswer.DECLINED)).stage());
		assertTrue(store.users().find(RaterPersona.userOf(store, rater)).isEmpty());
	}

	@Test
	void theRaterCorrectsTheOwnPersona() {
		design = design.withIntake(List.of(HOBBIES));
		String session = begin();
		part().answerIntake(session, Map.of("hobbies", IntakeAnswer.of("hens")));
		String user = RaterPersona.userOf(store, rater);
		long evidence = store.users().evidence(user).getFirst().id();
		store.personas().save(List.of(new PersonaDraft(user, "intake", "test",
				List.of(new SentenceRow("Likes hens.", List.of(evidence)), new SentenceRow("Hates cats.", List.of(evidence))), List.of())));
		assertEquals(Stage.PERSONA, stage(session));
		part().readPersona(session, "Likes hens.\n\n Fears cats. ");
		var persona = store.personas().load(user).orElseThrow();
		assertEquals(List.of("Likes hens.", "Fears cats."), persona.getSentences().stream().map(s -> s.getText()).toList());
		assertEquals(1, persona.getSentences().getFirst().getEvidence().size(), "what stays keeps what it rests on");
		assertEquals(List.of("rater"), persona.getRevisions().stream().map(r -> r.getEditor()).toList());
		part().readPersona(session, "Likes hens.\nFears cats.");
		assertEquals(1, store.personas().load(user).orElseThrow().getRevisions().size(), "reading is no revision");
	}

	@Test
	void comingBackGoesOn() {
		String session = begin();
		part().readInstructions(session);
		answer(session, 2);
		String again = begin();
		assertEquals(Hindrance.LEFT, part().where(session).hindrance());
		assertEquals(Stage.TRIALS, stage(again), "instructions are read once");
		assertEquals(2, part().where(again).answered());
	}

	@Test
	void comingBackStartsAgain() {
		design = design.withResume(new ResumeRules(GoOn.RESTART, Duration.ZERO));
		String session = begin();
		part().readInstructions(session);
		answer(session, 2);
		String again = begin();
		assertEquals(Stage.INSTRUCTIONS, stage(again));
		assertEquals(0, part().where(again).answered());
		assertEquals(2, store.trials().withdrawn().size());
		part().readInstructions(again);
		answer(again, TRIALS);
		assertEquals(Stage.DONE, part().begin(rater, "").where().stage(), "what is done is not begun again");
		assertEquals(2, store.trials().withdrawn().size());
	}

	@Test
	void comingBackIsBlocked() {
		design = design.withResume(new ResumeRules(GoOn.BLOCK, Duration.ZERO));
		String looked = begin();
		assertEquals(Stage.INSTRUCTIONS, stage(looked));
		String session = begin();
		part().readInstructions(session);
		answer(session, 1);
		assertEquals(Stage.TRIALS, stage(session), "the same stay goes on, also after a reload");
		Begun out = part().begin(rater, "");
		assertEquals("", out.sessionId());
		assertEquals(Hindrance.NO_RETURN, out.where().hindrance());
		assertEquals(Stage.TRIALS, stage(session), "who was kept out has not ended the stay");
	}

	@Test
	void whoWasAwayTooLongIsOut() {
		design = design.withResume(new ResumeRules(GoOn.RESUME, Duration.ofHours(12)));
		String session = begin();
		part().readInstructions(session);
		answer(session, 1);
		now = store.people().session(session).orElseThrow().seen();
		pass(Duration.ofHours(12));
		assertEquals(Stage.TRIALS, stage(session));
		pass(Duration.ofSeconds(1));
		assertEquals(Hindrance.TOO_LATE, part().where(session).hindrance());
		assertEquals(Hindrance.TOO_LATE, part().begin(rater, "").where().hindrance());
		assertEquals(Hindrance.TOO_LATE, part().goOn(session).hindrance(), "no rest takes that back");
	}

	@Test
	void breaksAreOfferedAndAskedFor() {
		design = design.withTrials(new TrialCounts(TRIALS, 0, 0, 0, 0, 2));
		String session = begin();
		part().readInstructions(session);
		answer(session, 2);
		assertEquals(Stage.PAUSE, stage(session));
		assertEquals(Stage.TRIALS, part().goOn(session).stage());
		answer(session, 1);
		assertEquals(Stage.PAUSE, part().pause(session).stage());
		assertEquals(Set.of(), part().working(), "who rests does not work");
		assertEquals(Stage.TRIALS, part().goOn(session).stage());
		answer(session, 1);
		assertEquals(Stage.TRIALS, stage(session), "the last rest counts");
		answer(session, 1);
		assertEquals(Stage.PAUSE, stage(session));
		assertEquals(Stage.TRIALS, stage(begin()), "coming back was a rest");
	}

	@Test
	void whoPlausiblyWorks() {
		String session = begin();
		assertEquals(Set.of(rater), part().working());
		pass(Duration.ofSeconds(40));
		part().seen(session);
		pass(Duration.ofSeconds(40));
		assertEquals(Set.of(rater), part().working());
		pass(Duration.ofSeconds(40));
		assertEquals(Set.of(), part().working());
		part().seen(session);
		assertEquals(Set.of(rater), part().working());
		part().leave(session);
		assertEquals(Set.of(), part().working());
	}

	@Test
	void withoutTrialsThereIsNothingToDo() {
		assertEquals(Hindrance.NOTHING_TO_DO, part().begin("idle", "").where().hindrance());
		assertTrue(assertThrows(ZippException.class, () -> part().begin("nobody", "")).getMessage().contains("nobody"));
		assertThrows(ZippException.class, () -> part().where("no such stay"));
	}

	@Test
	void questionsOfTasteAreFound() {
		List<String> bad = List.of("What is your favourite colour?", "Which picture style do you prefer?", "Do you like dark photos?",
				"Deine Lieblingsfarben",
				"Which aesthetics speak to you?");
		for (String label : bad) {
			assertEquals(1, IntakeCheck.warnings(List.of(new IntakeQuestion("q", Map.of("en", label), IntakeQuestion.Kind.TEXT, List.of(), false)))
					.size(), label);
		}
		assertEquals(List.of(), IntakeCheck.warnings(List.of(AGE, GENDER, HOBBIES,
				new IntakeQuestion("job", Map.of("en", "What is your profession?"), IntakeQuestion.Kind.TEXT, List.of(), true))));
		assertEquals(1, IntakeCheck.warnings(List.of(new IntakeQuestion("taste", Map.of("en", "Pick one"), IntakeQuestion.Kind.CHOICE,
				List.of("muted palette", "loud"), true))).size());
	}
}
