package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Proportions;
import org.zipp.store.StudyStore;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/**
 * The line must carry the signal: planted tastes show only in what users post, and reach the votes only through
 * evidence, persona, rewritten prompt and pixels. Dealt to other users, the same personas must not help.
 */
class SignalTest {

	private static final List<Integer> SEEDS = List.of(1, 2, 3);
	private static final Set<String> ZIPP = Set.of("zipp-0", "zipp-3");

	@TempDir
	Path temp;

	@Test
	void personasWinAgainstTheBarePromptAndShuffledPersonasDoNot() {
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
	private double[] wins(int seed, boolean shuffle) {
		Path dir = temp.resolve("study-" + seed + '-' + shuffle);
		Line.End end = Line.run(dir, "demo", "--users", "300", "--participants", "24", "--trials", "24", "--seed", "" + seed,
				"--shuffle", "" + shuffle);
		assertEquals(0, end.code(), end::toString);
		double wins = 0;
		int n = 0;
		try (StudyStore store = Line.stores().open(new StudyDirectory(dir))) {
			StudyData data = StudyData.of(store);
			assertTrue(data.simulated());
			for (Judgement j : data.judgements()) {
				boolean zippLeft = ZIPP.contains(j.left()) && j.right().equals("generic");
				boolean zippRight = ZIPP.contains(j.right()) && j.left().equals("generic");
				if (j.counts() && (zippLeft || zippRight)) {
					n++;
					wins += j.choice() == Choice.TIE ? 0.5 : (j.choice() == Choice.LEFT) == zippLeft ? 1 : 0;
				}
			}
		}
		assertTrue(n >= 60, "only " + n + " comparisons");
		return new double[] { wins, n };
	}
}
