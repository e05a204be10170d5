package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyDesigner;

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
		DesignOperation op = new DesignOperation(small.stores);
		op.dir = folder;
		return op;
	}

	private SimulateOperation simulate(SmallStudy small) {
		SimulateOperation op = new SimulateOperation(small.stores);
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
		StudyOperation first = new StudyOperation(small.stores);
		first.dir = folder;
		ParameterField.of(StudyOperation.class, "simulated").set(first, "true");
		first.description = "Asked";
		first.seed = 7;
		run(first);
		StudyOperation second = new StudyOperation(small.stores);
		second.dir = folder;
		second.title = "X";
		run(second);
		try (StudyStore store = small.open()) {
			StudyHeader header = store.header();
			assertEquals(List.of("X", "Asked", 7L, true), List.of(header.title(), header.description(), header.seed(), header.simulated()));
		}
		StudyOperation third = new StudyOperation(small.stores);
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
		assertTrue(refusal(simulate(small)).contains("author and taste"));
		Files.writeString(file, "author,taste\nauthor1\n");
		assertTrue(refusal(simulate(small)).contains("truth.csv:2"));
		Files.delete(file);
		assertTrue(refusal(simulate(small)).contains("--truth"));
		try (StudyStore store = small.open()) {
			assertTrue(store.trials().all().stream().allMatch(t -> t.vote() == null));
		}
	}
}
