package org.zipp.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.statistics.Agreement.Reason;

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
