package org.zipp.statistics.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;

/** Agreement with R on real data; {@code r/winrate.R} beside this bundle's sources makes the expected values. */
class WinRateEqualToRTest {

	private static final double EXACT = 1e-9;
	private static final double FITTED = 1e-6;

	@Test
	void davidsonOfOnePair() throws IOException {
		for (List<String> row : rows("davidson")) {
			double[] v = list(row.get(0));
			WinCount count = count(row.get(0));
			WinCount.Davidson fit = count.davidson().orElseThrow();
			assertEquals(number(row.get(1)), fit.preference(), EXACT, v[0] + " wins");
			assertEquals(fit.preference(), count.winRate(Ties.DAVIDSON).orElseThrow(), EXACT);
			assertEquals(number(row.get(2)), fit.standardError(), EXACT);
			assertEquals(number(row.get(3)), fit.nu(), EXACT);
			assertInterval(list(row.get(4)), fit.interval(0.95), EXACT);
		}
	}

	@Test
	void clopperPearson() throws IOException {
		for (List<String> row : rows("clopper")) {
			double[] x = list(row.get(0));
			assertInterval(list(row.get(2)), Proportions.clopperPearson((long) x[0], (long) x[1], number(row.get(1))), EXACT);
		}
	}

	@Test
	void intervalsOfAMeanWithTies() throws IOException {
		for (List<String> row : rows("tango")) {
			double level = number(row.get(1));
			WinCount count = count(row.get(0));
			Interval tango = Proportions.tango(count, level);
			assertInterval(list(row.get(2)), tango, 1e-8);
			if (count.ties() == 0) {
				Interval wilson = Proportions.wilson(count.wins(), count.n(Ties.HALF), level);
				assertEquals(wilson.low(), tango.low(), EXACT);
				assertEquals(wilson.high(), tango.high(), EXACT);
			}
		}
		for (List<String> row : rows("wald")) {
			assertInterval(list(row.get(1)), Proportions.wald(count(row.get(0)), Ties.HALF, 0.95).orElseThrow(), EXACT);
		}
	}

	@Test
	void clusterRobustErrors() throws IOException {
		for (List<String> row : rows("cluster")) {
			ClusteredProportion proportion = new ClusteredProportion(clusters(row.get(1), row.get(2)));
			assertEquals(number(row.get(3)), proportion.rate(), EXACT);
			assertEquals(number(row.get(4)), proportion.standardError().orElseThrow(), EXACT);
			RateEstimate reduced = proportion.biasReduced().orElseThrow();
			assertEquals(number(row.get(5)), reduced.standardError(), EXACT);
			assertEquals(number(row.get(6)), reduced.degreesOfFreedom(), 1e-7);
			assertInterval(list(row.get(7)), reduced.wald(0.95), EXACT);
			double p = number(row.get(8));
			assertEquals(p, reduced.waldTest(0.5), 1e-7 * p);
			assertInterval(list(row.get(9)), proportion.robust().orElseThrow().interval(0.95), EXACT);
			assertEquals(number(row.get(10)), Dependence.intraclass(outcomes(row.get(1), row.get(2))).orElseThrow(), EXACT, row.getFirst());
		}
	}

	@Test
	void twoWayClusterRobustErrors() throws IOException {
		boolean negative = false;
		for (List<String> row : rows("twoway")) {
			TwoWayProportion proportion = new TwoWayProportion(new Outcomes(list(row.get(1)), ints(row.get(2)), ints(row.get(3))));
			TwoWayProportion.Variance variance = proportion.variance().orElseThrow();
			double total = number(row.get(8));
			assertEquals(number(row.get(4)), proportion.rate(), EXACT);
			assertRelative(number(row.get(5)), variance.raters(), EXACT);
			assertRelative(number(row.get(6)), variance.prompts(), EXACT);
			assertRelative(number(row.get(7)), variance.cells(), EXACT);
			assertEquals(total <= 0, variance.negative());
			if (variance.negative()) {
				negative = true;
				assertEquals(Math.max(variance.raters(), variance.prompts()), variance.total());
			} else {
				assertRelative(total, variance.total(), EXACT);
			}
			assertRelative(Math.sqrt(variance.total()), proportion.robust().orElseThrow().standardError(), EXACT);
		}
		assertTrue(negative, "no negative variance among the data");
	}

	/** R's own draws differ from ours: 40,000 replicates place a quantile within a few hundredths of an error. */
	@Test
	void clusterBootstrap() throws IOException {
		for (List<String> row : rows("boot")) {
			ClusteredProportion proportion = new ClusteredProportion(clusters(row.get(0), row.get(1)));
			var bootstrap = assertInstanceOf(Bootstrap.Replicates.class, proportion.bootstrap(40_000, 1));
			assertRelative(number(row.get(2)), bootstrap.acceleration(), EXACT);
			double error = number(row.get(3));
			assertEquals(error, bootstrap.standardError(), 0.02 * error);
			assertInterval(list(row.get(4)), bootstrap.percentile(0.95), 0.06 * error);
			assertInterval(list(row.get(5)), bootstrap.bca(0.95), 0.1 * error);
		}
	}

	/** Six clusters allow all draws to be listed: the distribution that replicates are drawn from. */
	@Test
	void clusterBootstrapAgainstAllDraws() throws IOException {
		List<String> row = rows("enumerated").getFirst();
		ClusteredProportion proportion = new ClusteredProportion(clusters(row.get(0), row.get(1)));
		int n = 200_000;
		var bootstrap = assertInstanceOf(Bootstrap.Replicates.class, proportion.bootstrap(n, 5));
		double error = number(row.get(2));
		assertEquals(error, bootstrap.standardError(), 0.01 * error);
		double below = 0;
		for (double r : bootstrap.sorted()) {
			below += r < bootstrap.estimate() ? 1 : r == bootstrap.estimate() ? 0.5 : 0;
		}
		assertEquals(number(row.get(3)), below / n, 4 * 0.5 / Math.sqrt(n));
		assertRelative(number(row.get(4)), bootstrap.acceleration(), EXACT);
		double[] levels = list(row.get(5));
		Interval bca = bootstrap.bca(0.9);
		assertEquals(Quantiles.ofSorted(bootstrap.sorted(), levels[0]), bca.low(), 0.03 * error);
		assertEquals(Quantiles.ofSorted(bootstrap.sorted(), levels[1]), bca.high(), 0.03 * error);
		double[] at = { 0.05, 0.25, 0.5, 0.75, 0.95 };
		double[] expected = list(row.get(6));
		for (int i = 0; i < at.length; i++) {
			assertEquals(expected[i], Quantiles.ofSorted(bootstrap.sorted(), at[i]), 0.03 * error);
		}
	}

	@Test
	void randomIntercepts() throws IOException {
		Map<String, MixedLogit.Data> data = new HashMap<>();
		for (List<String> row : rows("mixeddata")) {
			data.put(row.get(0), new MixedLogit.Data(ints(row.get(1)), ints(row.get(2)), ints(row.get(3)),
					matrix(row.get(5), (int) number(row.get(4)))));
		}
		for (List<String> row : rows("mixed")) {
			int nodes = (int) number(row.get(1));
			String name = row.get(0) + " with " + nodes;
			var fit = assertInstanceOf(MixedLogit.Fit.class, MixedLogit.fit(data.get(row.get(0)), nodes), name);
			assertEquals(number(row.get(2)), fit.sigma(), FITTED, name);
			assertArrayEquals(list(row.get(3)), fit.coefficients(), FITTED, name);
			assertEquals(number(row.get(4)), fit.sigmaError().orElseThrow(), FITTED, name);
			assertArrayEquals(list(row.get(5)), fit.standardErrors(), FITTED, name);
			assertEquals(number(row.get(6)), fit.logLikelihood(), FITTED, name);
			assertEquals(number(row.get(7)), fit.logLikelihoodWithout(), FITTED, name);
			RateEstimate marginal = fit.marginalRate(data.get(row.get(0)).design());
			assertEquals(number(row.get(8)), marginal.rate(), FITTED, name);
			assertEquals(number(row.get(9)), marginal.standardError(), FITTED, name);
		}
	}

	@Test
	void noSpreadBetweenRatersIsLogisticRegression() throws IOException {
		List<String> row = rows("boundary").getFirst();
		int[] cluster = ints(row.get(0));
		int[] trials = new int[cluster.length];
		Arrays.fill(trials, 1);
		double[] beta = list(row.get(3));
		var fit = assertInstanceOf(MixedLogit.Fit.class,
				MixedLogit.fit(new MixedLogit.Data(cluster, ints(row.get(1)), trials, matrix(row.get(2), beta.length)), 9));
		assertTrue(fit.boundary());
		assertEquals(0, fit.sigma());
		assertTrue(fit.sigmaError().isEmpty());
		assertArrayEquals(beta, fit.coefficients(), FITTED);
		assertArrayEquals(list(row.get(4)), fit.standardErrors(), FITTED);
		assertEquals(number(row.get(5)), fit.logLikelihood(), FITTED);
		assertEquals(1, fit.heterogeneityP());
		assertEquals(0, fit.latentCorrelation());
	}

	private static void assertRelative(double expected, double actual, double tolerance) {
		// R's zeros carry rounding.
		assertEquals(expected, actual, Math.max(1e-30, tolerance * Math.abs(expected)));
	}

	private static void assertInterval(double[] expected, Interval actual, double tolerance) {
		assertEquals(expected[0], actual.low(), tolerance);
		assertEquals(expected[1], actual.high(), tolerance);
	}

	private static WinCount count(String cell) {
		double[] v = list(cell);
		return new WinCount((long) v[0], (long) v[1], (long) v[2]);
	}

	private static List<Cluster> clusters(String scores, String sizes) {
		double[] score = list(scores);
		double[] n = list(sizes);
		List<Cluster> clusters = new ArrayList<>();
		for (int i = 0; i < n.length; i++) {
			clusters.add(new Cluster(score[i], n[i]));
		}
		return clusters;
	}

	private static Outcomes outcomes(String scores, String sizes) {
		int[] score = ints(scores);
		int[] n = ints(sizes);
		int total = Arrays.stream(n).sum();
		double[] outcome = new double[total];
		int[] rater = new int[total];
		int k = 0;
		for (int r = 0; r < n.length; r++) {
			for (int i = 0; i < n[r]; i++) {
				rater[k] = r;
				outcome[k++] = i < score[r] ? 1 : 0;
			}
		}
		return new Outcomes(outcome, rater, new int[total]);
	}

	private static double[][] matrix(String cell, int columns) {
		double[] flat = list(cell);
		double[][] matrix = new double[flat.length / columns][];
		for (int i = 0; i < matrix.length; i++) {
			matrix[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
		}
		return matrix;
	}

	private static double number(String cell) {
		return Double.parseDouble(cell);
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static int[] ints(String cell) {
		return Arrays.stream(cell.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	private static List<List<String>> rows(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(WinRateEqualToRTest.class.getResourceAsStream("winrate.tsv"), StandardCharsets.UTF_8))) {
			List<List<String>> rows = in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind))
					.map(r -> r.subList(1, r.size())).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
