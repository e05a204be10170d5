package org.zipp.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.ranking.BradleyTerry;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Proportions;

/** Agreement with R on real data; {@code r/golden.R} beside this bundle's sources makes the expected values. */
class EqualToRTest {

	private static final double EXACT = 1e-9;
	/** R's iterated fits stop at a relative change of the deviance of 1e-8. */
	private static final double FITTED = 1e-6;

	@Test
	void exactBinomialTest() throws IOException {
		for (List<String> row : rows("binom")) {
			double[] v = numbers(row);
			assertRelative(v[3], Proportions.binomialTest((long) v[0], (long) v[1], v[2]), row);
		}
	}

	@Test
	void wilsonInterval() throws IOException {
		for (List<String> row : rows("wilson")) {
			double[] v = numbers(row);
			Interval interval = Proportions.wilson(v[0], v[1], v[2]);
			assertEquals(v[3], interval.low(), EXACT, row.toString());
			assertEquals(v[4], interval.high(), EXACT, row.toString());
		}
	}

	@Test
	void adjustedPValues() throws IOException {
		for (List<String> row : rows("adjust")) {
			double[] raw = list(row.get(0));
			double[] holm = MultipleTests.holm(raw);
			double[] bh = MultipleTests.benjaminiHochberg(raw);
			for (int i = 0; i < raw.length; i++) {
				assertRelative(list(row.get(1))[i], holm[i], row);
				assertRelative(list(row.get(2))[i], bh[i], row);
			}
		}
	}

	@Test
	void chiSquared() throws IOException {
		for (List<String> row : rows("chisq")) {
			long[] observed = Arrays.stream(list(row.get(0))).mapToLong(v -> (long) v).toArray();
			ChiSquared.Result result = ChiSquared.uniform(observed);
			assertRelative(Double.parseDouble(row.get(1)), result.statistic(), row);
			assertRelative(Double.parseDouble(row.get(2)), result.pValue(), row);
			assertEquals(observed.length - 1, result.degreesOfFreedom());
		}
	}

	@Test
	void quantiles() throws IOException {
		List<String> row = rows("quantile").getFirst();
		Quantiles.Summary summary = Quantiles.summary(list(row.get(0))).orElseThrow();
		double[] expected = list(row.get(1));
		assertEquals(expected[0], summary.q1(), EXACT);
		assertEquals(expected[1], summary.median(), EXACT);
		assertEquals(expected[2], summary.q3(), EXACT);
		assertEquals(expected[2] - expected[0], summary.iqr(), EXACT);
	}

	@Test
	void clusterRobustError() throws IOException {
		List<String> row = rows("cluster").getFirst();
		double[] score = list(row.get(0));
		double[] n = list(row.get(1));
		List<Cluster> clusters = new ArrayList<>();
		for (int i = 0; i < n.length; i++) {
			clusters.add(new Cluster(score[i], n[i]));
		}
		ClusteredProportion proportion = new ClusteredProportion(clusters);
		assertEquals(Double.parseDouble(row.get(2)), proportion.rate(), EXACT);
		assertEquals(Double.parseDouble(row.get(3)), proportion.standardError().orElseThrow(), EXACT);
		Interval interval = proportion.robustInterval(0.95).orElseThrow();
		assertEquals(Double.parseDouble(row.get(4)), interval.low(), EXACT);
		assertEquals(Double.parseDouble(row.get(5)), interval.high(), EXACT);
	}

	@Test
	void bradleyTerry() throws IOException {
		List<List<String>> rows = rows("bt");
		assertEquals(2, rows.size());
		for (List<String> row : rows) {
			int k = row.get(0).split(",").length;
			double[] flat = list(row.get(1));
			double[][] wins = new double[k][];
			for (int i = 0; i < k; i++) {
				wins[i] = Arrays.copyOfRange(flat, i * k, (i + 1) * k);
			}
			var fit = assertInstanceOf(BradleyTerry.Fit.class, BradleyTerry.fit(wins, 0));
			for (int i = 0; i < k; i++) {
				assertEquals(list(row.get(2))[i], fit.ability()[i], FITTED, row.toString());
				assertEquals(list(row.get(3))[i], fit.standardErrors()[i], FITTED, row.toString());
			}
		}
	}

	private static void assertRelative(double expected, double actual, List<String> row) {
		assertTrue(Math.abs(expected - actual) <= EXACT * Math.abs(expected), () -> row + ": " + actual);
	}

	private static double[] numbers(List<String> row) {
		return row.stream().mapToDouble(Double::parseDouble).toArray();
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<List<String>> rows(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(EqualToRTest.class.getResourceAsStream("golden.tsv"), StandardCharsets.UTF_8))) {
			List<List<String>> rows = in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind))
					.map(r -> r.subList(1, r.size())).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
