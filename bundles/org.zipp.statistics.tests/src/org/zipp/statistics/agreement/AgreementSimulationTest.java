package org.zipp.statistics.agreement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.statistics.Interval;
import org.zipp.statistics.agreement.IntraclassCorrelation.Form;

/** Intervals cover, and tests err, as often as they say. */
class AgreementSimulationTest {

	private static final double[] SHARES = { 0.5, 0.3, 0.2 };

	@ParameterizedTest
	@CsvSource({ "100, 0", "60, .3" })
	void kappaOfFleissCovers(int units, double missing) {
		// Two raters agree on a label they both see with chance 0.4, else by chance: κ is 0.4.
		assertCovers(0.4, 3000, random -> FleissKappa.of(labels(random, units, 5, 0.4, missing)).value()
				.flatMap(k -> k.interval(0.95)));
	}

	@ParameterizedTest
	@EnumSource(names = { "NONE", "LINEAR" })
	void kappaOfCohenCovers(CohenKappa.Weights weights) {
		assertCovers(0.5, 3000, random -> CohenKappa.of(labels(random, 150, 2, 0.5, 0), weights).value()
				.flatMap(k -> k.interval(0.95)));
	}

	@Test
	void alphaCovers() {
		assertCovers(0.4, 2000, random -> KrippendorffAlpha.bootstrap(labels(random, 50, 5, 0.4, 0.3), Scale.NOMINAL, 0.95, 300,
				random.nextLong()).map(KrippendorffAlpha.Bootstrap::interval));
	}

	@Test
	void alphaOfMeasurementsCovers() {
		assertCovers(0.5, 2000, random -> KrippendorffAlpha.bootstrap(measured(random, 80, 4, 1, 0, 0.2), Scale.INTERVAL, 0.95,
				800, random.nextLong()).map(KrippendorffAlpha.Bootstrap::interval));
	}

	@ParameterizedTest
	@CsvSource({ "ICC1_1, 0, .5", "ICC2_1, .5, .444444444444", "ICC3_1, .5, .5", "ICC1_K, 0, .8", "ICC2_K, .5, .761904761905",
			"ICC3_K, .5, .8" })
	void completeCorrelationCovers(Form form, double raters, double truth) {
		assertCovers(truth, 2000, random -> IntraclassCorrelation.anova(measured(random, 30, 4, 1, raters, 0), 0.95).value()
				.flatMap(a -> a.coefficient(form).interval()));
	}

	/** The interval holds those shares whose deviance is near enough to the least; asking for the true one is quicker. */
	@Test
	void correlationWithGapsCovers() {
		int runs = 2000;
		double limit = 3.841458820694124;
		double covered = IntStream.range(0, runs).parallel().mapToDouble(i -> {
			CrossedComponents model = new CrossedComponents(measured(new SplittableRandom(1_000_003L * i + 7), 20, 5, 1, 0.5, 0.2));
			double least = model.fit().orElseThrow().deviance() - 2 * (model.size() - 1) * Math.log(model.scale());
			return model.profile(1 / 2.25, true) - least <= limit ? 1 : 0;
		}).average().orElseThrow();
		assertTrue(covered >= 0.93 && covered <= 0.97, "coverage " + covered);
		assertCovers(0.5, 2000, random -> IntraclassCorrelation.oneWay(measured(random, 30, 5, 1, 0, 0.3), 0.95).value()
				.flatMap(o -> o.single().interval()));
	}

	@Test
	void testsOfNoAgreementErrAsTheySay() {
		assertErrs(0.035, 0.065, random -> CohenKappa.of(labels(random, 100, 2, 0, 0), CohenKappa.Weights.NONE).value()
				.flatMap(CohenKappa::test).map(Agreement.Test::pValue));
		assertErrs(0.035, 0.065, random -> CohenKappa.of(labels(random, 100, 2, 0, 0), CohenKappa.Weights.QUADRATIC).value()
				.flatMap(CohenKappa::test).map(Agreement.Test::pValue));
		assertErrs(0.035, 0.065, random -> FleissKappa.of(labels(random, 40, 5, 0, 0)).value().map(k -> k.test().pValue()));
		// Numbers of ratings from two to ten: the general error of the test.
		assertErrs(0.035, 0.065, random -> FleissKappa.of(labels(random, 40, 10, 0, 0.5)).value().map(k -> k.test().pValue()));
		assertErrs(0.03, 0.07, random -> FleissKappa.of(labels(random, 40, 10, 0, 0.5)).value()
				.map(k -> k.categories().getFirst().test().pValue()));
		assertErrs(0.038, 0.062, random -> IntraclassCorrelation.anova(measured(random, 15, 3, 0, 0.5, 0), 0.95).value()
				.flatMap(a -> a.coefficient(Form.ICC2_1).test()).map(IntraclassCorrelation.UnitTest::pValue));
		// Half the mass of the ratio is at 0 in large samples, more of it here, so the test is careful.
		assertErrs(0.02, 0.06, random -> {
			CrossedComponents model = new CrossedComponents(measured(random, 15, 4, 0, 0.5, 0.2));
			double least = model.fit().orElseThrow().deviance() - 2 * (model.size() - 1) * Math.log(model.scale());
			return Optional.of(Math.max(0, model.profile(0, false) - least) > 2.705543454095404 ? 0.0 : 1.0);
		});
	}

	/** The error of the test under different numbers of ratings equals the spread of κ itself. */
	@Test
	void errorOfTheGeneralTestIsTheSpreadOfKappa() {
		int runs = 4000;
		double[][] seen = IntStream.range(0, runs).parallel().mapToObj(i -> {
			FleissKappa k = FleissKappa.of(labels(new SplittableRandom(77 + i), 60, 10, 0, 0.6)).value().orElseThrow();
			return new double[] { k.kappa(), k.standardErrorNull() };
		}).toArray(double[][]::new);
		double mean = 0;
		double squares = 0;
		double error = 0;
		for (double[] s : seen) {
			mean += s[0] / runs;
			squares += s[0] * s[0] / runs;
			error += s[1] / runs;
		}
		double spread = Math.sqrt(squares - mean * mean);
		assertTrue(Math.abs(error / spread - 1) < 0.05, error + " " + spread);
	}

	private static void assertCovers(double truth, int runs, Function<SplittableRandom, Optional<Interval>> interval) {
		int[] hits = IntStream.range(0, runs).parallel().mapToObj(i -> interval.apply(new SplittableRandom(1_000_003L * i + 17))
				.map(v -> v.contains(truth) ? 1 : 0).orElse(2)).mapToInt(Integer::intValue).toArray();
		double covered = IntStream.of(hits).filter(h -> h == 1).count();
		double defined = IntStream.of(hits).filter(h -> h < 2).count();
		assertTrue(defined > 0.99 * runs, "defined " + defined);
		assertTrue(covered / defined >= 0.93 && covered / defined <= 0.97, "coverage " + covered / defined);
	}

	private static void assertErrs(double low, double high, Function<SplittableRandom, Optional<Double>> p) {
		int runs = 3000;
		OptionalDouble rate = IntStream.range(0, runs).parallel()
				.mapToObj(i -> p.apply(new SplittableRandom(1_000_003L * i + 29)).map(v -> v < 0.05 ? 1.0 : 0.0).orElse(0.0))
				.mapToDouble(Double::doubleValue).average();
		assertTrue(rate.orElseThrow() >= low && rate.orElseThrow() <= high, "rate of error " + rate);
	}

	/** Labels of which two raters see the true one with chance {@code kappa} and else guess by shares. */
	private static Ratings labels(SplittableRandom random, int units, int raters, double kappa, double missing) {
		double[][] table = new double[units][raters];
		for (double[] row : table) {
			int truth = draw(random);
			for (int r = 0; r < raters; r++) {
				int label = random.nextDouble() < Math.sqrt(kappa) ? truth : draw(random);
				row[r] = random.nextDouble() < missing ? Double.NaN : label;
			}
		}
		return Ratings.of(table);
	}

	private static int draw(SplittableRandom random) {
		double u = random.nextDouble();
		return u < SHARES[0] ? 0 : u < SHARES[0] + SHARES[1] ? 1 : 2;
	}

	/** Unit, rater and remainder, normal; the remainder has variance 1. */
	private static Ratings measured(SplittableRandom random, int units, int raters, double unitSd, double raterSd,
			double missing) {
		double[] level = new double[raters];
		for (int r = 0; r < raters; r++) {
			level[r] = raterSd * random.nextGaussian();
		}
		double[][] table = new double[units][raters];
		for (double[] row : table) {
			double unit = unitSd * random.nextGaussian();
			for (int r = 0; r < raters; r++) {
				double value = unit + level[r] + random.nextGaussian();
				row[r] = random.nextDouble() < missing ? Double.NaN : value;
			}
		}
		return Ratings.of(table);
	}
}
