package org.zipp.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.statistics.ranking.BradleyTerry;
import org.zipp.statistics.rate.Proportions;

/** Values that are printed in papers or follow from them. */
class PublishedValuesTest {

	@ParameterizedTest
	@CsvSource({ "70, 125, 0.210, 0.4725, 0.6439", "145, 250, 0.0135, 0.5181, 0.6395" })
	void comparisonsOfThePaper(long wins, long n, double p, double low, double high) {
		assertEquals(p, Proportions.binomialTest(wins, n, 0.5), n == 125 ? 5e-4 : 5e-5);
		Interval interval = Proportions.wilson(wins, n, 0.95);
		assertEquals(low, interval.low(), 5e-5);
		assertEquals(high, interval.high(), 5e-5);
	}

	/** Citations between statistics journals (Stigler 1994, Statistical Science 9), cited journal by citing journal. */
	@Test
	void journalCitations() {
		double[][] wins = { { 0, 730, 498, 221 }, { 33, 0, 68, 17 }, { 320, 813, 0, 142 }, { 284, 276, 325, 0 } };
		var fit = assertInstanceOf(BradleyTerry.Fit.class, BradleyTerry.fit(wins, 0));
		assertArrayEquals(new double[] { 0, -2.9490725, -0.4795698, 0.2689541 }, fit.ability(), 5e-8);
		assertEquals(List.of(3, 0, 2, 1), fit.ranking());
		var centred = fit.centred();
		double sum = 0;
		for (double a : centred.ability()) {
			sum += a;
		}
		assertEquals(0, sum, 1e-12);
		assertEquals(fit.probability(0, 3), centred.probability(0, 3), 1e-12);
		// A difference of two items has the same variance whichever way the scale is pinned.
		assertEquals(contrast(fit, 1, 2), contrast(centred, 1, 2), 1e-12);
		var other = assertInstanceOf(BradleyTerry.Fit.class, BradleyTerry.fit(wins, 2));
		assertEquals(fit.probability(0, 1), other.probability(0, 1), 1e-10);
		assertArrayEquals(centred.standardErrors(), other.centred().standardErrors(), 1e-10);
		assertTrue(centred.standardErrors()[0] > 0);
	}

	private static double contrast(BradleyTerry.Fit fit, int i, int j) {
		double[][] v = fit.covariance();
		return v[i][i] + v[j][j] - 2 * v[i][j];
	}
}
