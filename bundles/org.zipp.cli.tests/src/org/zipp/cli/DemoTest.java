package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.sample.SampleStudy;
import org.zipp.store.StudyStore;

/** The whole line from the command line. */
class DemoTest {

	/** A few users go first through verbalize, rewrite and generate. */
	private static final List<String> STEPS = List.of("study", "sample", "ingest", "mine", "verbalize", "rewrite", "generate",
			"verbalize", "rewrite", "generate", "design", "simulate", "report", "demo");

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

	@Test
	void twoMakingsGiveTheSameStudyAlsoWhenOneIsStopped() throws IOException {
		String[] small = { "--users", "60", "--participants", "5", "--trials", "6" };
		Path one = temp.resolve("one");
		Line.End made = Line.run(one, "demo", small);
		assertEquals(0, made.code(), made::toString);

		Path two = temp.resolve("two");
		stopAfter("rewrite", two, Map.of("users", "60", "participants", "5", "trials", "6"));
		SampleStudy half = SampleStudy.in(new StudyDirectory(two)).orElseThrow();
		assertFalse(half.whole(), "a stopped making is not whole");
		assertEquals("60", half.values().get("users"));
		assertTrue(run(two, half.values(), step -> {
		}), "what the folder says is enough to go on");
		assertTrue(SampleStudy.in(new StudyDirectory(two)).orElseThrow().whole());

		assertEquals(content(one), content(two));
	}

	private static void stopAfter(String step, Path dir, Map<String, String> values) {
		NullProgressMonitor monitor = new NullProgressMonitor();
		assertFalse(run(dir, values, monitor, s -> {
			if (s.id().equals(step)) {
				monitor.setCanceled(true);
			}
		}));
	}

	/** Whether it came to its end. */
	private static boolean run(Path dir, Map<String, String> values, Consumer<Operation.Step> listener) {
		return run(dir, values, new NullProgressMonitor(), listener);
	}

	private static boolean run(Path dir, Map<String, String> values, IProgressMonitor monitor,
			Consumer<Operation.Step> listener) {
		try (OperationRegistry.Handle handle = Line.registry().create("demo")) {
			Operation demo = handle.operation();
			demo.dir = dir;
			values.forEach((name, text) -> ParameterField.of(demo.getClass(), name).set(demo, text));
			demo.onStep(listener);
			OperationRunner.Outcome outcome = OperationRunner.run(demo, monitor);
			assertTrue(outcome.succeeded() || outcome.status().getSeverity() == IStatus.CANCEL, outcome.status()::getMessage);
			return outcome.succeeded();
		}
	}

	/** All that is made: ids, texts, prompts, hashes of pictures, trials, votes, and the numbers of the report. */
	private static List<String> content(Path dir) throws IOException {
		List<String> all = new ArrayList<>();
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			store.personas().table().forEach(p -> all.add(p.userId() + ' ' + p.text() + ' ' + p.traits()));
			store.personas().rewrites().forEach(r -> all.add(r.userId() + r.promptId() + r.conditionId() + r.text()));
			store.images().all().forEach(i -> all.add(i.key() + " " + i.content()));
			store.trials().raters().forEach(r -> all.add(r.toString()));
			store.trials().all().forEach(t -> all.add(t.trial().raterId() + t.trial().position() + t.trial().promptId() + t.trial().left()
					+ t.trial().right() + t.vote().choice()));
		}
		Collections.sort(all);
		try (var files = Files.walk(dir.resolve("reports"))) {
			for (Path table : files.filter(f -> f.toString().endsWith(".csv") && !f.endsWith("votes.csv")).sorted().toList()) {
				all.add(table.getFileName() + Files.readString(table));
			}
		}
		return all;
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
