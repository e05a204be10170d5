package org.zipp.statistics.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.internal.Seeds;

class TransitivityTest {

	/** Kendall and Babington Smith (1940), table of the numbers of ways d circular triads arise among 5 items: 1,024 in all. */
	@Test
	void exactChancesOfFiveItems() {
		double[] ways = { 120, 120, 240, 240, 280, 24 };
		double[][] circular = tournament(5);
		double cumulative = 0;
		boolean[] seen = new boolean[6];
		SplittableRandom random = new SplittableRandom(1);
		for (int draw = 0; draw < 600; draw++) {
			for (int i = 0; i < 5; i++) {
				for (int j = 0; j < i; j++) {
					boolean first = random.nextBoolean();
					circular[i][j] = first ? 1 : 0;
					circular[j][i] = first ? 0 : 1;
				}
			}
			Transitivity.Triads triads = Transitivity.of(circular).triads();
			cumulative = 0;
			for (int d = 0; d <= triads.circular(); d++) {
				cumulative += ways[d] / 1024;
			}
			assertEquals(cumulative, triads.pValue().getAsDouble(), 1e-12);
			assertEquals(1 - triads.circular() / 5.0, triads.consistency().getAsDouble(), 1e-12);
			assertEquals(10, triads.triples());
			seen[triads.circular()] = true;
		}
		for (boolean s : seen) {
			assertTrue(s);
		}
	}

	@Test
	void aLineHasNoCircularTriadsAndManyItemsUseTheChiSquare() {
		for (int k : new int[] { 3, 6, 10, 11, 30 }) {
			Transitivity line = Transitivity.of(tournament(k));
			assertEquals(0, line.triads().circular());
			assertEquals(k * (k - 1) * (k - 2) / 6, line.triads().triples());
			assertEquals(1, line.triads().consistency().getAsDouble());
			assertEquals(k == 3 ? 0.75 : 0, line.triads().pValue().getAsDouble(), k == 3 ? 1e-12 : 0.03);
			assertEquals(0, line.weak() + line.moderate() + line.strong());
		}
	}

	/** Coins: the exact test of ten items, the approximate one of eleven and the one with pairs missing keep their level. */
	@Test
	void testsOfCoinsKeepTheirLevel() {
		int replicates = 3000;
		for (int kind = 0; kind < 3; kind++) {
			int k = kind == 1 ? 11 : 10;
			int missing = kind == 2 ? 2 : 0;
			int n = k * (k - 1) / 2 - missing;
			int[] left = new int[n * replicates];
			int[] right = new int[left.length];
			int[] rater = new int[left.length];
			double[] score = new double[left.length];
			int c = 0;
			for (int r = 0; r < replicates; r++) {
				SplittableRandom random = Seeds.generator(41 + kind, r);
				for (int i = 0; i < k; i++) {
					for (int j = i + 1; j < k; j++) {
						if (missing == 0 || j != i + 1 || i != 0 && i != 2) {
							left[c] = i;
							right[c] = j;
							rater[c] = r;
							score[c++] = random.nextBoolean() ? 1 : 0;
						}
					}
				}
			}
			List<Transitivity.Triads> triads = Transitivity.byRater(PairedComparisons.of(k, left, right, score).by(rater));
			long few = triads.stream().filter(t -> t.pValue().getAsDouble() <= 0.05).count();
			long half = triads.stream().filter(t -> t.pValue().getAsDouble() <= 0.5).count();
			assertTrue(few <= 0.065 * replicates && few >= 0.02 * replicates, kind + ": " + few);
			assertTrue(half >= 0.4 * replicates && half <= 0.58 * replicates, kind + ": " + half);
		}
	}

	@Test
	void sharesThatBreakTransitivityAreCounted() {
		// A over B 60%, B over C 70%, A over C 40%, 55%, 65%, 75%.
		double[] whole = { 40, 55, 65, 75 };
		int[][] expected = { { 1, 1, 1 }, { 0, 1, 1 }, { 0, 0, 1 }, { 0, 0, 0 } };
		for (int w = 0; w < whole.length; w++) {
			Transitivity t = Transitivity.of(new double[][] { { 0, 60, whole[w] }, { 40, 0, 70 }, { 100 - whole[w], 30, 0 } });
			assertEquals(expected[w][0], t.weak());
			assertEquals(expected[w][1], t.moderate());
			assertEquals(expected[w][2], t.strong());
			assertEquals(w == 0 ? 1 : 0, t.triads().circular());
		}
	}

	@Test
	void ratersAreLookedAtOneByOne() {
		// Rater 0 goes in a circle, rater 2 in a line and leaves out one pair of four, rater 1 saw one pair only.
		int[] left = { 0, 1, 2, 1, 3, 3, 3, 5, 5, };
		int[] right = { 1, 2, 0, 0, 4, 5, 6, 4, 6 };
		double[] score = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
		List<Transitivity.Triads> raters = Transitivity.byRater(PairedComparisons.of(7, left, right, score).by(new int[] { 0, 0, 0, 1, 2, 2, 2, 2, 2 }));
		assertEquals(1, raters.get(0).circular());
		assertEquals(0, raters.get(0).consistency().getAsDouble());
		assertEquals(1, raters.get(0).pValue().getAsDouble());
		assertEquals(0, raters.get(1).triples());
		assertTrue(raters.get(1).pValue().isEmpty());
		assertEquals(2, raters.get(2).triples());
		assertEquals(0, raters.get(2).circular());
		assertTrue(raters.get(2).consistency().isEmpty());
		assertEquals(0.5, raters.get(2).expected());
		assertEquals(List.of(), Transitivity.byRater(PairedComparisons.of(7, left, right, score)));
	}

	private static double[][] tournament(int k) {
		double[][] wins = new double[k][k];
		for (int i = 0; i < k; i++) {
			for (int j = i + 1; j < k; j++) {
				wins[i][j] = 1;
			}
		}
		return wins;
	}
}
