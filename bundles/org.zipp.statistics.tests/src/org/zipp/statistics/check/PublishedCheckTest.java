package org.zipp.statistics.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.statistics.check.PublishedCheck.Bounds;
import org.zipp.statistics.check.PublishedCheck.Claim;
import org.zipp.statistics.check.PublishedCheck.ClaimedInterval;
import org.zipp.statistics.check.PublishedCheck.ClaimedP;
import org.zipp.statistics.check.PublishedCheck.Comparator;
import org.zipp.statistics.check.PublishedCheck.Finding;
import org.zipp.statistics.check.PublishedCheck.Method;
import org.zipp.statistics.check.PublishedCheck.Printed;
import org.zipp.statistics.check.PublishedCheck.Verdict;

class PublishedCheckTest {

	private static final Optional<ClaimedP> BELOW_ONE_PERCENT = p(Comparator.BELOW, 0.01, 2);

	/** The human study of the ZIPP paper (arXiv 2606.08841), which claims p < 0.01 for all of its comparisons. */
	@Test
	void comparisonsOfThePaper() {
		List<Finding> rows = PublishedCheck.check(List.of(Claim.ofPercent("ZIPP 0-shot, no persona", 79, 250, BELOW_ONE_PERCENT),
				Claim.ofPercent("ZIPP 3-shot, TV", 78, 125, BELOW_ONE_PERCENT), Claim.ofPercent("ZIPP 3-shot, ViPer", 65, 250, BELOW_ONE_PERCENT),
				Claim.ofPercent("ZIPP 3-shot, DrUM", 58, 250, BELOW_ONE_PERCENT), Claim.ofPercent("ZIPP 0-shot, TV", 56, 125, BELOW_ONE_PERCENT)));
		assertEquals(List.of(Verdict.CONSISTENT, Verdict.CONSISTENT, Verdict.CONSISTENT, Verdict.UNDECIDED, Verdict.NOT_REPRODUCED),
				rows.stream().map(Finding::verdict).toList());
		// 58 % names 145 of 250 but also stands for 146, which alone would do.
		Finding drum = rows.get(3);
		assertTrue(drum.verdict().flagged());
		assertEquals(145, drum.nearest().orElseThrow());
		assertEquals(new Bounds(144, 146), drum.wins().orElseThrow());
		assertEquals(0.0135, drum.p().orElseThrow(), 5e-5);
		assertTrue(drum.sentence().contains("At 145, the nearest count, the exact two-sided test gives p = 0.0135, so p < 0.01 does not hold two-sided; "
				+ "it holds only for 146"), drum.sentence());
		Finding tv = rows.get(4);
		assertEquals(new Bounds(70, 70), tv.wins().orElseThrow());
		assertEquals(0.210, tv.p().orElseThrow(), 5e-4);
		assertEquals(Set.of(), tv.matching());
		// Holm within the table: the largest of five is not adjusted, the next one doubled.
		assertEquals(tv.p().orElseThrow(), tv.holm().orElseThrow().low(), 1e-12);
		assertEquals(2 * drum.pRange().orElseThrow().low(), drum.holm().orElseThrow().low(), 1e-12);
	}

	@Test
	void countsOfThePaperAreNotBelowOnePercentTwoSided() {
		List<Finding> rows = PublishedCheck.check(
				List.of(Claim.ofWins("145/250", 145, 250, BELOW_ONE_PERCENT), Claim.ofWins("70/125", 70, 125, BELOW_ONE_PERCENT)));
		assertEquals(Verdict.CONSISTENT_ONLY_ONE_SIDED, rows.get(0).verdict());
		assertTrue(rows.get(0).sentence().contains("p = 0.0135, not p < 0.01"), rows.get(0).sentence());
		assertEquals(0.0067, rows.get(0).pOneSided().orElseThrow(), 5e-5);
		assertEquals(0.5181, rows.get(0).wilson().orElseThrow().low(), 5e-5);
		assertEquals(0.6395, rows.get(0).wilson().orElseThrow().high(), 5e-5);
		assertEquals(Verdict.NOT_REPRODUCED, rows.get(1).verdict());
		assertTrue(rows.stream().allMatch(f -> f.verdict().flagged()));
		// Not even independent votes reach it.
		assertTrue(rows.get(1).clusters().orElseThrow().designEffect() < 1);
	}

	@ParameterizedTest
	@CsvSource({ "58, 20, IMPOSSIBLE", "55, 20, CONSISTENT", "33, 3, CONSISTENT", "34, 3, IMPOSSIBLE", "67, 3, CONSISTENT", "66, 3, IMPOSSIBLE",
			"12, 8, CONSISTENT", "13, 8, CONSISTENT", "14, 8, IMPOSSIBLE", "0, 7, CONSISTENT", "100, 7, CONSISTENT", "99, 7, IMPOSSIBLE" })
	void ratesWithoutACount(int percent, long n, Verdict verdict) {
		assertEquals(verdict, one(Claim.ofPercent("row", percent, n, Optional.empty())).verdict());
	}

	/** All rates of all small samples, by trying every count. */
	@Test
	void possibleCountsAreAllThatRound() {
		for (long n = 1; n <= 60; n++) {
			for (int percent = 0; percent <= 100; percent++) {
				long expected = 0;
				for (long w = 0; w <= n; w++) {
					// Twice the distance in hundredths of n, whole numbers: at most half a per cent.
					expected += Math.abs(200 * w - 2 * percent * n) <= n ? 1 : 0;
				}
				Finding f = one(Claim.ofPercent("row", percent, n, Optional.empty()));
				assertEquals(expected, f.possible(), percent + " % of " + n);
				assertEquals(expected == 0, f.verdict() == Verdict.IMPOSSIBLE);
			}
		}
	}

	@Test
	void aPrintedPValuePinsTheCount() {
		Finding f = one(Claim.ofPercent("row", 58, 250, p(Comparator.EQUAL, 0.0135, 4)));
		assertEquals(Verdict.CONSISTENT, f.verdict());
		assertEquals(Set.of(Method.EXACT), f.matching());
		assertEquals(Verdict.NOT_REPRODUCED, one(Claim.ofPercent("row", 58, 250, p(Comparator.EQUAL, 0.03, 2))).verdict());
		// 145 of 250: 0.0114 is the normal approximation, 0.0067 half the exact value.
		Finding score = one(Claim.ofWins("row", 145, 250, p(Comparator.EQUAL, 0.0114, 4)));
		assertEquals(Verdict.CONSISTENT_ONLY_APPROXIMATE, score.verdict());
		assertEquals(Set.of(Method.SCORE), score.matching());
		assertEquals(Verdict.CONSISTENT_ONLY_ONE_SIDED, one(Claim.ofWins("row", 145, 250, p(Comparator.EQUAL, 0.0067, 4))).verdict());
		Finding said = one(Claim.ofWins("row", 145, 250,
				Optional.of(new ClaimedP(Comparator.EQUAL, new Printed(0.0067, 4), true))));
		assertEquals(Verdict.CONSISTENT, said.verdict());
		assertEquals(Set.of(Method.EXACT_ONE_SIDED), said.matching());
	}

	@Test
	void absenceOfADifferenceIsCheckedToo() {
		assertEquals(Verdict.CONSISTENT, one(Claim.ofWins("row", 70, 125, p(Comparator.ABOVE, 0.05, 2))).verdict());
		assertEquals(Verdict.NOT_REPRODUCED, one(Claim.ofWins("row", 145, 250, p(Comparator.ABOVE, 0.05, 2))).verdict());
		assertEquals(Optional.empty(), one(Claim.ofWins("row", 70, 125, p(Comparator.ABOVE, 0.05, 2))).clusters());
	}

	@Test
	void intervalsNameTheirMethod() {
		assertEquals(Set.of(Method.WILSON), one(interval(70, 125, 0.4725, 0.6439, 4)).matching());
		// binom.test(70, 125) of R: 0.4684490, 0.6486421.
		assertEquals(Set.of(Method.CLOPPER_PEARSON), one(interval(70, 125, 0.4684, 0.6486, 4)).matching());
		assertEquals(Set.of(Method.WALD), one(interval(70, 125, 0.4730, 0.6470, 4)).matching());
		Finding coarse = one(interval(70, 125, 0.47, 0.64, 2));
		assertTrue(coarse.matching().containsAll(Set.of(Method.WILSON, Method.AGRESTI_COULL)), coarse.matching().toString());
		Finding wrong = one(interval(70, 125, 0.50, 0.62, 2));
		assertEquals(Verdict.NOT_REPRODUCED, wrong.verdict());
		assertTrue(wrong.sentence().contains("47.2% to 64.4%"), wrong.sentence());
		// The interval tells which count was rounded, and this count fails p < 0.01.
		Claim pinned = new Claim("row", 250, OptionalLong.empty(), Optional.of(new Printed(0.58, 2)), 0, BELOW_ONE_PERCENT,
				Optional.of(new ClaimedInterval(new Printed(0.5181, 4), new Printed(0.6395, 4), 0.95)), OptionalInt.empty());
		assertEquals(Verdict.CONSISTENT_ONLY_ONE_SIDED, one(pinned).verdict());
	}

	@Test
	void tiesLeaveThreeReadingsOfARate() {
		// 12 wins, 4 ties, 4 losses: 70 % with ties half, 75 % of the decided, 60 % of all.
		for (double rate : new double[] { 0.70, 0.75, 0.60 }) {
			Claim claim = new Claim("row", 20, OptionalLong.of(12), Optional.of(new Printed(rate, 2)), 4, Optional.empty(), Optional.empty(),
					OptionalInt.empty());
			assertEquals(Verdict.CONSISTENT, one(claim).verdict());
			assertEquals(0.07681, one(claim).p().orElseThrow(), 5e-6);
		}
		Claim wrong = new Claim("row", 20, OptionalLong.of(12), Optional.of(new Printed(0.65, 2)), 4, Optional.empty(), Optional.empty(),
				OptionalInt.empty());
		assertEquals(Verdict.IMPOSSIBLE, one(wrong).verdict());
		Claim open = new Claim("row", 20, OptionalLong.empty(), Optional.of(new Printed(0.75, 2)), 4, Optional.empty(), Optional.empty(),
				OptionalInt.empty());
		assertEquals(new Bounds(12, 15), one(open).wins().orElseThrow());
		Claim tied = new Claim("row", 5, OptionalLong.of(0), Optional.empty(), 5, BELOW_ONE_PERCENT, Optional.empty(), OptionalInt.empty());
		assertEquals(1, one(tied).p().orElseThrow());
		assertEquals(Optional.empty(), one(tied).wilson());
		assertEquals(Verdict.NOT_REPRODUCED, one(tied).verdict());
	}

	@Test
	void ratersLimitTheDesignEffect() {
		Claim claim = new Claim("row", 250, OptionalLong.of(163), Optional.empty(), 0, BELOW_ONE_PERCENT, Optional.empty(), OptionalInt.of(50));
		Finding f = one(claim);
		var limit = f.clusters().orElseThrow();
		// At the limit the clustered t statistic sits at its bound: t = z / √(design effect).
		double rate = 163 / 250.0;
		double t = (rate - 0.5) / Math.sqrt(rate * (1 - rate) / 250 * limit.designEffect());
		assertEquals(2.679952, t, 1e-6);
		assertEquals(limit.designEffect(), 1 + (5 - 1) * limit.icc().orElseThrow(), 1e-12);
		assertTrue(f.sentence().contains("50 raters") && f.sentence().contains("intra-class correlation"), f.sentence());
		assertFalse(one(Claim.ofWins("row", 70, 125, BELOW_ONE_PERCENT)).sentence().contains("design effect"));
		// Nothing varies: no limit to tell.
		assertEquals(Optional.empty(), one(Claim.ofWins("row", 20, 20, BELOW_ONE_PERCENT)).clusters());
	}

	@Test
	void wrongRowsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Claim.ofWins("row", 11, 10, Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> Claim.ofWins("row", 0, 0, Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> Claim.ofPercent("row", 101, 10, Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> new Claim("row", 10, OptionalLong.empty(), Optional.empty(), 0, Optional.empty(),
				Optional.empty(), OptionalInt.empty()));
		assertThrows(IllegalArgumentException.class, () -> p(Comparator.BELOW, 1.5, 1));
		assertThrows(IllegalArgumentException.class, () -> one(new Claim("row", 10_000_000, OptionalLong.empty(),
				Optional.of(new Printed(1, 0)), 0, Optional.empty(), Optional.empty(), OptionalInt.empty())));
		assertEquals(List.of(), PublishedCheck.check(List.of()));
	}

	private static Claim interval(long wins, long n, double low, double high, int decimals) {
		return new Claim("row", n, OptionalLong.of(wins), Optional.empty(), 0, Optional.empty(),
				Optional.of(new ClaimedInterval(new Printed(low, decimals), new Printed(high, decimals), 0.95)), OptionalInt.empty());
	}

	private static Optional<ClaimedP> p(Comparator comparator, double value, int decimals) {
		return Optional.of(new ClaimedP(comparator, new Printed(value, decimals), false));
	}

	private static Finding one(Claim claim) {
		return PublishedCheck.check(List.of(claim)).getFirst();
	}
}
