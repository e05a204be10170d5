package org.zipp.statistics.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Seeds;
import org.zipp.statistics.plan.Sequential.Boundary;
import org.zipp.statistics.plan.Sequential.Decision;
import org.zipp.statistics.plan.Sequential.HwangShihDeCani;
import org.zipp.statistics.plan.Sequential.Look;
import org.zipp.statistics.plan.Sequential.Monitoring;
import org.zipp.statistics.plan.Sequential.OBrienFleming;
import org.zipp.statistics.plan.Sequential.Pocock;
import org.zipp.statistics.plan.Sequential.PowerFamily;
import org.zipp.statistics.plan.Sequential.Spending;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.RateEstimate;

class SequentialTest {

	private static final double[] FIVE = { 0.2, 0.4, 0.6, 0.8, 1 };
	private static final int STUDIES = 10_000;

	/** Bounds of five equal looks at α = 0.05 as printed for the spending functions of Lan and DeMets (1983). */
	@ParameterizedTest
	@CsvSource({ "obf, 4.8769, 3.3569, 2.6803, 2.2898, 2.0310", "pocock, 2.4380, 2.4268, 2.4101, 2.3966, 2.3859" })
	void printedBounds(String kind, double first, double second, double third, double fourth, double fifth) {
		Spending spending = kind.equals("obf") ? new OBrienFleming() : new Pocock();
		double[] printed = { first, second, third, fourth, fifth };
		List<Boundary> boundaries = Sequential.boundaries(spending, 0.05, FIVE, true);
		for (int k = 0; k < 5; k++) {
			// The last printed digit was cut in places.
			assertEquals(printed[k], boundaries.get(k).z(), 1.2e-4);
		}
	}

	@Test
	void aSingleLookIsTheOrdinaryTest() {
		for (Spending spending : List.of(new OBrienFleming(), new Pocock(), new HwangShihDeCani(-4), new PowerFamily(2))) {
			Boundary end = Sequential.boundaries(spending, 0.05, new double[] { 1 }, true).getFirst();
			assertEquals(1.959963984540054, end.z(), 1e-12);
			assertEquals(0.05, end.nominalP(), 1e-14);
			Monitoring m = Sequential.monitor(spending, 0.05, List.of(new Look(1, 1.5)), true);
			assertEquals(0.1336144025377161, m.adjustedP().orElseThrow(), 1e-12);
			assertEquals(Decision.STOP_END, m.decision());
			assertEquals(1, Sequential.inflation(List.of(end), 0.05, 0.9), 1e-9);
		}
	}

	@Test
	void alphaIsSpentAndNoMore() {
		double[] many = IntStream.rangeClosed(1, 40).mapToDouble(k -> k / 40.0).toArray();
		double[] odd = { 0.003, 0.0031, 0.4, 0.400002, 0.77, 1.2 };
		for (double[] information : List.of(FIVE, many, odd)) {
			for (Spending spending : List.of(new OBrienFleming(), new Pocock(), new HwangShihDeCani(0), new HwangShihDeCani(2),
					new PowerFamily(0.5))) {
				List<Boundary> boundaries = Sequential.boundaries(spending, 0.05, information, true);
				assertEquals(0.05, Sequential.crossing(boundaries, 0).total(), 1e-9);
				for (Boundary b : boundaries) {
					assertTrue(Double.isFinite(b.z()) && b.z() <= Sequential.UNCROSSED && b.nominalP() >= 0);
				}
			}
		}
	}

	@Test
	void theEndSpendsWhatIsLeft() {
		// The study ends early at 70 %: the last look may use all of it, and asks for less.
		double[] information = { 0.3, 0.7 };
		double open = Sequential.boundaries(new OBrienFleming(), 0.05, information, false).getLast().z();
		double last = Sequential.boundaries(new OBrienFleming(), 0.05, information, true).getLast().z();
		assertTrue(last < open);
		assertEquals(0.05, Sequential.crossing(Sequential.boundaries(new OBrienFleming(), 0.05, information, true), 0).total(), 1e-10);
		// Beyond the planned information nothing is left.
		assertEquals(Sequential.UNCROSSED, Sequential.boundaries(new Pocock(), 0.05, new double[] { 0.5, 1, 1.2 }, true).getLast().z());
	}

	@Test
	void decisionsFollowTheBounds() {
		Spending spending = new OBrienFleming();
		Monitoring early = Sequential.monitor(spending, 0.05, List.of(new Look(0.2, 2.5), new Look(0.4, 2.9)), false);
		assertEquals(Decision.CONTINUE, early.decision());
		assertEquals(OptionalDouble.empty(), early.adjustedP());
		Monitoring stop = Sequential.monitor(spending, 0.05, List.of(new Look(0.2, -2.5), new Look(0.4, -3.4)), false);
		assertEquals(Decision.STOP_DIFFERENCE, stop.decision());
		assertEquals(2, stop.stage());
		double p = stop.adjustedP().orElseThrow();
		// More than what was spent at the first look, less than what was by the second.
		assertTrue(p > stop.boundaries().getFirst().spent() && p < stop.boundary().spent(), "p = " + p);
		// A study that went on after it could have stopped is judged by the look that crossed.
		Monitoring on = Sequential.monitor(spending, 0.05, List.of(new Look(0.4, 3.5), new Look(0.6, 1)), false);
		assertEquals(1, on.stage());
		assertEquals(Decision.STOP_DIFFERENCE, on.decision());
		assertEquals(Decision.STOP_END, Sequential.monitor(spending, 0.05, List.of(new Look(0.5, 1), new Look(1.01, 1)), false).decision());
	}

	@Test
	void theRepeatedIntervalAgreesWithTheBound() {
		SplittableRandom random = new SplittableRandom(3);
		Power.Design design = Power.Design.of(30, 8, 0.1, 0.6, 0.05);
		int crossed = 0;
		for (int i = 0; i < 300; i++) {
			RateEstimate estimate = PowerTest.clustered(design, new int[] { 8 }, random).biasReduced().orElseThrow();
			Monitoring m = Sequential.monitor(new Pocock(), 0.05, List.of(new Look(0.5, Sequential.z(estimate))), false);
			Interval interval = m.repeatedInterval(estimate, 0.05);
			assertEquals(m.decision() == Decision.STOP_DIFFERENCE, !interval.contains(0.5));
			assertEquals(0.95, interval.level(), 1e-15);
			crossed += m.decision() == Decision.STOP_DIFFERENCE ? 1 : 0;
		}
		assertTrue(crossed > 50 && crossed < 250, crossed + " crossed");
		Monitoring none = Sequential.monitor(new OBrienFleming(), 0.05, List.of(new Look(0.001, 3)), false);
		assertEquals(new Interval(0, 1, 0.95), none.repeatedInterval(new RateEstimate(0.7, 0.1, 5), 0.05));
	}

	/** Looks while raters come in one after another: as promised with bounds, far too many false claims without. */
	@Test
	void boundsKeepTheLevelUnderClustering() {
		Power.Design design = Power.Design.of(60, 6, 0.2, 0.5, 0.05);
		List<Boundary> boundaries = Sequential.boundaries(new Pocock(), 0.05, FIVE, true);
		int[][] crossed = LongStream.range(0, STUDIES).parallel().mapToObj(i -> {
			SplittableRandom random = Seeds.generator(11, i);
			double[] scores = new double[design.raters()];
			for (int r = 0; r < scores.length; r++) {
				scores[r] = votes(random, 6, 1 / design.icc() - 1);
			}
			int naive = 0;
			int bounded = 0;
			for (int k = 0; k < FIVE.length; k++) {
				List<Cluster> seen = Arrays.stream(scores).limit((k + 1) * 12L).mapToObj(s -> new Cluster(s, 6)).toList();
				double z = new ClusteredProportion(seen).biasReduced().map(Sequential::z).orElse(0.0);
				naive |= Math.abs(z) > 1.96 ? 1 : 0;
				bounded |= Math.abs(z) >= boundaries.get(k).z() ? 1 : 0;
			}
			return new int[] { naive, bounded };
		}).toArray(int[][]::new);
		double naive = Arrays.stream(crossed).mapToInt(c -> c[0]).sum() / (double) STUDIES;
		double bounded = Arrays.stream(crossed).mapToInt(c -> c[1]).sum() / (double) STUDIES;
		assertTrue(naive > 0.11, "false claims without bounds: " + naive);
		assertTrue(bounded > 0.035 && bounded < 0.055, "false claims with bounds: " + bounded);
	}

	/** All raters at once, more votes of each at each look: information by effective votes keeps the level. */
	@Test
	void boundsKeepTheLevelWhenRatersAreUnderWayTogether() {
		Power.Design design = Power.Design.of(40, 20, 0.1, 0.5, 0.05);
		int[] votes = { 2, 5, 10, 20 };
		double[] information = Arrays.stream(votes).mapToDouble(v -> {
			double[] each = new double[40];
			Arrays.fill(each, v);
			return Sequential.fractionByVotes(each, design);
		}).toArray();
		assertEquals(1, information[3], 1e-12);
		assertTrue(information[0] > 0.2, "a tenth of the votes holds more than a tenth of the information");
		List<Boundary> boundaries = Sequential.boundaries(new PowerFamily(1), 0.05, information, true);
		long claims = LongStream.range(0, STUDIES).parallel().filter(i -> {
			SplittableRandom random = Seeds.generator(12, i);
			double[] scores = new double[40];
			boolean crossed = false;
			for (int k = 0; k < votes.length; k++) {
				int before = k == 0 ? 0 : votes[k - 1];
				for (int r = 0; r < scores.length; r++) {
					scores[r] = more(random, scores[r], before, votes[k], 9);
				}
				int n = votes[k];
				double z = new ClusteredProportion(Arrays.stream(scores).mapToObj(s -> new Cluster(s, n)).toList()).biasReduced()
						.map(Sequential::z).orElse(0.0);
				crossed |= Math.abs(z) >= boundaries.get(k).z();
			}
			return crossed;
		}).count();
		double rate = claims / (double) STUDIES;
		assertTrue(rate > 0.035 && rate < 0.055, "false claims: " + rate);
	}

	@Test
	void looksCostLittleInformation() {
		List<Boundary> obf = Sequential.boundaries(new OBrienFleming(), 0.05, FIVE, true);
		List<Boundary> pocock = Sequential.boundaries(new Pocock(), 0.05, FIVE, true);
		double careful = Sequential.inflation(obf, 0.05, 0.9);
		assertTrue(careful > 1.01 && careful < 1.05, "inflation " + careful);
		assertTrue(Sequential.inflation(pocock, 0.05, 0.9) > 1.15);
		double drift = (1.959963984540054 + 1.2815515655446004) * Math.sqrt(careful);
		assertEquals(0.9, Sequential.crossing(obf, drift).total(), 1e-5);
	}

	@Test
	void informationIsMeasuredByRatersOrEffectiveVotes() {
		assertEquals(0.25, Sequential.fractionByRaters(5, 20));
		Power.Design plan = Power.Design.of(10, 4, 0.2, 0.5, 0.05);
		assertEquals(0.5, Sequential.fractionByVotes(new double[] { 4, 4, 4, 4, 4 }, plan), 1e-12);
		// 20 votes of raters with two each tell more than 20 votes of five raters.
		assertEquals(20 / 1.2 / (40 / 1.6), Sequential.fractionByVotes(new double[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 }, plan), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> Sequential.fractionByVotes(new double[0], plan));
		assertThrows(IllegalArgumentException.class, () -> Sequential.fractionByRaters(1, 0));
	}

	@Test
	void wrongCallsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Sequential.boundaries(new Pocock(), 0.05, new double[] { 0.5, 0.5 }, true));
		assertThrows(IllegalArgumentException.class, () -> Sequential.boundaries(new Pocock(), 0.05, new double[] {}, true));
		assertThrows(IllegalArgumentException.class, () -> Sequential.boundaries(new Pocock(), 1, FIVE, true));
		assertThrows(IllegalArgumentException.class, () -> Sequential.monitor(new Pocock(), 0.05, List.of(), true));
		assertThrows(IllegalArgumentException.class, () -> new Look(0, 1));
		assertThrows(IllegalArgumentException.class, () -> new PowerFamily(0));
		assertThrows(IllegalArgumentException.class, () -> new HwangShihDeCani(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new Pocock().spent(0, 0.05));
	}

	private static double votes(SplittableRandom random, int n, double own) {
		return more(random, 0, 0, n, own);
	}

	/** Pólya's urn with equal chances goes on from {@code before} votes to {@code n}. */
	private static double more(SplittableRandom random, double score, int before, int n, double own) {
		double wins = score;
		for (int v = before; v < n; v++) {
			wins += random.nextDouble() * (own + v) < own / 2 + wins ? 1 : 0;
		}
		return wins;
	}
}
