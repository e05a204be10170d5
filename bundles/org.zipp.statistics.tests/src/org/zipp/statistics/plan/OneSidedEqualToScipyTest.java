package org.zipp.statistics.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.rate.RateEstimate;

/** One-sided tests and their power agree with SciPy; {@code r/onesided.py} beside this bundle's sources makes the expected values. */
class OneSidedEqualToScipyTest {

	@Test
	void testAboveOneHalf() throws IOException {
		for (double[] v : rows("test")) {
			double p = new RateEstimate(v[0], v[1], v[2]).testAbove(0.5);
			assertEquals(v[3], p, 1e-9 * v[3] + 1e-300, Arrays.toString(v));
		}
	}

	@Test
	void bothSidesTogetherAreTheTwoSidedTest() {
		RateEstimate estimate = new RateEstimate(0.56, 0.03, 17);
		assertEquals(estimate.test(0.5), 2 * estimate.testAbove(0.5), 1e-14);
		RateEstimate mirrored = new RateEstimate(0.44, 0.03, 17);
		assertEquals(1 - estimate.testAbove(0.5), mirrored.testAbove(0.5), 1e-14);
	}

	@Test
	void powerOfTheOneSidedTest() throws IOException {
		for (double[] v : rows("power")) {
			Power.Design design = new Power.Design((int) v[0], v[1], v[2], v[3], v[4], v[5], v[6], (int) v[7]);
			assertEquals(v[8], Power.ofSuperiority(design, Power.Test.RATE), 1e-9, Arrays.toString(v));
			assertEquals(v[9], Power.ofSuperiority(design, Power.Test.LOGIT), 1e-9, Arrays.toString(v));
		}
	}

	@Test
	void powerAtNoDifferenceIsTheLevel() {
		Power.Design design = new Power.Design(30, 10, 0, 0.1, 0.5, 0, 0.05, 2);
		assertEquals(0.025, Power.ofSuperiority(design, Power.Test.LOGIT), 1e-15);
	}

	@Test
	void votesThatDoNotVary() {
		Power.Design always = new Power.Design(30, 10, 0, 0.1, 1, 0, 0.05, 1);
		assertEquals(1, Power.ofSuperiority(always, Power.Test.RATE));
		assertEquals(0, Power.ofSuperiority(always, Power.Test.LOGIT));
		assertEquals(0, Power.ofSuperiority(always.withWinRate(0), Power.Test.RATE));
	}

	@Test
	void bonferroni() {
		assertArrayEquals(new double[] { 0.03, 1, 0.12 }, MultipleTests.bonferroni(new double[] { 0.01, 0.5, 0.04 }), 1e-15);
		assertEquals(0, MultipleTests.bonferroni(new double[0]).length);
		assertThrows(IllegalArgumentException.class, () -> MultipleTests.bonferroni(new double[] { 0.1, Double.NaN }));
	}

	private static List<double[]> rows(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(
				OneSidedEqualToScipyTest.class.getResourceAsStream("onesided.tsv"), StandardCharsets.UTF_8))) {
			List<double[]> rows = in.lines().map(l -> l.split("\t")).filter(r -> r[0].equals(kind))
					.map(r -> Arrays.stream(r).skip(1).mapToDouble(Double::parseDouble).toArray()).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
