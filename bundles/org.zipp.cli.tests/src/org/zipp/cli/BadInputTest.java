package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends with exit code 1 and a message that names the file, and leaves the study as it was. */
class BadInputTest {

	@TempDir
	Path temp;

	private Path study;

	@BeforeEach
	void makeStudy() {
		study = temp.resolve("study");
		for (String[] step : List.of(new String[] { "sample", "--users", "30" }, new String[] { "ingest" })) {
			Line.End end = Line.run(study, step[0], Arrays.copyOfRange(step, 1, step.length));
			assertEquals(0, end.code(), end::toString);
		}
	}

	private Map<String, String> graph() throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(study.resolve("graph"))) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(study.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)) + ":" + Files.size(file));
			}
		}
		return files;
	}

	private void refused(Path file, String... saying) throws IOException {
		Map<String, String> before = graph();
		Line.End end = Line.run(study, "ingest", "--files", file.toString());
		assertEquals(1, end.code(), end::toString);
		for (String text : saying) {
			assertTrue(end.err().contains(text), () -> text + " in " + end);
		}
		assertEquals(before, graph(), "the graph must stay as it was");
	}

	@Test
	void aTruncatedArchiveIsRefusedWithFileAndLine() throws IOException {
		Path whole;
		try (Stream<Path> files = Files.list(study.resolve("dump"))) {
			whole = files.filter(f -> f.getFileName().toString().startsWith("RC_")).sorted().findFirst().orElseThrow();
		}
		Path cut = temp.resolve(whole.getFileName().toString());
		byte[] bytes = Files.readAllBytes(whole);
		Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
		refused(cut, cut.getFileName().toString() + ":");
	}

	@Test
	void whatIsNoArchiveIsRefused() throws IOException {
		Path file = Files.writeString(temp.resolve("RC_2021-01.zst"), "this is no archive");
		refused(file, "RC_2021-01.zst");
	}

	@Test
	void aFileThatIsNotThereIsRefused() throws IOException {
		refused(temp.resolve("RC_2021-02.zst"), "RC_2021-02.zst");
	}

	@Test
	void brokenLinesAreCountedAndListedAndTheRestIsTaken() throws IOException {
		Path file = temp.resolve("RC_2021-03.ndjson");
		String good = "{\"id\":\"%s\",\"author\":\"%s\",\"subreddit\":\"lakes\",\"created_utc\":1614600000,\"score\":3,\"body\":\"a quiet morning at the water\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\",\"over_18\":false}\n";
		Files.writeString(file, good.formatted("c1", "ann") + "{\"id\": broken\n" + "[1,2]\n"
				+ "{\"id\":\"c2\",\"author\":\"ben\"}\n" + good.formatted("c3", "ben").replace("1614600000", "\"soon\"")
				+ good.formatted("c4", "x".repeat(10_000_000)) + good.formatted("c5", "cat"));
		Line.End end = Line.run(study, "ingest", "--files", file.toString(), "--min-activity", "1");
		assertEquals(0, end.code(), end::toString);
		assertTrue(end.out().contains("2 comments"), end::toString);
		List<String> quarantine = Files.readAllLines(study.resolve("graph/quarantine.csv"));
		for (int line : new int[] { 2, 3, 4, 5, 6 }) {
			assertTrue(quarantine.stream().anyMatch(q -> q.contains("RC_2021-03.ndjson," + line + ",")), () -> line + " in " + quarantine);
		}
	}

	@Test
	void aStepWithoutTheStepBeforeSaysWhichToRun() {
		Line.End end = Line.run(temp.resolve("empty"), "mine");
		assertEquals(1, end.code(), end::toString);
		assertTrue(end.err().contains("ingest") || end.err().contains("Ingest"), end::toString);
		Line.End nothing = Line.run(temp.resolve("empty"), "generate");
		assertTrue(nothing.err().contains("There is nothing to render"), nothing::toString);
	}
}
