package org.zipp.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.RaterQuality.Kind;

/** Checks of votes: exact distributions against their definition, and planted bad raters among good ones. */
class DataQualityTest {

	/** All sequences of n sides, weighed one by one. */
	@Test
	void longestRunEqualsEnumeration() {
		for (double p : new double[] { 0.5, 0.3, 0.85, 1, 0 }) {
			for (int n = 1; n <= 12; n++) {
				double[] atLeast = new double[n + 2];
				for (int bits = 0; bits < 1 << n; bits++) {
					int left = Integer.bitCount(bits);
					double mass = Math.pow(p, left) * Math.pow(1 - p, n - left);
					for (int m = 0; m <= longest(bits, n); m++) {
						atLeast[m] += mass;
					}
				}
				for (int m = 0; m <= n + 1; m++) {
					assertEquals(atLeast[m], StraightLining.longestRun(n, m, p), 1e-13, n + " " + m + " " + p);
				}
			}
		}
	}

	@Test
	void runsEqualEnumeration() {
		double[] logFactorial = StraightLining.logFactorials(12);
		for (int n = 2; n <= 12; n++) {
			for (int left = 1; left < n; left++) {
				int[] count = new int[n + 1];
				int all = 0;
				for (int bits = 0; bits < 1 << n; bits++) {
					if (Integer.bitCount(bits) == left) {
						count[1 + Integer.bitCount((bits ^ bits >> 1) & (1 << n - 1) - 1)]++;
						all++;
					}
				}
				for (int r = 2; r <= n; r++) {
					double few = 0;
					double many = 0;
					for (int i = 0; i <= n; i++) {
						few += i <= r ? (double) count[i] / all : 0;
						many += i >= r ? (double) count[i] / all : 0;
					}
					double[] tails = StraightLining.runs(left, n - left, r, logFactorial);
					assertEquals(few, tails[0], 1e-12, n + " " + left + " " + r);
					assertEquals(many, tails[1], 1e-12, n + " " + left + " " + r);
				}
			}
		}
	}

	private static int longest(int bits, int n) {
		int best = 0;
		int run = 0;
		for (int i = 0; i < n; i++) {
			run = i > 0 && (bits >> i & 1) == (bits >> i - 1 & 1) ? run + 1 : 1;
			best = Math.max(best, run);
		}
		return best;
	}

	/** Votes made up one by one. */
	private static final class Votes {

		private final List<int[]> rows = new ArrayList<>();
		private final List<Double> seconds = new ArrayList<>();

		void add(int rater, int prompt, int left, int right, int choice, double time) {
			rows.add(new int[] { rater, prompt, left, right, choice });
			seconds.add(time);
		}

		PairVotes build(int raters) {
			int n = rows.size();
			int[][] c = new int[4][n];
			byte[] choice = new byte[n];
			double[] time = new double[n];
			long[] order = new long[n];
			for (int i = 0; i < n; i++) {
				for (int j = 0; j < 4; j++) {
					c[j][i] = rows.get(i)[j];
				}
				choice[i] = (byte) rows.get(i)[4];
				time[i] = seconds.get(i);
				order[i] = i;
			}
			return new PairVotes(raters, c[0], c[1], c[2], c[3], choice, time, order);
		}
	}

	/** Thirty raters of whom the last six are careless, each in a way of their own. */
	@Test
	void carelessRatersAreFlaggedForWhatTheyDo() {
		SplittableRandom random = new SplittableRandom(7);
		Votes votes = new Votes();
		for (int r = 0; r < 30; r++) {
			for (int i = 0; i < 80; i++) {
				int prompt = i % 60;
				boolean swap = random.nextBoolean();
				int left = swap ? 1 : 0;
				// Two in three would choose picture 0 of an even prompt, whichever side it is on; each rater knows what they like.
				boolean first = (prompt * 31 + r * 17) % 3 > 0;
				int choice = first == (left == 0) ? PairVotes.LEFT : PairVotes.RIGHT;
				double time = Math.exp(1.8 + 0.3 * Math.sin(r) + 0.4 * random.nextGaussian());
				switch (r) {
				case 24 -> choice = PairVotes.LEFT;
				case 25 -> choice = i % 2;
				case 26 -> time = 0.4 + 0.2 * random.nextDouble();
				case 27 -> choice = i < 40 ? PairVotes.LEFT : PairVotes.RIGHT;
				case 28 -> choice = i >= 60 ? left == 0 == first ? PairVotes.RIGHT : PairVotes.LEFT : choice;
				case 29 -> time = i % 3 == 0 ? 400 : time;
				default -> {
				}
				}
				votes.add(r, prompt, left, 1 - left, choice, time);
			}
		}
		DataQuality quality = DataQuality.of(votes.build(30), QualityLimits.defaults(), 0.95);
		assertEquals(30, quality.raters().size());
		assertEquals(Set.of(Kind.POSITION_BIAS, Kind.LONG_RUN, Kind.INCONSISTENT), kinds(quality, 24));
		assertTrue(kinds(quality, 25).contains(Kind.ALTERNATING));
		assertEquals(Set.of(Kind.SPEEDING, Kind.BELOW_FLOOR, Kind.OUTLYING_TIMES), kinds(quality, 26));
		assertTrue(kinds(quality, 27).containsAll(Set.of(Kind.LONG_RUN, Kind.FEW_RUNS)));
		assertEquals(Set.of(Kind.INCONSISTENT), kinds(quality, 28));
		assertEquals(Set.of(Kind.OUTLYING_TIMES), kinds(quality, 29));
		for (int r = 0; r < 24; r++) {
			assertEquals(Set.of(), kinds(quality, r), "rater " + r);
			assertEquals(20, quality.raters().get(r).consistency().orElseThrow().consistent());
		}
	}

	private static Set<Kind> kinds(DataQuality quality, int rater) {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		quality.raters().get(rater).flags().forEach(f -> kinds.add(f.kind()));
		return kinds;
	}
}
