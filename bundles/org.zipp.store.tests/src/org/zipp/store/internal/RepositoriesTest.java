package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Revision;
import org.zipp.model.Sentence;
import org.zipp.model.Study;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.AnswerRow;
import org.zipp.store.Rows.CommunityRow;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.UserTraitRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;

/** Every repository, on both databases. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class RepositoriesTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");

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
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void reopen() {
		store.close();
		store = place.open();
	}

	private static UserRow user(String id) {
		return new UserRow(id, 3, 4, 2, false);
	}

	private void users(String... ids) {
		store.users().save(Stream.of(ids).map(RepositoriesTest::user), List.of());
	}

	private static EvidenceRow evidence(String user, int rank, String text) {
		return new EvidenceRow(0, user, EvidenceKind.COMMENT, "photography", text, "t1_" + rank, "", 1.0 / (rank + 1), rank, 7,
				rank < 3);
	}

	private Study studyWith(String... conditions) {
		Study study = store.loadStudy();
		for (String id : conditions) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			condition.setLabel("Label of " + id);
			condition.setMethod("persona");
			condition.setSettings("shots=3");
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		prompt.setText("a quiet street");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		return study;
	}

	private void trials(int count) {
		studyWith("generic", "zipp");
		store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "u1", Map.of("age", "25-34")));
		store.trials().addTrials(IntStream.rangeClosed(1, count)
				.mapToObj(i -> new TrialRow(0, "r1", i, "u1", "p1", "generic", "zipp", "aa" + i, "bb" + i)).toList());
	}

	@Test
	void newStudyHasItsDefaults() {
		Study study = store.loadStudy();
		assertEquals("My study", study.getTitle());
		assertEquals("", study.getDescription());
		assertEquals(1, study.getSeed());
		assertFalse(study.isSimulated());
		assertEquals("Which picture do you like better?", study.getQuestion());
		assertNotNull(study.getCreatedAt());
		reopen();
		assertEquals(study.getId(), store.loadStudy().getId());
		assertEquals(study.getCreatedAt(), store.loadStudy().getCreatedAt());
	}

	@Test
	void studyIsStoredAsItIs() {
		Study study = studyWith("zipp-3", "generic");
		study.setTitle("Title é \uD83C\uDF04");
		study.setDescription("What it asks");
		study.setSeed(-5);
		study.setSimulated(true);
		var rater = ZippFactory.eINSTANCE.createRater();
		rater.setId("r9");
		rater.setKind(RaterKind.SIMULATED);
		rater.setUserId("u1");
		var attribute = ZippFactory.eINSTANCE.createAttribute();
		attribute.setName("age");
		attribute.setValue("25-34");
		rater.getAttributes().add(attribute);
		study.getRaters().add(rater);
		store.saveStudy(study);
		reopen();
		Study read = store.loadStudy();
		assertEquals("Title é \uD83C\uDF04", read.getTitle());
		assertEquals("What it asks", read.getDescription());
		assertEquals(-5, read.getSeed());
		assertTrue(read.isSimulated());
		assertEquals(List.of("zipp-3", "generic"), read.getConditions().stream().map(Condition::getId).toList());
		assertEquals("Label of zipp-3", read.getConditions().getFirst().getLabel());
		assertEquals("persona", read.getConditions().getFirst().getMethod());
		assertEquals("shots=3", read.getConditions().getFirst().getSettings());
		assertEquals("a quiet street", read.getPrompts().getFirst().getText());
		assertEquals(List.of(new RaterRow("r9", RaterKind.SIMULATED, "u1", Map.of("age", "25-34"))), store.trials().raters());
		assertEquals("25-34", read.getRaters().getFirst().getAttributes().getFirst().getValue());
	}

	@Test
	void aChangeOfTheQuestionAfterTheFirstAnswerIsKept() {
		trials(2);
		Study study = store.loadStudy();
		study.setQuestion("Which one would you hang on your wall?");
		store.saveStudy(study);
		assertEquals(List.of(), store.questionChanges(), "nobody had been asked yet");
		long first = store.trials().all().getFirst().trial().id();
		store.trials().vote(new VoteRow(first, Choice.LEFT, Instant.now(), 10));
		store.saveStudy(study);
		assertEquals(List.of(), store.questionChanges(), "it is the same question");
		study.setQuestion("Which one suits you?");
		store.saveStudy(study);
		reopen();
		assertEquals("Which one suits you?", store.loadStudy().getQuestion());
		QuestionChange change = store.questionChanges().getFirst();
		assertEquals("Which one would you hang on your wall?", change.before());
		assertEquals("Which one suits you?", change.after());
		assertEquals(1, change.votes());
		study.setQuestion(" ");
		assertTrue(assertThrows(ZippException.class, () -> store.saveStudy(study)).getMessage().contains("question"));
	}

	@Test
	void whatCouldNotBeShownIsKeptUntilItIsAnswered() {
		trials(3);
		List<JudgedTrial> all = store.trials().all();
		long first = all.getFirst().trial().id();
		long last = all.getLast().trial().id();
		Instant at = Instant.parse("2026-01-02T03:04:05Z");
		store.trials().report(new TrialProblem(last, "the left picture is missing", at));
		store.trials().report(new TrialProblem(first, "the right picture is damaged", at));
		store.trials().report(new TrialProblem(last, "both pictures are missing", at.plusSeconds(1)));
		reopen();
		assertEquals(List.of(new TrialProblem(first, "the right picture is damaged", at),
				new TrialProblem(last, "both pictures are missing", at.plusSeconds(1))), store.trials().problems());
		store.trials().vote(new VoteRow(first, Choice.RIGHT, Instant.now(), 10));
		assertEquals(List.of(last), store.trials().problems().stream().map(TrialProblem::trialId).toList());
	}

	@Test
	void studyIsChangedAndThinned() {
		studyWith("a", "b", "c");
		Study study = store.loadStudy();
		study.getConditions().move(0, 2);
		study.getConditions().remove(1);
		study.getConditions().getFirst().setLabel("New");
		store.saveStudy(study);
		Study read = store.loadStudy();
		assertEquals(List.of("c", "b"), read.getConditions().stream().map(Condition::getId).toList());
		assertEquals("New", read.getConditions().getFirst().getLabel());
	}

	@Test
	void whatTrialsOrPicturesUseStays() {
		trials(2);
		Study study = store.loadStudy();
		study.setTitle("Not stored");
		study.getConditions().removeIf(c -> c.getId().equals("zipp"));
		ZippException refused = assertThrows(ZippException.class, () -> store.saveStudy(study));
		assertTrue(refused.getMessage().contains("zipp") && refused.getMessage().contains("2 trials"), refused.getMessage());
		assertEquals("My study", store.loadStudy().getTitle());
		assertEquals(2, store.loadStudy().getConditions().size());
		Study other = store.loadStudy();
		other.getRaters().clear();
		assertThrows(ZippException.class, () -> store.saveStudy(other));

		Study third = store.loadStudy();
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId("pictured");
		third.getConditions().add(condition);
		store.saveStudy(third);
		store.images().save(new ImageKey("", "p1", "pictured", 1), 4, 4, new byte[] { 1 }, "sketch", 0.1);
		Study fourth = store.loadStudy();
		fourth.getConditions().removeIf(c -> c.getId().equals("pictured"));
		assertTrue(assertThrows(ZippException.class, () -> store.saveStudy(fourth)).getMessage().contains("pictures"));
	}

	@Test
	void removedConditionTakesItsRewritesAndTasksAlong() {
		studyWith("a", "b");
		store.personas().saveRewrites(List.of(new RewriteRow("", "p1", "a", "x", "", "r"), new RewriteRow("", "p1", "b", "y", "", "r")));
		store.images().enqueue(List.of(task("", "a", 1, "x"), task("", "b", 1, "y")));
		Study study = store.loadStudy();
		study.getConditions().removeIf(c -> c.getId().equals("a"));
		store.saveStudy(study);
		assertEquals(List.of("b"), store.personas().rewrites().stream().map(RewriteRow::conditionId).toList());
		assertEquals(1, store.images().taskCounts()[TaskState.QUEUED.ordinal()]);
	}

	@Test
	void twoConditionsOfOneNameAreRefused() {
		studyWith("a");
		Study study = store.loadStudy();
		Condition twin = ZippFactory.eINSTANCE.createCondition();
		twin.setId("a");
		study.getConditions().add(twin);
		assertTrue(assertThrows(ZippException.class, () -> store.saveStudy(study)).getMessage().contains("condition a"));
		twin.setId(null);
		assertThrows(ZippException.class, () -> store.saveStudy(study));
	}

	@Test
	void usersAndCommunitiesAreUpdatedAndParticipantsStay() {
		store.users().save(Stream.of(user("b"), user("a")), List.of(new CommunityRow("c", "Cats", 2, 9)));
		store.users().setParticipants(List.of("a"), true);
		store.users().save(Stream.of(new UserRow("a", 10, 20, 5, false), new UserRow("Z", 1, 1, 1, true)),
				List.of(new CommunityRow("c", "Cats and more", 3, 10)));
		assertEquals(3, store.users().count());
		assertEquals(List.of(new UserRow("Z", 1, 1, 1, true), new UserRow("a", 10, 20, 5, true), user("b")),
				store.users().all().toList());
		assertEquals(List.of("Z", "a"), store.users().participants().stream().map(UserRow::id).toList());
		assertEquals(List.of(new CommunityRow("c", "Cats and more", 3, 10)), store.users().communities());
		assertEquals(user("b"), store.users().find("b").orElseThrow());
		assertTrue(store.users().find("nobody").isEmpty());
		store.users().setParticipants(List.of("a"), false);
		assertEquals(List.of("Z"), store.users().participants().stream().map(UserRow::id).toList());
	}

	@Test
	void manyUsersComeBackInOrder() {
		int n = 25_001;
		store.users().save(IntStream.range(0, n).mapToObj(i -> user("u%06d".formatted(n - 1 - i))), List.of());
		List<UserRow> all = store.users().all().toList();
		assertEquals(n, all.size());
		assertEquals(IntStream.range(0, n).mapToObj("u%06d"::formatted).toList(), all.stream().map(UserRow::id).toList());
	}

	@Test
	void evidenceIsReplacedByUser() {
		users("u1", "u2", "u3");
		store.users().replaceEvidence("tf-idf", List.of(evidence("u1", 2, "second"), evidence("u1", 1, "first"), evidence("u2", 1, "other")));
		List<EvidenceRow> first = store.users().evidence("u1");
		assertEquals(List.of("first", "second"), first.stream().map(EvidenceRow::text).toList());
		assertEquals(new EvidenceRow(first.getFirst().id(), "u1", EvidenceKind.COMMENT, "photography", "first", "t1_1", "", 0.5, 1,
				7, true), first.getFirst());
		assertEquals("tf-idf", store.users().evidenceMethod("u1"));
		assertEquals("", store.users().evidenceMethod("u3"));
		store.users().replaceEvidence("attention", List.of(evidence("u1", 1, "new")));
		assertEquals(List.of("new"), store.users().evidence("u1").stream().map(EvidenceRow::text).toList());
		assertEquals("attention", store.users().evidenceMethod("u1"));
		assertEquals("tf-idf", store.users().evidenceMethod("u2"));
		assertEquals(List.of("u1", "u2"), store.users().usersWithEvidence());
	}

	@Test
	void evidenceOfUnknownUserIsRefused() {
		users("u1");
		ZippException refused = assertThrows(ZippException.class,
				() -> store.users().replaceEvidence("m", List.of(evidence("u1", 1, "kept out"), evidence("ghost", 1, "x"))));
		assertTrue(refused.getMessage().startsWith("Storing evidence failed"), refused.getMessage());
		assertTrue(store.users().evidence("u1").isEmpty());
	}

	@Test
	void brokenCharactersOfDumpsAreReplaced() {
		users("u1");
		store.users().replaceEvidence("m", List.of(evidence("u1", 1, "nul\0 half\uD83C end\uDF04 whole\uD83C\uDF04")));
		assertEquals("nul\uFFFD half\uFFFD end\uFFFD whole\uD83C\uDF04", store.users().evidence("u1").getFirst().text());
	}

	private Persona persona() {
		users("u1", "u2");
		store.users().replaceEvidence("tf-idf", List.of(evidence("u1", 1, "one"), evidence("u1", 2, "two")));
		List<Long> ids = store.users().evidence("u1").stream().map(EvidenceRow::id).toList();
		store.personas().save(List.of(new PersonaDraft("u1", "tf-idf", "offline",
				List.of(new SentenceRow("Likes fog.", List.of(ids.get(1), ids.get(0))), new SentenceRow("Walks at night.", List.of())),
				List.of(new TraitRow(TraitCategory.AESTHETICS, "palette", "cool", 0.8, List.of(ids.get(1))),
						new TraitRow(TraitCategory.AFFECT, "mood", "calm", 0.4, List.of())))));
		return store.personas().load("u1").orElseThrow();
	}

	@Test
	void personaIsReadWithItsEvidence() {
		Persona p = persona();
		assertEquals("tf-idf", p.getMethod());
		assertEquals("offline", p.getVerbalizer());
		assertEquals(0, p.getVersion());
		assertEquals(List.of("one", "two"), p.getEvidence().stream().map(e -> e.getText()).toList());
		assertEquals(List.of("two", "one"), p.getSentences().get(0).getEvidence().stream().map(e -> e.getText()).toList());
		assertTrue(p.getSentences().get(1).getEvidence().isEmpty());
		assertEquals("cool", p.getTraits().get(0).getValue());
		assertEquals(0.8, p.getTraits().get(0).getConfidence());
		assertEquals(TraitCategory.AFFECT, p.getTraits().get(1).getCategory());
		assertEquals(p.getEvidence().get(1), p.getTraits().get(0).getEvidence().getFirst());
		assertTrue(store.personas().load("u2").isEmpty());
		assertEquals(Set.of("u1"), store.personas().usersWithPersona());
		PersonaRow row = store.personas().row("u1").orElseThrow();
		assertEquals(new PersonaRow("u1", "Likes fog. Walks at night.", Map.of("palette", "cool", "mood", "calm"), 7, 2, 0,
				"offline", false, false), row);
		assertEquals(List.of("palette", "mood"), List.copyOf(row.traits().keySet()));
		assertEquals(List.of(row), store.personas().table());
		assertTrue(store.personas().row("u2").isEmpty());
	}

	@Test
	void editKeepsItsHistory() {
		Persona p = persona();
		p.getSentences().get(0).setText("Loves fog.");
		Sentence added = ZippFactory.eINSTANCE.createSentence();
		added.setText("Paints.");
		added.getEvidence().add(p.getEvidence().get(0));
		p.getSentences().add(1, added);
		p.getTraits().get(0).setValue("warm");
		p.getTraits().remove(1);
		store.personas().saveEdit(p, "Reader", "Sharper words");
		assertEquals(1, p.getVersion());
		assertEquals(1, p.getRevisions().size());
		p.getSentences().remove(0);
		store.personas().saveEdit(p, "Other", "Shorter");
		reopen();
		Persona read = store.personas().load("u1").orElseThrow();
		assertEquals(2, read.getVersion());
		assertEquals(List.of("Paints.", "Walks at night."), read.getSentences().stream().map(Sentence::getText).toList());
		assertEquals(List.of("one"), read.getSentences().get(0).getEvidence().stream().map(e -> e.getText()).toList());
		assertEquals(1, read.getTraits().size());
		assertEquals("warm", read.getTraits().getFirst().getValue());
		assertEquals(List.of("two"), read.getTraits().getFirst().getEvidence().stream().map(e -> e.getText()).toList());
		Revision first = read.getRevisions().get(0);
		assertEquals(1, first.getNumber());
		assertEquals("Reader", first.getEditor());
		assertEquals("Sharper words", first.getSummary());
		assertEquals("Likes fog. Walks at night.", first.getBefore());
		assertEquals("Loves fog. Paints. Walks at night.", first.getAfter());
		assertEquals(p.getRevisions().get(0).getAt(), first.getAt());
		assertEquals("Loves fog. Paints. Walks at night.", read.getRevisions().get(1).getBefore());
		assertTrue(store.personas().row("u1").orElseThrow().edited());
	}

	@Test
	void editOfAnOldStateIsRefused() {
		Persona mine = persona();
		Persona theirs = store.personas().load("u1").orElseThrow();
		theirs.getSentences().get(0).setText("Theirs.");
		store.personas().saveEdit(theirs, "They", "First");
		mine.getSentences().get(0).setText("Mine.");
		assertThrows(ZippException.class, () -> store.personas().saveEdit(mine, "I", "Second"));
		assertEquals(0, mine.getVersion());
		assertTrue(mine.getRevisions().isEmpty());
		assertEquals("Theirs. Walks at night.", store.personas().row("u1").orElseThrow().text());
	}

	@Test
	void newPersonaReplacesTheOldUnlessAPersonEditedIt() {
		Persona p = persona();
		PersonaDraft fresh = new PersonaDraft("u1", "m2", "model", List.of(new SentenceRow("New.", List.of())), List.of());
		store.personas().save(List.of(fresh));
		assertEquals("New.", store.personas().row("u1").orElseThrow().text());
		assertEquals(Map.of(), store.personas().row("u1").orElseThrow().traits());
		p = store.personas().load("u1").orElseThrow();
		p.getSentences().get(0).setText("By hand.");
		store.personas().saveEdit(p, "Reader", "x");
		store.personas().save(List.of(fresh, new PersonaDraft("u2", "m2", "model", List.of(new SentenceRow("Other.", List.of())), List.of())));
		assertEquals("By hand.", store.personas().row("u1").orElseThrow().text());
		assertEquals("Other.", store.personas().row("u2").orElseThrow().text());
	}

	@Test
	void personaOutlivesItsEvidence() {
		Persona old = persona();
		store.users().replaceEvidence("m2", List.of(evidence("u1", 1, "fresh")));
		Persona p = store.personas().load("u1").orElseThrow();
		assertEquals("Likes fog.", p.getSentences().get(0).getText());
		assertTrue(p.getSentences().get(0).getEvidence().isEmpty());
		assertTrue(p.getTraits().get(0).getEvidence().isEmpty());
		assertEquals(List.of("fresh"), p.getEvidence().stream().map(e -> e.getText()).toList());
		old.getSentences().get(0).setText("Still editable.");
		store.personas().saveEdit(old, "Reader", "x");
		assertTrue(store.personas().load("u1").orElseThrow().getSentences().get(0).getEvidence().isEmpty());
	}

	@Test
	void personaOfUnknownUserOrEvidenceIsRefused() {
		users("u1");
		assertThrows(ZippException.class, () -> store.personas()
				.save(List.of(new PersonaDraft("ghost", "m", "v", List.of(new SentenceRow("x", List.of())), List.of()))));
		assertThrows(ZippException.class, () -> store.personas()
				.save(List.of(new PersonaDraft("u1", "m", "v", List.of(new SentenceRow("x", List.of(99L))), List.of()))));
		assertTrue(store.personas().table().isEmpty());
	}

	@Test
	void tableOfManyPersonas() {
		int n = 20_000;
		store.users().save(IntStream.range(0, n).mapToObj(i -> new UserRow("u%05d".formatted(i), i, 1, 3, i % 2 == 0)), List.of());
		List<PersonaDraft> drafts = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			drafts.add(new PersonaDraft("u%05d".formatted(i), "m", "v",
					List.of(new SentenceRow("A" + i + ".", List.of()), new SentenceRow("B" + i + ".", List.of())),
					List.of(new TraitRow(TraitCategory.AESTHETICS, "palette", "p" + i, 1, List.of()),
							new TraitRow(TraitCategory.AESTHETICS, "light", "l" + i, 1, List.of()))));
		}
		store.personas().save(drafts);
		try (Stream<UserTraitRow> traits = store.personas().traits()) {
			List<UserTraitRow> all = traits.toList();
			assertEquals(2 * n, all.size());
			assertEquals(new UserTraitRow("u07000", TraitCategory.AESTHETICS, "palette", "p7000", 1), all.get(14_000));
			assertEquals(new UserTraitRow("u07000", TraitCategory.AESTHETICS, "light", "l7000", 1), all.get(14_001));
		}
		List<PersonaRow> table = store.personas().table();
		assertEquals(n, table.size());
		for (int i = 0; i < n; i++) {
			assertEquals(new PersonaRow("u%05d".formatted(i), "A" + i + ". B" + i + ".", Map.of("palette", "p" + i, "light", "l" + i),
					i + 1, 3, 0, "v", false, i % 2 == 0), table.get(i));
		}
	}

	@Test
	void rewritesAreReplaced() {
		studyWith("a", "b");
		RewriteRow shared = new RewriteRow("", "p1", "a", "text", "blurry", "offline");
		RewriteRow mine = new RewriteRow("u1", "p1", "b", "mine", "", "offline");
		store.personas().saveRewrites(List.of(mine, shared));
		assertEquals(List.of(shared), store.personas().rewrites(""));
		assertEquals(List.of(mine), store.personas().rewrites("u1"));
		RewriteRow changed = new RewriteRow("u1", "p1", "b", "changed", "n", "model");
		store.personas().saveRewrites(List.of(changed));
		assertEquals(List.of(shared, changed), store.personas().rewrites());
	}

	private static TaskRow task(String user, String condition, long seed, String prompt) {
		return new TaskRow(new ImageKey(user, "p1", condition, seed), prompt, "", TaskState.QUEUED, "", 0);
	}

	private long[] counts(long queued, long running, long done, long failed) {
		return new long[] { queued, running, done, failed };
	}

	@Test
	void queueGoesItsWay() {
		studyWith("a");
		assertEquals(3, store.images().enqueue(List.of(task("u1", "a", 1, "x"), task("u2", "a", 1, "y"), task("", "a", 1, "z"))));
		assertEquals(0, store.images().enqueue(List.of(task("u1", "a", 1, "x"))));
		List<TaskRow> taken = store.images().take(2);
		assertEquals(List.of("u1", "u2"), taken.stream().map(t -> t.key().userId()).toList());
		assertEquals(1, taken.getFirst().attempts());
		assertEquals(TaskState.RUNNING, taken.getFirst().state());
		assertArrayEquals(counts(1, 2, 0, 0), store.images().taskCounts());
		store.images().fail(taken.get(1).key(), "out of memory");
		assertEquals("out of memory", store.images().tasks(TaskState.FAILED, 5).getFirst().error());
		ImageRow row = store.images().save(taken.get(0).key(), 64, 32, new byte[] { 1, 2, 3 }, "sketch", 0.5);
		assertArrayEquals(counts(1, 0, 1, 1), store.images().taskCounts());
		assertEquals(row, store.images().find(taken.get(0).key()).orElseThrow());
		assertEquals(0, store.images().requeue(false));
		assertEquals(1, store.images().requeue(true));
		assertEquals(2, store.images().take(10).size());
		assertEquals(2, store.images().requeue(false));
		assertEquals("", store.images().tasks(TaskState.QUEUED, 5).getFirst().error());
		store.images().take(10);
		store.images().requeue(List.of(taken.get(0).key(), taken.get(1).key()));
		assertArrayEquals(counts(1, 1, 1, 0), store.images().taskCounts());
		assertTrue(store.images().take(0).isEmpty());
		assertThrows(ZippException.class, () -> store.images().fail(new ImageKey("nobody", "p1", "a", 1), "x"));
	}

	@Test
	void changedPromptDropsThePicture() {
		studyWith("a");
		store.images().enqueue(List.of(task("u1", "a", 1, "x")));
		ImageKey key = store.images().take(1).getFirst().key();
		store.images().save(key, 4, 4, new byte[] { 1 }, "sketch", 0.1);
		assertEquals(1, store.images().enqueue(List.of(task("u1", "a", 1, "changed"))));
		assertTrue(store.images().find(key).isEmpty());
		TaskRow again = store.images().take(1).getFirst();
		assertEquals("changed", again.prompt());
		assertEquals(1, again.attempts());
	}

	@Test
	void noTaskIsTakenTwice() throws InterruptedException, ExecutionException {
		studyWith("a");
		int n = 300;
		store.images().enqueue(IntStream.range(0, n).mapToObj(i -> task("u", "a", i, "x")).toList());
		// On a server each worker has a study folder, connections and locks of its own, as on several machines.
		List<StudyStore> stores = IntStream.range(0, 4)
				.mapToObj(w -> backend == Backends.Backend.H2 ? place.open() : place.in(folder.resolve("worker" + w)).open()).toList();
		Set<Long> seen = new HashSet<>();
		int taken = 0;
		try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
			List<Future<List<Long>>> results = IntStream.range(0, 4).mapToObj(w -> workers.submit(() -> {
				List<Long> mine = new ArrayList<>();
				ImageRepository images = stores.get(w).images();
				for (List<TaskRow> some = images.take(7); !some.isEmpty(); some = images.take(7)) {
					some.forEach(t -> mine.add(t.key().seed()));
				}
				return mine;
			})).toList();
			for (Future<List<Long>> result : results) {
				taken += result.get().size();
				seen.addAll(result.get());
			}
		}
		stores.forEach(StudyStore::close);
		assertEquals(n, taken);
		assertEquals(n, seen.size());
	}

	@Test
	void picturesAreFilesByContent() throws IOException {
		studyWith("a");
		byte[] png = { 9, 8, 7 };
		ImageRow row = store.images().save(new ImageKey("u1", "p1", "a", 1), 4, 5, png, "sketch", 0.25);
		Path file = store.images().file(row.content());
		assertEquals(place.directory().images().resolve(row.content().substring(0, 2)).resolve(row.content() + ".png"), file);
		assertArrayEquals(png, Files.readAllBytes(file));
		store.images().save(new ImageKey("", "p1", "a", 1), 4, 5, png, "sketch", 0.25);
		try (Stream<Path> files = Files.list(file.getParent())) {
			assertEquals(List.of(file), files.toList());
		}
		try (Stream<Path> files = Files.list(place.directory().temp())) {
			assertEquals(0, files.count());
		}
		assertEquals(1, store.images().ofUser("u1", false).size());
		assertEquals(2, store.images().ofUser("u1", true).size());
		assertEquals(2, store.images().all().size());
		assertNotEquals(row.content(), store.images().save(new ImageKey("u1", "p1", "a", 1), 4, 5, new byte[] { 6 }, "s", 1).content());
		assertEquals(2, store.images().all().size());
		assertThrows(ZippException.class, () -> store.images().file("../../etc"));
	}

	@Test
	void pictureThatCannotBeWrittenLeavesNothing() throws IOException {
		studyWith("a");
		store.images().enqueue(List.of(task("u1", "a", 1, "x")));
		ImageKey key = store.images().take(1).getFirst().key();
		Files.writeString(place.directory().images(), "a file where the folder should be");
		ZippException refused = assertThrows(ZippException.class,
				() -> store.images().save(key, 4, 4, new byte[] { 1 }, "sketch", 0.1));
		assertTrue(refused.file().startsWith(place.directory().images()), refused.getMessage());
		assertTrue(store.images().find(key).isEmpty());
		assertArrayEquals(counts(0, 1, 0, 0), store.images().taskCounts());
	}

	@Test
	void pictureOfUnknownConditionLeavesNoRow() {
		studyWith("a");
		assertThrows(ZippException.class,
				() -> store.images().save(new ImageKey("", "p1", "ghost", 1), 4, 4, new byte[] { 1 }, "sketch", 0.1));
		assertTrue(store.images().all().isEmpty());
	}

	@Test
	void ratersAreChanged() {
		store.trials().saveRater(new RaterRow("b", RaterKind.HUMAN, "u1", Map.of("age", "25-34", "gender", "f")));
		store.trials().saveRater(new RaterRow("a", RaterKind.SIMULATED, "u2", Map.of()));
		RaterRow changed = new RaterRow("b", RaterKind.HUMAN, "u3", Map.of("age", "35-44"));
		store.trials().saveRater(changed);
		assertEquals(List.of(changed, new RaterRow("a", RaterKind.SIMULATED, "u2", Map.of())), store.trials().raters());
	}

	@Test
	void votesAreStoredOnce() {
		trials(3);
		List<JudgedTrial> open = store.trials().ofRater("r1");
		assertEquals(List.of(1, 2, 3), open.stream().map(t -> t.trial().position()).toList());
		assertNull(open.getFirst().vote());
		long id = open.getFirst().trial().id();
		assertEquals(new TrialRow(id, "r1", 1, "u1", "p1", "generic", "zipp", "aa1", "bb1"), open.getFirst().trial());
		VoteRow vote = new VoteRow(id, Choice.LEFT, AT.plusNanos(789), 1234);
		VoteRow stored = store.trials().vote(vote);
		assertEquals(new VoteRow(id, Choice.LEFT, AT, 1234), stored);
		ZippException twice = assertThrows(ZippException.class, () -> store.trials().vote(new VoteRow(id, Choice.RIGHT, AT, 1)));
		assertTrue(twice.getMessage().contains("has an answer already"), twice.getMessage());
		reopen();
		assertEquals(stored, store.trials().find(id).orElseThrow().vote());
		assertEquals(1, store.trials().all().stream().filter(t -> t.vote() != null).count());
		assertTrue(store.trials().find(9999).isEmpty());
		assertFalse(assertThrows(ZippException.class, () -> store.trials().vote(new VoteRow(9999, Choice.TIE, AT, 1))).getMessage()
				.contains("already"));
	}

	@Test
	void trialsAreAddedAllOrNone() {
		trials(1);
		assertThrows(ZippException.class,
				() -> store.trials().addTrials(List.of(new TrialRow(0, "r1", 2, "u1", "p1", "generic", "zipp", "", ""),
						new TrialRow(0, "r1", 3, "u1", "p1", "generic", "ghost", "", ""))));
		assertEquals(1, store.trials().all().size());
	}

	@Test
	void ratingsAreReplacedByCriterionAndBounded() {
		store.users().save(Stream.of(user("u1")), List.of());
		store.trials().saveRater(new RaterRow("expert", RaterKind.HUMAN, "", Map.of()));
		store.ratings().rate(new RatingRow("expert", "u1", "coherence", 2, AT));
		store.ratings().rate(new RatingRow("expert", "u1", "interests", 5, AT));
		store.ratings().rate(new RatingRow("expert", "u1", "coherence", 4, AT));
		assertThrows(ZippException.class, () -> store.ratings().rate(new RatingRow("expert", "u1", "coherence", 6, AT)));
		assertThrows(ZippException.class, () -> store.ratings().rate(new RatingRow("nobody", "u1", "coherence", 3, AT)));
		reopen();
		assertEquals(List.of(new RatingRow("expert", "u1", "coherence", 4, AT), new RatingRow("expert", "u1", "interests", 5, AT)),
				store.ratings().all());
	}

	@Test
	void ratingTasksAreAddedAllOrNoneAndReleasedWhileOpen() {
		store.users().save(Stream.of(user("u1"), user("u2")), List.of());
		store.trials().saveRater(new RaterRow("expert", RaterKind.EXPERT, "", Map.of()));
		RatingTask one = new RatingTask(0, "expert", 1, "u1", "Likes rain.", "h1", AT);
		RatingTask two = new RatingTask(0, "expert", 2, "u2", "Likes sun.", "h2", AT);
		assertThrows(ZippException.class, () -> store.ratings().assign(List.of(one, new RatingTask(0, "expert", 2, "u1", "Again.", "h3", AT))));
		assertThrows(ZippException.class, () -> store.ratings().assign(List.of(new RatingTask(0, "nobody", 1, "u1", "", "", AT))));
		assertTrue(store.ratings().tasks().isEmpty());
		store.ratings().assign(List.of(two, one));
		assertTrue(assertThrows(ZippException.class, () -> store.ratings().assign(List.of(one))).getMessage().contains("in between"));
		reopen();
		List<RatingTask> stored = store.ratings().tasks("expert");
		assertEquals(List.of("u1", "u2"), stored.stream().map(RatingTask::userId).toList());
		assertEquals(new RatingTask(stored.getFirst().id(), "expert", 1, "u1", "Likes rain.", "h1", AT), stored.getFirst());
		store.ratings().rate(List.of(new RatingRow("expert", "u1", "coherence", 4, AT, "h1"),
				new RatingRow("expert", "u1", "interest", 2, AT, "h1")));
		assertEquals(1, store.ratings().release(stored));
		assertEquals(List.of(stored.getFirst()), store.ratings().tasks());
		assertEquals("h1", store.ratings().all("expert").getFirst().personaHash());
		assertEquals(List.of(), store.ratings().all("other"));
		assertEquals(2, store.ratings().withdraw("expert", "u1"));
		assertEquals(0, store.ratings().withdraw("expert", "u1"));
		assertEquals(1, store.ratings().release(stored));
		assertEquals(List.of(), store.ratings().tasks());
	}

	@Test
	void severalRatingsAreStoredTogetherOrNotAtAll() {
		store.users().save(Stream.of(user("u1")), List.of());
		store.trials().saveRater(new RaterRow("expert", RaterKind.EXPERT, "", Map.of()));
		assertThrows(ZippException.class, () -> store.ratings().rate(
				List.of(new RatingRow("expert", "u1", "coherence", 4, AT), new RatingRow("expert", "u1", "interest", 0, AT))));
		assertThrows(ZippException.class, () -> store.ratings().rate(
				List.of(new RatingRow("expert", "u1", "coherence", 4, AT), new RatingRow("expert", "nobody", "coherence", 3, AT))));
		assertEquals(List.of(), store.ratings().all());
	}

	@Test
	void withdrawnAnswersStayInTheAudit() {
		trials(2);
		long id = store.trials().all().getFirst().trial().id();
		assertThrows(ZippException.class, () -> store.trials().withdraw(id));
		assertTrue(store.trials().withdrawn().isEmpty());
		VoteRow first = store.trials().vote(new VoteRow(id, Choice.TIE, AT, 10));
		store.trials().withdraw(id);
		assertNull(store.trials().find(id).orElseThrow().vote());
		VoteRow second = store.trials().vote(new VoteRow(id, Choice.SKIP, AT.plusSeconds(9), 20));
		assertEquals(second, store.trials().find(id).orElseThrow().vote());
		store.trials().withdraw(id);
		assertEquals(List.of(first, second), store.trials().withdrawn());
	}

	@Test
	void manyVotesAreOneTransaction() {
		trials(3);
		List<Long> ids = store.trials().all().stream().map(t -> t.trial().id()).toList();
		store.trials().vote(new VoteRow(ids.get(2), Choice.LEFT, AT, 1));
		List<VoteRow> votes = ids.stream().map(id -> new VoteRow(id, Choice.RIGHT, AT, 1)).toList();
		assertThrows(ZippException.class, () -> store.trials().voteAll(votes));
		assertEquals(1, store.trials().all().stream().filter(t -> t.vote() != null).count());
		store.trials().voteAll(votes.subList(0, 2));
		assertEquals(3, store.trials().all().stream().filter(t -> t.vote() != null).count());
	}

	@Test
	void headerAndProgressAreCounted() {
		trials(3);
		store.trials().saveRater(new RaterRow("machine", RaterKind.SIMULATED, "u1", Map.of()));
		store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, AT, 5));
		users("u1", "u2");
		store.users().setParticipants(List.of("u2"), true);
		StudyHeader header = store.header();
		Study study = store.loadStudy();
		assertEquals(new StudyHeader(study.getId(), "My study", "", study.getQuestion(), study.getCreatedAt(), 1, false, 2, 1, 1, 1, 1,
				0, 3, 1), header);
		assertEquals(Map.of("r1", new RaterProgress("r1", 3, 1, 0)), store.trials().progress());
	}

	@Test
	void stepsAreRemembered() {
		StepRow ingest = new StepRow("ingest", "abc", AT, 1.5, Map.of("rows", 7L));
		store.steps().finish(new StepRow("mine", "m", AT.plusSeconds(1), 1, Map.of()));
		store.steps().finish(ingest);
		assertEquals(ingest, store.steps().last("ingest").orElseThrow());
		assertTrue(store.steps().isDone("ingest", "abc"));
		assertFalse(store.steps().isDone("ingest", "other"));
		assertFalse(store.steps().isDone("report", "abc"));
		StepRow again = new StepRow("ingest", "def", AT.plusSeconds(2), 2, Map.of("lines", 1L));
		store.steps().finish(again);
		reopen();
		assertEquals(List.of("mine", "ingest"), store.steps().all().stream().map(StepRow::step).toList());
		assertEquals(again, store.steps().last("ingest").orElseThrow());
	}

	@Test
	void answersAreCached() {
		assertTrue(store.answers().find("k").isEmpty());
		AnswerRow answer = new AnswerRow("k", "model", "v1", "{\"a\": 1}", 10, 20, AT);
		store.answers().save(answer);
		assertEquals(answer, store.answers().find("k").orElseThrow());
		AnswerRow better = new AnswerRow("k", "model", "v1", "better", 10, 20, AT);
		store.answers().save(better);
		assertEquals(better, store.answers().find("k").orElseThrow());
	}

	@Test
	void listenersHearAfterTheCommit() {
		users("u1");
		List<String> heard = new ArrayList<>();
		store.addListener((topic, id) -> {
			if (topic == Topic.USERS && isOwnChange()) {
				heard.add(topic + ":" + store.users().count());
			}
		});
		store.addListener((topic, id) -> {
			throw new IllegalStateException("a listener that fails does not fail the write");
		});
		users("u2");
		assertThrows(ZippException.class, () -> store.users().replaceEvidence("m", List.of(evidence("ghost", 1, "x"))));
		assertEquals(List.of("USERS:2"), heard);
	}

	/** What others change, and that listening to them has begun, is told in a thread of the store, whenever that is. */
	private static boolean isOwnChange() {
		return !Thread.currentThread().getName().equals(Notices.THREAD);
	}

	@Test
	void studyIsSharedWithinTheProcess() {
		StudyStore second = place.open();
		List<Topic> heard = new ArrayList<>();
		second.addListener((topic, id) -> {
			if (isOwnChange()) {
				heard.add(topic);
			}
		});
		users("u1");
		assertEquals(List.of(Topic.USERS), heard);
		assertEquals(1, second.users().count());
		second.close();
		second.close();
		users("u2");
		assertEquals(List.of(Topic.USERS), heard);
		assertThrows(ZippException.class, second::users);
		assertEquals(2, store.users().count());
	}

	@Test
	void interruptedThreadDoesNoHarm() throws InterruptedException {
		trials(60);
		Thread voter = Thread.currentThread();
		AtomicBoolean done = new AtomicBoolean();
		Thread disturber = Thread.ofPlatform().start(() -> {
			while (!done.get()) {
				voter.interrupt();
				Thread.onSpinWait();
			}
		});
		Set<Long> acknowledged = new HashSet<>();
		try {
			for (JudgedTrial trial : store.trials().ofRater("r1")) {
				acknowledged.add(store.trials().vote(new VoteRow(trial.trial().id(), Choice.LEFT, AT, 1)).trialId());
			}
			assertTrue(Thread.currentThread().isInterrupted());
		} finally {
			done.set(true);
			while (disturber.isAlive()) {
				Thread.interrupted();
				Thread.onSpinWait();
			}
			Thread.interrupted();
		}
		reopen();
		assertEquals(60, acknowledged.size());
		assertEquals(acknowledged, store.trials().all().stream().map(t -> t.vote().trialId()).collect(Collectors.toSet()));
	}
}
