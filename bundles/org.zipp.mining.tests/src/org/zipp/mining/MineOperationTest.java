package org.zipp.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.InteractionGraph;
import org.zipp.model.EvidenceKind;
import org.zipp.model.RaterKind;
import org.zipp.store.Freshness.State;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;

class MineOperationTest {

	private final StudyStores stores = new StudyStoresProvider();

	@TempDir
	private Path folder;

	private MineOperation mine() {
		MineOperation mine = new MineOperation(stores, new CountRankers());
		mine.dir = folder;
		return mine;
	}

	@Test
	void storesUsersCommunitiesAndTheEvidenceOfEveryUser() {
		Graphs.sample(folder, 80);
		OperationResult result = Graphs.run(mine());
		assertFalse(result.repeated());
		TokenCounter tokens = new TokenCounter();
		try (StudyStore store = stores.open(new StudyDirectory(folder));
				InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertEquals(graph.userCount(), store.users().count());
			assertEquals(graph.communityCount(), store.users().communities().size());
			assertEquals(result.counts().get("users"), store.users().count());
			EvidenceSelector selector = new EvidenceSelector(EvidenceBudget.DEFAULT, tokens);
			for (int u = 0; u < graph.userCount(); u++) {
				String id = graph.userId(u);
				UserRow user = store.users().find(id).orElseThrow();
				assertEquals(graph.userDegree(u), user.communityCount());
				List<EvidenceRow> expected = selector.select(graph, u, new PowerTfIdfRanker().weights(graph, u));
				assertEquals(expected, withoutIds(store.users().evidence(id)));
				assertEquals("tf-idf", store.users().evidenceMethod(id));
			}
			assertTrue(store.users().usersWithEvidence().stream().map(store.users()::evidence).flatMap(List::stream)
					.anyMatch(e -> e.kind() == EvidenceKind.IMAGE_POST && e.link().startsWith("https://")));
		}
	}

	private static List<EvidenceRow> withoutIds(List<EvidenceRow> rows) {
		return rows.stream().map(r -> new EvidenceRow(0, r.userId(), r.kind(), r.community(), r.text(), r.source(),
				r.link(), r.weight(), r.rank(), r.tokens(), r.withinBudget())).toList();
	}

	@Test
	void aSecondRunRepeatsNothingUntilAParameterOrTheGraphChanges() {
		Graphs.sample(folder, 30);
		Graphs.run(mine());
		OperationResult again = Graphs.run(mine());
		assertTrue(again.repeated());
		assertEquals(30, again.counts().get("users"));
		MineOperation small = mine();
		small.tokenBudget = 40;
		assertFalse(Graphs.run(small).repeated());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			for (String user : store.users().usersWithEvidence()) {
				assertTrue(store.users().evidence(user).stream().filter(EvidenceRow::withinBudget)
						.mapToInt(EvidenceRow::tokens).sum() <= 40);
			}
		}
		Graphs.sample(folder, 31);
		assertFalse(Graphs.run(small).repeated());
	}

	/** Cancels when the progress says that a batch is stored. */
	private static final class StopAfterBatch extends NullProgressMonitor {
		@Override
		public void subTask(String name) {
			if (name.contains("users")) {
				setCanceled(true);
			}
		}
	}

	@Test
	void aStoppedRunGoesOnWhereItStopped() {
		Graphs.sample(folder, 450);
		StopAfterBatch stop = new StopAfterBatch();
		assertThrows(OperationCanceledException.class, () -> mine().execute(SubMonitor.convert(stop, 1000)));
		List<Long> first;
		List<String> users;
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			users = store.users().usersWithEvidence();
			assertEquals(200, users.size());
			first = ids(store, users);
			assertEquals(Optional.empty(), store.steps().last(MineOperation.STEP));
		}
		assertFalse(Graphs.run(mine()).repeated());
		try (StudyStore store = stores.open(new StudyDirectory(folder));
				InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertEquals(first, ids(store, users), "what was stored is not stored again");
			assertEquals(graph.userCount(), store.users().usersWithEvidence().size());
			StepRow step = store.steps().last(MineOperation.STEP).orElseThrow();
			assertEquals(graph.userCount(), step.counts().get("users with evidence"));
		}
		assertFalse(Files.exists(folder.resolve("temp/mine.place")));
		assertTrue(Graphs.run(mine()).repeated());
	}

	private static List<Long> ids(StudyStore store, List<String> users) {
		List<Long> ids = new ArrayList<>();
		users.forEach(u -> store.users().evidence(u).forEach(e -> ids.add(e.id())));
		return ids;
	}

	@Test
	void aStoppedRunWithOtherParametersBeginsAnew() {
		Graphs.sample(folder, 250);
		assertThrows(OperationCanceledException.class,
				() -> mine().execute(SubMonitor.convert(new StopAfterBatch(), 1000)));
		MineOperation small = mine();
		small.snippetsPerCommunity = 0;
		Graphs.run(small);
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			for (String user : store.users().usersWithEvidence()) {
				assertTrue(store.users().evidence(user).stream().noneMatch(e -> e.kind() == EvidenceKind.COMMENT));
			}
		}
	}

	@Test
	void usersThatANewGraphLacksLoseTheirEvidenceAndGoUnlessPeopleWorkedOnThem() throws IOException {
		new Graphs().comment("ada", "cats", 1, "my cat sleeps").comment("ben", "cats", 1, "cats again").comment("eve", "dogs", 1, "dogs")
				.open(folder).close();
		Graphs.run(mine());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			store.trials().saveRater(new RaterRow("rater", RaterKind.HUMAN, "ben", Map.of()));
		}
		new Graphs().comment("ada", "cats", 1, "my cat sleeps").open(folder).close();
		OperationResult result = Graphs.run(mine());
		assertTrue(result.warnings().toString().contains("1 users are not in this graph"), result.warnings().toString());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			assertEquals(List.of("ada", "ben"), store.users().all().map(u -> u.id()).toList());
			assertEquals(List.of("ada"), store.users().usersWithEvidence());
			assertEquals(List.of("cats"), store.users().communities().stream().map(c -> c.id()).toList());
			assertEquals(State.CURRENT, store.freshness().evidence("ada").state());
		}
		new Graphs().comment("ada", "cats", 1, "my cat wakes").open(folder).close();
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			assertEquals(State.OUTDATED, store.freshness().evidence("ada").state());
		}
	}

	@Test
	void withoutAGraphItSaysWhatToDo() {
		ZippException e = assertThrows(ZippException.class, () -> Graphs.run(mine()));
		assertTrue(e.getMessage().contains("ingest"), e.getMessage());
		assertFalse(Files.exists(new StudyDirectory(folder).databaseFile()));
	}
}
