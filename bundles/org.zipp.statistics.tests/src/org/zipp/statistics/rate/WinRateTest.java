package org.zipp.statistics.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;

/** Win rates at the edges, and what must hold between one answer and another. */
class WinRateTest {

	@Test
	void votes() {
		Outcomes votes = new Outcomes(new double[] { 1, 0.5, 0, 1, 0.5 }, new int[] { 4, 4, 0, 2, 7 }, new int[] { 0, 1, 0, 1, 0 });
		assertEquals(new WinCount(2, 1, 2), votes.count());
		assertEquals(List.of(new Cluster(0, 1), new Cluster(1, 1), new Cluster(1.5, 2), new Cluster(0.5, 1)), votes.byRater());
		assertEquals(List.of(new Cluster(1.5, 3), new Cluster(1.5, 2)), votes.byPrompt());
		Outcomes decided = votes.counting(Ties.DAVIDSON);
		assertArrayEquals(new double[] { 1, 0, 1 }, decided.score());
		assertArrayEquals(new int[] { 4, 0, 2 }, decided.rater());
		assertArrayEquals(new int[] { 0, 0, 1 }, decided.prompt());
		assertEquals(0, new Outcomes(new double[0], new int[0], new int[0]).byRater().size());
		assertThrows(IllegalArgumentException.class, () -> new Outcomes(new double[] { 2 }, new int[1], new int[1]));
		assertThrows(IllegalArgumentException.class, () -> new Outcomes(new double[] { Double.NaN }, new int[1], new int[1]));
		assertThrows(IllegalArgumentException.class, () -> new Outcomes(new double[1], new int[] { -1 }, new int[1]));
		assertThrows(IllegalArgumentException.class, () -> new Outcomes(new double[1], new int[2], new int[1]));
	}

	@Test
	void tiesOfDavidson() {
		WinCount count = new WinCount(30, 10, 20);
		WinCount.Davidson fit = count.davidson().orElseThrow();
		// The model gives back the three shares.
		double root = Math.sqrt(fit.preference() * (1 - fit.preference()));
		double sum = 1 + fit.nu() * root;
		assertEquals(30 / 60.0, fit.preference() / sum, 1e-12);
		assertEquals(20 / 60.0, fit.nu() * root / sum, 1e-12);
		assertTrue(fit.tieBetweenEquals() > 1 / 3.0, "equals tie more often");
		assertTrue(new WinCount(3, 0, 1).davidson().isEmpty());
		assertTrue(new WinCount(0, 3, 1).davidson().isEmpty());
		assertTrue(new WinCount(0, 0, 4).davidson().isEmpty());
		assertEquals(0, new WinCount(3, 1, 0).davidson().orElseThrow().nu());
	}

	@Test
	void tiesMakeOutcomesVaryLess() {
		assertEquals(0.25, new WinCount(5, 5, 0).outcomeVariance(Ties.HALF).orElseThrow(), 1e-15);
		assertEquals(0.125, new WinCount(5, 5, 10).outcomeVariance(Ties.HALF).orElseThrow(), 1e-15);
		assertEquals(0.25, new WinCount(5, 5, 10).outcomeVariance(Ties.DROPPED).orElseThrow(), 1e-15);
		assertEquals(0, new WinCount(0, 0, 10).outcomeVariance(Ties.HALF).orElseThrow());
		assertTrue(new WinCount(0, 0, 10).outcomeVariance(Ties.DROPPED).isEmpty());
		assertTrue(Proportions.wald(new WinCount(0, 0, 10), Ties.HALF, 0.95).isEmpty());
		assertTrue(Proportions.wald(new WinCount(4, 0, 0), Ties.HALF, 0.95).isEmpty());
		Interval tango = Proportions.tango(new WinCount(20, 10, 30), 0.95);
		Interval wilson = Proportions.wilson(35, 60, 0.95);
		assertTrue(tango.low() > wilson.low() && tango.high() < wilson.high());
		assertThrows(IllegalArgumentException.class, () -> Proportions.tango(new WinCount(0, 0, 0), 0.95));
		// All alike: the interval keeps a width and its end.
		assertEquals(1, Proportions.tango(new WinCount(9, 0, 0), 0.95).high());
		assertTrue(Proportions.tango(new WinCount(9, 0, 0), 0.95).low() < 0.75);
		assertEquals(0, Proportions.tango(new WinCount(0, 9, 0), 0.95).low());
		Interval ties = Proportions.tango(new WinCount(0, 0, 9), 0.95);
		assertEquals(0.5, (ties.low() + ties.high()) / 2, 1e-12);
		assertTrue(ties.low() < 0.45);
	}

	/** The interval of the score test leaves out ½ exactly when McNemar's z does. */
	@Test
	void scoreIntervalAgreesWithMcNemar() {
		for (int wins = 0; wins <= 40; wins++) {
			WinCount count = new WinCount(wins, 14, 9);
			double z = (wins - 14) / Math.sqrt(wins + 14);
			assertEquals(Math.abs(z) <= 1.959963984540054, Proportions.tango(count, 0.95).contains(0.5), "wins " + wins);
		}
		assertEquals(1, Proportions.signTest(new WinCount(0, 0, 5)));
	}

	@Test
	void exactIntervalInvertsTheTails() {
		assertEquals(0, Proportions.clopperPearson(0, 5, 0.9).low());
		assertEquals(1 - Math.pow(0.05, 0.2), Proportions.clopperPearson(0, 5, 0.9).high(), 1e-12);
		assertEquals(1, Proportions.clopperPearson(5, 5, 0.9).high());
		assertEquals(Math.pow(0.05, 0.2), Proportions.clopperPearson(5, 5, 0.9).low(), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> Proportions.clopperPearson(0, 0, 0.9));
		assertThrows(IllegalArgumentException.class, () -> Proportions.clopperPearson(1, 2, 1));
	}

	@Test
	void equalClustersHaveAllTheirDegreesOfFreedom() {
		RateEstimate estimate = new ClusteredProportion(List.of(new Cluster(3, 8), new Cluster(5, 8), new Cluster(7, 8), new Cluster(2, 8)))
				.biasReduced().orElseThrow();
		assertEquals(3, estimate.degreesOfFreedom(), 1e-12);
		// Clusters of equal size are a sample of their rates.
		double[] rates = { 3 / 8.0, 5 / 8.0, 7 / 8.0, 2 / 8.0 };
		double mean = Arrays.stream(rates).average().orElseThrow();
		double variance = Arrays.stream(rates).map(r -> (r - mean) * (r - mean)).sum() / 3 / 4;
		assertEquals(Math.sqrt(variance), estimate.standardError(), 1e-12);
		double t = (mean - 0.5) / Math.sqrt(variance);
		assertEquals(2 * TDistribution.of(3).survivalProbability(t), estimate.waldTest(0.5), 1e-12);
	}

	/** One rater with most of the votes: next to nothing is known about raters. */
	@Test
	void oneRaterWithMostVotesLeavesFewDegreesOfFreedom() {
		List<Cluster> votes = new ArrayList<>(List.of(new Cluster(700, 1000)));
		for (int i = 0; i < 20; i++) {
			votes.add(new Cluster(i % 3, 4));
		}
		assertTrue(new ClusteredProportion(votes).biasReduced().orElseThrow().degreesOfFreedom() < 1.5);
	}

	@Test
	void intervalAndTestBelongTogether() {
		RateEstimate estimate = new RateEstimate(0.62, 0.055, 17);
		for (double level : new double[] { 0.5, 0.9, 0.95, 0.99 }) {
			assertEquals(1 - level, estimate.test(estimate.interval(level).low()), 1e-9);
			assertEquals(1 - level, estimate.test(estimate.interval(level).high()), 1e-9);
			assertEquals(1 - level, estimate.waldTest(estimate.wald(level).low()), 1e-9);
		}
		assertEquals(1, estimate.test(0.62), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> estimate.test(1));
		assertThrows(IllegalArgumentException.class, () -> new RateEstimate(1, 0.1, 3));
		assertThrows(IllegalArgumentException.class, () -> new RateEstimate(0.5, 0, 3));
		assertThrows(IllegalArgumentException.class, () -> new RateEstimate(0.5, Double.NaN, 3));
		Interval extreme = new RateEstimate(1e-9, 0.3, 1).interval(0.95);
		assertTrue(extreme.low() >= 0 && extreme.high() <= 1);
	}

	@Test
	void withoutSpreadThereIsAReasonAndNoInterval() {
		ClusteredProportion same = new ClusteredProportion(List.of(new Cluster(2, 4), new Cluster(5, 10), new Cluster(0.5, 1)));
		assertEquals(Optional.of(NoInterval.NO_SPREAD), same.obstacle());
		assertTrue(same.robustInterval(0.95).isEmpty());
		assertTrue(same.interval(0.95).isEmpty());
		assertTrue(same.bootstrapInterval(0.95, 100, 1).isEmpty());
		assertEquals(new Bootstrap.Impossible(NoInterval.NO_SPREAD), same.bootstrap(100, 1));
		ClusteredProportion one = new ClusteredProportion(List.of(new Cluster(2, 4)));
		assertEquals(new Bootstrap.Impossible(NoInterval.ONE_CLUSTER), one.bootstrap(100, 1));
		assertTrue(one.biasReduced().isEmpty());
		TwoWayProportion onePrompt = new TwoWayProportion(new Outcomes(new double[] { 1, 0, 1 }, new int[] { 0, 1, 2 }, new int[3]));
		assertEquals(Optional.of(NoInterval.ONE_CLUSTER), onePrompt.obstacle());
		TwoWayProportion allWins = new TwoWayProportion(new Outcomes(new double[] { 1, 1, 1, 1 }, new int[] { 0, 1, 0, 1 }, new int[] { 0, 0, 1, 1 }));
		assertEquals(new Bootstrap.Impossible(NoInterval.NO_SPREAD), allWins.bootstrap(100, 1));
		assertTrue(allWins.interval(0.95).isEmpty());
		assertTrue(allWins.variance().isEmpty());
		for (NoInterval reason : NoInterval.values()) {
			assertTrue(reason.text().endsWith("."));
		}
	}

	/** Sums of packed integers and sums of doubles are the same draws in all but speed: their distributions agree. */
	@Test
	void fractionalClustersDrawAlike() {
		List<Cluster> halves = new ArrayList<>();
		List<Cluster> thirds = new ArrayList<>();
		SplittableRandom random = new SplittableRandom(4);
		for (int i = 0; i < 30; i++) {
			double score = random.nextInt(21) / 2.0;
			halves.add(new Cluster(score, 10));
			thirds.add(new Cluster(score / 3, 10 / 3.0));
		}
		Interval a = new ClusteredProportion(halves).bootstrapInterval(0.9, 40_000, 3).orElseThrow();
		Interval b = new ClusteredProportion(thirds).bootstrapInterval(0.9, 40_000, 4).orElseThrow();
		double error = new ClusteredProportion(halves).standardError().orElseThrow();
		assertEquals(a.low(), b.low(), 0.05 * error);
		assertEquals(a.high(), b.high(), 0.05 * error);
	}

	@Test
	void bootstrapCorrectsSkewness() {
		List<Cluster> votes = new ArrayList<>();
		for (int i = 0; i < 25; i++) {
			votes.add(new Cluster(i == 0 ? 2 : i < 4 ? 8 : 10, 10));
		}
		var bootstrap = assertInstanceOf(Bootstrap.Replicates.class, new ClusteredProportion(votes).bootstrap(20_000, 1));
		Interval percentile = bootstrap.percentile(0.95);
		Interval bca = bootstrap.bca(0.95);
		assertTrue(bootstrap.acceleration() < 0, "the long tail is below");
		assertTrue(bca.low() < percentile.low() && bca.high() < percentile.high());
		assertTrue(bootstrap.interval(0.95).low() <= percentile.low() && bootstrap.interval(0.95).high() >= percentile.high());
		assertThrows(IllegalArgumentException.class, () -> bootstrap.bca(1));
		// Beyond the pole of the transformation lies the end of the sample, never a NaN.
		Interval wild = new Bootstrap.Replicates(0.9, new double[] { 0.1, 0.2, 0.3 }, 0.4, 2).bca(0.999);
		assertTrue(wild.low() >= 0.1 && wild.high() <= 0.3);
	}

	@Test
	void randomProceduresDependOnTheSeedAndNotOnTheThreads() throws InterruptedException, ExecutionException {
		Outcomes votes = crossed(30, 12, 8, 5);
		TwoWayProportion two = new TwoWayProportion(votes);
		Callable<Interval> draw = () -> two.bootstrapInterval(0.95, 500, 9).orElseThrow();
		int[] rater = IntStream.range(0, 3000).map(i -> i / 3).toArray();
		double[][] design = IntStream.range(0, 3000).mapToObj(i -> new double[] { 1, Math.sin(i) }).toArray(double[][]::new);
		int[] trials = new int[3000];
		Arrays.fill(trials, 1);
		int[] wins = IntStream.range(0, 3000).map(i -> (i * 7919L >> 3) % 5 < 2 + (i / 3) % 2 ? 1 : 0).toArray();
		Callable<Double> fit = () -> assertInstanceOf(MixedLogit.Fit.class,
				MixedLogit.fit(new MixedLogit.Data(rater, wins, trials, design), 5)).logLikelihood();
		Interval expected = onThreads(1, draw);
		double likelihood = onThreads(1, fit);
		for (int threads : new int[] { 2, 5 }) {
			assertEquals(expected, onThreads(threads, draw));
			assertEquals(likelihood, onThreads(threads, fit));
		}
		assertNotEquals(expected, two.bootstrapInterval(0.95, 500, 10).orElseThrow());
	}

	private static <T> T onThreads(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
		try (ForkJoinPool pool = new ForkJoinPool(threads)) {
			return pool.submit(work).get();
		}
	}

	/** Prompts that do not matter leave the variance of raters; raters and prompts that both do add up. */
	@Test
	void bothWaysAreNotBelowEither() {
		for (int seed = 0; seed < 50; seed++) {
			TwoWayProportion two = new TwoWayProportion(crossed(12, 9, 6, seed));
			ClusteredProportion byRater = new ClusteredProportion(crossed(12, 9, 6, seed).byRater());
			double both = two.biasReduced().orElseThrow().standardError();
			assertTrue(both >= byRater.biasReduced().orElseThrow().standardError() * (1 - 1e-12));
			assertEquals(byRater.rate(), two.rate(), 1e-15);
			assertEquals(byRater.standardError().orElseThrow(), Math.sqrt(two.variance().orElseThrow().raters()), 1e-12);
			assertEquals(8, two.biasReduced().orElseThrow().degreesOfFreedom());
		}
	}

	/** Every rater on a prompt of their own: few draws of both hold a vote, and those that do not are drawn anew. */
	@Test
	void sparseTablesStillDraw() {
		Outcomes diagonal = new Outcomes(new double[] { 1, 0, 1 }, new int[] { 0, 1, 2 }, new int[] { 5, 3, 1 });
		var bootstrap = assertInstanceOf(Bootstrap.Replicates.class, new TwoWayProportion(diagonal).bootstrap(500, 1));
		for (double r : bootstrap.sorted()) {
			assertTrue(r >= 0 && r <= 1);
		}
	}

	@Test
	void equivalenceVerdicts() {
		assertEquals(Equivalence.Verdict.EQUIVALENT, verdict(0.51, 0.01));
		assertEquals(Equivalence.Verdict.DIFFERENT_BUT_WITHIN_MARGIN, verdict(0.53, 0.01));
		assertEquals(Equivalence.Verdict.DIFFERENT, verdict(0.7, 0.03));
		assertEquals(Equivalence.Verdict.UNDECIDED, verdict(0.52, 0.2));
		Equivalence.Result result = Equivalence.test(new RateEstimate(0.47, 0.03, 19), 0.1, 0.05);
		// Both tests reject exactly when the interval of level 1 − 2α lies within the margin.
		TDistribution t = TDistribution.of(19);
		assertEquals(t.survivalProbability((0.47 - 0.4) / 0.03), result.pTooLow(), 1e-12);
		assertEquals(t.cumulativeProbability((0.47 - 0.6) / 0.03), result.pTooHigh(), 1e-12);
		assertEquals(0.9, result.interval().level(), 1e-12);
		assertEquals(result.pEquivalence() <= 0.05, result.interval().low() >= 0.4 && result.interval().high() <= 0.6);
		assertThrows(IllegalArgumentException.class, () -> Equivalence.test(new RateEstimate(0.5, 0.1, 3), 0.5, 0.05));
		assertThrows(IllegalArgumentException.class, () -> Equivalence.test(new RateEstimate(0.5, 0.1, 3), 0.1, 0.5));
		Outcomes ties = new Outcomes(new double[] { 0.5, 0.5 }, new int[] { 0, 1 }, new int[2]);
		assertTrue(Equivalence.test(ties, Ties.DROPPED, 0.1, 0.05).isEmpty());
		assertTrue(Equivalence.test(ties, Ties.HALF, 0.1, 0.05).isEmpty());
		assertTrue(Equivalence.test(crossed(40, 20, 20, 1), Ties.HALF, 0.2, 0.05).isPresent());
	}

	private static Equivalence.Verdict verdict(double rate, double error) {
		return Equivalence.test(new RateEstimate(rate, error, 49), 0.1, 0.05).verdict();
	}

	/** Five raters who each always vote the same way: 100 votes, but hardly more than five pieces of information. */
	@Test
	void dependenceIsSeen() {
		double[] score = new double[100];
		int[] rater = new int[100];
		for (int i = 0; i < 100; i++) {
			rater[i] = i / 20;
			score[i] = rater[i] < 4 ? i % 20 == 0 ? 0 : 1 : 0;
		}
		Dependence seen = Dependence.of(new Outcomes(score, rater, new int[100]), Ties.HALF, 0.95).orElseThrow();
		assertTrue(seen.naiveP() < 1e-6);
		assertTrue(seen.clusteredP() > 0.05);
		assertTrue(seen.conclusionsDiffer(0.05));
		assertFalse(seen.conclusionsDiffer(0.9));
		assertTrue(seen.intraclass().orElseThrow() > 0.8);
		assertTrue(seen.designEffect() > 15, "design effect " + seen.designEffect());
		assertTrue(seen.effectiveVotes() < 7);
		assertTrue(seen.stretch() > 3);
		Outcomes once = new Outcomes(new double[] { 1, 0, 1 }, new int[] { 0, 1, 2 }, new int[3]);
		assertTrue(Dependence.intraclass(once).isEmpty());
		assertTrue(Dependence.of(once, Ties.HALF, 0.95).orElseThrow().intraclass().isEmpty());
		assertTrue(Dependence.of(new Outcomes(new double[] { 0.5 }, new int[1], new int[1]), Ties.DROPPED, 0.95).isEmpty());
	}

	@Test
	void quadratureIsExactForPolynomials() {
		for (int n : new int[] { 1, 2, 5, 9, 25, 64, 100 }) {
			GaussHermite rule = GaussHermite.of(n);
			double moment = 1;
			for (int degree = 0; degree < Math.min(2 * n, 30); degree += 2) {
				double sum = 0;
				for (int i = 0; i < n; i++) {
					sum += Math.exp(rule.logWeights()[i]) * Math.pow(rule.nodes()[i], degree);
				}
				assertEquals(1, sum / moment, 1e-10, n + " nodes, degree " + degree);
				moment *= degree + 1;
			}
		}
		// Three nodes: 0 and ±√3 with 2/3 and 1/6.
		assertArrayEquals(new double[] { -Math.sqrt(3), 0, Math.sqrt(3) }, GaussHermite.of(3).nodes(), 1e-14);
		assertEquals(Math.log(2 / 3.0), GaussHermite.of(3).logWeights()[1], 1e-14);
		assertThrows(IllegalArgumentException.class, () -> GaussHermite.of(0));
		assertThrows(IllegalArgumentException.class, () -> GaussHermite.of(101));
	}

	@Test
	void randomInterceptsSayWhyThereIsNoEstimate() {
		assertEquals(MixedLogit.Reason.ONE_CLUSTER, refusal(new int[] { 3, 3 }, new int[] { 1, 0 }, null).reason());
		assertEquals(MixedLogit.Reason.NO_REPLICATION, refusal(new int[] { 0, 1, 2 }, new int[] { 1, 0, 1 }, null).reason());
		assertEquals(MixedLogit.Reason.SEPARATED, refusal(new int[] { 0, 0, 1, 1 }, new int[] { 1, 1, 1, 1 }, null).reason());
		assertEquals(MixedLogit.Reason.UNANIMOUS, refusal(new int[] { 0, 0, 1, 1 }, new int[] { 1, 1, 0, 0 }, null).reason());

		int[] cluster = { 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3 };
		int[] wins = { 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0 };
		double[][] doubled = IntStream.range(0, 12).mapToObj(i -> new double[] { 1, i % 4, 3 * (i % 4) - 2 }).toArray(double[][]::new);
		var collinear = refusal(cluster, wins, doubled);
		assertEquals(MixedLogit.Reason.COLLINEAR, collinear.reason());
		assertEquals(List.of(2), collinear.columns());

		// Column 2 is 1 only where the votes are wins; column 1 says nothing.
		double[][] quasi = IntStream.range(0, 12).mapToObj(i -> new double[] { 1, i % 5, wins[i] == 1 && i > 5 ? 1 : 0 }).toArray(double[][]::new);
		var separated = refusal(cluster, wins, quasi);
		assertEquals(MixedLogit.Reason.SEPARATED, separated.reason());
		assertEquals(List.of(2), separated.columns());

		double[][] useful = IntStream.range(0, 12).mapToObj(i -> new double[] { 1, i % 5 }).toArray(double[][]::new);
		int[] trials = new int[12];
		Arrays.fill(trials, 1);
		assertInstanceOf(MixedLogit.Fit.class, MixedLogit.fit(new MixedLogit.Data(cluster, wins, trials, useful), 9));
		assertTrue(MixedLogit.fit(new Outcomes(new double[] { 0.5 }, new int[1], new int[1]), 9).isEmpty());
		assertThrows(IllegalArgumentException.class, () -> new MixedLogit.Data(new int[1], new int[] { 2 }, new int[] { 1 }, new double[][] { { 1 } }));
		assertThrows(IllegalArgumentException.class,
				() -> new MixedLogit.Data(new int[1], new int[1], new int[] { 1 }, new double[][] { { Double.NaN } }));
		for (MixedLogit.Reason reason : MixedLogit.Reason.values()) {
			assertTrue(reason.text().endsWith("."));
		}
	}

	private static MixedLogit.NotEstimable refusal(int[] cluster, int[] wins, double[][] design) {
		int[] trials = new int[wins.length];
		Arrays.fill(trials, 1);
		double[][] x = design == null ? IntStream.range(0, wins.length).mapToObj(i -> new double[] { 1 }).toArray(double[][]::new) : design;
		return assertInstanceOf(MixedLogit.NotEstimable.class, MixedLogit.fit(new MixedLogit.Data(cluster, wins, trials, x), 9));
	}

	/** Order of rows, names of raters, and votes told one by one or in sums: none of it matters. */
	@Test
	void randomInterceptsDoNotDependOnTheForm() {
		Outcomes votes = crossed(25, 10, 10, 3);
		var single = assertInstanceOf(MixedLogit.Fit.class, MixedLogit.fit(votes, 15).orElseThrow());
		List<Cluster> raters = votes.counting(Ties.DROPPED).byRater();
		int n = raters.size();
		int[] wins = raters.reversed().stream().mapToInt(c -> (int) c.score()).toArray();
		int[] trials = raters.reversed().stream().mapToInt(c -> (int) c.n()).toArray();
		double[][] design = IntStream.range(0, n).mapToObj(i -> new double[] { 100 }).toArray(double[][]::new);
		var summed = assertInstanceOf(MixedLogit.Fit.class,
				MixedLogit.fit(new MixedLogit.Data(IntStream.range(0, n).map(i -> 1000 - i).toArray(), wins, trials, design), 15));
		assertEquals(single.sigma(), summed.sigma(), 1e-9);
		assertEquals(single.coefficients()[0], 100 * summed.coefficients()[0], 1e-9);
		assertEquals(single.standardErrors()[0], 100 * summed.standardErrors()[0], 1e-9);
		assertEquals(single.marginalRate().rate(), summed.marginalRate(new double[][] { { 100 } }).rate(), 1e-10);
		assertEquals(n, summed.clusters());
		// The binomial coefficients are the only difference of the two likelihoods.
		assertEquals(single.logLikelihood() - single.logLikelihoodWithout(), summed.logLikelihood() - summed.logLikelihoodWithout(), 1e-8);
		assertTrue(Math.abs(single.typicalRate(new double[] { 1 }) - 0.5) >= Math.abs(single.marginalRate().rate() - 0.5));
	}

	/** Raters and prompts of random strength, with ties. */
	private static Outcomes crossed(int raters, int prompts, int votes, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[] byPrompt = IntStream.range(0, prompts).mapToDouble(i -> 0.7 * random.nextGaussian()).toArray();
		double[] score = new double[raters * votes];
		int[] rater = new int[score.length];
		int[] prompt = new int[score.length];
		for (int r = 0; r < raters; r++) {
			double u = 0.7 * random.nextGaussian();
			for (int v = 0; v < votes; v++) {
				int i = r * votes + v;
				rater[i] = r;
				prompt[i] = (r + v) % prompts;
				double p = Proportions.logistic(0.2 + u + byPrompt[prompt[i]]);
				score[i] = random.nextDouble() < 0.1 ? 0.5 : random.nextDouble() < p ? 1 : 0;
			}
		}
		return new Outcomes(score, rater, prompt);
	}
}
