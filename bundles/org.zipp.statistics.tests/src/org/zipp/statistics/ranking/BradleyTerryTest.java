package org.zipp.statistics.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.internal.Seeds;
import org.zipp.statistics.ranking.BradleyTerry.Coefficient;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.ranking.BradleyTerry.Kind;
import org.zipp.statistics.ranking.BradleyTerry.NotEstimable;
import org.zipp.statistics.ranking.BradleyTerry.Reason;
import org.zipp.statistics.rate.Ties;

/** What fits must obey whatever the data, and what is said where there is no fit. */
class BradleyTerryTest {

	private static final BradleyTerryModel TIES = BradleyTerryModel.of(Ties.DAVIDSON);
	private static final BradleyTerryModel HALF = BradleyTerryModel.of(Ties.HALF);

	/** In an exponential family the fitted totals are those seen. */
	@Test
	void fittedScoresTiesAndSidesAreThoseSeen() {
		int k = 6;
		PairedComparisons data = simulated(k, 3000, 0.4, 1.2, 5);
		Fit fit = fit(data, TIES.withSideEffect());
		double[] score = new double[k];
		double[] expected = new double[k];
		double ties = 0;
		double expectedTies = 0;
		double lead = 0;
		for (int c = 0; c < data.size(); c++) {
			BradleyTerry.Chances chances = fit.chances(data.left()[c], data.right()[c]);
			assertEquals(1, chances.left() + chances.tie() + chances.right(), 1e-12);
			score[data.left()[c]] += data.score()[c];
			score[data.right()[c]] += 1 - data.score()[c];
			expected[data.left()[c]] += chances.left() + chances.tie() / 2;
			expected[data.right()[c]] += chances.right() + chances.tie() / 2;
			ties += data.score()[c] == 0.5 ? 1 : 0;
			expectedTies += chances.tie();
			lead += 2 * data.score()[c] - 1 - chances.left() + chances.right();
		}
		assertArrayEquals(score, expected, 1e-7);
		assertEquals(ties, expectedTies, 1e-7);
		assertEquals(0, lead, 1e-7);
		assertEquals(0.4, fit.sideEffect().orElseThrow().estimate(), 0.15);
		assertEquals(Math.log(1.2), fit.tie().orElseThrow().estimate(), 0.15);
	}

	@Test
	void turningEveryComparisonTurnsTheSideEffectAlone() {
		PairedComparisons data = simulated(5, 800, 0.3, 0.8, 6);
		double[] turned = Arrays.stream(data.score()).map(s -> 1 - s).toArray();
		Fit one = fit(data, TIES.withSideEffect());
		Fit other = fit(PairedComparisons.of(5, data.right(), data.left(), turned), TIES.withSideEffect());
		assertArrayEquals(one.ability(), other.ability(), 1e-9);
		assertEquals(one.sideEffect().orElseThrow().estimate(), -other.sideEffect().orElseThrow().estimate(), 1e-9);
		assertEquals(one.tie().orElseThrow().estimate(), other.tie().orElseThrow().estimate(), 1e-9);
		assertEquals(one.logLikelihood(), other.logLikelihood(), 1e-7);
	}

	@Test
	void twoItemsHaveClosedForms() {
		PairedComparisons data = PairedComparisons.ofCounts(new double[][] { { 0, 50 }, { 18, 0 } }, new double[][] { { 0, 12 }, { 0, 0 } });
		Fit fit = fit(data, TIES.withReference(1));
		// Three free chances: λ = ln(p/q), ν = tie/√(p·q).
		assertEquals(Math.log(50 / 18.0), fit.ability()[0], 1e-10);
		assertEquals(12 / Math.sqrt(50 * 18), Math.exp(fit.tie().orElseThrow().estimate()), 1e-10);
		assertEquals(Math.sqrt(1 / 50.0 + 1 / 18.0), fit.standardErrors()[0], 1e-10);
		assertEquals(12 / 80.0, fit.chances(0, 1).tie(), 1e-10);
		assertEquals(Math.log(50 / 18.0), fit(data, BradleyTerryModel.of(Ties.DROPPED).withReference(1)).ability()[0], 1e-10);
		assertEquals(Math.log(56 / 24.0), fit(data, HALF.withReference(1)).ability()[0], 1e-10);
		assertTrue(PairwiseFit.of(fit).test().isEmpty());
	}

	@Test
	void aMillionVotesFitLikeTheirCounts() {
		int k = 12;
		int n = 1_000_000;
		PairedComparisons data = simulated(k, n, 0, 0.5, 7);
		Fit votes = fit(data, TIES);
		Fit counts = fit(PairedComparisons.ofCounts(data.wins(Ties.DROPPED), halved(data.tied())), TIES);
		assertArrayEquals(counts.ability(), votes.ability(), 1e-9);
		assertEquals(counts.logLikelihood(), votes.logLikelihood(), 1e-4);
		double[] truth = truth(k);
		for (int i = 0; i < k; i++) {
			assertEquals(truth[i] - truth[0], votes.ability()[i], 5 * votes.standardErrors()[i] + 1e-12);
		}
		int[] rater = new int[n];
		Arrays.setAll(rater, c -> c % 5000);
		Fit robust = fit(data.by(rater), TIES).clustered().orElseThrow();
		assertEquals(1, robust.standardErrors()[3] / votes.standardErrors()[3], 0.06);
	}

	@Test
	void weightsCountAsCopies() {
		PairedComparisons once = simulated(4, 200, 0.2, 0.7, 8);
		int[] rater = new int[200];
		Arrays.setAll(rater, c -> c % 20);
		double[] weight = new double[200];
		Arrays.fill(weight, 3);
		PairedComparisons thrice = PairedComparisons.of(4, repeat(once.left()), repeat(once.right()),
				Arrays.stream(repeatIndex(200)).mapToDouble(c -> once.score()[c]).toArray());
		Fit weighted = fit(once.weighted(weight).by(rater), TIES);
		Fit copied = fit(thrice.by(Arrays.stream(repeatIndex(200)).map(c -> rater[c]).toArray()), TIES);
		assertArrayEquals(weighted.ability(), copied.ability(), 1e-9);
		assertArrayEquals(weighted.standardErrors(), copied.standardErrors(), 1e-9);
		assertArrayEquals(weighted.clustered().orElseThrow().standardErrors(), copied.clustered().orElseThrow().standardErrors(), 1e-9);
	}

	/** C lost and tied, but a tie joins: then strength follows; without the tie it has no bound. */
	@Test
	void tiesConnectBothWays() {
		double[][] wins = { { 0, 4, 5 }, { 3, 0, 6 }, { 0, 0, 0 } };
		double[][] none = new double[3][3];
		assertEquals(Reason.SEPARATED, not(PairedComparisons.ofCounts(wins, none), HALF).reason());
		double[][] ties = { { 0, 1, 1 }, { 0, 0, 0 }, { 0, 0, 0 } };
		PairedComparisons data = PairedComparisons.ofCounts(wins, ties);
		fit(data, TIES);
		fit(data, HALF);
		NotEstimable dropped = not(data, BradleyTerryModel.of(Ties.DROPPED));
		assertEquals(List.of(List.of(0, 1), List.of(2)), dropped.groups());
	}

	/**
	 * Ties join all three, yet every win is of A over B: more ties and A farther from B explain it ever better. A graph of
	 * wins and ties does not show it.
	 */
	@Test
	void tiesCanGrowForEver() {
		double[][] wins = { { 0, 7, 0 }, { 0, 0, 0 }, { 0, 0, 0 } };
		double[][] ties = { { 0, 0, 3 }, { 0, 0, 4 }, { 0, 0, 0 } };
		NotEstimable no = not(PairedComparisons.ofCounts(wins, ties), TIES);
		assertEquals(Reason.SEPARATED, no.reason());
		assertEquals(List.of(List.of(0), List.of(2), List.of(1)), no.groups());
		assertEquals(List.of(Kind.TIE), no.unbounded().stream().map(BradleyTerry.Term::kind).toList());
		assertTrue(no.explain(i -> "item " + "ABC".charAt(i)).contains("ties"));
	}

	@Test
	void noTiesOrOnlyTiesCannotSayHowOftenTiesAre() {
		double[][] wins = { { 0, 3 }, { 2, 0 } };
		double[][] none = new double[2][2];
		assertEquals(Reason.NO_TIES, not(PairedComparisons.ofCounts(wins, none), TIES).reason());
		assertEquals(Reason.ONLY_TIES, not(PairedComparisons.ofCounts(none, wins), TIES).reason());
		assertEquals(0, fit(PairedComparisons.ofCounts(none, wins), HALF).ability()[1], 1e-12);
		assertEquals(Reason.DISCONNECTED, not(PairedComparisons.ofCounts(none, wins), BradleyTerryModel.of(Ties.DROPPED)).reason());
		assertEquals(Reason.DISCONNECTED, not(PairedComparisons.of(3, new int[0], new int[0], new double[0]), TIES).reason());
	}

	@Test
	void aSideThatAlwaysWinsIsNamed() {
		int[] left = { 0, 1, 1, 2, 2, 0, 0, 2 };
		int[] right = { 1, 0, 2, 1, 0, 2, 1, 1 };
		double[] always = { 1, 1, 1, 1, 1, 1, 1, 1 };
		NotEstimable no = not(PairedComparisons.of(3, left, right, always), HALF.withSideEffect());
		assertEquals(Reason.SEPARATED, no.reason());
		assertEquals(List.of(Kind.SIDE), no.unbounded().stream().map(BradleyTerry.Term::kind).toList());
		assertTrue(no.explain(i -> "item " + i).contains("the left side"));
		double[] once = always.clone();
		once[3] = 0;
		assertFalse(no.explain(i -> "item " + i).contains("NaN"));
		fit(PairedComparisons.of(3, left, right, always), HALF);
		// Ties on one side only: the advantage is bounded by them.
		double[] mixed = { 1, 0.5, 1, 0, 0.5, 1, 0, 1 };
		fit(PairedComparisons.of(3, left, right, mixed), TIES.withSideEffect());
	}

	@Test
	void aCovariateThatForetellsAllIsNamed() {
		PairedComparisons data = simulated(4, 300, 0, 0.01, 9);
		double[] told = Arrays.stream(data.score()).map(s -> 2 * s - 1).toArray();
		NotEstimable no = not(data, HALF.withComparisonCovariate("told", told));
		assertEquals(Reason.SEPARATED, no.reason());
		assertTrue(no.unbounded().stream().anyMatch(t -> t.name().equals("told")), no.toString());
		assertTrue(no.explain(i -> "item " + i).contains("told"));
		told[17] = -told[17];
		told[30] = -told[30];
		told[44] = -told[44];
		told[61] = -told[61];
		fit(data, BradleyTerryModel.of(Ties.HALF).withItemCovariate("size", new double[] { 1, 2, 3, 5 }).withComparisonCovariate("told", told));
		NotEstimable structured = not(PairedComparisons.ofWins(new double[][] { { 0, 0, 0 }, { 2, 0, 0 }, { 1, 3, 0 } }),
				HALF.withItemCovariate("size", new double[] { 1, 2, 3 }));
		assertEquals("size", structured.unbounded().getFirst().name());
	}

	@Test
	void termsThatSayTheSameAreNamed() {
		PairedComparisons data = simulated(4, 300, 0, 0.5, 10);
		NotEstimable no = not(data, HALF.withItemCovariate("size", new double[] { 1, 2, 3, 5 }).withItemCovariate("weight", new double[] { 0, 1, 0, 2 })
				.withItemCovariate("both", new double[] { 7, 9, 11, 15 }));
		assertEquals(Reason.COLLINEAR, no.reason());
		assertEquals("both", no.dependences().getFirst().term().name());
		assertEquals(List.of("size"), no.dependences().getFirst().on().stream().map(BradleyTerry.Term::name).toList());
		assertEquals(List.of(), not(data, HALF.withItemCovariate("flat", new double[] { 2, 2, 2, 2 })).dependences().getFirst().on());
		// One item always on the left.
		int[] left = { 0, 0, 0 };
		int[] right = { 1, 1, 1 };
		NotEstimable side = not(PairedComparisons.of(2, left, right, new double[] { 1, 0, 1 }), HALF.withSideEffect());
		assertEquals(Kind.SIDE, side.dependences().getFirst().term().kind());
		assertTrue(side.explain(i -> "item " + i).contains("cannot be told apart"), side.explain(i -> "item " + i));
	}

	@Test
	void penalisedFitsAreFiniteWhereOthersAreNot() {
		PairedComparisons separated = PairedComparisons.ofWins(new double[][] { { 0, 4, 5 }, { 0, 0, 3 }, { 0, 2, 0 } });
		assertEquals(Reason.SEPARATED, not(separated, HALF).reason());
		Fit fit = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(separated, HALF));
		assertEquals(List.of(0, 1, 2), fit.ranking());
		assertTrue(fit.ability()[0] - fit.ability()[1] < 5);
		assertTrue(PairwiseFit.of(fit).test().isEmpty());
		Fit ties = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(separated, TIES));
		assertTrue(Math.exp(ties.tie().orElseThrow().estimate()) < 0.2);
		// One comparison of two items: Firth's estimate adds half a success and half a failure.
		Fit one = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(PairedComparisons.ofWins(new double[][] { { 0, 1 }, { 0, 0 } }),
				HALF.withReference(1)));
		assertEquals(Math.log(3), one.ability()[0], 1e-8);
		assertThrows(IllegalArgumentException.class, () -> ties.likelihoodRatio(fit));
	}

	/** Three chances that are free: Jeffreys' prior of a trinomial adds half a count to each. */
	@Test
	void penaltyOfTiesIsThatOfATrinomial() {
		Fit fit = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(
				PairedComparisons.ofCounts(new double[][] { { 0, 6 }, { 2, 0 } }, new double[][] { { 0, 3 }, { 0, 0 } }), TIES.withReference(1)));
		BradleyTerry.Chances chances = fit.chances(0, 1);
		assertEquals(6.5 / 12.5, chances.left(), 1e-8);
		assertEquals(3.5 / 12.5, chances.tie(), 1e-8);
		assertEquals(2.5 / 12.5, chances.right(), 1e-8);
	}

	@Test
	void goodnessOfFitFindsWhatTheModelLacks() {
		// A beats B, B beats C, C beats A: no abilities explain that.
		double[][] circle = { { 0, 30, 10 }, { 10, 0, 30 }, { 30, 10, 0 } };
		PairwiseFit fit = PairwiseFit.of(fit(PairedComparisons.ofWins(circle), HALF));
		PairwiseFit.Test test = fit.test().orElseThrow();
		assertEquals(30, test.pearson(), 1e-9);
		assertEquals(1, test.degreesOfFreedom());
		assertTrue(test.devianceP() < 1e-6);
		assertEquals(10 / Math.sqrt(10), fit.pairs().getFirst().residual(), 1e-9);
		assertEquals(0, test.small());
	}

	/** Few votes, any model: a fit whose every number is finite, or a reason. */
	@Test
	void smallStudiesAreFittedOrExplained() {
		int[] fits = new int[2];
		for (int draw = 0; draw < 1500; draw++) {
			SplittableRandom random = Seeds.generator(51, draw);
			int k = 2 + random.nextInt(4);
			int n = 3 + random.nextInt(30);
			PairedComparisons drawn = simulated(k, n, random.nextDouble(-2, 2), random.nextDouble(0.05, 3), draw);
			double[] z = random.doubles(n, -1, 1).toArray();
			int[] rater = random.ints(n, 0, 4).toArray();
			PairedComparisons data = drawn.by(rater);
			BradleyTerryModel model = BradleyTerryModel.of(Ties.values()[draw % 3]);
			model = random.nextBoolean() ? model.withSideEffect() : model;
			model = random.nextInt(3) == 0 ? model.withComparisonCovariate("z", z) : model;
			model = random.nextInt(4) == 0 ? model.withItemCovariate("x", random.doubles(k, 0, 9).toArray()) : model;
			switch (BradleyTerry.fit(data, model)) {
			case Fit fit -> {
				fits[0]++;
				fit.coefficients().forEach(c -> assertTrue(Double.isFinite(c.estimate()) && c.standardError() > 0 && Double.isFinite(c.standardError())
						&& c.pValue() >= 0 && c.pValue() <= 1, c.toString()));
				assertTrue(fit.logLikelihood() <= 0);
				Ranking ranking = Ranking.of(fit.clustered().orElse(fit), 0.95, 1, 64);
				ranking.items().forEach(i -> assertTrue(Double.isFinite(i.simultaneous().low()) && i.best() <= i.worst(), i.toString()));
			}
			case NotEstimable no -> {
				fits[1]++;
				assertFalse(no.explain(i -> "item " + i).isBlank());
				if (no.reason() == Reason.SEPARATED || no.reason() == Reason.NO_TIES || no.reason() == Reason.ONLY_TIES) {
					Fit penalised = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(data, model));
					penalised.coefficients().forEach(c -> assertTrue(Double.isFinite(c.estimate()) && Double.isFinite(c.standardError()), c.toString()));
				}
			}
			}
		}
		assertTrue(fits[0] > 250 && fits[1] > 250, Arrays.toString(fits));
	}

	@Test
	void wrongCallsAreRefused() {
		int[] one = { 0 };
		int[] two = { 1 };
		double[] won = { 1 };
		assertThrows(IllegalArgumentException.class, () -> PairedComparisons.of(2, one, one, won));
		assertThrows(IllegalArgumentException.class, () -> PairedComparisons.of(2, one, two, new double[] { 0.3 }));
		assertThrows(IllegalArgumentException.class, () -> PairedComparisons.of(1, one, two, won));
		assertThrows(IllegalArgumentException.class, () -> PairedComparisons.of(2, one, two, won).weighted(new double[] { Double.NaN }));
		assertThrows(IllegalArgumentException.class, () -> PairedComparisons.of(2, one, two, won).by(new int[] { -1 }));
		PairedComparisons data = PairedComparisons.of(2, one, two, won);
		assertThrows(IllegalArgumentException.class, () -> BradleyTerry.fit(data, HALF.withReference(2)));
		assertThrows(IllegalArgumentException.class, () -> BradleyTerry.fit(data, HALF.withItemCovariate("x", new double[3])));
		assertThrows(IllegalArgumentException.class, () -> HALF.withItemCovariate("x", new double[] { Double.NaN }));
		assertThrows(IllegalArgumentException.class, () -> HALF.withItemCovariate("x", won).withComparisonCovariate("x", won));
	}

	@Test
	void clustersNeedTwoRaters() {
		PairedComparisons data = simulated(3, 90, 0, 0.5, 11);
		assertTrue(fit(data, HALF).clustered().isEmpty());
		assertTrue(fit(data.by(new int[90]), HALF).clustered().isEmpty());
		int[] rater = new int[90];
		Arrays.setAll(rater, c -> c % 9);
		Fit robust = fit(data.by(rater), HALF.withSideEffect()).clustered().orElseThrow();
		assertEquals(OptionalInt.of(9), robust.clusters());
		Coefficient side = robust.sideEffect().orElseThrow();
		assertEquals(OptionalInt.of(8), side.degreesOfFreedom());
		BradleyTerry.Tested wald = robust.wald(Kind.SIDE).orElseThrow();
		assertEquals(side.pValue(), wald.pValue(), 1e-10);
		assertEquals(9, robust.clustered().orElseThrow().clusters().getAsInt());
		assertArrayEquals(robust.centred().standardErrors(), fit(data.by(rater), HALF.withSideEffect()).centred().clustered().orElseThrow().standardErrors(), 1e-12);
	}

	static Fit fit(PairedComparisons data, BradleyTerryModel model) {
		return assertInstanceOf(Fit.class, BradleyTerry.fit(data, model));
	}

	private static NotEstimable not(PairedComparisons data, BradleyTerryModel model) {
		return assertInstanceOf(NotEstimable.class, BradleyTerry.fit(data, model));
	}

	private static double[] truth(int k) {
		double[] truth = new double[k];
		Arrays.setAll(truth, i -> Math.sin(i));
		return truth;
	}

	/** Random pairs on random sides, abilities sin(i). */
	static PairedComparisons simulated(int k, int n, double side, double nu, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[] ability = truth(k);
		int[] left = new int[n];
		int[] right = new int[n];
		double[] score = new double[n];
		for (int c = 0; c < n; c++) {
			left[c] = random.nextInt(k);
			right[c] = (left[c] + 1 + random.nextInt(k - 1)) % k;
			double eta = ability[left[c]] - ability[right[c]] + side;
			double sum = Math.exp(eta / 2) + Math.exp(-eta / 2) + nu;
			double u = random.nextDouble() * sum;
			score[c] = u < Math.exp(eta / 2) ? 1 : u < Math.exp(eta / 2) + nu ? 0.5 : 0;
		}
		return PairedComparisons.of(k, left, right, score);
	}

	private static double[][] halved(double[][] m) {
		return Arrays.stream(m).map(r -> Arrays.stream(r).map(v -> v / 2).toArray()).toArray(double[][]::new);
	}

	private static int[] repeatIndex(int n) {
		int[] index = new int[3 * n];
		Arrays.setAll(index, c -> c % n);
		return index;
	}

	private static int[] repeat(int[] values) {
		return Arrays.stream(repeatIndex(values.length)).map(c -> values[c]).toArray();
	}
}
