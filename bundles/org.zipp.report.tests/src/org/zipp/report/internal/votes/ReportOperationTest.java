package org.zipp.report.internal.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.tables.TableFilesProvider;

class ReportOperationTest {

	@TempDir
	Path dir;

	private final List<Judgement> judgements = new ArrayList<>();

	private void vote(String rater, Choice choice) {
		long id = judgements.size() + 1L;
		judgements.add(new Judgement(id, rater, RaterKind.HUMAN, (int) id, "u1", "p1", "a", "b", choice, Instant.EPOCH, 900, Map.of("age", "18-24")));
	}

	private ReportOperation operation() {
		ReportOperation operation = new ReportOperation(directory -> new StudyData("Study", "", false, 1, Map.of("a", "A", "b", "B"), Map.of("p1", "a house"),
				List.copyOf(judgements), 0, 2, new TreeSet<>(Set.of("sketch, no diffusion")), new TreeSet<>()), new TableFilesProvider());
		operation.dir = dir;
		return operation;
	}

	private OperationResult run(ReportOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private Set<String> files() throws IOException {
		try (Stream<Path> files = Files.list(dir.resolve("reports"))) {
			return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	@Test
	void writesAllFormatsOnceAndRepeatsNothing() throws IOException {
		vote("r1", Choice.LEFT);
		vote("r2", Choice.RIGHT);
		vote("r2", Choice.SKIP);
		OperationResult first = run(operation());
		assertFalse(first.repeated());
		assertEquals(dir.resolve("reports/report.html").toAbsolutePath(), first.place());
		assertEquals(3, first.counts().get("votes"));
		assertEquals(2, first.counts().get("comparisons"));
		assertTrue(files().containsAll(Set.of("report.html", "report.pdf", "votes.csv", "win-rates.csv", "participants.csv", "contents.txt")), files().toString());
		try (Stream<Path> temp = Files.list(dir.resolve("temp"))) {
			assertEquals(0, temp.count());
		}

		assertTrue(run(operation()).repeated());
		Files.delete(dir.resolve("reports/report.pdf"));
		assertFalse(run(operation()).repeated(), "a missing file is made again");
		Files.writeString(dir.resolve("reports/win-rates.csv"), "changed");
		assertFalse(run(operation()).repeated(), "a changed file is made again");
		assertTrue(run(operation()).repeated());
		vote("r1", Choice.LEFT);
		assertFalse(run(operation()).repeated());
		assertTrue(run(operation()).repeated());
	}

	@Test
	void filesThatAreNoLongerWantedGoAndOthersStay() throws IOException {
		vote("r1", Choice.LEFT);
		run(operation());
		Files.writeString(dir.resolve("reports/my notes.txt"), "mine");
		ReportOperation htmlOnly = operation();
		ParameterField.of(ReportOperation.class, "pdf").set(htmlOnly, "no");
		ParameterField.of(ReportOperation.class, "csv").set(htmlOnly, "no");
		assertFalse(run(htmlOnly).repeated());
		assertEquals(Set.of("contents.txt", "my notes.txt", "report.html", "votes.csv"), files());
		assertTrue(run(htmlOnly).repeated());
	}

	@Test
	void aStudyWithoutVotesGivesAReportAndAWarning() {
		OperationResult result = run(operation());
		assertEquals(1, result.warnings().size());
		assertTrue(Files.exists(result.place()));
	}

	@Test
	void aCancelledRunLeavesTheOldReport() throws IOException {
		vote("r1", Choice.LEFT);
		OperationResult first = run(operation());
		String before = Files.readString(first.place());
		vote("r1", Choice.LEFT);
		NullProgressMonitor cancelled = new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				if (name.equals("Writing PDF")) {
					setCanceled(true);
				}
			}
		};
		assertThrows(OperationCanceledException.class, () -> operation().execute(SubMonitor.convert(cancelled)));
		assertEquals(before, Files.readString(first.place()));
		assertFalse(run(operation()).repeated());
	}

	@Test
	void anUnwritablePlaceIsNamed() throws IOException {
		vote("r1", Choice.LEFT);
		ReportOperation operation = operation();
		operation.out = Files.writeString(dir.resolve("file"), "in the way");
		ZippException e = assertThrows(ZippException.class, () -> run(operation));
		assertTrue(e.getMessage().contains(operation.out.toString()), e.getMessage());
		assertEquals("in the way", Files.readString(operation.out));
	}
}
