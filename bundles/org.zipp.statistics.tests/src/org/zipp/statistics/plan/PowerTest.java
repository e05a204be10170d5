package org.zipp.statistics.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.statistics.internal.Seeds;
import org.zipp.statistics.plan.Power.Design;
import org.zipp.statistics.plan.Power.Difference;
import org.zipp.statistics.plan.Power.Equivalence;
import org.zipp.statistics.plan.Power.Precision;
import org.zipp.statistics.plan.Power.Solved;
import org.zipp.statistics.plan.Power.Unknown;
import org.zipp.statistics.plan.Power.Unreachable;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Proportions;

class PowerTest {

	private static final int REPLICATES = 10_000;
	/** Three standard errors of a share of that many replicates, at most. */
	private static final double MONTE_CARLO = 3 * Math.sqrt(0.25 / REPLICATES);
	/** How far the normal approximation of votes may lead astray. */
	private static final double APPROXIMATION = 0.01;

	private static final Design DESIGN = Design.of(50, 5, 0.1, 0.6, 0.05);

	/** Designs with the numbers of votes of raters in turn; the first ones are those of the ZIPP paper's human study. */
	static Stream<Arguments> designs() {
		return Stream.of(Arguments.of(DESIGN, new int[] { 5 }),
				Arguments.of(Design.of(50, 5, 0.1, 0.58, 0.01), new int[] { 5 }),
				Arguments.of(Design.of(50, 2.5, 0.1, 0.62, 0.05).withSizeVariation(0.2), new int[] { 2, 3 }),
				Arguments.of(Design.of(50, 2.5, 0.1, 0.56, 0.05).withSizeVariation(0.2), new int[] { 2, 3 }),
				Arguments.of(Design.of(50, 20, 0.2, 0.58, 0.05).withComparisons(5), new int[] { 20 }),
				Arguments.of(Design.of(12, 20, 0.1, 0.62, 0.05), new int[] { 20 }),
				Arguments.of(Design.of(30, 10, 0.1, 0.6, 0.05).withSizeVariation(0.6), new int[] { 4, 16 }),
				Arguments.of(DESIGN.withTies(0.3), new int[] { 5 }),
				Arguments.of(Design.of(20, 10, 0.05, 0.5, 0.05), new int[] { 10 }));
	}

	@ParameterizedTest
	@MethodSource("designs")
	void powerEqualsSimulation(Design design, int[] sizes) {
		double level = design.levelOfOne();
		double rate = simulated(design, sizes, p -> p.robust().filter(e -> e.waldTest(0.5) <= level).isPresent());
		assertEquals(Power.ofDifference(design), rate, APPROXIMATION + MONTE_CARLO);
		double logit = simulated(design, sizes, p -> p.biasReduced().filter(e -> e.test(0.5) <= level).isPresent());
		assertEquals(Power.ofDifference(design, Power.Test.LOGIT), logit, APPROXIMATION + MONTE_CARLO);
	}

	@Test
	void powerOfEquivalenceEqualsSimulation() {
		for (Design design : List.of(DESIGN.withWinRate(0.5), Design.of(80, 5, 0.05, 0.53, 0.05))) {
			double rate = simulated(design, new int[] { 5 }, p -> p.biasReduced()
					.map(e -> org.zipp.statistics.rate.Equivalence.test(e, 0.1, 0.05).pEquivalence() <= 0.05).orElse(false));
			assertEquals(Power.ofEquivalence(design, 0.1), rate, APPROXIMATION + MONTE_CARLO);
		}
	}

	@Test
	void halfWidthEqualsSimulation() {
		Design design = DESIGN.withSizeVariation(0.4);
		double mean = LongStream.range(0, 2000).parallel()
				.mapToObj(i -> clustered(design, new int[] { 3, 7 }, Seeds.generator(5, i)).biasReduced().orElseThrow().wald(0.95))
				.mapToDouble(i -> (i.high() - i.low()) / 2).average().orElseThrow();
		assertEquals(Power.halfWidth(design), mean, 0.0015);
	}

	@Test
	void theExactTestIsTooSureOfClusteredVotes() {
		Design design = Design.of(50, 20, 0.2, 0.5, 0.05);
		double naive = simulated(design, new int[] { 20 },
				p -> Proportions.binomialTest(Math.round(p.rate() * 1000), 1000, 0.5) <= 0.05);
		assertTrue(naive > 0.3, "false claims by the exact test: " + naive);
		assertTrue(Power.ofExactTest(design) < 0.05);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsSolvedReachesItsGoalAndNothingLessDoes(Unknown unknown) {
		for (Power.Goal goal : List.of(new Difference(0.7), new Difference(0.7, Power.Test.LOGIT), new Equivalence(0.1, 0.6),
				new Precision(0.08))) {
			if (unknown == Unknown.WIN_RATE && goal instanceof Precision) {
				assertThrows(IllegalArgumentException.class, () -> Power.solve(unknown, DESIGN, goal));
				continue;
			}
			Design design = goal instanceof Equivalence ? DESIGN.withWinRate(0.5) : DESIGN;
			var solved = assertInstanceOf(Solved.class, Power.solve(unknown, design, goal));
			assertTrue(reached(solved.achieved(), goal), solved.toString());
			assertEquals(solved.achieved(), achieved(solved.design(), goal), 1e-12);
			double v = solved.value();
			Design less = switch (unknown) {
			case RATERS -> design.withRaters((int) v - 1);
			case VOTES_PER_RATER -> design.withVotesPerRater(v - 1);
			case WIN_RATE -> design.withWinRate(goal instanceof Equivalence ? v + 1e-9 : v - 1e-9);
			case ICC -> design.withIcc(v + 1e-9);
			case ALPHA -> design.withAlpha(v - 1e-9);
			};
			assertTrue(!reached(achieved(less, goal), goal), solved.toString());
		}
	}

	@Test
	void solutionsLeadBackToTheDesign() {
		double power = Power.ofDifference(DESIGN);
		assertEquals(0.6, value(Unknown.WIN_RATE, DESIGN.withWinRate(0.5), power), 1e-9);
		assertEquals(50, value(Unknown.RATERS, DESIGN.withRaters(2), power));
		assertEquals(5, value(Unknown.VOTES_PER_RATER, DESIGN.withVotesPerRater(1), power));
		assertEquals(0.1, value(Unknown.ICC, DESIGN.withIcc(0), power), 1e-9);
		assertEquals(0.05, value(Unknown.ALPHA, DESIGN.withAlpha(0.5), power), 1e-9);
	}

	@Test
	void fewRatersAreNotMadeUpForByVotes() {
		Design few = DESIGN.withRaters(8);
		var solution = assertInstanceOf(Unreachable.class, Power.solve(Unknown.VOTES_PER_RATER, few, new Difference(0.8)));
		assertTrue(solution.reason().contains("8 raters") && solution.reason().contains("More raters"), solution.reason());
		assertEquals(Power.ofDifference(few.withVotesPerRater(1e9)), solution.best(), 1e-6);
		// Without clustering votes are as good as raters.
		assertInstanceOf(Solved.class, Power.solve(Unknown.VOTES_PER_RATER, few.withIcc(0), new Difference(0.8)));
	}

	@Test
	void whatCannotBeReachedIsSaid() {
		for (Unknown unknown : List.of(Unknown.RATERS, Unknown.VOTES_PER_RATER, Unknown.ICC)) {
			var none = assertInstanceOf(Unreachable.class, Power.solve(unknown, DESIGN.withWinRate(0.5), new Difference(0.8)));
			assertTrue(none.reason().contains("no difference to find"), none.reason());
			assertTrue(Double.isFinite(none.best()));
		}
		assertInstanceOf(Unreachable.class, Power.solve(Unknown.RATERS, DESIGN.withWinRate(0.62), new Equivalence(0.1, 0.8)));
		assertInstanceOf(Unreachable.class, Power.solve(Unknown.ICC, DESIGN.withRaters(5), new Difference(0.8)));
		assertInstanceOf(Unreachable.class, Power.solve(Unknown.WIN_RATE, DESIGN.withWinRate(0.5).withTies(0.95).withRaters(3), new Difference(0.9999)));
		assertEquals(0.05, value(Unknown.ALPHA, DESIGN.withWinRate(0.5), 0.05), 1e-12);
	}

	@Test
	void edgesOfADesign() {
		assertEquals(1, Power.ofDifference(DESIGN.withWinRate(1)));
		assertEquals(0, Power.ofDifference(DESIGN.withWinRate(1), Power.Test.LOGIT));
		assertEquals(Power.ofDifference(DESIGN), Power.ofDifference(DESIGN.withWinRate(0.4)), 1e-12);
		assertEquals(1.4, DESIGN.designEffect(), 1e-12);
		assertEquals(250 / 1.4, DESIGN.effectiveVotes(), 1e-9);
		assertEquals(0.05 / 3, DESIGN.withComparisons(3).levelOfOne(), 1e-15);
		assertEquals(Power.ofDifference(DESIGN.withAlpha(0.01)), Power.ofDifference(DESIGN.withComparisons(5)), 1e-12);
		// Half of the raters' distinct votes are ties: the exact test has fewer decided votes.
		assertTrue(Power.ofExactTest(DESIGN.withIcc(0).withTies(0.5)) > Power.ofExactTest(DESIGN.withIcc(0)));
		assertThrows(IllegalArgumentException.class, () -> DESIGN.withTies(0.9));
		assertThrows(IllegalArgumentException.class, () -> DESIGN.withRaters(1));
		assertThrows(IllegalArgumentException.class, () -> DESIGN.withIcc(-0.1));
		assertThrows(IllegalArgumentException.class, () -> DESIGN.withAlpha(0));
		assertThrows(IllegalArgumentException.class, () -> DESIGN.withWinRate(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new Difference(1));
		assertThrows(IllegalArgumentException.class, () -> new Equivalence(0.5, 0.8));
	}

	private static double value(Unknown unknown, Design design, double power) {
		return assertInstanceOf(Solved.class, Power.solve(unknown, design, new Difference(power))).value();
	}

	private static double achieved(Design design, Power.Goal goal) {
		return switch (goal) {
		case Difference d -> Power.ofDifference(design, d.test());
		case Equivalence e -> Power.ofEquivalence(design, e.margin());
		case Precision _ -> Power.halfWidth(design);
		};
	}

	private static boolean reached(double achieved, Power.Goal goal) {
		return switch (goal) {
		case Difference d -> achieved >= d.power();
		case Equivalence e -> achieved >= e.power();
		case Precision p -> achieved <= p.halfWidth();
		};
	}

	/** Share of simulated studies that reject. */
	private static double simulated(Design design, int[] sizes, Predicate<ClusteredProportion> rejects) {
		return LongStream.range(0, REPLICATES).parallel()
				.filter(i -> rejects.test(clustered(design, sizes, Seeds.generator(2026, i)))).count() / (double) REPLICATES;
	}

	/**
	 * Votes of raters from Pólya's urn: the next vote of a rater is like the earlier ones with the weight of each, so that
	 * numbers of wins are beta-binomial (with ties Dirichlet-multinomial) of the intra-class correlation of the design.
	 */
	static ClusteredProportion clustered(Design design, int[] sizes, SplittableRandom random) {
		double win = design.winRate() - design.ties() / 2;
		double own = design.icc() == 0 ? 1e12 : 1 / design.icc() - 1;
		List<Cluster> clusters = new ArrayList<>();
		for (int r = 0; r < design.raters(); r++) {
			int n = sizes[r % sizes.length];
			int wins = 0;
			int ties = 0;
			for (int v = 0; v < n; v++) {
				double u = random.nextDouble() * (own + v);
				if (u < own * win + wins) {
					wins++;
				} else if (u < own * win + wins + own * design.ties() + ties) {
					ties++;
				}
			}
			clusters.add(new Cluster(wins + ties / 2.0, n));
		}
		return new ClusteredProportion(clusters);
	}

	@Test
	void theUrnHasTheCorrelationOfTheDesign() {
		Design design = Design.of(4000, 2, 0.3, 0.6, 0.05);
		ClusteredProportion votes = clustered(design, new int[] { 2 }, Seeds.generator(1, 1));
		assertEquals(0.6, votes.rate(), 0.02);
		assertEquals(design.designEffect(), votes.designEffect(0.24).orElseThrow(), 0.08);
		assertEquals(Optional.empty(), votes.obstacle());
	}
}
