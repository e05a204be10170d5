package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyParts;
import org.zipp.store.StudyStore;

/** Two who edit the same study, on both databases. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class StudyEditTest {

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;
	private StudyStore other;

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(backend, folder.resolve("study"));
		store = place.open();
		other = backend == Backends.Backend.H2 ? place.open() : place.in(folder.resolve("other")).open();
		Study study = store.loadStudy();
		addCondition(study, "first");
		addPrompt(study, "p1", "a lake");
		store.saveStudy(study);
	}

	@AfterEach
	void close() {
		other.close();
		store.close();
	}

	private static void addCondition(Study study, String id) {
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId(id);
		condition.setLabel("Label of " + id);
		study.getConditions().add(condition);
	}

	private static void addPrompt(Study study, String id, String text) {
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId(id);
		prompt.setText(text);
		study.getPrompts().add(prompt);
	}

	private static List<String> conditions(StudyStore store) {
		return store.loadStudy().getConditions().stream().map(Condition::getId).toList();
	}

	/** A title is typed, a step adds conditions, prompts, rewrites and a rater, and the title is saved. */
	@Test
	void whatOthersAddedStays() {
		Study edited = store.loadStudy();
		edited.setTitle("Typed");
		Study step = other.loadStudy();
		addCondition(step, "zipp");
		addPrompt(step, "p2", "a cat");
		other.saveStudy(step);
		other.personas().saveRewrites(List.of(new RewriteRow("", "p2", "zipp", "a red cat", "", "r")));
		other.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "u", Map.of("age", "25-34")));
		store.saveStudy(edited);
		assertEquals("Typed", store.header().title());
		assertEquals(List.of("first", "zipp"), conditions(store));
		assertEquals(2, store.loadStudy().getPrompts().size());
		assertEquals(1, store.personas().rewrites().size());
		assertEquals(List.of(new RaterRow("r1", RaterKind.HUMAN, "u", Map.of("age", "25-34"))), store.trials().raters());
	}

	@Test
	void fieldsOfTheStudyAreEditedOneByOne() {
		Study mine = store.loadStudy();
		Study theirs = other.loadStudy();
		mine.setTitle("Title");
		theirs.setSimulated(true);
		theirs.setDescription("Described");
		other.saveStudy(theirs);
		store.saveStudy(mine);
		assertEquals("Title", other.header().title());
		assertTrue(other.header().simulated());
		assertEquals("Described", other.header().description());
	}

	@Test
	void sameRowChangedByBothIsToldAndNotOverwritten() {
		Study mine = store.loadStudy();
		mine.setTitle("Mine");
		mine.getPrompts().getFirst().setText("my lake");
		mine.setDescription("Not stored with it");
		Study theirs = other.loadStudy();
		theirs.setTitle("Theirs");
		theirs.getPrompts().getFirst().setText("their lake");
		other.saveStudy(theirs);
		StudyConflictException told = assertThrows(StudyConflictException.class, () -> store.saveStudy(mine));
		assertEquals(List.of("title", "prompt p1"), told.conflicts().stream().map(c -> c.key().name()).toList());
		assertTrue(told.getMessage().contains("prompt p1 (here: 'my lake'; stored: 'their lake')"), told.getMessage());
		assertEquals("Theirs", store.header().title());
		assertEquals("", store.header().description());
		for (StudyConflict conflict : told.conflicts()) {
			StudyParts.settle(mine, conflict, conflict.key().name().equals("title"));
		}
		assertEquals("their lake", mine.getPrompts().getFirst().getText());
		store.saveStudy(mine);
		assertEquals("Mine", other.header().title());
		assertEquals("Not stored with it", other.header().description());
		assertEquals("their lake", other.loadStudy().getPrompts().getFirst().getText());
	}

	@Test
	void rowThatOneRemovedAndTheOtherChangedIsAConflict() {
		Study mine = store.loadStudy();
		mine.getConditions().getFirst().setLabel("Sharper");
		Study theirs = other.loadStudy();
		theirs.getConditions().clear();
		other.saveStudy(theirs);
		StudyConflict conflict = assertThrows(StudyConflictException.class, () -> store.saveStudy(mine)).conflicts().getFirst();
		assertTrue(conflict.toString().contains("stored: removed"), conflict.toString());
		StudyParts.settle(mine, conflict, true);
		store.saveStudy(mine);
		assertEquals("Sharper", store.loadStudy().getConditions().getFirst().getLabel());

		Study removing = store.loadStudy();
		removing.getConditions().clear();
		Study changing = other.loadStudy();
		changing.getConditions().getFirst().setLabel("Kept");
		other.saveStudy(changing);
		StudyConflict again = assertThrows(StudyConflictException.class, () -> store.saveStudy(removing)).conflicts().getFirst();
		StudyParts.settle(removing, again, false);
		assertEquals("Kept", removing.getConditions().getFirst().getLabel());
		store.saveStudy(removing);
		assertEquals(List.of("first"), conditions(store));
	}

	@Test
	void bothMayAddTheSame() {
		Study mine = store.loadStudy();
		Study theirs = other.loadStudy();
		addCondition(mine, "zipp");
		addCondition(theirs, "zipp");
		other.saveStudy(theirs);
		store.saveStudy(mine);
		assertEquals(List.of("first", "zipp"), conditions(store));
		addCondition(mine, "third");
		store.saveStudy(mine);
		assertEquals(List.of("first", "zipp", "third"), conditions(store));
	}

	@Test
	void whatOthersStoredIsBroughtIntoWhatIsEdited() {
		Study edited = store.loadStudy();
		edited.setTitle("Typed");
		edited.getPrompts().getFirst().setText("my lake");
		Study theirs = other.loadStudy();
		theirs.setDescription("Described");
		theirs.getConditions().getFirst().setLabel("Relabelled");
		theirs.getPrompts().getFirst().setText("their lake");
		addPrompt(theirs, "p2", "a cat");
		other.saveStudy(theirs);
		other.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "u", Map.of("age", "25-34")));
		StudyParts.bringIn(edited, store.loadStudy());
		assertEquals("Typed", edited.getTitle());
		assertEquals("Described", edited.getDescription());
		assertEquals("Relabelled", edited.getConditions().getFirst().getLabel());
		assertEquals(List.of("my lake", "a cat"), edited.getPrompts().stream().map(Prompt::getText).toList());
		assertEquals("25-34", edited.getRaters().getFirst().getAttributes().getFirst().getValue());
		assertEquals(1, assertThrows(StudyConflictException.class, () -> store.saveStudy(edited)).conflicts().size());
	}

	/** Everything that lies under a name: a rewrite, a picture, a task, a trial with a vote. */
	private long fill(String condition, long seed) {
		store.personas().saveRewrites(List.of(new RewriteRow("", "p1", condition, "text of " + condition, "", "r")));
		store.images().save(new ImageKey("", "p1", condition, seed), 4, 4, new byte[] { 1 }, "sketch", 0.1);
		store.images().enqueue(List.of(new TaskRow(new ImageKey("", "p1", condition, seed + 1), "a lake", "", TaskState.QUEUED, "", 0)));
		store.trials().saveRater(new RaterRow("r" + seed, RaterKind.HUMAN, "", Map.of()));
		store.trials().addTrials(List.of(new TrialRow(0, "r" + seed, 0, "", "p1", condition, condition, "left", "right")));
		long trial = store.trials().ofRater("r" + seed).getFirst().trial().id();
		store.trials().vote(new VoteRow(trial, Choice.LEFT, Instant.now(), 10));
		return trial;
	}

	private void assertLiesUnder(String condition, String text, long seed, long trial) {
		assertEquals(List.of(text), store.personas().rewrites().stream().filter(r -> r.conditionId().equals(condition))
				.map(RewriteRow::text).toList());
		assertTrue(store.images().find(new ImageKey("", "p1", condition, seed)).isPresent());
		assertEquals(1, store.images().tasks(TaskState.QUEUED, 10).stream().filter(t -> t.key().conditionId().equals(condition)).count());
		JudgedTrial judged = store.trials().find(trial).orElseThrow();
		assertEquals(List.of(condition, condition), List.of(judged.trial().left(), judged.trial().right()));
		assertEquals(Choice.LEFT, judged.vote().choice());
	}

	@Test
	void aRenamedConditionKeepsAllThatLiesUnderIt() {
		long trial = fill("first", 1);
		Study mine = store.loadStudy();
		mine.getConditions().getFirst().setId("renamed");
		addCondition(mine, "first");
		mine.getPrompts().getFirst().setId("lake");
		store.saveStudy(mine);
		assertEquals(List.of("renamed", "first"), conditions(other));
		assertEquals(List.of("Label of first", "Label of first"), other.loadStudy().getConditions().stream().map(Condition::getLabel).toList());
		assertEquals(Set.of(), StudyParts.changed(mine));
		mine.getPrompts().getFirst().setId("p1");
		mine.getConditions().getFirst().setLabel("Relabelled");
		store.saveStudy(mine);
		assertLiesUnder("renamed", "text of first", 1, trial);
		assertEquals("Relabelled", other.loadStudy().getConditions().getFirst().getLabel());
		assertEquals(1, store.trials().progress().values().iterator().next().judged());
	}

	@Test
	void namesMayBeExchanged() {
		Study mine = store.loadStudy();
		addCondition(mine, "second");
		addCondition(mine, "third");
		store.saveStudy(mine);
		long first = fill("first", 1);
		long second = fill("second", 2);
		mine.getConditions().get(0).setId("second");
		mine.getConditions().get(1).setId("first");
		mine.getConditions().remove(2);
		store.saveStudy(mine);
		assertEquals(List.of("second", "first"), conditions(other));
		assertLiesUnder("second", "text of first", 1, first);
		assertLiesUnder("first", "text of second", 2, second);
	}

	@Test
	void aRenamedRowThatOthersChangedIsAConflict() {
		Study mine = store.loadStudy();
		mine.getConditions().getFirst().setId("renamed");
		Study theirs = other.loadStudy();
		theirs.getConditions().getFirst().setLabel("Sharper");
		other.saveStudy(theirs);
		StudyConflict conflict = assertThrows(StudyConflictException.class, () -> store.saveStudy(mine)).conflicts().getFirst();
		assertTrue(conflict.toString().contains("id 'renamed'"), conflict.toString());
		StudyParts.settle(mine, conflict, false);
		assertEquals("first", mine.getConditions().getFirst().getId());
		assertEquals("Sharper", mine.getConditions().getFirst().getLabel());

		mine.getConditions().getFirst().setId("renamed");
		store.saveStudy(mine);
		assertEquals(List.of("renamed"), conditions(store));
		// Whoever has the study open sees the row under its new name; a name that others gave meanwhile is refused.
		StudyParts.bringIn(theirs, other.loadStudy());
		assertEquals(List.of("renamed"), theirs.getConditions().stream().map(Condition::getId).toList());
		mine.getConditions().getFirst().setId("taken");
		addCondition(theirs, "taken");
		other.saveStudy(theirs);
		assertTrue(assertThrows(ZippException.class, () -> store.saveStudy(mine)).getMessage().contains("cannot be named taken"));
		assertEquals(List.of("renamed", "taken"), conditions(store));
	}

	/** A column or a reference that a later migration adds must be renamed too. */
	@Test
	void allThatRefersToANameIsKnown() throws SQLException {
		try (Connection connection = place.source().getConnection()) {
			DatabaseMetaData data = connection.getMetaData();
			String schema = connection.getSchema();
			for (RenamedRows.Named named : RenamedRows.TABLES.values()) {
				String table = backend == Backends.Backend.H2 ? named.table().toUpperCase(Locale.ROOT) : named.table();
				Set<String> uses = new TreeSet<>();
				try (ResultSet keys = data.getExportedKeys(null, schema, table)) {
					while (keys.next()) {
						uses.add((keys.getString("FKTABLE_NAME") + '.' + keys.getString("FKCOLUMN_NAME")).toLowerCase(Locale.ROOT));
					}
				}
				assertEquals(new TreeSet<>(named.uses()), uses);
				Set<String> columns = new TreeSet<>();
				try (ResultSet found = data.getColumns(null, schema, table, null)) {
					while (found.next()) {
						columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
					}
				}
				columns.remove("id");
				assertEquals(new TreeSet<>(List.of(named.columns().split(", "))), columns);
			}
		}
	}

	@Test
	void studyWithSimulatedRatersGoesOnSayingSo() {
		Study study = store.loadStudy();
		study.setSimulated(true);
		store.saveStudy(study);
		other.trials().saveRater(new RaterRow("machine", RaterKind.SIMULATED, "u", Map.of()));
		study.setSimulated(false);
		assertTrue(assertThrows(ZippException.class, () -> store.saveStudy(study)).getMessage().contains("go on saying so"));
		assertTrue(store.header().simulated());
	}

	@Test
	void writersAtOnceLoseNothing() throws Exception {
		int rounds = 15;
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			CyclicBarrier start = new CyclicBarrier(2);
			List<Future<?>> ends = List.of(store, other).stream().<Future<?>>map(s -> threads.submit(() -> {
				for (int i = 0; i < rounds; i++) {
					start.await(60, TimeUnit.SECONDS);
					Study study = s.loadStudy();
					addPrompt(study, (s == store ? "mine-" : "theirs-") + i, "text " + i);
					s.saveStudy(study);
				}
				return null;
			})).toList();
			for (Future<?> end : ends) {
				end.get(120, TimeUnit.SECONDS);
			}
		}
		assertEquals(1 + 2 * rounds, store.loadStudy().getPrompts().size());
	}

	/** A report reads several tables; a rater that is added in between does not tear them apart. */
	@Test
	void snapshotIsOfOneMoment() {
		store.trials().saveRater(new RaterRow("before", RaterKind.HUMAN, "u", Map.of()));
		store.snapshot(() -> {
			assertEquals(1, store.trials().raters().size());
			Thread writer = Thread.ofPlatform().start(() -> {
				other.trials().saveRater(new RaterRow("between", RaterKind.HUMAN, "u", Map.of()));
				Study study = other.loadStudy();
				study.setTitle("Between");
				other.saveStudy(study);
			});
			try {
				writer.join();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			assertEquals(1, store.loadStudy().getRaters().size());
			assertEquals(1, store.header().people());
			assertEquals("study", store.header().title());
			assertEquals(1, store.snapshot(() -> store.trials().raters()).size());
			assertThrows(IllegalStateException.class, () -> store.users().setParticipants(List.of("u"), true));
			return null;
		});
		assertEquals(2, store.trials().raters().size());
		assertEquals("Between", store.header().title());
	}
}
