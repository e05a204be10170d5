package org.zipp.statistics.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.quality.RaterQuality.Kind;

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

	/** No check of raters in order flags more often than it says; with Holm, not even one in a whole study. */
	@Test
	void testsErrAtMostAsOftenAsTheySay() {
		int studies = 250;
		int raters = 20;
		double[][] rates = IntStream.range(0, studies).parallel()
				.mapToObj(i -> pValues(orderly(new SplittableRandom(31 + 1_000_003L * i), raters))).toArray(double[][]::new);
		double[] sum = new double[rates[0].length];
		for (double[] r : rates) {
			for (int j = 0; j < sum.length; j++) {
				sum[j] += r[j] / studies;
			}
		}
		// 5,000 raters: the standard error of a rate is 0.003, of one per study 0.014.
		assertTrue(sum[0] <= 0.06 && sum[0] > 0.02, "position, exact: " + sum[0]);
		assertTrue(sum[1] <= 0.06 && sum[1] > 0.005, "longest run, fair: " + sum[1]);
		assertTrue(sum[2] <= 0.06 && sum[2] > 0.005, "longest run, own share: " + sum[2]);
		assertTrue(sum[3] <= 0.06 && sum[3] > 0.02, "runs, exact: " + sum[3]);
		assertTrue(sum[4] <= 0.075 && sum[4] > 0.03, "runs, normal: " + sum[4]);
		assertTrue(sum[5] <= 0.06 && sum[5] > 0.002, "outlying times: " + sum[5]);
		assertTrue(sum[6] <= 0.06 && sum[6] > 0.04, "speed: " + sum[6]);
		assertTrue(sum[7] <= 0.06 && sum[7] > 0.005, "consistency above chance: " + sum[7]);
		assertTrue(sum[8] <= 0.06 && sum[8] > 0.005, "consistency below the others: " + sum[8]);
		assertTrue(sum[9] <= 0.09, "all votes, position: " + sum[9]);
		assertTrue(sum[10] <= 0.09, "all votes, clustered position: " + sum[10]);
		assertTrue(sum[11] <= 0.09, "all votes, consistency: " + sum[11]);
		assertTrue(sum[12] <= 0.09, "all votes, sides of repetitions: " + sum[12]);
		assertTrue(sum[13] <= 0.09, "any rater by Holm, position: " + sum[13]);
		assertTrue(sum[14] <= 0.09, "any rater by Holm, speed: " + sum[14]);
		assertTrue(sum[15] <= 0.09, "any rater by Holm, longest run: " + sum[15]);
	}

	/** Random choices, raters of different pace and with different numbers of votes; the last votes repeat the first. */
	private static PairVotes orderly(SplittableRandom random, int raters) {
		Votes votes = new Votes();
		for (int r = 0; r < raters; r++) {
			double pace = 1.5 + 0.4 * random.nextGaussian();
			int n = 30 + random.nextInt(60);
			for (int i = 0; i < n + 15; i++) {
				int left = random.nextInt(2);
				votes.add(r, i % n, left, 1 - left, random.nextInt(2), Math.exp(pace + 0.5 * random.nextGaussian()));
			}
		}
		return votes.build(raters);
	}

	private static double[] pValues(PairVotes votes) {
		PositionBias position = PositionBias.of(votes, 0.95, 1).orElseThrow();
		List<StraightLining.Sequence> lines = StraightLining.of(votes, 2).orElseThrow().raters();
		ResponseTimes times = ResponseTimes.of(votes, 2, 1.5, 60, 1).orElseThrow();
		List<Speeders.Pace> paces = Speeders.of(votes, 0.1, 1).orElseThrow().raters();
		SelfConsistency repeats = SelfConsistency.of(votes, 0.95).orElseThrow();
		// Times are exchangeable between raters only where all have one pace.
		PairVotes levelled = levelled(votes);
		ResponseTimes exchangeable = ResponseTimes.of(levelled, 2, 1.5, 60, 1).orElseThrow();
		assertEquals(times.timed(), exchangeable.timed());
		return new double[] { share(position.raters(), RaterTest::pValue), share(lines, s -> s.fair().pValue()),
				share(lines, StraightLining.Sequence::givenShare), share(lines, s -> s.order().orElseThrow().pValue()),
				share(lines, s -> s.normalP().orElseThrow()), share(exchangeable.raters(), RaterTest::pValue),
				share(paces, p -> p.test().orElseThrow().pValue()), share(repeats.raters(), SelfConsistency.Rater::chanceP),
				share(repeats.raters(), r -> r.below().pValue()), below(position.pValue()),
				below(position.clusteredP().orElseThrow()), below(repeats.chanceP()), below(repeats.sideP().orElseThrow()),
				any(position.raters()), any(paces.stream().map(p -> p.test().orElseThrow()).toList()),
				any(lines.stream().map(StraightLining.Sequence::fair).toList()) };
	}

	/** The same votes with times of one pace for all raters. */
	private static PairVotes levelled(PairVotes votes) {
		SplittableRandom random = new SplittableRandom(votes.size());
		Votes same = new Votes();
		for (int i = 0; i < votes.size(); i++) {
			same.add(votes.rater(i), votes.prompt(i), votes.left(i), votes.right(i), votes.choice(i),
					Math.exp(1 + 0.5 * random.nextGaussian()));
		}
		return same.build(votes.raters());
	}

	private static <T> double share(List<T> tests, ToDoubleFunction<T> p) {
		return tests.stream().mapToDouble(t -> below(p.applyAsDouble(t))).average().orElseThrow();
	}

	private static double any(List<RaterTest> tests) {
		return tests.stream().anyMatch(t -> t.holm() < 0.05) ? 1 : 0;
	}

	private static double below(double p) {
		return p < 0.05 ? 1 : 0;
	}

	/** Raters who prefer a side each in their own direction: the plain test cries wolf, the clustered one does not. */
	@Test
	void positionBiasOfRatersWhoDifferNeedsClusters() {
		int studies = 2000;
		int[][] wrong = IntStream.range(0, studies).parallel().mapToObj(i -> {
			SplittableRandom random = new SplittableRandom(5 + 1_000_003L * i);
			Votes votes = new Votes();
			for (int r = 0; r < 25; r++) {
				double left = 0.3 + 0.4 * random.nextDouble();
				for (int v = 0; v < 50; v++) {
					votes.add(r, v, 0, 1, random.nextDouble() < left ? PairVotes.LEFT : PairVotes.RIGHT, 1);
				}
			}
			PositionBias bias = PositionBias.of(votes.build(25), 0.95, 1).orElseThrow();
			return new int[] { (int) below(bias.pValue()), (int) below(bias.clusteredP().orElseThrow()) };
		}).toArray(int[][]::new);
		double plain = Arrays.stream(wrong).mapToInt(w -> w[0]).average().orElseThrow();
		double clustered = Arrays.stream(wrong).mapToInt(w -> w[1]).average().orElseThrow();
		assertTrue(plain > 0.15, "plain " + plain);
		assertTrue(clustered > 0.035 && clustered < 0.065, "clustered " + clustered);
	}

	@Test
	void nothingToCheck() {
		PairVotes none = new Votes().build(3);
		DataQuality quality = DataQuality.of(none, QualityLimits.defaults(), 0.95);
		assertTrue(quality.position().isEmpty() && quality.times().isEmpty() && quality.speed().isEmpty()
				&& quality.sequences().isEmpty() && quality.consistency().isEmpty() && quality.raters().isEmpty());
		Votes skipped = new Votes();
		for (int i = 0; i < 20; i++) {
			skipped.add(0, 0, 0, 1, i % 2 == 0 ? PairVotes.SKIP : PairVotes.TIE, Double.NaN);
		}
		quality = DataQuality.of(skipped.build(1), QualityLimits.defaults(), 0.95);
		assertTrue(quality.position().isEmpty() && quality.times().isEmpty() && quality.sequences().isEmpty());
		assertEquals(10, quality.raters().getFirst().ties());
		assertEquals(10, quality.raters().getFirst().skips());
		SelfConsistency repeats = quality.consistency().orElseThrow();
		assertEquals(9, repeats.repetitions());
		assertEquals(9, repeats.consistent());
		assertEquals(0, repeats.decided());
		assertEquals(1, repeats.chanceP());
		assertTrue(repeats.sideP().isEmpty() && repeats.kappa().value().isEmpty());
		assertFalse(repeats.interval().low() == 1, "nine ties in a row do not prove perfect consistency");
	}

	/** One rater, all times equal, all votes on one side: said as far as it goes. */
	@Test
	void oneRaterWithoutVariation() {
		Votes votes = new Votes();
		for (int i = 0; i < 30; i++) {
			votes.add(0, i, 0, 1, PairVotes.LEFT, 2);
		}
		DataQuality quality = DataQuality.of(votes.build(1), QualityLimits.defaults(), 0.95);
		PositionBias position = quality.position().orElseThrow();
		assertEquals(Math.pow(0.5, 29), position.pValue(), 1e-20);
		assertTrue(position.clustered().isEmpty() && position.clusteredP().isEmpty());
		ResponseTimes times = quality.times().orElseThrow();
		assertTrue(times.bounds().isEmpty() && times.fences().isEmpty() && times.raters().isEmpty());
		assertEquals(0, times.fast() + times.slow());
		assertTrue(quality.speed().orElseThrow().raters().getFirst().test().isEmpty());
		StraightLining.Sequence line = quality.sequences().orElseThrow().raters().getFirst();
		assertEquals(30, line.longest());
		assertEquals(Math.pow(0.5, 29), line.fair().pValue(), 1e-20);
		assertEquals(1, line.givenShare(), 1e-15);
		assertTrue(line.order().isEmpty() && line.z().isEmpty() && line.normalP().isEmpty());
		assertEquals(Set.of(Kind.POSITION_BIAS, Kind.LONG_RUN), kinds(quality, 0));
	}

	/** Limits decide who would be left out, so that a report can show both. */
	@Test
	void exclusionFollowsTheLimits() {
		Votes votes = new Votes();
		SplittableRandom random = new SplittableRandom(3);
		for (int r = 0; r < 10; r++) {
			for (int i = 0; i < 40; i++) {
				votes.add(r, i, 0, 1, r == 4 ? PairVotes.LEFT : random.nextInt(2),
						Math.exp((r == 7 ? 0.2 : 1.5) + 0.2 * random.nextGaussian()));
			}
		}
		PairVotes built = votes.build(10);
		DataQuality usual = DataQuality.of(built, QualityLimits.defaults(), 0.95);
		assertArrayEquals(new int[] { 4, 7 }, usual.excluded(EnumSet.allOf(Kind.class)));
		assertArrayEquals(new int[] { 4 }, usual.excluded(Set.of(Kind.POSITION_BIAS)));
		assertArrayEquals(new int[] { 4, 7 }, usual.excluded(2), "a bias and a run; fast, and outlying by it");
		assertArrayEquals(new int[0], usual.excluded(4));
		assertArrayEquals(new int[0], usual.excluded(Set.of(Kind.INCONSISTENT)));
		assertEquals(2, usual.flagged().size());
		RaterQuality.Flag flag = usual.raters().get(4).flags().getFirst();
		assertEquals("Chose the left side in 100 % of 40 decided votes; corrected p < 0.0001, limit 0.01.", flag.reason());
		assertEquals(1, flag.value());
		assertEquals(0.01, flag.threshold());
		DataQuality lenient = DataQuality.of(built, QualityLimits.defaults().withSpeed(0.1, 0.1, 0.5), 0.95);
		assertArrayEquals(new int[0], lenient.excluded(Set.of(Kind.SPEEDING, Kind.BELOW_FLOOR)));
		DataQuality strict = DataQuality.of(built, QualityLimits.defaults().withSpeed(2, 1, 0), 0.95);
		assertEquals(10, strict.excluded(Set.of(Kind.SPEEDING)).length);
		assertThrows(IllegalArgumentException.class, () -> QualityLimits.defaults().withAlpha(1, RaterTest.Correction.BH));
	}

	/** Times are ordered by their place, not by their row. */
	@Test
	void orderIsThatOfTime() {
		int n = 6;
		byte[] choice = { 0, 1, 0, 1, 0, 1 };
		PairVotes votes = new PairVotes(1, new int[n], new int[] { 0, 1, 2, 3, 4, 5 }, new int[n], new int[] { 1, 1, 1, 1, 1, 1 },
				choice, new double[n], new long[] { 1, 4, 2, 5, 3, 6 });
		StraightLining.Sequence line = StraightLining.of(votes, 2).orElseThrow().raters().getFirst();
		assertEquals(3, line.longest());
		assertEquals(2, line.runs());
		assertArrayEquals(new int[] { 0, 2, 4, 1, 3, 5 }, votes.votes(0));
	}

	@Test
	void wrongVotesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new PairVotes(1, new int[] { 1 }, new int[1], new int[1],
				new int[] { 1 }, new byte[1], new double[1], new long[1]));
		assertThrows(IllegalArgumentException.class, () -> new PairVotes(1, new int[1], new int[1], new int[1], new int[1],
				new byte[1], new double[1], new long[1]), "a picture against itself");
		assertThrows(IllegalArgumentException.class, () -> new PairVotes(1, new int[1], new int[1], new int[1],
				new int[] { 1 }, new byte[] { 4 }, new double[1], new long[1]));
		assertThrows(IllegalArgumentException.class, () -> new PairVotes(1, new int[1], new int[1], new int[1],
				new int[] { 1 }, new byte[2], new double[1], new long[1]));
	}

	private static Set<Kind> kinds(DataQuality quality, int rater) {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		quality.raters().get(rater).flags().forEach(f -> kinds.add(f.kind()));
		return kinds;
	}
}
