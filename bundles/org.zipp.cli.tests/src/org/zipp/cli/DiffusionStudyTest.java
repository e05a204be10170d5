package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Study;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.StudyStore;

/** The whole line with a diffusion model, which is tiny and has random weights: its pictures are noise, the path is the real one. */
class DiffusionStudyTest {

	private static final int PARTICIPANTS = 3;
	private static final int PROMPTS = 2;

	@TempDir
	Path temp;

	@Test
	void aStudyIsMadeFromDumpToReportWithAFolderOfDiffusers() throws IOException {
		Path dir = temp.resolve("study");
		Path model = Path.of(System.getProperty("zipp.root"), "bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/golden/tiny-sd");
		run(dir, "study", "--simulated", "true", "--seed", "5");
		run(dir, "sample", "--users", "60", "--seed", "5");
		run(dir, "ingest");
		run(dir, "mine");
		run(dir, "verbalize");
		run(dir, "rewrite", "--participants", Integer.toString(PARTICIPANTS));
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			Study study = store.loadStudy();
			while (study.getPrompts().size() > PROMPTS) {
				study.getPrompts().removeLast();
			}
			store.saveStudy(study);
		}
		String[] drawing = { "--generator", "diffusion", "--generator-settings", "model=" + model, "--size", "32", "--steps", "2" };
		run(dir, "generate", drawing);
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			List<ImageRow> pictures = store.images().all();
			assertFalse(pictures.isEmpty());
			assertEquals(Set.of("Diffusion model tiny-sd"), pictures.stream().map(ImageRow::generator).collect(Collectors.toSet()));
			for (String prompt : pictures.stream().map(i -> i.key().promptId()).collect(Collectors.toSet())) {
				assertEquals(1, pictures.stream().filter(i -> i.key().promptId().equals(prompt)).map(i -> i.key().seed()).distinct().count(),
						"the seed of " + prompt + " is the same under every condition");
			}
			assertEquals(pictures.stream().map(ImageRow::prompt).distinct().count(), pictures.stream().map(ImageRow::content).distinct().count(),
					"other words, another picture");
		}
		Line.End again = Line.run(dir, "generate", drawing);
		assertTrue(again.code() == 0 && again.out().contains("nothing to do"), again::toString);
		run(dir, "design", "--trials-per-rater", "4", "--simulated-raters", Integer.toString(PARTICIPANTS));
		run(dir, "simulate");
		run(dir, "report");
		try (var files = Files.list(dir.resolve("reports").toRealPath())) {
			String page = Files.readString(files.filter(f -> f.toString().endsWith(".html")).findFirst().orElseThrow());
			assertTrue(page.contains("Diffusion model tiny-sd, 32 × 32 pixels, 2 steps"), "the report says what drew its pictures");
		}
	}

	private static void run(Path dir, String command, String... arguments) {
		Line.End end = Line.run(dir, command, arguments);
		assertEquals(0, end.code(), end::toString);
	}
}
