package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

	private static final int DRAWS = 40_000;

	/** One way to draw. */
	private interface Method {
		void draw(int n, int k, long key, int[] target, int from);
	}

	static Stream<Arguments> methods() {
		return Stream.of(Arguments.of("walk", (Method) Samples::walk), Arguments.of("floyd", (Method) Samples::floyd),
				Arguments.of("drawAndSort", (Method) Samples::drawAndSort),
				Arguments.of("uniform", (Method) (n, k, key, target, _) -> Samples.uniform(n, k, key, target)));
	}

	@ParameterizedTest
	@MethodSource("methods")
	void everyPositionIsAsLikely(String name, Method method) {
		for (int n : new int[] { 7, 40, 200 }) {
			for (int k : new int[] { 1, 3, 6 }) {
				long[] counts = new long[n];
				int[] target = new int[k];
				for (int i = 0; i < DRAWS; i++) {
					method.draw(n, k, Samples.key(3, i, n), target, 0);
					Arrays.stream(target).forEach(p -> counts[p]++);
				}
				ChiSquare.assertUniform(counts, k, DRAWS);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("methods")
	void everyPairAndEverySubsetIsAsLikely(String name, Method method) {
		// 2 of 12: 66 pairs; 3 of 7: 35 subsets, in which every pair is as likely when every subset is.
		long[] pairs = new long[12 * 12];
		long[] subsets = new long[1 << 7];
		int[] two = new int[2];
		int[] three = new int[3];
		for (int i = 0; i < DRAWS; i++) {
			method.draw(12, 2, Samples.key(5, i, 2), two, 0);
			pairs[two[0] * 12 + two[1]]++;
			method.draw(7, 3, Samples.key(5, i, 3), three, 0);
			subsets[1 << three[0] | 1 << three[1] | 1 << three[2]]++;
		}
		assertEqually(pairs, 66);
		assertEqually(subsets, 35);
	}

	private static void assertEqually(long[] counts, int kinds) {
		long[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
		assertEquals(kinds, seen.length);
		double[] expected = new double[kinds];
		Arrays.fill(expected, (double) DRAWS / kinds);
		ChiSquare.assertAgrees(seen, expected);
	}

	@Test
	void pairsOfLargeSamplesAreAsLikely() {
		// Two given positions are both among k of n with probability k (k − 1) / (n (n − 1)).
		int n = 1000;
		int k = 300;
		int pairs = 50;
		int[] target = new int[k];
		long[] counts = new long[pairs];
		int draws = 5000;
		for (int i = 0; i < draws; i++) {
			Samples.uniform(n, k, Samples.key(8, i, 0), target);
			boolean[] in = new boolean[n];
			Arrays.stream(target).forEach(p -> in[p] = true);
			for (int p = 0; p < pairs; p++) {
				counts[p] += in[p] && in[n - 1 - p] ? 1 : 0;
			}
		}
		double p = k * (k - 1.0) / (n * (n - 1.0));
		for (long c : counts) {
			assertEquals(draws * p, c, 4 * Math.sqrt(draws * p * (1 - p)));
		}
	}

	@Test
	void samplesAreDistinctAscendingAndComplete() {
		for (int n : new int[] { 0, 1, 2, 3, 10, 29, 30, 31, 1000, 100_000 }) {
			for (int k : new int[] { -1, 0, 1, 2, 9, 10, 100, 256, 257, 400, 5000, 200_000 }) {
				int[] target = new int[Math.max(0, Math.min(n, k))];
				assertEquals(target.length, Samples.uniform(n, k, 17, target));
				int[] sorted = IntStream.of(target).sorted().distinct().toArray();
				assertArrayEquals(sorted, target);
				assertTrue(target.length == 0 || target[0] >= 0 && target[target.length - 1] < n);
			}
		}
	}

	@Test
	void theFirstDrawIsAsLikelyAsItsWeight() {
		double[] weights = { 1, 0, 2.5, 10, Double.NaN, 0.25, -3, 6 };
		double sum = 19.75;
		int[] seen = { 0, 2, 3, 5, 7 };
		long[] counts = new long[weights.length];
		int[] target = new int[1];
		for (int i = 0; i < DRAWS; i++) {
			assertEquals(1, Samples.weighted(weights, weights.length, 1, Samples.key(9, i, 0), target));
			counts[target[0]]++;
		}
		assertEquals(DRAWS, Arrays.stream(seen).mapToLong(p -> counts[p]).sum());
		ChiSquare.assertAgrees(Arrays.stream(seen).mapToLong(p -> counts[p]).toArray(),
				Arrays.stream(seen).mapToDouble(p -> DRAWS * weights[p] / sum).toArray());
	}

	@Test
	void weightedPairsAreAsLikelyAsTwoDrawsInTurn() {
		double[] w = { 1, 2, 3, 4, 0.5 };
		double sum = 10.5;
		long[] counts = new long[10];
		double[] expected = new double[10];
		int[] number = new int[25];
		for (int a = 0, next = 0; a < 5; a++) {
			for (int b = a + 1; b < 5; b++) {
				expected[next] = DRAWS * (w[a] / sum * w[b] / (sum - w[a]) + w[b] / sum * w[a] / (sum - w[b]));
				number[a * 5 + b] = next++;
			}
		}
		int[] target = new int[2];
		for (int i = 0; i < DRAWS; i++) {
			assertEquals(2, Samples.weighted(w, 5, 2, Samples.key(11, i, 0), target));
			counts[number[target[0] * 5 + target[1]]]++;
		}
		ChiSquare.assertAgrees(counts, expected);
	}

	@Test
	void weightedSamplesAreDistinctAscendingAndOnlyOfPositiveWeight() {
		double[] weights = IntStream.range(0, 500).mapToDouble(i -> i % 3 - 1).toArray();
		for (int k : new int[] { 0, 1, 7, 100, 166, 167, 500, 1000 }) {
			int[] target = new int[500];
			int drawn = Samples.weighted(weights, 500, k, 23, target);
			assertEquals(Math.min(k, 166), drawn);
			int[] sample = Arrays.copyOf(target, drawn);
			assertArrayEquals(IntStream.of(sample).sorted().distinct().toArray(), sample);
			assertTrue(Arrays.stream(sample).allMatch(p -> weights[p] > 0));
		}
	}

	@Test
	void theSameKeyGivesTheSameSample() {
		int[] first = new int[10];
		int[] second = new int[10];
		Samples.uniform(1000, 10, Samples.key(1, 2, 3), first);
		Samples.uniform(1000, 10, Samples.key(1, 2, 3), second);
		assertArrayEquals(first, second);
		Set<Long> keys = new HashSet<>();
		for (long seed = 0; seed < 20; seed++) {
			for (long a = 0; a < 20; a++) {
				for (long b = 0; b < 20; b++) {
					keys.add(Samples.key(seed, a, b));
				}
			}
		}
		assertEquals(8000, keys.size());
		Samples.uniform(1000, 10, Samples.key(1, 3, 2), second);
		assertFalse(Arrays.equals(first, second));
	}

	@Test
	void samplesAreThoseOfTheGeneratorAndTheAlgorithmNamed() {
		int[] target = new int[5];
		Samples.uniform(100, 5, Samples.key(42, 7, 1), target);
		assertArrayEquals(new int[] { 38, 56, 57, 79, 91 }, target);
	}
}
