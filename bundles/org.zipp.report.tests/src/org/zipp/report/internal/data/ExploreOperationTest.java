package org.zipp.report.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.graph.IngestOperation;
import org.zipp.model.TraitCategory;
import org.zipp.store.PersonaRepository;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.UserTraitRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.UserRepository;

class ExploreOperationTest {

	@TempDir
	Path dir;

	/** An object that answers some methods by their name and nothing else. */
	private static <T> T answering(Class<T> type, Map<String, Object> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
			if (method.getName().equals("close")) {
				return null;
			}
			if (!answers.containsKey(method.getName())) {
				throw new AssertionError("nobody expected " + method);
			}
			return answers.get(method.getName());
		}));
	}

	private ExploreOperation operation() {
		List<UserTraitRow> traits = List.of(new UserTraitRow("ann", TraitCategory.DEMOGRAPHICS, "age", "30", 0.9),
				new UserTraitRow("ann", TraitCategory.INTERESTS, "topics", "fog", 0.5));
		StudyStore store = answering(StudyStore.class, Map.of("users", answering(UserRepository.class, Map.of("participants", List.<UserRow>of())),
				"personas", answering(PersonaRepository.class, Map.of("traits", traits.stream()))));
		ExploreOperation operation = new ExploreOperation(answering(StudyStores.class, Map.of("openReadOnly", store)));
		operation.dir = dir;
		return operation;
	}

	private static OperationResult run(ExploreOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private void ingest() throws IOException {
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < 12; i++) {
			lines.append("{\"id\":\"c").append(i).append("\",\"author\":\"user").append(i % 3).append("\",\"subreddit\":\"place").append(i % 4)
					.append("\",\"created_utc\":").append(1_609_459_200L + i * 400_000L).append(",\"score\":1,\"body\":\"said something, number ").append(i)
					.append("\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\"}\n");
		}
		IngestOperation ingest = new IngestOperation();
		ingest.dir = dir;
		ParameterField.of(IngestOperation.class, "files").set(ingest, Files.writeString(dir.resolve("comments.ndjson"), lines).toString());
		ParameterField.of(IngestOperation.class, "min-activity").set(ingest, "1");
		ingest.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private Set<String> files() throws IOException {
		try (Stream<Path> files = Files.list(dir.resolve("reports/data"))) {
			return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	@Test
	void theFiguresOfAGraphAreWritten() throws IOException {
		ingest();
		OperationResult result = run(operation());
		assertEquals(3, result.counts().get("users"));
		assertEquals(4, result.counts().get("communities"));
		Set<String> files = files();
		for (String name : List.of("degrees-users", "degrees-communities", "communities-users", "communities-activity")) {
			assertTrue(files.contains(name + ".svg") && files.contains(name + ".png"), files.toString());
		}
		assertEquals("community,users,posts,comments", Files.readAllLines(dir.resolve("reports/data/communities.csv")).getFirst());
		assertEquals(5, Files.readAllLines(dir.resolve("reports/data/communities.csv")).size());
		try (Stream<Path> left = Files.list(new StudyDirectory(dir).temp())) {
			assertFalse(left.anyMatch(f -> f.getFileName().toString().startsWith("data")), "nothing is left behind");
		}
	}

	@Test
	void theTraitsOfPersonasAreDrawnWithoutAGraph() throws IOException {
		Files.writeString(new StudyDirectory(dir).databaseFile(), "");
		ExploreOperation operation = operation();
		operation.png = false;
		OperationResult result = run(operation);
		assertEquals(Set.of("age-gender.csv", "age-gender.svg", "persona-interests.csv", "persona-interests.svg"), files());
		assertTrue(result.warnings().getFirst().contains("run ingest"), result.warnings().toString());
	}

	@Test
	void anEmptyStudyIsToldWhatToDo() {
		ZippException e = assertThrows(ZippException.class, () -> run(operation()));
		assertTrue(e.getMessage().contains("Run ingest first"), e.getMessage());
	}

	@Test
	void aCancelledRunLeavesNothing() throws IOException {
		ingest();
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> operation().execute(SubMonitor.convert(monitor)));
		assertFalse(Files.exists(dir.resolve("reports/data")));
	}
}
