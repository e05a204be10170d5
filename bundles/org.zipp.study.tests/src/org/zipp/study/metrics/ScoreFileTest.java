package org.zipp.study.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.statistics.Interval;
import org.zipp.store.Rows.ImageKey;
import org.zipp.study.metrics.Scores.Distance;
import org.zipp.study.metrics.Scores.Model;

class ScoreFileTest {

	private static final double NONE = Double.NaN;

	@TempDir
	Path folder;

	private StudyDirectory study() {
		return new StudyDirectory(folder);
	}

	private static Scores scores() {
		List<Model> models = List.of(new Model(Model.CLIP, "CLIP \"x\"", "f1", 100), new Model(Model.PICKSCORE, "P", "f2", 9.5));
		List<PictureScore> pictures = List.of(
				new PictureScore(new ImageKey("u\t1", "p\n1", "c", Long.MIN_VALUE), "abc", true, new double[] { 1.25, NONE, 0, -3 }),
				new PictureScore(new ImageKey("", "p", "\u65E5\u672C", 5), "def", false, new double[] { NONE, NONE, NONE, NONE }));
		return new Scores("inputs", "2026-01-31T12:00:00Z", models, "A photo of ", pictures,
				List.of(new Distance("a", "b", 2, 3, 0.1, -0.2, Optional.of(new Interval(-1, 1, 0.9)), OptionalDouble.of(0.5)),
						new Distance("a", Scores.OWN_PICTURES, 2, 2, 0.1, 0, Optional.empty(), OptionalDouble.empty())),
				List.of("A note."));
	}

	@Test
	void everythingComesBack() {
		assertTrue(ScoreFile.read(study()).isEmpty());
		ScoreFile.write(study(), scores());
		Scores read = ScoreFile.read(study()).orElseThrow();
		Scores written = scores();
		assertEquals(written.inputs(), read.inputs());
		assertEquals(written.made(), read.made());
		assertEquals(written.models(), read.models());
		assertEquals(written.prefix(), read.prefix());
		assertEquals(written.distances(), read.distances());
		assertEquals(written.notes(), read.notes());
		assertEquals(2, read.pictures().size());
		for (int i = 0; i < 2; i++) {
			assertEquals(written.pictures().get(i).key(), read.pictures().get(i).key());
			assertEquals(written.pictures().get(i).content(), read.pictures().get(i).content());
			assertEquals(written.pictures().get(i).current(), read.pictures().get(i).current());
			assertArrayEquals(written.pictures().get(i).values(), read.pictures().get(i).values());
		}
		assertEquals(List.of(Metric.CLIP_PROMPT, Metric.CLIP_OWN, Metric.PICKSCORE), read.metrics());
		assertArrayEquals(new double[] { -9.5, 9.5 }, read.bounds(Metric.PICKSCORE));
	}

	@Test
	void aDamagedFileIsToldWithItsLine() throws IOException {
		ScoreFile.write(study(), scores());
		Path file = ScoreFile.file(study());
		List<String> lines = Files.readAllLines(file);
		assertEquals(1 + 2 + 2 + 1 + 2, lines.size());
		for (int cut = 0; cut < lines.size(); cut++) {
			Files.write(file, lines.subList(0, cut));
			assertTrue(assertThrows(ZippException.class, () -> ScoreFile.read(study())).getMessage().contains("Run score again"));
		}
		Files.write(file, lines.stream().map(l -> l.replace("\"f2\"", "17")).toList());
		ZippException wrong = assertThrows(ZippException.class, () -> ScoreFile.read(study()));
		assertEquals(3, wrong.line().orElseThrow());
		Files.write(file, lines.stream().map(l -> l.replace("scores/1", "scores/9")).toList());
		assertTrue(assertThrows(ZippException.class, () -> ScoreFile.read(study())).getMessage().contains("another version"));
	}
}
