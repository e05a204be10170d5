package org.zipp.statistics.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.agreement.CohenKappa.Weights;
import org.zipp.statistics.agreement.IntraclassCorrelation.Form;

/** What is told of several experts' ratings from 1 to 5, beside psych 2.2.9 of R on published examples. */
class PersonaRatingTest {

	private static final double X = Double.NaN;

	/** Shrout and Fleiss (1979), table 2. */
	private static final Ratings SHROUT_FLEISS = Ratings.of(new double[][] { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 },
			{ 10, 5, 6, 9 }, { 6, 2, 4, 7 } });

	/** Krippendorff (2011), section C: the units that all four observers rated. */
	private static final double[][] KRIPPENDORFF = { { 2, 2, 3, 2 }, { 3, 3, 3, 3 }, { 3, 3, 3, 3 }, { 2, 2, 2, 2 }, { 1, 2, 3, 4 },
			{ 4, 4, 4, 4 }, { 1, 1, 2, 1 }, { 2, 2, 2, 2 } };

	private static PairwiseKappa kappa(Ratings ratings, Weights weights) {
		return PairwiseKappa.of(ratings, weights, 1).value().orElseThrow();
	}

	/** {@code mean(cohen.kappa(m[, c(i, j)])$weighted.kappa)} over pairs; also 1 − Σ(a−b)² ÷ its expectation by hand. */
	@Test
	void quadraticKappaOfPairs() {
		PairwiseKappa a = kappa(SHROUT_FLEISS, Weights.QUADRATIC);
		assertEquals(.3351081352, a.mean(), 1e-10);
		assertEquals(.1069518717, a.lowest(), 1e-10);
		assertEquals(.6052631579, a.highest(), 1e-10);
		assertEquals(6, a.pairs());
		PairwiseKappa b = kappa(Ratings.of(KRIPPENDORFF), Weights.QUADRATIC);
		assertEquals(.6819412189, b.mean(), 1e-10);
		assertEquals(.4545454545, b.lowest(), 1e-10);
		assertEquals(.9259259259, b.highest(), 1e-10);
		assertEquals(.6435032800, kappa(Ratings.of(KRIPPENDORFF), Weights.NONE).mean(), 1e-10);
		assertEquals(PairwiseAgreement.of(Ratings.of(KRIPPENDORFF), 1).value().orElseThrow().meanKappa().orElseThrow(),
				kappa(Ratings.of(KRIPPENDORFF), Weights.NONE).mean(), 1e-12);
	}

	/** {@code psych::ICC(m, lmer = FALSE)}. */
	@Test
	void intraclassCorrelationsWithTheirIntervals() {
		var anova = IntraclassCorrelation.anova(SHROUT_FLEISS, 0.95).value().orElseThrow();
		interval(.28976378, .018786513, .76108437, anova.coefficient(Form.ICC2_1));
		interval(.62005055, .071136815, .92723204, anova.coefficient(Form.ICC2_K));
	}

	private static void interval(double value, double low, double high, IntraclassCorrelation.Coefficient c) {
		assertEquals(value, c.value(), 1e-8);
		assertEquals(low, c.interval().orElseThrow().low(), 1e-8);
		assertEquals(high, c.interval().orElseThrow().high(), 1e-7);
	}

	@Test
	void pairsWithoutCommonUnitsAreCounted() {
		Ratings gaps = Ratings.of(new double[][] { { 1, 2, X }, { 2, 2, X }, { 3, 4, X }, { X, 1, X }, { X, X, 5 } });
		PairwiseKappa k = kappa(gaps, Weights.QUADRATIC);
		assertEquals(1, k.pairs());
		assertEquals(2, k.pairsWithout());
		assertEquals(k.lowest(), k.highest());
		assertInstanceOf(Agreement.NotEstimable.class, PairwiseKappa.of(gaps, Weights.QUADRATIC, 4));
		assertInstanceOf(Agreement.NotEstimable.class, PairwiseKappa.of(Ratings.of(new double[][] { { 3, 3 }, { 3, 3 } }), Weights.NONE, 1));
		assertInstanceOf(Agreement.NotEstimable.class, PairwiseKappa.of(Ratings.of(new double[][] { { 3, X }, { X, 3 } }), Weights.NONE, 1));
		assertThrows(IllegalArgumentException.class, () -> PairwiseKappa.of(gaps, Weights.NONE, 0));
	}

	private static final Function<Ratings, OptionalDouble> QUADRATIC = r -> PairwiseKappa.of(r, Weights.QUADRATIC, 1).value()
			.map(k -> OptionalDouble.of(k.mean())).orElseGet(OptionalDouble::empty);

	private static int[] alone(Ratings ratings) {
		return IntStream.range(0, ratings.units()).toArray();
	}

	@Test
	void theBootstrapIsTheSameForTheSameSeedAndSaysNothingWhereNothingVaries() {
		Ratings ratings = Ratings.of(KRIPPENDORFF);
		Optional<Interval> interval = ClusterBootstrap.interval(ratings, alone(ratings), QUADRATIC, 0.95, 500, 4);
		assertEquals(interval, ClusterBootstrap.interval(ratings, alone(ratings), QUADRATIC, 0.95, 500, 4));
		assertTrue(interval.orElseThrow().contains(.6819412189));
		assertTrue(interval.orElseThrow().high() <= 1);
		Ratings perfect = Ratings.of(new double[][] { { 1, 1 }, { 4, 4 }, { 5, 5 } });
		assertEquals(Optional.empty(), ClusterBootstrap.interval(perfect, alone(perfect), QUADRATIC, 0.95, 200, 4));
		assertEquals(Optional.empty(), ClusterBootstrap.interval(ratings, new int[8], QUADRATIC, 0.95, 200, 4));
		assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.interval(ratings, new int[3], QUADRATIC, 0.95, 200, 4));
	}

	/** Units that come as copies say no more than one of them. */
	@Test
	void copiesInAClusterMakeTheIntervalNoShorter() {
		Random random = new Random(7);
		double[][] table = new double[40][3];
		double[][] copies = new double[160][];
		int[] cluster = new int[160];
		for (int u = 0; u < table.length; u++) {
			int truth = 1 + random.nextInt(5);
			for (int r = 0; r < 3; r++) {
				table[u][r] = Math.clamp(truth + random.nextInt(3) - 1, 1, 5);
			}
			for (int c = 0; c < 4; c++) {
				copies[4 * u + c] = table[u];
				cluster[4 * u + c] = u;
			}
		}
		Ratings once = Ratings.of(table);
		Ratings often = Ratings.of(copies);
		Interval plain = ClusterBootstrap.interval(once, alone(once), QUADRATIC, 0.95, 1000, 2).orElseThrow();
		Interval clustered = ClusterBootstrap.interval(often, cluster, QUADRATIC, 0.95, 1000, 2).orElseThrow();
		Interval naive = ClusterBootstrap.interval(often, alone(often), QUADRATIC, 0.95, 1000, 2).orElseThrow();
		assertEquals(plain.high() - plain.low(), clustered.high() - clustered.low(), 1e-9);
		assertTrue(naive.high() - naive.low() < 0.7 * (plain.high() - plain.low()));
	}

	/** The interval holds the coefficient of very many units about as often as it says: 400 draws of 30 units. */
	@Test
	void theIntervalCoversAsOftenAsItSays() {
		double truth = QUADRATIC.apply(world(new Random(1), 40_000)).orElseThrow();
		Random random = new Random(5);
		int held = 0;
		for (int i = 0; i < 400; i++) {
			Ratings some = world(random, 30);
			held += ClusterBootstrap.interval(some, alone(some), QUADRATIC, 0.95, 300, i).orElseThrow().contains(truth) ? 1 : 0;
		}
		// Exact binomial bounds of 400 at 0.95 are about 0.926 and 0.97; small samples of a bootstrap may lack two points more.
		assertTrue(held >= 0.90 * 400 && held <= 0.985 * 400, held + " of 400");
	}

	private static Ratings world(Random random, int units) {
		double[][] table = new double[units][3];
		for (double[] row : table) {
			double quality = 3.5 + random.nextGaussian();
			for (int r = 0; r < row.length; r++) {
				row[r] = Math.clamp(Math.round(quality + (r - 1) * 0.3 + 0.7 * random.nextGaussian()), 1, 5);
			}
		}
		return Ratings.of(table);
	}
}
