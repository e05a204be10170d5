package org.zipp.statistics.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.weighting.Subgroups.Gap;
import org.zipp.statistics.weighting.Subgroups.Group;
import org.zipp.statistics.weighting.Subgroups.Options;
import org.zipp.statistics.weighting.Subgroups.Result;

class SubgroupsTest {

	private static final double NEAR = 1e-6;
	private static final Options ALL = new Options(0.95, 2, 1);

	private static List<String> row(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(SubgroupsTest.class.getResourceAsStream("raking.tsv"), StandardCharsets.UTF_8))) {
			return in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind)).findFirst().orElseThrow();
		}
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	/** With one vote of each rater the tests are Welch's, as R computes them. */
	@Test
	void unweightedGroupsAreThoseOfWelch() throws IOException {
		List<String> row = row("groups");
		double[] score = list(row.get(1));
		int[] level = Arrays.stream(list(row.get(2))).mapToInt(v -> (int) v).toArray();
		int[] rater = IntStream.range(0, score.length).toArray();
		Result result = Subgroups.of(score, rater, level, 6, WeightedSample.unweighted(score.length), ALL);
		double[] p = list(row.get(3));
		double[] holm = list(row.get(4));
		double[] bh = list(row.get(5));
		assertEquals(15, result.pairs().size());
		for (int i = 0; i < p.length; i++) {
			Gap gap = result.pairs().get(i);
			assertEquals(p[i], gap.p().orElseThrow(), NEAR * p[i], gap.toString());
			assertEquals(holm[i], gap.holm().orElseThrow(), NEAR * holm[i], gap.toString());
			assertEquals(bh[i], gap.benjaminiHochberg().orElseThrow(), NEAR * bh[i], gap.toString());
			assertTrue(gap.simultaneous().low() < gap.interval().low() && gap.interval().high() < gap.simultaneous().high());
		}
		Subgroups.Heterogeneity all = result.heterogeneity().orElseThrow();
		assertEquals(Double.parseDouble(row.get(6)), all.f(), NEAR);
		assertEquals(list(row.get(7))[0], all.df1());
		assertEquals(list(row.get(7))[1], all.df2(), NEAR);
		assertEquals(Double.parseDouble(row.get(8)), all.p(), NEAR * Double.parseDouble(row.get(8)));
		double[] t = list(row.get(9));
		assertGap(t, 0, result.pairs().getFirst());
		assertGap(t, 3, result.againstRest().getFirst());
		assertEquals(Subgroups.REST, result.againstRest().getFirst().second());
		for (int l = 0; l < 6; l++) {
			assertEquals(list(row.get(10))[l], result.groups().get(l).rate().orElseThrow(), 1e-12);
			assertEquals(list(row.get(11))[l], result.groups().get(l).standardError().orElseThrow(), 1e-12);
		}
	}

	private static void assertGap(double[] expected, int at, Gap gap) {
		assertEquals(expected[at], gap.interval().low(), NEAR);
		assertEquals(expected[at + 1], gap.interval().high(), NEAR);
		assertEquals(expected[at + 2], gap.degreesOfFreedom(), NEAR);
	}

	/** Raked groups depend on each other; the covariances are those of survey, but for the small-sample factor. */
	@Test
	void rakedGroupsShareTheirMargins() throws IOException {
		RakingEqualToRTest.Fixture fixture = RakingEqualToRTest.fixture("apiclus1");
		double[] score = Arrays.stream(fixture.outcome()).map(v -> v / 1000).toArray();
		int n = score.length;
		int[] rater = IntStream.range(0, n).toArray();
		List<String> row = row("covariance");
		double[] v = list(row.get(4));
		Result result = Subgroups.of(score, rater, fixture.levels()[0], 3, fixture.sample().clusteredBy(fixture.cluster()), ALL);
		long clusters = Arrays.stream(fixture.cluster()).distinct().count();
		double[] f = new double[3];
		for (int l = 0; l < 3; l++) {
			Group group = result.groups().get(l);
			double g = group.clusters();
			f[l] = g / (g - 1) * (clusters - 1) / clusters;
			assertEquals(list(row.get(3))[l], group.rate().orElseThrow(), NEAR);
			assertEquals(Math.sqrt(f[l] * v[4 * l]), group.standardError().orElseThrow(), NEAR);
		}
		for (Gap gap : result.pairs()) {
			int a = gap.first();
			int b = gap.second();
			double variance = f[a] * v[4 * a] + f[b] * v[4 * b] - 2 * Math.sqrt(f[a] * f[b]) * v[3 * a + b];
			assertEquals(Math.sqrt(variance), gap.standardError(), NEAR);
		}
	}

	@Test
	void twoGroupsHaveOneTest() {
		double[] score = { 1, 1, 0, 1, 0.5, 0, 0, 1, 0, 0 };
		int[] rater = { 0, 0, 1, 2, 3, 4, 5, 6, 6, 7 };
		int[] level = { 0, 0, 0, 0, 1, 1, 1, 1 };
		Result result = Subgroups.of(score, rater, level, 2, WeightedSample.unweighted(8), ALL);
		double p = result.pairs().getFirst().p().orElseThrow();
		assertEquals(p, result.heterogeneity().orElseThrow().p(), 1e-12);
		assertEquals(p, result.againstRest().get(0).p().orElseThrow(), 1e-12);
		assertEquals(-result.againstRest().get(0).value(), result.againstRest().get(1).value(), 1e-12);
	}

	@Test
	void aGroupHasTheErrorThatItHasAlone() {
		double[] score = { 1, 1, 0, 1, 0.5, 0, 0, 1, 0, 0 };
		int[] rater = { 0, 0, 1, 2, 3, 4, 5, 6, 6, 7 };
		int[] level = { 0, 0, 0, 0, 1, 1, 1, 1 };
		Group group = Subgroups.of(score, rater, level, 2, WeightedSample.unweighted(8), ALL).groups().getFirst();
		ClusteredProportion alone = new ClusteredProportion(List.of(new Cluster(2, 2), new Cluster(0, 1), new Cluster(1, 1), new Cluster(0.5, 1)));
		assertEquals(alone.rate(), group.rate().orElseThrow(), 1e-15);
		assertEquals(alone.standardError().orElseThrow(), group.standardError().orElseThrow(), 1e-15);
		assertEquals(alone.robustInterval(0.95).orElseThrow(), group.interval().orElseThrow());
		assertEquals(5, group.votes());
		assertEquals(4, group.raters());
	}

	@Test
	void smallGroupsAreShownButNotCompared() {
		double[] score = { 1, 0, 1, 0, 1 };
		int[] rater = { 0, 1, 2, 3, 4 };
		int[] level = { 0, 0, 1, 1, -1 };
		Result result = Subgroups.of(score, rater, level, 3, WeightedSample.unweighted(5), Options.defaults());
		assertEquals(3, result.groups().size());
		assertTrue(result.groups().stream().noneMatch(Group::compared));
		assertTrue(result.pairs().isEmpty() && result.againstRest().isEmpty() && result.heterogeneity().isEmpty());
		assertTrue(result.groups().get(2).rate().isEmpty());
		assertEquals(1, result.notStated());
	}

	/** No variance seen gives no p-value, and an interval that is not a point. */
	@Test
	void groupsThatAgreeHaveNoTestAndNoNumberThatIsNone() {
		double[] score = { 1, 1, 1, 0, 0, 0 };
		int[] rater = { 0, 1, 2, 3, 4, 5 };
		int[] level = { 0, 0, 0, 1, 1, 1 };
		Result result = Subgroups.of(score, rater, level, 2, WeightedSample.unweighted(6), ALL);
		Gap gap = result.pairs().getFirst();
		assertEquals(1, gap.value());
		assertTrue(gap.p().isEmpty() && gap.holm().isEmpty());
		assertTrue(result.heterogeneity().isEmpty());
		Interval interval = result.groups().getFirst().interval().orElseThrow();
		assertEquals(1, interval.high());
		assertEquals(Math.pow(0.025, 1 / 3.0), interval.low(), 1e-9);
		assertFalse(result.toString().contains("NaN"));
	}

	@Test
	void gapsAreTrueToTheirLevel() {
		int runs = 2_000;
		long covered = IntStream.range(0, runs).parallel().filter(run -> {
			SplittableRandom random = new SplittableRandom(run);
			int raters = 60;
			int each = 8;
			double[] score = new double[raters * each];
			int[] rater = new int[score.length];
			int[] level = new int[raters];
			for (int r = 0; r < raters; r++) {
				level[r] = r < 20 ? 0 : 1;
				double rate = Math.clamp((level[r] == 0 ? 0.45 : 0.6) + (random.nextDouble() - 0.5) * 0.6, 0, 1);
				for (int i = 0; i < each; i++) {
					score[r * each + i] = random.nextDouble() < rate ? 1 : 0;
					rater[r * each + i] = r;
				}
			}
			Result result = Subgroups.of(score, rater, level, 2, WeightedSample.unweighted(raters), ALL);
			return result.pairs().getFirst().interval().contains(-0.15);
		}).count();
		assertTrue(covered > 0.93 * runs && covered < 0.97 * runs, covered + " of " + runs);
	}

	/** Raters of one population in four groups of unequal size: the tests claim a difference as often as they may. */
	@Test
	void testsKeepTheirLevelWithoutADifference() {
		int runs = 2_000;
		boolean[][] claims = IntStream.range(0, runs).parallel().mapToObj(run -> {
			SplittableRandom random = new SplittableRandom(50_000 + run);
			int raters = 64;
			int each = 6;
			double[] score = new double[raters * each];
			int[] rater = new int[score.length];
			int[] level = new int[raters];
			for (int r = 0; r < raters; r++) {
				level[r] = r < 10 ? 0 : r < 24 ? 1 : r < 42 ? 2 : 3;
				double rate = 0.55 + (random.nextDouble() - 0.5) * 0.7;
				for (int i = 0; i < each; i++) {
					score[r * each + i] = random.nextDouble() < rate ? 1 : 0;
					rater[r * each + i] = r;
				}
			}
			Result result = Subgroups.of(score, rater, level, 4, WeightedSample.unweighted(raters), ALL);
			return new boolean[] { result.heterogeneity().orElseThrow().p() < 0.05,
					result.pairs().stream().anyMatch(g -> g.holm().orElse(1) < 0.05),
					result.pairs().stream().anyMatch(g -> !g.simultaneous().contains(0)),
					result.pairs().stream().anyMatch(g -> g.p().orElse(1) < 0.05) };
		}).toArray(boolean[][]::new);
		double[] rate = new double[4];
		for (boolean[] claim : claims) {
			for (int t = 0; t < rate.length; t++) {
				rate[t] += claim[t] ? 1.0 / runs : 0;
			}
		}
		assertTrue(rate[0] > 0.035 && rate[0] < 0.065, "one test of all groups: " + rate[0]);
		assertTrue(rate[1] < 0.06, "any of six pairs, by Holm: " + rate[1]);
		assertTrue(rate[2] < 0.06, "any of six simultaneous intervals: " + rate[2]);
		assertTrue(rate[3] > 0.1, "six tests without correction claim too often: " + rate[3]);
	}
}
