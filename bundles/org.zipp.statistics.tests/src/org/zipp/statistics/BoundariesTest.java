package org.zipp.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.ranking.BradleyTerry;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Proportions;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.rate.WinCount;

/** What happens at the edges, and what randomness may and may not change. */
class BoundariesTest {

	@Test
	void winRates() {
		WinCount count = new WinCount(6, 2, 4);
		assertEquals(8.0 / 12, count.winRate(Ties.HALF).orElseThrow());
		assertEquals(6.0 / 8, count.winRate(Ties.DROPPED).orElseThrow());
		assertTrue(new WinCount(0, 0, 3).winRate(Ties.DROPPED).isEmpty());
		assertEquals(0.5, new WinCount(0, 0, 3).winRate(Ties.HALF).orElseThrow());
		assertTrue(new WinCount(0, 0, 0).winRate(Ties.HALF).isEmpty());
	}

	@Test
	void binomialTestEqualsTheSumOfSmallProbabilities() {
		// Definition, term by term, for a skewed null where the far tail is not the mirror image.
		int n = 23;
		double p = 0.31;
		double[] mass = new double[n + 1];
		mass[0] = Math.pow(1 - p, n);
		for (int i = 1; i <= n; i++) {
			mass[i] = mass[i - 1] * (n - i + 1) / i * p / (1 - p);
		}
		for (int x = 0; x <= n; x++) {
			double sum = 0;
			for (double m : mass) {
				sum += m <= mass[x] * (1 + 1e-7) ? m : 0;
			}
			assertEquals(Math.min(1, sum), Proportions.binomialTest(x, n, p), 1e-12, "x = " + x);
		}
	}

	@Test
	void emptyAndCertain() {
		assertEquals(1, Proportions.binomialTest(0, 0, 0.5));
		assertEquals(1, Proportions.binomialTest(5, 10, 0.5));
		assertEquals(0, Proportions.binomialTest(1, 10, 0));
		assertEquals(1, Proportions.binomialTest(10, 10, 1));
		assertEquals(0, Proportions.wilson(0, 4, 0.95).low());
		assertEquals(1, Proportions.wilson(4, 4, 0.95).high());
		assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(0, 0, 0.95));
		assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(1, 4, 1));
		assertThrows(IllegalArgumentException.class, () -> Proportions.binomialTest(3, 2, 0.5));
		assertEquals(0, MultipleTests.holm(new double[0]).length);
		assertTrue(Quantiles.summary(new double[0]).isEmpty());
		assertEquals(0, Quantiles.summary(new double[] { 3 }).orElseThrow().iqr());
	}

	@Test
	void oneClusterHasNoInterval() {
		ClusteredProportion one = new ClusteredProportion(List.of(new Cluster(3, 5)));
		assertEquals(0.6, one.rate());
		assertTrue(one.standardError().isEmpty());
		assertTrue(one.robustInterval(0.95).isEmpty());
		assertTrue(one.bootstrapInterval(0.95, 100, 1).isEmpty());
		assertTrue(one.designEffect(0.24).isEmpty());
	}

	@Test
	void bootstrapDependsOnTheSeedAndNotOnTheThreads() throws InterruptedException, ExecutionException {
		ClusteredProportion proportion = new ClusteredProportion(clusters(40, 25, 7, 0.6));
		Interval here = proportion.bootstrapInterval(0.95, 2000, 42).orElseThrow();
		for (int threads : new int[] { 1, 3, 8 }) {
			try (ForkJoinPool pool = new ForkJoinPool(threads)) {
				assertEquals(here, pool.submit(() -> proportion.bootstrapInterval(0.95, 2000, 42).orElseThrow()).get());
			}
		}
		assertTrue(!here.equals(proportion.bootstrapInterval(0.95, 2000, 43).orElseThrow()));
		Interval robust = proportion.robustInterval(0.95).orElseThrow();
		assertEquals(robust.low(), here.low(), 0.02);
		assertEquals(robust.high(), here.high(), 0.02);
	}

	/** Raters whose tastes differ: the naive interval is too narrow, the clustered ones are not. */
	@Test
	void coverageUnderClustering() {
		int runs = 600;
		int naive = 0;
		int robust = 0;
		int bootstrap = 0;
		for (int run = 0; run < runs; run++) {
			List<Cluster> clusters = clusters(40, 25, 1000L + run, 0.6);
			ClusteredProportion proportion = new ClusteredProportion(clusters);
			double score = clusters.stream().mapToDouble(Cluster::score).sum();
			naive += Proportions.wilson(score, 40 * 25, 0.95).contains(0.6) ? 1 : 0;
			robust += proportion.robustInterval(0.95).orElseThrow().contains(0.6) ? 1 : 0;
			bootstrap += proportion.bootstrapInterval(0.95, 400, run).orElseThrow().contains(0.6) ? 1 : 0;
		}
		assertTrue(naive < 0.80 * runs, "naive " + naive);
		assertTrue(robust > 0.925 * runs && robust < 0.975 * runs, "robust " + robust);
		assertTrue(bootstrap > 0.915 * runs && bootstrap < 0.975 * runs, "bootstrap " + bootstrap);
	}

	@Test
	void bradleyTerrySaysWhyItCannotRank() {
		double[][] apart = { { 0, 3, 0, 0 }, { 2, 0, 0, 0 }, { 0, 0, 0, 1 }, { 0, 0, 4, 0 } };
		var disconnected = assertInstanceOf(BradleyTerry.NotEstimable.class, BradleyTerry.fit(apart, 0));
		assertEquals(BradleyTerry.Reason.DISCONNECTED, disconnected.reason());
		assertEquals(List.of(List.of(0, 1), List.of(2, 3)), disconnected.groups());

		double[][] unbeaten = { { 0, 0, 0 }, { 3, 0, 5 }, { 2, 0, 0 } };
		var separated = assertInstanceOf(BradleyTerry.NotEstimable.class, BradleyTerry.fit(unbeaten, 0));
		assertEquals(BradleyTerry.Reason.SEPARATED, separated.reason());
		assertEquals(List.of(List.of(1), List.of(2), List.of(0)), separated.groups());

		assertThrows(IllegalArgumentException.class, () -> BradleyTerry.fit(new double[][] { { 0 } }, 0));
		assertThrows(IllegalArgumentException.class, () -> BradleyTerry.fit(new double[][] { { 0, -1 }, { 1, 0 } }, 0));
	}

	@Test
	void bradleyTerryOfTwoIsTheLogOdds() {
		var fit = assertInstanceOf(BradleyTerry.Fit.class,
				BradleyTerry.fit(new double[][] { { 0, 30 }, { 10, 0 } }, 1));
		assertEquals(Math.log(3), fit.ability()[0], 1e-12);
		assertEquals(Math.sqrt(1 / 30.0 + 1 / 10.0), fit.standardErrors()[0], 1e-12);
	}

	/** Raters with Beta-distributed preference of the given mean and intra-class correlation 0.1. */
	private static List<Cluster> clusters(int raters, int votes, long seed, double mean) {
		Random random = new Random(seed);
		int concentration = 10;
		List<Cluster> clusters = new ArrayList<>();
		for (int r = 0; r < raters; r++) {
			double a = 0;
			double b = 0;
			for (int i = 0; i < concentration; i++) {
				// Sums of exponentials: Gamma(6) and Gamma(4) make Beta(6, 4).
				double e = -Math.log(1 - random.nextDouble());
				if (i < concentration * mean) {
					a += e;
				} else {
					b += e;
				}
			}
			double p = a / (a + b);
			int wins = 0;
			for (int v = 0; v < votes; v++) {
				wins += random.nextDouble() < p ? 1 : 0;
			}
			clusters.add(new Cluster(wins, votes));
		}
		return clusters;
	}
}
