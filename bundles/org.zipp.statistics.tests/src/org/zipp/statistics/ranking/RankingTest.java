package org.zipp.statistics.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.rate.Ties;

class RankingTest {

	private static final int POINTS = 1 << 12;

	@Test
	void criticalValueOfIndependentContrasts() {
		for (int k : new int[] { 1, 2, 5, 20 }) {
			double[][] v = new double[k][k];
			List<MaxModulus.Contrast> single = new ArrayList<>();
			for (int i = 0; i < k; i++) {
				v[i][i] = 1 + i;
				single.add(new MaxModulus.Contrast(i, -1));
			}
			MaxModulus max = new MaxModulus(v, single, OptionalInt.empty(), 3, POINTS);
			double expected = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + Math.pow(0.95, 1.0 / k)) / 2);
			assertEquals(expected, max.quantile(0.95), 4 * max.error(0.95) + 1e-3);
			assertTrue(max.error(0.95) < 2e-3);
			assertEquals(0.05, max.pValue(expected), 5e-4);
		}
	}

	/** Tables of the studentised range, q(0.95) / √2: 3 and 10 groups, ∞ and 10 degrees of freedom. */
	@Test
	void criticalValueOfTukey() {
		double[][] expected = { { 3, 0, 3.314493 }, { 3, 10, 3.877676 }, { 10, 0, 4.474124 }, { 10, 10, 5.598384 } };
		for (double[] row : expected) {
			int k = (int) row[0];
			double[][] v = new double[k][k];
			List<MaxModulus.Contrast> pairs = new ArrayList<>();
			for (int i = 0; i < k; i++) {
				v[i][i] = 2;
				for (int j = 0; j < i; j++) {
					pairs.add(new MaxModulus.Contrast(i, j));
				}
			}
			MaxModulus max = new MaxModulus(v, pairs, row[1] == 0 ? OptionalInt.empty() : OptionalInt.of((int) row[1]), 4, POINTS);
			assertEquals(row[2] / Math.sqrt(2), max.quantile(0.95), 4 * max.error(0.95) + 1e-3);
		}
	}

	@Test
	void theSeedDecidesAllAndNothingElse() {
		Fit fit = BradleyTerryTest.fit(BradleyTerryTest.simulated(6, 900, 0, 0.5, 21), BradleyTerryModel.of(Ties.DAVIDSON));
		Ranking one = Ranking.of(fit, 0.95, 8);
		assertEquals(one, Ranking.of(fit, 0.95, 8));
		assertEquals(one.ofPairs().value(), Ranking.of(fit.centred(), 0.95, 8).ofPairs().value(), 1e-9);
		Ranking other = Ranking.of(fit, 0.95, 9);
		assertEquals(one.ofPairs().value(), other.ofPairs().value(), 4 * (one.ofPairs().error() + other.ofPairs().error()));
	}

	@Test
	void itemsAndPairsAreInOrderAndRanksFollowFromPairs() {
		int k = 8;
		Fit fit = BradleyTerryTest.fit(BradleyTerryTest.simulated(k, 1500, 0.2, 0.5, 22), BradleyTerryModel.of(Ties.HALF).withSideEffect());
		Ranking ranking = Ranking.of(fit, 0.9, 1);
		assertEquals(fit.ranking(), ranking.items().stream().map(Ranking.Item::item).toList());
		assertArrayEquals(IntStream.rangeClosed(1, k).toArray(), ranking.items().stream().mapToInt(Ranking.Item::rank).toArray());
		assertEquals(0, ranking.items().stream().mapToDouble(Ranking.Item::ability).sum(), 1e-10);
		assertEquals(k * (k - 1) / 2, ranking.differences().size());
		for (Ranking.Item item : ranking.items()) {
			long lost = ranking.differences().stream().filter(d -> d.second() == item.item() && d.simultaneous().low() > 0).count();
			long won = ranking.differences().stream().filter(d -> d.first() == item.item() && d.simultaneous().low() > 0).count();
			assertEquals(1 + lost, item.best());
			assertEquals(k - won, item.worst());
			assertTrue(item.best() <= item.rank() && item.rank() <= item.worst());
			assertTrue(item.simultaneous().low() < item.alone().low() && item.alone().high() < item.simultaneous().high());
		}
		for (Ranking.Difference d : ranking.differences()) {
			assertTrue(d.estimate() >= 0);
			assertEquals(d.simultaneous().low() > 0, d.pValue() < 0.1, d::toString);
			assertEquals(fit.ability()[d.first()] - fit.ability()[d.second()], d.estimate(), 1e-10);
		}
		assertTrue(ranking.items().getFirst().worst() < k && ranking.items().getLast().best() > 1);
	}

	/** Two items are one comparison: the ordinary quantile. */
	@Test
	void twoItemsNeedNoCorrection() {
		Fit fit = BradleyTerryTest.fit(PairedComparisons.ofWins(new double[][] { { 0, 70 }, { 55, 0 } }), BradleyTerryModel.of(Ties.HALF));
		Ranking ranking = Ranking.of(fit, 0.95, 1);
		assertEquals(1.959964, ranking.ofPairs().value(), 1e-5);
		assertEquals(1.959964, ranking.ofItems().value(), 1e-5);
		assertEquals(List.of(1, 1), ranking.items().stream().map(Ranking.Item::best).toList());
		assertEquals(List.of(2, 2), ranking.items().stream().map(Ranking.Item::worst).toList());
		double z = ranking.differences().getFirst().estimate() / ranking.differences().getFirst().standardError();
		assertEquals(2 * NormalDistribution.of(0, 1).survivalProbability(z), ranking.differences().getFirst().pValue(), 1e-6);
	}

	/** Exactly equal items share the better rank. */
	@Test
	void equalItemsShareARank() {
		double[][] even = new double[3][3];
		Arrays.stream(even).forEach(r -> Arrays.fill(r, 5));
		Ranking ranking = Ranking.of(BradleyTerryTest.fit(PairedComparisons.ofWins(even), BradleyTerryModel.of(Ties.HALF)), 0.95, 1);
		assertEquals(List.of(1, 1, 1), ranking.items().stream().map(Ranking.Item::rank).toList());
		assertEquals(1, ranking.differences().getFirst().pValue());
	}
}
