package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.sample.SimulateOperation;
import org.zipp.store.Freshness;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.Ballot;
import org.zipp.study.Judgement;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyData;
import org.zipp.study.StudyDesigner;
import org.zipp.study.StudyHealth;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.Scheme;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.design.TrialAllocator;
import org.zipp.study.design.TrialCounts;
import org.zipp.tables.TableFilesProvider;

class OperationsTest {

	private static final int WARM = 0xc08058;
	private static final int COOL = 0x5878b8;

	@TempDir
	Path folder;

	private static OperationResult run(Operation operation) {
		OperationRunner.Outcome outcome = OperationRunner.run(operation, new NullProgressMonitor());
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private static String refusal(Operation operation) {
		OperationRunner.Outcome outcome = OperationRunner.run(operation, new NullProgressMonitor());
		assertFalse(outcome.succeeded());
		return outcome.status().getMessage();
	}

	private DesignOperation design(SmallStudy small) {
		DesignOperation op = new DesignOperation(small.stores, new TableFilesProvider());
		op.dir = folder;
		return op;
	}

	private SimulateOperation simulate(SmallStudy small) {
		SimulateOperation op = new SimulateOperation(small.stores, new TableFilesProvider());
		op.dir = folder;
		return op;
	}

	private void writeTruth(SmallStudy small) throws IOException {
		StringBuilder csv = new StringBuilder("author,community,taste,age,gender\n");
		for (int i = 0; i < small.authors.size(); i++) {
			csv.append(small.authors.get(i)).append(",\"a, b\",").append(i % 2 == 0 ? "warm" : "cool").append(",25-34,")
					.append(i % 3 == 0 ? "female" : "male").append('\n');
		}
		Path file = small.directory.dump().resolve("truth.csv");
		Files.createDirectories(file.getParent());
		Files.writeString(file, csv);
	}

	/** Pictures of zipp-3 in the user's own taste; zipp-0 and generic in between. */
	private static void paintTastes(SmallStudy small) {
		small.paint((user, condition) -> !condition.equals("zipp-3") ? 0x808080
				: small.users.indexOf(user) % 2 == 0 ? WARM : COOL);
	}

	@Test
	void addsARaterWithTrialsAndDemographics() {
		SmallStudy small = new SmallStudy(folder, 3, 10, false);
		paintTastes(small);
		RaterOperation op = new RaterOperation(small.stores);
		op.dir = folder;
		op.name = "Ada";
		ParameterField.of(RaterOperation.class, "attributes").set(op, "age=25-34, gender=female");
		op.trials = 12;
		run(op);
		try (StudyStore store = small.open()) {
			RaterRow rater = store.trials().raters().getFirst();
			assertEquals(Map.of("age", "25-34", "gender", "female"), rater.attributes());
			assertEquals(RaterKind.HUMAN, rater.kind());
			assertTrue(small.users.contains(rater.userId()));
			assertEquals(12, store.trials().ofRater("Ada").size());
		}
		assertTrue(refusal(op).contains("Ada"));
		op.name = "Ben";
		op.attributes = List.of("age");
		assertTrue(refusal(op).contains("variable=value"));
		op.attributes = List.of();
		op.user = "unobody";
		assertTrue(refusal(op).contains("unobody"));
		try (StudyStore store = small.open()) {
			assertEquals(1, store.trials().raters().size());
		}
	}

	@Test
	void aServerThatCannotBeUsedIsNotNamedInTheFolder() {
		SmallStudy small = new SmallStudy(folder.resolve("here"), 1, 1, false);
		StudyOperation op = new StudyOperation(small.stores, new TableFilesProvider());
		op.dir = folder.resolve("new");
		op.backend = "postgresql://127.0.0.1:1/studies?currentSchema=wave1";
		assertTrue(refusal(op).contains("No database user"));
		op.databaseUser = "ann";
		String silent = refusal(op);
		assertTrue(silent.contains("127.0.0.1:1/studies, schema wave1") && silent.contains("does not answer"), silent);
		assertFalse(new StudyDirectory(op.dir).isStudy());
		op.dir = small.directory.root();
		assertTrue(refusal(op).contains("has its tables in its folder"));
	}

	@Test
	void setsTheQuestionAndTellsThatAnswersWereGivenToAnother() {
		SmallStudy small = new SmallStudy(folder, 2, 4, false);
		paintTastes(small);
		StudyOperation op = new StudyOperation(small.stores, new TableFilesProvider());
		op.dir = folder;
		op.question = " Which one suits you? ";
		assertEquals(List.of(), run(op).warnings());
		try (StudyStore store = small.open()) {
			assertEquals("Which one suits you?", store.loadStudy().getQuestion());
			StudyDesigner designer = new StudyDesigner(store);
			RaterRow rater = designer.addPerson("Ada", Map.of(), null, 1);
			designer.design(List.of(rater), designer.pairs(List.of()), 4, 3);
			store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, Instant.now(), 900));
		}
		assertTrue(run(op).repeated(), "the same question is no change");
		op.question = "Which one do you like better?";
		String warning = run(op).warnings().getFirst();
		assertTrue(warning.startsWith("One answer was given to the question before."), warning);
		try (StudyStore store = small.open()) {
			StudyData data = StudyData.of(store);
			assertEquals("Which one do you like better?", data.provenance().question());
			assertTrue(data.provenance().warnings().getFirst().contains("Which one suits you?"), data.provenance().warnings()::toString);
		}
	}

	@Test
	void personsAreSpreadOverTheParticipants() {
		SmallStudy small = new SmallStudy(folder, 4, 4, false);
		paintTastes(small);
		try (StudyStore store = small.open()) {
			Set<String> users = new HashSet<>();
			for (int i = 0; i < 4; i++) {
				users.add(new StudyDesigner(store).addPerson("rater " + i, Map.of(), null, 3).userId());
			}
			assertEquals(4, users.size());
		}
	}

	@Test
	void pairsOfTheSamePictureAreLeftOutUnlessTheyAreWanted() {
		SmallStudy small = new SmallStudy(folder, 3, 4, true);
		paintTastes(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 3;
		op.trialsPerRater = 100;
		OperationResult result = run(op);
		assertEquals(3L * 2 * 4, result.counts().get("new trials"), "generic and zipp-0 have the same pictures");
		assertEquals(List.of("12 of 12 pairs of generic and zipp-0 are the same picture twice; they are left out of the trials."),
				result.warnings().stream().map(w -> w.replace("zipp-0 and generic", "generic and zipp-0")).toList());
		try (StudyStore store = small.open()) {
			assertTrue(store.trials().all().stream().noneMatch(t -> t.trial().leftImage().equals(t.trial().rightImage())));
			new StudyDesigner(store).addPerson("Ada", Map.of(), null, 1);
		}
		DesignOperation none = design(small);
		none.pairs = List.of("zipp-0:generic");
		assertTrue(refusal(none).contains("nothing to prefer"));
		none.keepIdentical = true;
		none.trialsPerRater = 3;
		assertEquals(3L, run(none).counts().get("new trials"));
		try (StudyStore store = small.open()) {
			assertEquals(3, StudyData.of(store).judgements().stream().filter(Judgement::identical).count());
		}
	}

	@Test
	void picturesOfTwoSettingsAreNeverCompared() {
		SmallStudy small = new SmallStudy(folder, 2, 2, true);
		paintTastes(small);
		PictureSetting other = PictureSetting.of("other", "other paint", "", 16, 16, 0);
		try (StudyStore store = small.open()) {
			// In the new setting there is no picture of zipp-3 yet.
			for (String user : small.users) {
				TaskRow task = new TaskRow(new ImageKey(user, "p1", "zipp-0", SmallStudy.PICTURE_SEED), "x", "", TaskState.QUEUED, "", 0);
				store.images().enqueue(List.of(task), other);
				store.images().save(task, other, 16, 16, SmallStudy.png(0x123456, user.hashCode()), 0.1);
			}
		}
		DesignOperation op = design(small);
		op.simulatedRaters = 2;
		assertTrue(refusal(op).contains("no pairs of pictures"));
	}

	@Test
	void refreshRunsTheStepsThatHaveOutdatedProductsAsTheyWereRun() {
		SmallStudy small = new SmallStudy(folder, 2, 2, true);
		paintTastes(small);
		List<String> ran = new ArrayList<>();
		RefreshOperation op = new RefreshOperation(steps(ran), small.stores);
		op.dir = folder;
		assertTrue(run(op).repeated());
		assertEquals(List.of(), ran);
		try (StudyStore store = small.open()) {
			store.personas().saveMade(List.of(new MadeRewrite(new RewriteRow(small.users.getFirst(), "p1", "zipp-0", "text", "", "pen"),
					small.users.getFirst(), new Origin("persona=before", "pen"))));
			store.steps().remember("rewrite", Map.of("participants", "7", "gone", "1"));
			assertEquals(1, store.freshness().count(Freshness.Product.PROMPTS, Freshness.State.OUTDATED));
		}
		OperationResult result = run(op);
		assertEquals(List.of("rewrite 7"), ran);
		assertEquals(1L, result.counts().get("outdated"), "the stand-in writes nothing");
	}

	/** A step that only notes that it was run. */
	public static final class Noted extends Operation {

		@Parameter(name = "participants", label = "Participants", description = "A number.")
		public int participants;

		private final String step;
		private final List<String> ran;

		Noted(String step, List<String> ran) {
			this.step = step;
			this.ran = ran;
		}

		@Override
		public String id() {
			return step;
		}

		@Override
		public String label() {
			return step;
		}

		@Override
		public String description() {
			return step;
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			ran.add(step + ' ' + participants);
			return OperationResult.builder().build();
		}
	}

	private static OperationRegistry steps(List<String> ran) {
		return new OperationRegistry() {
			@Override
			public List<Descriptor> operations() {
				return List.of();
			}

			@Override
			public Optional<Descriptor> find(String id) {
				return Optional.empty();
			}

			@Override
			public Optional<LinePlace> place(String id) {
				return Optional.empty();
			}

			@Override
			public Handle create(String id) {
				Operation operation = new Noted(id, ran);
				return new Handle() {
					@Override
					public Operation operation() {
						return operation;
					}

					@Override
					public void close() {
						// It holds nothing.
					}
				};
			}
		};
	}

	@Test
	void openTrialsGetThePicturesOfNow() {
		SmallStudy small = new SmallStudy(folder, 1, 1, true);
		paintTastes(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 1;
		op.trialsPerRater = 2;
		run(op);
		String user = small.users.getFirst();
		try (StudyStore store = small.open()) {
			store.images().save(new ImageKey(user, "p1", "zipp-3", SmallStudy.PICTURE_SEED), 16, 16, SmallStudy.png(0xff0000, 9), "test", 0.1);
			long voted = store.trials().all().getFirst().trial().id();
			store.trials().vote(new VoteRow(voted, Choice.LEFT, Instant.now(), 1));
			assertEquals(1, new StudyDesigner(store).renew());
			String now = store.images().find(new ImageKey(user, "p1", "zipp-3", SmallStudy.PICTURE_SEED)).orElseThrow().content();
			for (JudgedTrial t : store.trials().all()) {
				String shown = t.trial().left().equals("zipp-3") ? t.trial().leftImage() : t.trial().rightImage();
				assertEquals(t.vote() == null, shown.equals(now));
			}
			assertEquals(1, StudyHealth.of(store).outdated());
			assertEquals(0, new StudyDesigner(store).renew());
		}
	}

	/** Trials added later would compare other pictures than those of before, under the names of the same conditions. */
	@Test
	void aStudyHasOneSettingForAllItsTrials() {
		SmallStudy small = new SmallStudy(folder, 2, 4, true);
		paintTastes(small);
		PictureSetting first = PictureSetting.of("test", "test", "guidance=7", 16, 16, 0, "ab".repeat(32), "cpu");
		PictureSetting second = PictureSetting.of("test", "test", "guidance=7", 16, 16, 0, "ab".repeat(32), "cuda");
		try (StudyStore store = small.open()) {
			List<TaskRow> wanted = store.images().ofEverySetting().stream().map(i -> new TaskRow(i.key(), "a boat", "", TaskState.QUEUED, "", 0))
					.toList();
			make(store, wanted, first, 0x10);
			DesignOperation op = design(small);
			op.simulatedRaters = 2;
			op.trialsPerRater = 4;
			run(op);
			make(store, wanted, second, 0x20);
			StudyDesigner designer = new StudyDesigner(store);
			RaterRow late = designer.addPerson("late", Map.of(), null, 1);
			String message = assertThrows(ZippException.class, () -> designer.design(List.of(late), designer.pairs(List.of()), 4, 1)).getMessage();
			assertEquals(message, assertThrows(ZippException.class, () -> new TrialAllocator(store, StudyDesign.DEFAULTS, Clock.systemUTC()))
					.getMessage());
			assertTrue(message.startsWith("The trials there are show pictures of " + first.text() + "; those made last are of " + second.text()),
					message);
			store.images().enqueue(wanted, first);
			assertEquals(Map.of("late", 4), designer.design(List.of(late), designer.pairs(List.of()), 4, 1));
			Map<String, String> settingOf = new HashMap<>();
			store.images().ofEverySetting().forEach(i -> settingOf.put(i.content(), i.setting()));
			for (JudgedTrial t : store.trials().all()) {
				assertEquals(List.of(first.id(), first.id()), List.of(settingOf.get(t.trial().leftImage()), settingOf.get(t.trial().rightImage())));
			}
			StudyHealth health = StudyHealth.of(store);
			assertEquals(List.of(first.text()), health.settings());
			assertEquals(0, health.mixed());
		}
	}

	private static void make(StudyStore store, List<TaskRow> wanted, PictureSetting setting, int shade) {
		store.images().enqueue(wanted, setting);
		int mark = 0;
		for (TaskRow task : store.images().take(wanted.size(), setting.id())) {
			mark++;
			store.images().save(task, setting, 16, 16, SmallStudy.png(shade << 16 | mark, mark % 16), 0.1);
		}
	}

	@Test
	void repeatedPairsComeLastWithTheirSidesSwapped() {
		SmallStudy small = new SmallStudy(folder, 3, 8, true);
		paintTastes(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 3;
		op.trialsPerRater = 10;
		op.repeats = 3;
		assertEquals(39L, run(op).counts().get("new trials"));
		try (StudyStore store = small.open()) {
			for (RaterRow rater : store.trials().raters()) {
				List<TrialRow> trials = store.trials().ofRater(rater.id()).stream().map(JudgedTrial::trial).toList();
				assertEquals(List.of(11, 12, 13), trials.stream().filter(t -> t.kind() == TrialKind.REPEAT).map(TrialRow::position).toList());
				Set<TrialRow> again = new HashSet<>();
				for (TrialRow t : trials.subList(10, 13)) {
					TrialRow before = trials.subList(0, 5).stream().filter(b -> b.promptId().equals(t.promptId()) && b.left().equals(t.right())
							&& b.right().equals(t.left())).findFirst().orElseThrow();
					assertEquals(before.leftImage(), t.rightImage());
					assertTrue(again.add(before), "each once");
				}
			}
			StudyDesigner designer = new StudyDesigner(store);
			RaterRow late = designer.addPerson("late", Map.of(), null, 1);
			designer.design(List.of(late), designer.pairs(List.of()), 4, 1);
			assertTrue(store.trials().ofRater("late").stream().allMatch(t -> t.trial().kind() == TrialKind.PAIR));
		}
	}

	@Test
	void aDesignOfTheStudySaysWhatRatersGet() {
		SmallStudy small = new SmallStudy(folder, 2, 8, false);
		small.paint((user, condition) -> (user + condition).hashCode() & 0xffffff);
		try (StudyStore store = small.open()) {
			DesignFile.save(store, StudyDesign.DEFAULTS.withScheme(Scheme.DEFAULTS.withKind(Scheme.Kind.BASELINE, "generic"))
					.withTrials(new TrialCounts(9, 1, 1, 0, 2, 0)), 0);
			store.trials().addRater(new RaterRow("Ada", RaterKind.HUMAN, small.users.getFirst(), Map.of()));
			store.trials().addRater(new RaterRow("Ben", RaterKind.HUMAN, small.users.getLast(), Map.of()));
			DesignOperation named = design(small);
			named.pairs = List.of("zipp-0:zipp-3");
			assertTrue(refusal(named).contains("has a design"), refusal(named));
			OperationResult made = run(design(small));
			assertEquals(26, made.counts().get("new trials"));
			assertEquals(0, run(design(small)).counts().get("new trials"));
			List<TrialRow> trials = store.trials().all().stream().map(JudgedTrial::trial).toList();
			assertTrue(trials.stream().filter(t -> t.kind() == TrialKind.PAIR).allMatch(t -> t.left().equals("generic") != t.right()
					.equals("generic")));
			Ballot ballot = new Ballot(store);
			List<Ballot.Pair> shown = ballot.standing("Ada", 13, Set.of()).next();
			assertEquals(1, shown.stream().filter(Ballot.Pair::fit).count());
			assertEquals(Set.of(ballot.question(), "Which picture fits the text better?"),
					shown.stream().map(p -> Ballot.question(p, ballot.question())).collect(Collectors.toSet()));
		}
	}

	@Test
	void designsOnlyNamedPairsAndRepeatsNothing() {
		SmallStudy small = new SmallStudy(folder, 5, 8, true);
		paintTastes(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 5;
		op.pairs = List.of("zipp-3:generic");
		op.trialsPerRater = 8;
		OperationResult first = run(op);
		assertFalse(first.repeated());
		assertEquals(40L, first.counts().get("new trials"));
		OperationResult second = run(op);
		assertTrue(second.repeated());
		assertEquals(40L, second.counts().get("trials"));
		try (StudyStore store = small.open()) {
			for (JudgedTrial t : store.trials().all()) {
				assertEquals(Set.of("zipp-3", "generic"), Set.of(t.trial().left(), t.trial().right()));
				assertEquals(store.trials().raters().stream().filter(r -> r.id().equals(t.trial().raterId())).findFirst()
						.orElseThrow().userId(), t.trial().userId());
				assertTrue(Files.exists(store.images().file(t.trial().leftImage())));
				assertTrue(Files.exists(store.images().file(t.trial().rightImage())));
			}
		}
		op.pairs = List.of("zipp-9:generic");
		assertTrue(refusal(op).contains("zipp-9"));
	}

	@Test
	void withoutPicturesItSaysWhatToDo() {
		SmallStudy small = new SmallStudy(folder, 2, 3, true);
		DesignOperation op = design(small);
		op.simulatedRaters = 2;
		assertTrue(refusal(op).contains("Generate pictures"));
	}

	/** What is not given stays as it is. */
	@Test
	void studyIsChangedOnlyInWhatIsGiven() {
		SmallStudy small = new SmallStudy(folder, 1, 1, false);
		StudyOperation first = new StudyOperation(small.stores, new TableFilesProvider());
		first.dir = folder;
		ParameterField.of(StudyOperation.class, "simulated").set(first, "true");
		first.description = "Asked";
		first.seed = 7;
		run(first);
		StudyOperation second = new StudyOperation(small.stores, new TableFilesProvider());
		second.dir = folder;
		second.title = "X";
		run(second);
		try (StudyStore store = small.open()) {
			StudyHeader header = store.header();
			assertEquals(List.of("X", "Asked", 7L, true), List.of(header.title(), header.description(), header.seed(), header.simulated()));
		}
		StudyOperation third = new StudyOperation(small.stores, new TableFilesProvider());
		third.dir = folder;
		ParameterField.of(StudyOperation.class, "simulated").set(third, "");
		assertTrue(run(third).repeated());
		ParameterField.of(StudyOperation.class, "simulated").set(third, "no");
		run(third);
		try (StudyStore store = small.open()) {
			assertFalse(store.header().simulated());
		}
	}

	@Test
	void simulatedRatersNeedAStudyThatSaysSo() throws IOException {
		SmallStudy small = new SmallStudy(folder, 2, 3, false);
		paintTastes(small);
		writeTruth(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 2;
		assertTrue(refusal(op).contains("does not admit simulated raters"));
		assertTrue(refusal(simulate(small)).contains("not marked as simulated"));
		try (StudyStore store = small.open()) {
			assertTrue(store.trials().raters().isEmpty());
		}
	}

	@Test
	void simulatedRatersPreferTheirPlantedTaste() throws IOException {
		SmallStudy small = new SmallStudy(folder, 6, 8, true);
		paintTastes(small);
		writeTruth(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 6;
		op.trialsPerRater = 12;
		run(op);
		OperationResult result = run(simulate(small));
		assertEquals(72L, result.counts().get("new simulated votes"));
		try (StudyStore store = small.open()) {
			for (JudgedTrial t : store.trials().all()) {
				boolean left = t.trial().left().equals("zipp-3");
				boolean right = t.trial().right().equals("zipp-3");
				// zipp-0 and generic look alike but for one pixel.
				assertEquals(left ? Choice.LEFT : right ? Choice.RIGHT : Choice.TIE, t.vote().choice());
				assertTrue(t.vote().responseMillis() >= 350);
			}
			assertEquals(Set.of("25-34"), store.trials().raters().stream().map(r -> r.attributes().get("age"))
					.collect(Collectors.toSet()));
		}
		assertTrue(run(simulate(small)).repeated());
	}

	@Test
	void simulatedVotesDependOnNothingButStudyAndSeed() throws IOException {
		SmallStudy small = new SmallStudy(folder, 6, 8, true);
		small.paint((user, condition) -> 0x808080 + 0x010000 * (condition.hashCode() % 7));
		writeTruth(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 6;
		run(op);
		SimulateOperation simulate = simulate(small);
		simulate.tie = 0;
		run(simulate);
		try (StudyStore store = small.open()) {
			List<Choice> first = store.trials().all().stream().map(t -> t.vote().choice()).toList();
			assertTrue(first.contains(Choice.LEFT) && first.contains(Choice.RIGHT));
			store.trials().all().forEach(t -> store.trials().withdraw(t.trial().id()));
			run(simulate);
			assertEquals(first, store.trials().all().stream().map(t -> t.vote().choice()).toList());
		}
	}

	@Test
	void aBrokenTruthIsNamedWithItsLine() throws IOException {
		SmallStudy small = new SmallStudy(folder, 2, 3, true);
		paintTastes(small);
		writeTruth(small);
		DesignOperation op = design(small);
		op.simulatedRaters = 2;
		run(op);
		Path file = small.directory.dump().resolve("truth.csv");
		Files.writeString(file, "author,taste\nauthor1,warm\nauthor2,sparkling\n");
		String message = refusal(simulate(small));
		assertTrue(message.contains("truth.csv:3") && message.contains("sparkling"), message);
		Files.writeString(file, "name,taste\n");
		assertTrue(refusal(simulate(small)).contains("The column author is missing"));
		Files.writeString(file, "author,taste\nauthor1\n");
		assertTrue(refusal(simulate(small)).contains("truth.csv:2"));
		Files.delete(file);
		assertTrue(refusal(simulate(small)).contains("--truth"));
		try (StudyStore store = small.open()) {
			assertTrue(store.trials().all().stream().allMatch(t -> t.vote() == null));
		}
	}
}
