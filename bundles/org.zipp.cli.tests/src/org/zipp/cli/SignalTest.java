package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.language.prompt.Conditions;
import org.zipp.model.Choice;
import org.zipp.model.Study;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Proportions;
import org.zipp.store.StudyStore;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/**
 * The line must carry the signal: planted tastes show only in what users post, and reach the votes only through
 * evidence, persona, rewritten prompt and pixels. Dealt to other users, the same personas must not help.
 */
class SignalTest {

	private static final List<Integer> SEEDS = List.of(1, 2, 3);
	private static final int PARTICIPANTS = 24;
	private static final int PROMPTS = 6;

	@TempDir
	Path temp;

	@Test
	void personasWinAgainstTheBarePromptAndShuffledPersonasDoNot() throws IOException {
		double[] own = new double[2];
		double[] dealt = new double[2];
		for (int seed : SEEDS) {
			double[] a = wins(seed, false);
			double[] b = wins(seed, true);
			assertTrue(a[0] / a[1] > b[0] / b[1] + 0.05, () -> "seed " + seed + ": own personas win " + a[0] + " of " + a[1]
					+ ", dealt personas " + b[0] + " of " + b[1]);
			for (int i = 0; i < 2; i++) {
				own[i] += a[i];
				dealt[i] += b[i];
			}
		}
		Interval ownInterval = Proportions.wilson(own[0], own[1], 0.95);
		Interval dealtInterval = Proportions.wilson(dealt[0], dealt[1], 0.95);
		assertTrue(ownInterval.low() > 0.6, () -> "own personas: " + ownInterval);
		assertTrue(dealtInterval.low() < 0.5, () -> "dealt personas: " + dealtInterval);
	}

	/** Wins (ties half) and number of comparisons of ZIPP's conditions against generic. */
	private double[] wins(int seed, boolean shuffle) throws IOException {
		Path dir = temp.resolve("study-" + seed + '-' + shuffle);
		copy(mined(seed), dir);
		run(dir, "rewrite", "--participants", Integer.toString(PARTICIPANTS), "--shuffle", Boolean.toString(shuffle));
		run(dir, "generate");
		run(dir, "design", "--pairs", "zipp-0:generic,zipp-3:generic", "--trials-per-rater", "12", "--simulated-raters",
				Integer.toString(PARTICIPANTS));
		run(dir, "simulate");
		double wins = 0;
		int n = 0;
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			StudyData data = StudyData.of(store);
			assertTrue(data.simulated());
			for (Judgement j : data.judgements()) {
				if (j.counts()) {
					n++;
					boolean zippLeft = j.right().equals("generic");
					wins += j.choice() == Choice.TIE ? 0.5 : (j.choice() == Choice.LEFT) == zippLeft ? 1 : 0;
				}
			}
		}
		assertEquals(PARTICIPANTS * 12, n);
		return new double[] { wins, n };
	}

	/** A study up to its personas, with a few of the base prompts; both runs of a seed start from it. */
	private Path mined(int seed) {
		Path dir = temp.resolve("mined-" + seed);
		if (Files.notExists(dir)) {
			run(dir, "study", "--simulated", "true", "--seed", Integer.toString(seed));
			// Who gets whose persona follows from the users' ids: with a key drawn anew each run would be another draw of the test.
			new StudyDirectory(dir).makeKnownKey("signal " + seed);
			run(dir, "sample", "--users", "300", "--seed", Integer.toString(seed));
			run(dir, "ingest");
			run(dir, "mine");
			run(dir, "verbalize");
			try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
				Study study = store.loadStudy();
				Conditions.addDefaults(study);
				study.getConditions().removeIf(c -> c.getId().equals("llm-0"));
				while (study.getPrompts().size() > PROMPTS) {
					study.getPrompts().removeLast();
				}
				store.saveStudy(study);
			}
		}
		return dir;
	}

	private static void run(Path dir, String command, String... arguments) {
		Line.End end = Line.run(dir, command, arguments);
		assertEquals(0, end.code(), end::toString);
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file)));
			}
		}
	}
}
