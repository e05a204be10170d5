package org.zipp.statistics.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.statistics.agreement.Agreement.Reason;
import org.zipp.statistics.quality.PairVotes;

/** Published values of agreement, and what it says where the ratings say nothing. */
class AgreementTest {

	private static final double X = Double.NaN;

	/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units. */
	private static final double[][] KRIPPENDORFF = { { 1, 1, X, 1 }, { 2, 2, 3, 2 }, { 3, 3, 3, 3 }, { 3, 3, 3, 3 },
			{ 2, 2, 2, 2 }, { 1, 2, 3, 4 }, { 4, 4, 4, 4 }, { 1, 1, 2, 1 }, { 2, 2, 2, 2 }, { X, 5, 5, 5 }, { X, X, 1, 1 },
			{ X, 3, X, X } };

	/** Fourteen raters, ten units, five categories; counts per unit. */
	private static final int[][] FOURTEEN = { { 0, 0, 0, 0, 14 }, { 0, 2, 6, 4, 2 }, { 0, 0, 3, 5, 6 }, { 0, 3, 9, 2, 0 },
			{ 2, 2, 8, 1, 1 }, { 7, 7, 0, 0, 0 }, { 3, 2, 6, 3, 0 }, { 2, 5, 3, 2, 2 }, { 6, 5, 2, 1, 0 }, { 0, 2, 2, 3, 7 } };

	/** Shrout and Fleiss (1979), table 2: six targets, four judges. */
	private static final double[][] SHROUT_FLEISS = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 },
			{ 10, 5, 6, 9 }, { 6, 2, 4, 7 } };

	/** Husbands and wives asked how often sex is fun (Hout, Duncan and Sobel 1987); {@code vcd::SexualFun}. */
	private static final long[][] FUN = { { 7, 7, 2, 3 }, { 2, 8, 3, 7 }, { 1, 5, 4, 9 }, { 2, 8, 9, 14 } };

	@ParameterizedTest
	@CsvSource({ "NONE, .1293, .0686", "LINEAR, .2374, .0783", "QUADRATIC, .3320, .0973" })
	void cohen(CohenKappa.Weights weights, double kappa, double error) {
		CohenKappa k = CohenKappa.of(FUN, weights).value().orElseThrow();
		assertEquals(kappa, k.kappa(), 5e-5);
		assertEquals(error, k.standardError(), 5e-5);
		assertEquals(91, k.units());
		List<double[]> rows = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 4; j++) {
				for (int x = 0; x < FUN[i][j]; x++) {
					rows.add(new double[] { i + 1, j + 1 });
				}
			}
		}
		assertEquals(k.kappa(), CohenKappa.of(Ratings.of(rows.toArray(new double[0][])), weights).value().orElseThrow().kappa(),
				1e-13);
	}

	@ParameterizedTest
	@CsvSource({ "NOMINAL, .743421, 5e-7", "ORDINAL, .815, 5e-4", "INTERVAL, .849107, 5e-7", "RATIO, .797, 5e-4" })
	void krippendorff(Scale scale, double alpha, double tolerance) {
		KrippendorffAlpha a = KrippendorffAlpha.of(Ratings.of(KRIPPENDORFF), scale).value().orElseThrow();
		assertEquals(alpha, a.alpha(), tolerance);
		assertEquals(11, a.units());
		assertEquals(1, a.unitsDropped());
		assertEquals(40, a.ratings());
	}

	@Test
	void fleiss() {
		FleissKappa k = FleissKappa.of(counts(FOURTEEN)).value().orElseThrow();
		assertEquals(.209931, k.kappa(), 5e-7);
		assertEquals(.378022, k.observed(), 5e-7);
		assertEquals(.212755, k.expected(), 5e-7);
		assertEquals(5, k.categories().size());
		double pq = 0;
		double weighted = 0;
		for (FleissKappa.Category c : k.categories()) {
			pq += c.share() * (1 - c.share());
			weighted += c.share() * (1 - c.share()) * c.kappa();
			// Fleiss, Nee and Landis: the same error for every category.
			assertEquals(Math.sqrt(2.0 / (10 * 14 * 13)), c.standardErrorNull(), 1e-13);
		}
		assertEquals(k.kappa(), weighted / pq, 1e-13);
	}

	@ParameterizedTest
	@CsvSource({ "ICC1_1, .17", "ICC2_1, .29", "ICC3_1, .71", "ICC1_K, .44", "ICC2_K, .62", "ICC3_K, .91" })
	void shroutAndFleiss(IntraclassCorrelation.Form form, double expected) {
		var anova = IntraclassCorrelation.anova(Ratings.of(SHROUT_FLEISS), 0.95).value().orElseThrow();
		assertEquals(expected, anova.coefficient(form).value(), .005);
		assertEquals(form, anova.coefficient(form).form());
	}

	/** Where the analysis of variance has no negative part, restricted likelihood gives the same on complete ratings. */
	@Test
	void mixedModelOfCompleteRatings() {
		Ratings ratings = Ratings.of(SHROUT_FLEISS);
		var anova = IntraclassCorrelation.anova(ratings, 0.95).value().orElseThrow();
		var mixed = IntraclassCorrelation.mixed(ratings, 0.95).value().orElseThrow();
		assertEquals((anova.betweenUnits() - anova.residual()) / 4, mixed.unitVariance(), 1e-7);
		assertEquals((anova.betweenRaters() - anova.residual()) / 6, mixed.raterVariance(), 1e-7);
		assertEquals(anova.residual(), mixed.residual(), 1e-7);
		for (var form : List.of(IntraclassCorrelation.Form.ICC2_1, IntraclassCorrelation.Form.ICC3_1,
				IntraclassCorrelation.Form.ICC2_K, IntraclassCorrelation.Form.ICC3_K)) {
			assertEquals(anova.coefficient(form).value(), mixed.coefficient(form).value(), 1e-8);
			assertTrue(mixed.coefficient(form).interval().orElseThrow().contains(mixed.coefficient(form).value()));
		}
		assertThrows(IllegalArgumentException.class, () -> mixed.coefficient(IntraclassCorrelation.Form.ICC1_1));
	}

	/** What the ratings do not tell is said, and never a number. */
	@Test
	void degenerate() {
		Ratings none = Ratings.of(new double[][] { { X, X }, { X, X } });
		Ratings oneRater = Ratings.of(new double[][] { { 1, X }, { 2, X } });
		Ratings apart = Ratings.of(new double[][] { { 1, X }, { X, 2 } });
		Ratings same = Ratings.of(new double[][] { { 3, 3 }, { 3, 3 }, { 3, X } });
		Ratings sameOnlyWherePaired = Ratings.of(new double[][] { { 3, 3, X }, { 3, X, 3 }, { X, X, 5 } });
		Ratings empty = Ratings.of(new double[0][]);
		for (Scale scale : Scale.values()) {
			assertReason(Reason.NO_RATINGS, KrippendorffAlpha.of(none, scale));
			assertReason(Reason.ONE_RATER, KrippendorffAlpha.of(oneRater, scale));
			assertReason(Reason.NO_PAIRED_UNIT, KrippendorffAlpha.of(apart, scale));
			assertReason(Reason.ONE_CATEGORY, KrippendorffAlpha.of(same, scale));
			assertReason(Reason.ONE_CATEGORY, KrippendorffAlpha.of(sameOnlyWherePaired, scale));
			assertEquals(Optional.empty(), KrippendorffAlpha.bootstrap(same, scale, 0.95, 50, 1));
			assertReason(Reason.NO_RATINGS, Agreement.recommended(empty, scale, 0.95, 50, 1));
			assertReason(Reason.ONE_RATER, Agreement.recommended(oneRater, scale, 0.95, 50, 1));
			assertReason(Reason.NO_PAIRED_UNIT, Agreement.recommended(apart, scale, 0.95, 50, 1));
			assertReason(Reason.ONE_CATEGORY, Agreement.recommended(same, scale, 0.95, 50, 1));
			assertReason(Reason.ONE_CATEGORY,
					Agreement.recommended(Ratings.of(new double[][] { { 2, 2 }, { 2, 2 } }), scale, 0.95, 50, 1));
		}
		assertReason(Reason.BELOW_ZERO,
				KrippendorffAlpha.of(Ratings.of(new double[][] { { -1, 1 }, { 2, 2 } }), Scale.RATIO));
		assertReason(Reason.ONE_CATEGORY, FleissKappa.of(sameOnlyWherePaired));
		assertReason(Reason.NO_PAIRED_UNIT, FleissKappa.of(apart));
		assertReason(Reason.ONE_CATEGORY, CohenKappa.of(same, CohenKappa.Weights.QUADRATIC));
		assertReason(Reason.NO_PAIRED_UNIT, CohenKappa.of(apart, CohenKappa.Weights.NONE));
		assertReason(Reason.NOT_TWO_RATERS, CohenKappa.of(Ratings.of(KRIPPENDORFF), CohenKappa.Weights.NONE));
		assertReason(Reason.NO_PAIRED_UNIT, PairwiseAgreement.of(apart, 1));
		assertReason(Reason.NO_PAIRED_UNIT, PairwiseAgreement.of(Ratings.of(KRIPPENDORFF), 13));
		assertReason(Reason.INCOMPLETE, IntraclassCorrelation.anova(Ratings.of(KRIPPENDORFF), 0.95));
		assertReason(Reason.ONE_RATER, IntraclassCorrelation.anova(Ratings.of(new double[][] { { 1 }, { 2 } }), 0.95));
		assertReason(Reason.ONE_UNIT, IntraclassCorrelation.anova(Ratings.of(new double[][] { { 1, 2 } }), 0.95));
		assertReason(Reason.ONE_UNIT, IntraclassCorrelation.mixed(Ratings.of(new double[][] { { 1, 2 } }), 0.95));
		assertReason(Reason.ONE_UNIT, IntraclassCorrelation.oneWay(Ratings.of(new double[][] { { 1, 2 } }), 0.95));
		assertReason(Reason.UNITS_ALIKE,
				IntraclassCorrelation.anova(Ratings.of(new double[][] { { 1, 5 }, { 5, 1 }, { 3, 3 } }), 0.95));
		assertReason(Reason.UNITS_ALIKE,
				IntraclassCorrelation.oneWay(Ratings.of(new double[][] { { 1, 5 }, { 5, 1 }, { 3, 3 } }), 0.95));
		// Levels of units and raters add up without remainder.
		assertReason(Reason.NO_REMAINDER,
				IntraclassCorrelation.mixed(Ratings.of(new double[][] { { 1, 2, 5 }, { 2, 3, 6 }, { 5, 6, 9 } }), 0.95));
		assertReason(Reason.NO_REMAINDER, IntraclassCorrelation.mixed(Ratings.of(new double[][] { { 1, 7, X }, { X, 2, 3 } }), 0.95));
	}

	private static void assertReason(Reason reason, Agreement.Result<?> result) {
		var none = assertInstanceOf(Agreement.NotEstimable.class, result);
		assertEquals(reason, none.reason());
		assertTrue(none.explanation().endsWith("."), none.explanation());
		assertEquals(Optional.empty(), result.value());
	}

	/** Perfect agreement is 1, and does not pretend to know how far it may be off. */
	@Test
	void perfectAgreement() {
		Ratings perfect = Ratings.of(new double[][] { { 1, 1, 1 }, { 2, 2, 2 }, { 3, 3, 3 }, { 1, 1, 1 } });
		CohenKappa cohen = CohenKappa.of(perfect, 0, 2, CohenKappa.Weights.LINEAR).value().orElseThrow();
		assertEquals(1, cohen.kappa(), 1e-15);
		assertEquals(Optional.empty(), cohen.interval(0.95));
		FleissKappa fleiss = FleissKappa.of(perfect).value().orElseThrow();
		assertEquals(1, fleiss.kappa(), 1e-15);
		assertEquals(Optional.empty(), fleiss.interval(0.95));
		for (Scale scale : Scale.values()) {
			assertEquals(1, KrippendorffAlpha.of(perfect, scale).value().orElseThrow().alpha(), 1e-15);
			assertEquals(Optional.empty(), KrippendorffAlpha.bootstrap(perfect, scale, 0.95, 200, 3));
		}
		var anova = IntraclassCorrelation.anova(perfect, 0.95).value().orElseThrow();
		for (var c : anova.coefficients()) {
			assertEquals(1, c.value(), 1e-15);
			assertEquals(Optional.empty(), c.interval());
			assertEquals(Optional.empty(), c.test());
		}
		PairwiseAgreement pairs = PairwiseAgreement.of(perfect, 2).value().orElseThrow();
		assertEquals(1, pairs.meanAgreement());
		assertEquals(1, pairs.meanKappa().orElseThrow());
		// One rater who says the same throughout: no agreement beyond chance, and no test of it.
		CohenKappa constant = CohenKappa.of(new long[][] { { 5, 0 }, { 3, 0 } }, CohenKappa.Weights.NONE).value().orElseThrow();
		assertEquals(0, constant.kappa(), 1e-15);
		assertEquals(Optional.empty(), constant.interval(0.95));
		assertEquals(Optional.empty(), constant.test());
	}

	/** Draws that hold one category only have no α; they are counted. */
	@Test
	void replicatesWithoutVariationAreLeftOut() {
		Ratings few = Ratings.of(new double[][] { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 2 }, { 2, 2 } });
		for (Scale scale : Scale.values()) {
			KrippendorffAlpha.Bootstrap b = KrippendorffAlpha.bootstrap(few, scale, 0.95, 2000, 3).orElseThrow();
			assertEquals(2000, b.undefined() + b.replicates());
			// Five draws of the three units of one category.
			assertEquals(Math.pow(0.6, 5) + Math.pow(0.2, 5), b.undefined() / 2000.0, 0.02);
		}
	}

	/** Too many raters and units for the mixed model: said so, and the one-way correlation is offered. */
	@Test
	void manyRatersAndUnits() {
		int n = IntraclassCorrelation.MAX_ORDER + 1;
		int[] unit = new int[2 * n];
		int[] rater = new int[2 * n];
		double[] value = new double[2 * n];
		for (int i = 0; i < 2 * n; i++) {
			unit[i] = i / 2;
			rater[i] = (i / 2 + i % 2) % n;
			value[i] = Math.sin(i / 2) + 0.3 * Math.sin(17 * i);
		}
		Ratings many = Ratings.of(n, n, unit, rater, value);
		assertReason(Reason.TOO_LARGE, IntraclassCorrelation.mixed(many, 0.95));
		assertEquals(Agreement.Coefficient.ICC_ONE_WAY, choose(many, Scale.INTERVAL).main().coefficient());
		// As many values as ratings are no categories for a table of two raters.
		double[][] two = new double[1500][];
		for (int u = 0; u < two.length; u++) {
			two[u] = new double[] { Math.sin(u), Math.cos(u) };
		}
		assertEquals(Agreement.Coefficient.KRIPPENDORFF_ORDINAL, choose(Ratings.of(two), Scale.ORDINAL).main().coefficient());
		assertThrows(IllegalArgumentException.class, () -> CohenKappa.of(Ratings.of(two), CohenKappa.Weights.LINEAR));
	}

	@Test
	void oneUnitHasNoInterval() {
		Ratings one = Ratings.of(new double[][] { { 1, 2, 2 }, { 4, X, X } });
		assertEquals(Optional.empty(), FleissKappa.of(one).value().orElseThrow().interval(0.95));
		assertEquals(Optional.empty(), KrippendorffAlpha.bootstrap(one, Scale.NOMINAL, 0.95, 100, 1));
		assertEquals(1, KrippendorffAlpha.of(one, Scale.NOMINAL).value().orElseThrow().unitsDropped());
	}

	@Test
	void wrongCallsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Ratings.of(new double[][] { { 1, 2 }, { 1 } }));
		assertThrows(IllegalArgumentException.class,
				() -> Ratings.of(2, 2, new int[] { 0, 0 }, new int[] { 1, 1 }, new double[] { 1, 2 }));
		assertThrows(IllegalArgumentException.class,
				() -> Ratings.of(1, 1, new int[] { 0 }, new int[] { 0 }, new double[] { Double.POSITIVE_INFINITY }));
		assertThrows(IllegalArgumentException.class, () -> CohenKappa.of(new long[][] { { 1, 2 } }, CohenKappa.Weights.NONE));
		assertThrows(IllegalArgumentException.class, () -> PairwiseAgreement.of(Ratings.of(KRIPPENDORFF), 0));
		assertThrows(IllegalArgumentException.class,
				() -> KrippendorffAlpha.bootstrap(Ratings.of(KRIPPENDORFF), Scale.NOMINAL, 1, 10, 1));
		assertThrows(IllegalArgumentException.class,
				() -> KrippendorffAlpha.bootstrap(Ratings.of(KRIPPENDORFF), Scale.NOMINAL, 0.9, 0, 1));
	}

	@Test
	void tableAndListAreTheSame() {
		Ratings table = Ratings.of(KRIPPENDORFF);
		List<int[]> places = new ArrayList<>();
		for (int r = 3; r >= 0; r--) {
			for (int u = 11; u >= 0; u--) {
				if (!Double.isNaN(KRIPPENDORFF[u][r])) {
					places.add(new int[] { u, r });
				}
			}
		}
		Ratings list = Ratings.of(12, 4, places.stream().mapToInt(p -> p[0]).toArray(), places.stream().mapToInt(p -> p[1]).toArray(),
				places.stream().mapToDouble(p -> KRIPPENDORFF[p[0]][p[1]]).toArray());
		for (int u = 0; u < 12; u++) {
			assertArrayEquals(KRIPPENDORFF[u], list.table()[u]);
			assertArrayEquals(KRIPPENDORFF[u], table.table()[u]);
		}
		assertEquals(41, list.size());
		assertEquals(11, list.pairableUnits());
		assertEquals(4, list.activeRaters());
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5 }, list.categories());
	}

	@Test
	void bootstrapDependsOnTheSeedAndNotOnTheThreads() throws InterruptedException, ExecutionException {
		Ratings ratings = Ratings.of(KRIPPENDORFF);
		for (Scale scale : Scale.values()) {
			KrippendorffAlpha.Bootstrap here = KrippendorffAlpha.bootstrap(ratings, scale, 0.95, 1000, 42).orElseThrow();
			for (int threads : new int[] { 1, 3 }) {
				try (ForkJoinPool pool = new ForkJoinPool(threads)) {
					assertEquals(here,
							pool.submit(() -> KrippendorffAlpha.bootstrap(ratings, scale, 0.95, 1000, 42).orElseThrow()).get());
				}
			}
			assertNotEquals(here, KrippendorffAlpha.bootstrap(ratings, scale, 0.95, 1000, 43).orElseThrow());
			assertTrue(here.interval().contains(KrippendorffAlpha.of(ratings, scale).value().orElseThrow().alpha()));
		}
	}

	/** Each coefficient is chosen where it belongs, and equals itself when asked for by name. */
	@Test
	void theRightOneIsChosen() {
		Ratings four = Ratings.of(KRIPPENDORFF);
		double[][] two = new double[12][];
		for (int u = 0; u < 12; u++) {
			two[u] = new double[] { u % 3, (u + u / 5) % 3 };
		}
		Ratings pair = Ratings.of(two);
		var cohen = choose(pair, Scale.NOMINAL);
		assertEquals(Agreement.Coefficient.COHEN, cohen.main().coefficient());
		assertEquals(CohenKappa.of(pair, CohenKappa.Weights.NONE).value().orElseThrow().kappa(), cohen.main().value());
		assertTrue(cohen.landisKoch().orElseThrow().endsWith("(Landis and Koch 1977)"));
		assertEquals(Agreement.Coefficient.COHEN_LINEAR, choose(pair, Scale.ORDINAL).main().coefficient());
		var nominal = choose(four, Scale.NOMINAL);
		assertEquals(Agreement.Coefficient.KRIPPENDORFF_NOMINAL, nominal.main().coefficient());
		assertEquals(Optional.empty(), nominal.beside());
		assertEquals(11, nominal.units());
		assertEquals(1, nominal.unitsDropped());
		assertEquals(4, nominal.raters());
		assertEquals(41, nominal.ratings());
		var complete = choose(Ratings.of(SHROUT_FLEISS), Scale.NOMINAL);
		assertEquals(Agreement.Coefficient.FLEISS, complete.beside().orElseThrow().coefficient());
		assertEquals(Agreement.Coefficient.KRIPPENDORFF_ORDINAL, choose(four, Scale.ORDINAL).main().coefficient());
		assertEquals(Agreement.Coefficient.KRIPPENDORFF_RATIO, choose(four, Scale.RATIO).main().coefficient());
		var icc = choose(Ratings.of(SHROUT_FLEISS), Scale.INTERVAL);
		assertEquals(Agreement.Coefficient.ICC, icc.main().coefficient());
		assertEquals(Agreement.Coefficient.KRIPPENDORFF_INTERVAL, icc.beside().orElseThrow().coefficient());
		assertEquals(Optional.empty(), icc.landisKoch());
		assertEquals(Agreement.Coefficient.ICC_MIXED, choose(four, Scale.INTERVAL).main().coefficient());
		// Every unit has raters of its own: they cannot be told from the remainder.
		Ratings strangers = Ratings.of(new double[][] { { 1, 2, X, X, X, X }, { X, X, 4, 6, X, X }, { X, X, X, X, 3, 3 } });
		assertEquals(Agreement.Coefficient.ICC_ONE_WAY, choose(strangers, Scale.INTERVAL).main().coefficient());
	}

	/** Raters and units that were planned but never rated change nothing. */
	@Test
	void theIdleDoNotCount() {
		double[][] busy = new double[10][];
		double[][] withIdle = new double[14][];
		for (int u = 0; u < 14; u++) {
			withIdle[u] = new double[] { X, X, X, X };
		}
		for (int u = 0; u < 10; u++) {
			busy[u] = new double[] { u % 3, (u + u / 5) % 3 };
			withIdle[u + u / 3] = new double[] { X, busy[u][0], X, busy[u][1] };
		}
		assertEquals(choose(Ratings.of(busy), Scale.NOMINAL), choose(Ratings.of(withIdle), Scale.NOMINAL));
		Ratings left = Ratings.of(withIdle).withoutIdle();
		assertTrue(left.complete());
		for (int u = 0; u < 10; u++) {
			assertArrayEquals(busy[u], left.table()[u]);
		}
		assertEquals(0, Ratings.of(new double[][] { { X, X } }).withoutIdle().units());
	}

	private static Agreement.Recommendation choose(Ratings ratings, Scale scale) {
		Agreement.Recommendation r = Agreement.recommended(ratings, scale, 0.95, 500, 9).value().orElseThrow();
		assertTrue(r.main().interval().orElseThrow().contains(r.main().value()));
		assertTrue(r.why().endsWith("."));
		return r;
	}

	@ParameterizedTest
	@CsvSource({ "-.1, poor", "0, slight", ".2, slight", ".21, fair", ".5, moderate", ".7, substantial", ".81, almost perfect" })
	void landisAndKoch(double kappa, String word) {
		assertEquals(word + " (Landis and Koch 1977)", Agreement.landisKoch(kappa));
	}

	/** Neither the order of units and raters nor the names of categories matter. */
	@Test
	void coefficientsDoNotDependOnNames() {
		double[][] turned = new double[12][4];
		for (int u = 0; u < 12; u++) {
			for (int r = 0; r < 4; r++) {
				turned[(u * 5 + 3) % 12][(r + 2) % 4] = KRIPPENDORFF[u][r];
			}
		}
		Ratings here = Ratings.of(KRIPPENDORFF);
		Ratings there = Ratings.of(turned);
		for (Scale scale : Scale.values()) {
			assertEquals(KrippendorffAlpha.of(here, scale).value().orElseThrow().alpha(),
					KrippendorffAlpha.of(there, scale).value().orElseThrow().alpha(), 1e-13);
		}
		assertEquals(FleissKappa.of(here).value().orElseThrow().kappa(), FleissKappa.of(there).value().orElseThrow().kappa(), 1e-13);
		assertEquals(PairwiseAgreement.of(here, 1).value().orElseThrow().meanKappa().orElseThrow(),
				PairwiseAgreement.of(there, 1).value().orElseThrow().meanKappa().orElseThrow(), 1e-13);
		double[][] scaled = new double[12][4];
		for (int u = 0; u < 12; u++) {
			for (int r = 0; r < 4; r++) {
				scaled[u][r] = 1e6 + 7 * KRIPPENDORFF[u][r];
			}
		}
		for (Scale scale : List.of(Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL)) {
			assertEquals(KrippendorffAlpha.of(here, scale).value().orElseThrow().alpha(),
					KrippendorffAlpha.of(Ratings.of(scaled), scale).value().orElseThrow().alpha(), 1e-9);
		}
		var mixed = IntraclassCorrelation.mixed(here, 0.95).value().orElseThrow();
		var mixedScaled = IntraclassCorrelation.mixed(Ratings.of(scaled), 0.95).value().orElseThrow();
		assertEquals(49 * mixed.unitVariance(), mixedScaled.unitVariance(), 1e-6);
		assertEquals(1e6 + 7 * mixed.mean(), mixedScaled.mean(), 1e-6);
	}

	/** Votes of several raters on the same pictures: sides do not matter, a second vote does not count. */
	@Test
	void votesBecomeRatings() {
		int[] rater = { 0, 1, 2, 0, 1, 2, 0, 2 };
		int[] prompt = { 5, 5, 5, 6, 6, 6, 5, 5 };
		int[] left = { 1, 2, 1, 1, 2, 1, 2, 1 };
		int[] right = { 2, 1, 2, 2, 1, 3, 1, 2 };
		byte[] choice = { PairVotes.LEFT, PairVotes.RIGHT, PairVotes.TIE, PairVotes.RIGHT, PairVotes.LEFT, PairVotes.LEFT,
				PairVotes.LEFT, PairVotes.SKIP };
		PairVotes.Judged judged = new PairVotes(3, rater, prompt, left, right, choice, new double[8],
				new long[] { 1, 2, 3, 4, 5, 6, 7, 0 }).judged();
		assertEquals(1, judged.repeated());
		assertEquals(1, judged.skipped());
		double[][] table = judged.ratings().table();
		assertArrayEquals(new double[] { 0, 0, 1 }, table[0]);
		assertArrayEquals(new double[] { 2, 2, X }, table[1]);
		assertArrayEquals(new double[] { X, X, 0 }, table[2]);
	}

	private static Ratings counts(int[][] counts) {
		List<double[]> rows = new ArrayList<>();
		for (int[] unit : counts) {
			double[] row = new double[14];
			int r = 0;
			for (int c = 0; c < unit.length; c++) {
				for (int x = 0; x < unit[c]; x++) {
					row[r++] = c + 1;
				}
			}
			rows.add(row);
		}
		return Ratings.of(rows.toArray(new double[0][]));
	}
}
