package org.zipp.statistics.ranking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Seeds;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.rate.Ties;

/** What intervals and tests promise, in many studies drawn from a known truth. */
class BradleyTerrySimulationTest {

	private static final int POINTS = 64;

	/** Votes are independent: all differences together, all abilities together, and all ranks. */
	@Test
	void simultaneousIntervalsHoldTogether() {
		int replicates = 2000;
		double[] truth = { 0.8, 0.3, 0.1, -0.4, -0.8 };
		BradleyTerryModel model = BradleyTerryModel.of(Ties.DAVIDSON).withSideEffect();
		boolean[][] held = new boolean[replicates][];
		IntStream.range(0, replicates).parallel().forEach(r -> {
			SplittableRandom random = Seeds.generator(31, r);
			Fit fit = BradleyTerryTest.fit(study(random, truth, 0.2, 0.6, 60), model);
			held[r] = holds(Ranking.of(fit, 0.95, r, POINTS), truth);
		});
		assertShare(0.93, 0.97, replicates, r -> held[r][0]);
		assertShare(0.93, 0.97, replicates, r -> held[r][1]);
		assertShare(0.95, 1, replicates, r -> held[r][2]);
	}

	/** Raters differ in taste: intervals by rater hold, those that take votes as independent do not. */
	@Test
	void intervalsByRaterHoldWhereNaiveOnesFail() {
		int replicates = 2000;
		int raters = 60;
		double spread = 0.7;
		double[] means = { 0.6, 0.2, -0.3, -0.5 };
		int k = means.length;
		// What all raters together prefer: chances averaged over tastes, and the abilities nearest to them.
		double[][] chances = new double[k][k];
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				for (int q = 0; i != j && q < 2000; q++) {
					double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((q + 0.5) / 2000);
					chances[i][j] += 1 / (1 + Math.exp(means[j] - means[i] - Math.sqrt(2) * spread * z)) / 2000;
				}
			}
		}
		double[] truth = BradleyTerryTest.fit(PairedComparisons.ofWins(chances), BradleyTerryModel.of(Ties.HALF)).centred().ability();
		boolean[][] held = new boolean[replicates][];
		IntStream.range(0, replicates).parallel().forEach(r -> {
			SplittableRandom random = Seeds.generator(32, r);
			NormalDistribution taste = NormalDistribution.of(0, spread);
			int votes = 4 * k * (k - 1) / 2;
			int[] left = new int[raters * votes];
			int[] right = new int[left.length];
			int[] rater = new int[left.length];
			double[] score = new double[left.length];
			int c = 0;
			for (int g = 0; g < raters; g++) {
				double[] ability = means.clone();
				for (int i = 0; i < k; i++) {
					ability[i] += taste.inverseCumulativeProbability(random.nextDouble(0x1p-53, 1));
				}
				for (int repeat = 0; repeat < 4; repeat++) {
					for (int i = 0; i < k; i++) {
						for (int j = i + 1; j < k; j++, c++) {
							left[c] = i;
							right[c] = j;
							rater[c] = g;
							score[c] = random.nextDouble() < 1 / (1 + Math.exp(ability[j] - ability[i])) ? 1 : 0;
						}
					}
				}
			}
			Fit fit = BradleyTerryTest.fit(PairedComparisons.of(k, left, right, score).by(rater), BradleyTerryModel.of(Ties.HALF));
			boolean[] robust = holds(Ranking.of(fit.clustered().orElseThrow(), 0.95, r, POINTS), truth);
			boolean[] naive = holds(Ranking.of(fit, 0.95, r, POINTS), truth);
			held[r] = new boolean[] { robust[0], robust[1], naive[0], naive[1] };
		});
		assertShare(0.93, 0.97, replicates, r -> held[r][0]);
		assertShare(0.93, 0.97, replicates, r -> held[r][1]);
		assertShare(0, 0.85, replicates, r -> held[r][2]);
		assertShare(0, 0.85, replicates, r -> held[r][3]);
	}

	/** No side is better: the tests of it reject as often as they say. */
	@Test
	void testsOfTheSideEffectKeepTheirLevel() {
		int replicates = 4000;
		double[] truth = { 0.9, 0.2, -0.3, -0.8 };
		BradleyTerryModel without = BradleyTerryModel.of(Ties.DAVIDSON);
		boolean[][] rejected = new boolean[replicates][];
		IntStream.range(0, replicates).parallel().forEach(r -> {
			PairedComparisons data = study(Seeds.generator(33, r), truth, 0, 0.5, 25);
			Fit larger = BradleyTerryTest.fit(data, without.withSideEffect());
			rejected[r] = new boolean[] { larger.likelihoodRatio(BradleyTerryTest.fit(data, without)).pValue() < 0.05,
					larger.sideEffect().orElseThrow().pValue() < 0.05, PairwiseFit.of(larger).test().orElseThrow().pearsonP() < 0.05 };
		});
		assertShare(0.04, 0.06, replicates, r -> rejected[r][0]);
		assertShare(0.04, 0.06, replicates, r -> rejected[r][1]);
		assertShare(0.035, 0.065, replicates, r -> rejected[r][2]);
	}

	/** {@code votes} of each two items on either side. */
	private static PairedComparisons study(SplittableRandom random, double[] ability, double side, double nu, int votes) {
		int k = ability.length;
		int n = k * (k - 1);
		int[] left = new int[3 * n];
		int[] right = new int[3 * n];
		double[] score = new double[3 * n];
		double[] weight = new double[3 * n];
		int c = 0;
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				if (i != j) {
					double eta = ability[i] - ability[j] + side;
					double sum = Math.exp(eta / 2) + Math.exp(-eta / 2) + nu;
					for (int o = 0; o < 3; o++) {
						left[c + o] = i;
						right[c + o] = j;
						score[c + o] = o / 2.0;
					}
					for (int v = 0; v < votes; v++) {
						double u = random.nextDouble() * sum;
						weight[c + (u < Math.exp(eta / 2) ? 2 : u < Math.exp(eta / 2) + nu ? 1 : 0)]++;
					}
					c += 3;
				}
			}
		}
		return PairedComparisons.of(k, left, right, score).weighted(weight);
	}

	/** Whether all differences, all abilities and all ranks are held. */
	private static boolean[] holds(Ranking ranking, double[] truth) {
		double mean = Arrays.stream(truth).average().orElseThrow();
		return new boolean[] {
				ranking.differences().stream().allMatch(d -> in(d.simultaneous(), truth[d.first()] - truth[d.second()])),
				ranking.items().stream().allMatch(i -> in(i.simultaneous(), truth[i.item()] - mean)),
				ranking.items().stream().allMatch(i -> {
					long rank = 1 + Arrays.stream(truth).filter(t -> t > truth[i.item()]).count();
					return i.best() <= rank && rank <= i.worst();
				}) };
	}

	private static boolean in(Interval interval, double value) {
		return interval.low() <= value && value <= interval.high();
	}

	private static void assertShare(double low, double high, int replicates, IntPredicate holds) {
		double share = IntStream.range(0, replicates).filter(holds).count() / (double) replicates;
		assertTrue(share >= low && share <= high, () -> share + " is not between " + low + " and " + high);
	}
}
