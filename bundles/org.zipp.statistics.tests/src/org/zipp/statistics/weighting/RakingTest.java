package org.zipp.statistics.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking.Bounds;
import org.zipp.statistics.weighting.Raking.Missing;
import org.zipp.statistics.weighting.Raking.NotRakeable;
import org.zipp.statistics.weighting.Raking.Options;
import org.zipp.statistics.weighting.Raking.Raked;
import org.zipp.statistics.weighting.Raking.Reason;
import org.zipp.statistics.weighting.Raking.Trim;

class RakingTest {

	private static final Margin AGE = margin("age", 0.3, 0.5, 0.2);
	private static final Margin SEX = margin("sex", 0.5, 0.5);

	private static Margin margin(String variable, double... shares) {
		Map<String, Double> named = new LinkedHashMap<>();
		for (int l = 0; l < shares.length; l++) {
			named.put(variable + l, shares[l]);
		}
		return new Margin(variable, named);
	}

	private static double[] ones(int n) {
		double[] ones = new double[n];
		Arrays.fill(ones, 1);
		return ones;
	}

	private static Raked raked(Marginals marginals, int[][] levels, double[] start, Options options) {
		return assertInstanceOf(Raked.class, Raking.fit(marginals, levels, start, options));
	}

	private static NotRakeable not(Marginals marginals, int[][] levels, Options options) {
		return assertInstanceOf(NotRakeable.class, Raking.fit(marginals, levels, ones(levels[0].length), options));
	}

	/** A sample of some variables, skewed, with every level there. */
	private static int[][] sample(SplittableRandom random, int rows, int... levels) {
		int[][] codes = new int[levels.length][rows];
		for (int v = 0; v < levels.length; v++) {
			for (int i = 0; i < rows; i++) {
				codes[v][i] = i < levels[v] ? i : (int) (levels[v] * Math.pow(random.nextDouble(), 1.5));
			}
		}
		return codes;
	}

	private static double[] shares(int[] codes, double[] weights, int levels) {
		double[] sums = new double[levels];
		double total = 0;
		for (int i = 0; i < codes.length; i++) {
			if (codes[i] >= 0) {
				sums[codes[i]] += weights[i];
				total += weights[i];
			}
		}
		for (int l = 0; l < levels; l++) {
			sums[l] /= total;
		}
		return sums;
	}

	@Test
	void everyShareIsReached() {
		for (int seed = 0; seed < 20; seed++) {
			SplittableRandom random = new SplittableRandom(seed);
			int[][] codes = sample(random, 300, 3, 2, 4);
			double[] start = random.doubles(300, 0.2, 3).toArray();
			Marginals marginals = new Marginals(List.of(AGE, SEX, margin("region", 0.1, 0.2, 0.3, 0.4)), "made");
			Raked raked = raked(marginals, codes, start, Options.defaults());
			for (int v = 0; v < 3; v++) {
				Margin margin = marginals.margins().get(v);
				double[] reached = shares(codes[v], raked.weights(), margin.shares().size());
				for (int l = 0; l < reached.length; l++) {
					assertEquals(margin.shares().get(margin.variable() + l), reached[l], 2e-10);
				}
			}
			assertTrue(raked.maxDiscrepancy() < 2e-10);
			assertEquals(Arrays.stream(start).sum(), Arrays.stream(raked.weights()).sum(), 1e-8);
			assertTrue(raked.trace()[0] > raked.trace()[raked.iterations() - 1]);
			assertTrue(raked.designEffect() >= 1 && raked.min() > 0 && raked.max() > raked.min());
		}
	}

	/** The weights are the start weights times a factor of each level: the form of the nearest weights. */
	@Test
	void weightsAreProductsOfLevelFactors() {
		int[][] codes = sample(new SplittableRandom(4), 500, 3, 2);
		double[] start = new SplittableRandom(5).doubles(500, 0.5, 2).toArray();
		Raked raked = raked(new Marginals(List.of(AGE, SEX), ""), codes, start, Options.defaults());
		double[][] factor = new double[3][2];
		for (int i = 0; i < 500; i++) {
			double f = raked.weights()[i] / start[i];
			if (factor[codes[0][i]][codes[1][i]] == 0) {
				factor[codes[0][i]][codes[1][i]] = f;
			}
			assertEquals(factor[codes[0][i]][codes[1][i]], f, 1e-12);
		}
		assertEquals(factor[0][0] * factor[1][1], factor[0][1] * factor[1][0], 1e-9);
		assertEquals(factor[0][0] * factor[2][1], factor[0][1] * factor[2][0], 1e-9);
	}

	@Test
	void rakingWhatIsRakedChangesNothing() {
		int[][] codes = sample(new SplittableRandom(6), 400, 3, 2);
		Marginals marginals = new Marginals(List.of(AGE, SEX), "");
		Raked once = raked(marginals, codes, ones(400), Options.defaults());
		Raked twice = raked(marginals, codes, once.weights(), Options.defaults());
		assertEquals(1, twice.iterations());
		for (int i = 0; i < 400; i++) {
			assertEquals(once.weights()[i], twice.weights()[i], 1e-8);
		}
	}

	@Test
	void neitherScaleNorOrderMatters() {
		int[][] codes = sample(new SplittableRandom(7), 200, 3, 2);
		Marginals marginals = new Marginals(List.of(AGE, SEX), "");
		Raked plain = raked(marginals, codes, ones(200), Options.defaults());
		double[] scaled = new double[200];
		Arrays.fill(scaled, 1e-3);
		Raked small = raked(marginals, codes, scaled, Options.defaults());
		Raked turned = raked(new Marginals(List.of(SEX, AGE), ""), new int[][] { codes[1], codes[0] }, ones(200), Options.defaults());
		for (int i = 0; i < 200; i++) {
			assertEquals(plain.weights()[i], 1e3 * small.weights()[i], 1e-8);
			assertEquals(plain.weights()[i], turned.weights()[i], 1e-8);
		}
		assertEquals(plain.effectiveN(), small.effectiveN(), 1e-6);
	}

	@Test
	void aTotalCanBeAskedFor() {
		int[][] codes = sample(new SplittableRandom(7), 50, 3);
		Raked raked = raked(new Marginals(List.of(AGE), ""), codes, ones(50), Options.defaults().withTotal(1e6));
		assertEquals(1e6, Arrays.stream(raked.weights()).sum(), 1e-3);
	}

	@Test
	void rowsThatDoNotStateAVariableKeepTheirShare() {
		int[][] codes = { { 0, 1, 2, 0, -1, -1, 1, 2, 0, 0 }, { 0, 1, 0, 1, 0, 1, -1, 1, 0, 0 } };
		Raked raked = raked(new Marginals(List.of(AGE, SEX), ""), codes, ones(10), Options.defaults());
		assertEquals(10, raked.n());
		assertEquals(0, raked.dropped());
		assertEquals(List.of(2, 1), Arrays.stream(raked.notStated()).boxed().toList());
		assertEquals(2, raked.weights()[4] + raked.weights()[5], 1e-8, "two of ten");
		assertEquals(1, raked.weights()[6], 1e-8, "one of ten");
		double[] reached = shares(codes[0], raked.weights(), 3);
		assertEquals(0.3, reached[0], 1e-9);
		assertEquals(0.5, reached[1], 1e-9);
	}

	@Test
	void rowsThatDoNotStateAVariableCanBeDropped() {
		int[][] codes = { { 0, 1, 2, 0, -1, -1, 1, 2, 1, 0 }, { 0, 1, 0, 1, 0, 1, -1, 1, 0, 0 } };
		Raked raked = raked(new Marginals(List.of(AGE, SEX), ""), codes, ones(10), Options.defaults().withMissing(Missing.DROP));
		assertEquals(7, raked.n());
		assertEquals(3, raked.dropped());
		assertEquals(0, raked.weights()[4] + raked.weights()[5] + raked.weights()[6]);
		assertEquals(7, Arrays.stream(raked.weights()).sum(), 1e-9);
		// The dropped rows are as if they had never been there.
		int[] kept = { 0, 1, 2, 3, 7, 8, 9 };
		int[][] rest = { Arrays.stream(kept).map(i -> codes[0][i]).toArray(), Arrays.stream(kept).map(i -> codes[1][i]).toArray() };
		Raked alone = raked(new Marginals(List.of(AGE, SEX), ""), rest, ones(7), Options.defaults());
		double[] y = { 1, 0, 1, 1, 0, 1, 0, 0, 0, 1 };
		WeightedMean with = WeightedMean.of(y, WeightedSample.of(raked)).orElseThrow();
		WeightedMean without = WeightedMean.of(Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(), WeightedSample.of(alone)).orElseThrow();
		assertEquals(without.value(), with.value(), 1e-9);
		assertEquals(without.standardError().orElseThrow(), with.standardError().orElseThrow(), 1e-9);
		assertEquals(6, with.degreesOfFreedom());
	}

	@Test
	void aVariableThatNobodyStatesDoesNotHinder() {
		int[][] codes = { { 0, 1, 2, 0 }, { -1, -1, -1, -1 } };
		Raked raked = raked(new Marginals(List.of(AGE, SEX), ""), codes, ones(4), Options.defaults());
		assertEquals(0.3 * 4, raked.weights()[0] + raked.weights()[3], 1e-9);
	}

	@Test
	void anEmptyLevelIsNamed() {
		NotRakeable not = not(new Marginals(List.of(AGE, SEX), ""), new int[][] { { 0, 1, 1 }, { 0, 0, 0 } }, Options.defaults());
		assertEquals(Reason.EMPTY_LEVEL, not.reason());
		assertEquals(List.of("sex1", "age2"), not.gaps().stream().map(Raking.Gap::level).toList(), "the largest first");
		assertTrue(not.explanation().contains("sex \"sex1\" (50.00 %), age \"age2\" (20.00 %)"), not.explanation());
	}

	@Test
	void unknownLevelsAreCountedAndLocated() {
		NotRakeable not = not(new Marginals(List.of(AGE), ""), new int[][] { { 0, 1, 2, Raking.UNKNOWN, Raking.UNKNOWN } }, Options.defaults());
		assertEquals(Reason.UNKNOWN_LEVEL, not.reason());
		assertEquals(2, not.gaps().getFirst().rows());
		assertTrue(not.explanation().contains("an unknown age (2 rows, first row 4)"), not.explanation());
		NotRakeable nobody = not(new Marginals(List.of(margin("age", 0.4, 0.6, 0)), ""), new int[][] { { 0, 1, 2 } }, Options.defaults());
		assertEquals(Reason.UNKNOWN_LEVEL, nobody.reason());
		assertTrue(nobody.explanation().contains("age \"age2\" (1 row, first row 3)"), nobody.explanation());
	}

	/** The old are all of one sex and more than half: no weights can make the sexes equal. */
	@Test
	void sharesThatCannotBeReachedTogetherAreExplained() {
		int[][] codes = { { 0, 0, 1, 1, 1 }, { 0, 1, 0, 0, 0 } };
		NotRakeable not = not(new Marginals(List.of(margin("age", 0.2, 0.8), SEX), ""), codes, Options.defaults());
		assertEquals(Reason.INCOMPATIBLE, not.reason());
		assertTrue(not.iterations() < 1_000, "it is seen early: " + not.iterations());
		assertTrue(not.explanation().contains("never occurs with"), not.explanation());
		assertTrue(not.gaps().stream().allMatch(g -> Double.isFinite(g.reached())));
	}

	@Test
	void sharesNotReachedInThePassesAllowedAreTold() {
		int[][] codes = sample(new SplittableRandom(1), 200, 3, 2);
		NotRakeable not = not(new Marginals(List.of(AGE, SEX), ""), codes, Options.defaults().withMaxIterations(1));
		assertEquals(Reason.NOT_CONVERGED, not.reason());
		assertEquals(1, not.iterations());
		assertTrue(not.explanation().contains("after 1 pass:"), not.explanation());
	}

	@Test
	void nothingToRakeIsTold() {
		NotRakeable none = not(new Marginals(List.of(AGE), ""), new int[1][0], Options.defaults());
		assertEquals(Reason.NO_ROWS, none.reason());
		NotRakeable dropped = not(new Marginals(List.of(AGE), ""), new int[][] { { -1, -1 } }, Options.defaults().withMissing(Missing.DROP));
		assertEquals(Reason.NO_ROWS, dropped.reason());
		assertFalse(dropped.explanation().isEmpty());
	}

	@Test
	void trimmingInTurnsKeepsBoundsAndShares() {
		int[][] codes = sample(new SplittableRandom(9), 600, 3, 2, 4);
		Marginals marginals = new Marginals(List.of(AGE, SEX, margin("region", 0.15, 0.2, 0.3, 0.35)), "");
		Raked free = raked(marginals, codes, ones(600), Options.defaults());
		assertTrue(free.max() > 3.6, "there is something to trim: " + free.max());
		Raked bound = raked(marginals, codes, ones(600), Options.defaults().withBounds(new Bounds(0.3, 3.5, Trim.ITERATED)));
		assertTrue(bound.trimming().orElseThrow().settled());
		assertTrue(bound.trimming().orElseThrow().rounds() > 0);
		assertTrue(bound.max() <= 3.5 * (1 + 1e-8) && bound.min() >= 0.3 * (1 - 1e-8), bound.min() + " to " + bound.max());
		assertTrue(bound.maxDiscrepancy() < 2e-10);
		assertTrue(bound.max() < free.max());
	}

	@Test
	void boundsThatForbidTheSharesEndTrimmedAndSaySo() {
		int[] codes = new int[100];
		Arrays.fill(codes, 0, 5, 1);
		Raked raked = raked(new Marginals(List.of(SEX), ""), new int[][] { codes }, ones(100), Options.defaults().withBounds(new Bounds(0, 2, Trim.ITERATED)));
		assertFalse(raked.trimming().orElseThrow().settled());
		assertEquals(2, raked.max(), 1e-9);
		assertEquals(5, raked.trimming().orElseThrow().atUpper());
		assertEquals(0.4, raked.maxDiscrepancy(), 1e-9, "five rows of weight 2 are a tenth, not a half");
		assertEquals(100, Arrays.stream(raked.weights()).sum(), 1e-9);
	}

	@Test
	void boundsThatHoldAnywayChangeNothing() {
		int[][] codes = sample(new SplittableRandom(9), 100, 3);
		Raked free = raked(new Marginals(List.of(AGE), ""), codes, ones(100), Options.defaults());
		Raked bound = raked(new Marginals(List.of(AGE), ""), codes, ones(100), Options.defaults().withBounds(new Bounds(0.01, 50, Trim.ONCE)));
		assertEquals(0, bound.trimming().orElseThrow().rounds());
		assertEquals(Arrays.toString(free.weights()), Arrays.toString(bound.weights()));
		assertSame(bound.weights(), bound.untrimmed());
	}

	/** Many levels, so many that cells are nearly rows, take the other way of counting cells. */
	@Test
	void manyRowsOnFiveMarginsAndManyLevels() {
		int rows = 200_000;
		int[][] codes = sample(new SplittableRandom(11), rows, 6, 2, 60, 20, 5_000);
		Marginals marginals = new Marginals(IntStream.range(0, 5).mapToObj(v -> {
			int k = new int[] { 6, 2, 60, 20, 5_000 }[v];
			Map<String, Double> counts = new LinkedHashMap<>();
			for (int l = 0; l < k; l++) {
				counts.put("l" + l, 1 + Math.abs(Math.sin(l)));
			}
			return Margin.ofCounts("v" + v, counts);
		}).toList(), "");
		Raked raked = raked(marginals, codes, ones(rows), Options.defaults().withTolerance(1e-9));
		assertTrue(raked.maxDiscrepancy() <= 2e-9);
		assertEquals(marginals.margins().get(4).shares().get("l17"), shares(codes[4], raked.weights(), 5_000)[17], 1e-8);
	}

	@Test
	void aMillionUnknownLevelsGiveAShortSentence() {
		int k = 1_000_000;
		Map<String, Double> counts = new LinkedHashMap<>();
		for (int l = 0; l < k; l++) {
			counts.put("l" + l, 1.0);
		}
		NotRakeable not = not(new Marginals(List.of(Margin.ofCounts("v", counts)), ""), new int[][] { { 0, 1, 2 } }, Options.defaults());
		assertEquals(k - 3, not.gaps().size());
		assertTrue(not.explanation().length() < 400, not.explanation());
		assertTrue(not.explanation().contains("and 999992 more"), not.explanation());
	}

	@Test
	void wrongCallsAreRefused() {
		Marginals marginals = new Marginals(List.of(AGE), "");
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(marginals, new int[][] { { 3 } }));
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(marginals, new int[][] { { -3 } }));
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(marginals, new int[2][1]));
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(marginals, new int[][] { { 0 } }, new double[] { Double.NaN }, Options.defaults()));
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(marginals, new int[][] { { 0 } }, new double[] { -1 }, Options.defaults()));
		assertThrows(IllegalArgumentException.class, () -> Raking.fit(new Marginals(List.of(), ""), new int[0][]));
		assertThrows(IllegalArgumentException.class, () -> new Bounds(1.2, 3, Trim.ONCE));
		assertThrows(IllegalArgumentException.class, () -> margin("age", 0.5, 0.4));
		assertThrows(IllegalArgumentException.class, () -> margin("age", 1.5, -0.5));
		assertThrows(IllegalArgumentException.class, () -> new Marginals(List.of(AGE, AGE), ""));
	}

	@Test
	void marginsCanBeRestrictedAndMerged() {
		Margin two = AGE.restrictedTo(List.of("age0", "age2"));
		assertEquals(List.of("age0", "age2"), two.levels());
		assertEquals(0.6, two.shares().get("age0"), 1e-15);
		Margin merged = AGE.merged(List.of("age1", "age2"), "older");
		assertEquals(Map.of("age0", 0.3, "older", 0.7), merged.shares());
		assertThrows(IllegalArgumentException.class, () -> AGE.merged(List.of("age1", "age9"), "older"));
		assertThrows(IllegalArgumentException.class, () -> AGE.restrictedTo(List.of("nobody")));
		assertEquals(List.of(0, Raking.NOT_STATED, Raking.UNKNOWN), Arrays.stream(AGE.encode(Arrays.asList("age0", null, "x"))).boxed().toList());
		assertEquals(List.of("sex"), new Marginals(List.of(AGE, SEX), "").only(List.of("sex", "no such")).variables());
	}

	/**
	 * Raters of a skewed sample, who differ by age and among themselves, vote several times each: the interval of the
	 * raked win rate covers the win rate of the population.
	 */
	@Test
	void intervalsOfRakedRatesCoverUnderClustering() {
		int runs = 2_000;
		double[] rate = { 0.4, 0.55, 0.75 };
		double truth = 0.3 * rate[0] + 0.5 * rate[1] + 0.2 * rate[2];
		Marginals marginals = new Marginals(List.of(AGE, SEX), "");
		int[] covered = new int[2];
		boolean[][] hits = IntStream.range(0, runs).parallel().mapToObj(run -> {
			SplittableRandom random = new SplittableRandom(1_000 + run);
			int raters = 90;
			int each = 10;
			int[][] codes = sample(random, raters, 3, 2);
			double[] score = new double[raters * each];
			int[] rater = new int[score.length];
			for (int r = 0; r < raters; r++) {
				double p = Math.clamp(rate[codes[0][r]] + (random.nextDouble() - 0.5) * 0.5, 0, 1);
				for (int i = 0; i < each; i++) {
					score[r * each + i] = random.nextDouble() < p ? 1 : 0;
					rater[r * each + i] = r;
				}
			}
			WeightedSample people = WeightedSample.of(raked(marginals, codes, ones(raters), Options.defaults()));
			var both = WeightedProportion.rawAndRaked(score, rater, people).orElseThrow();
			return new boolean[] { both.raked().interval(0.95).orElseThrow().contains(truth), both.raw().interval(0.95).orElseThrow().contains(truth) };
		}).toArray(boolean[][]::new);
		for (boolean[] hit : hits) {
			covered[0] += hit[0] ? 1 : 0;
			covered[1] += hit[1] ? 1 : 0;
		}
		assertTrue(covered[0] > 0.93 * runs && covered[0] < 0.97 * runs, "raked: " + covered[0] + " of " + runs);
		assertTrue(covered[1] < 0.9 * runs, "raw misses a population that the sample is not like: " + covered[1] + " of " + runs);
	}
}
