package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line from the command line. */
class DemoTest {

	private static final List<String> STEPS = List.of("study", "sample", "ingest", "mine", "verbalize", "rewrite", "generate",
			"design", "simulate", "report", "demo");

	@TempDir
	Path temp;

	@Test
	void makesAStudyFromDumpToReportAndASecondRunRepeatsNothing() throws IOException {
		Path dir = temp.resolve("study");
		String[] small = { "--users", "120", "--participants", "6", "--trials", "6", "--headless" };
		Line.End first = Line.run(dir, "demo", small);
		assertEquals(0, first.code(), first::toString);
		assertEquals(STEPS, first.out().lines().filter(l -> !l.startsWith("  ")).map(l -> l.substring(0, l.indexOf(':'))).toList());
		assertFalse(first.out().contains("nothing to do"), first::toString);

		Path report = dir.resolve("reports").toRealPath();
		String html;
		try (var files = Files.list(report)) {
			Path page = files.filter(p -> p.toString().endsWith(".html")).findFirst().orElseThrow();
			html = Files.readString(page, StandardCharsets.UTF_8);
		}
		assertTrue(html.contains("simulated"), "the report must say that its votes are simulated");
		assertTrue(html.contains("sketch, no diffusion"), "the report must say what rendered the pictures");

		Line.End second = Line.run(dir, "demo", small);
		assertEquals(0, second.code(), second::toString);
		assertEquals(STEPS.size(), second.out().lines().filter(l -> l.contains("nothing to do")).count(), second::toString);
		assertEquals(html, htmlOf(report), "the report of the same votes must not change");
	}

	private static String htmlOf(Path report) throws IOException {
		try (var files = Files.list(report)) {
			return Files.readString(files.filter(p -> p.toString().endsWith(".html")).findFirst().orElseThrow());
		}
	}

	@Test
	void everyOperationOfTheLineIsThere() {
		List<String> ids = Line.registry().operations().stream().map(o -> o.id()).toList();
		assertTrue(ids.containsAll(STEPS), ids::toString);
	}
}
