package org.zipp.study.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.Allocation.Drawn;
import org.zipp.study.design.Allocation.Work;
import org.zipp.study.design.Scheme.Kind;

class AllocationTest {

	private static List<String> ids(String prefix, int n) {
		return IntStream.range(0, n).mapToObj(i -> prefix + i).toList();
	}

	private static Scheme scheme(Kind kind) {
		return Scheme.DEFAULTS.withKind(kind, "c0").withBlockSize(3);
	}

	private static int spread(Map<?, Integer> counts, int expected) {
		int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		return counts.size() < expected ? most : most - counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
	}

	/** What is left when three raters of ten stop somewhere, and those who come later are drawn for by what was done. */
	private static List<Work> study(Kind kind, int conditions, int prompts, int raters, int trials, long seed) {
		Random people = new Random(seed);
		List<Work> done = new ArrayList<>();
		for (int r = 0; r < raters; r++) {
			List<Drawn> drawn = Allocation.draw(scheme(kind), ids("c", conditions), ids("p", prompts), trials, (p, c) -> true, done, seed * 1000
					+ r);
			// The last raters stay, so that what the others left undone can be made good.
			int answered = r < raters - 5 && people.nextInt(10) < 3 ? people.nextInt(drawn.size()) : drawn.size();
			for (Drawn d : drawn.subList(0, answered)) {
				done.add(new Work(d.promptId(), d.left(), d.right(), d.block(), people.nextBoolean() ? 1 : 0));
			}
		}
		return done;
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void balanceHoldsWhenThreeOfTenStop(Kind kind) {
		for (int seed = 1; seed <= 8; seed++) {
			int conditions = 4 + seed % 2;
			int prompts = 10;
			List<Work> done = study(kind, conditions, prompts, 40, 18, seed);
			List<ConditionPair> pairs = scheme(kind).pairsOf(ids("c", conditions));
			Map<ConditionPair, Integer> perPair = new HashMap<>();
			Map<List<Object>, Integer> perCell = new HashMap<>();
			Map<ConditionPair, Integer> lean = new HashMap<>();
			Map<String, Integer> perPrompt = new HashMap<>();
			Map<List<Object>, Integer> cellLean = new HashMap<>();
			Map<String, Integer> conditionLean = new HashMap<>();
			for (Work w : done) {
				ConditionPair named = new ConditionPair(w.left(), w.right());
				ConditionPair pair = pairs.contains(named) ? named : named.reversed();
				int side = pair == named ? 1 : -1;
				perPair.merge(pair, 1, Integer::sum);
				perPrompt.merge(w.promptId(), 1, Integer::sum);
				perCell.merge(List.of(pair, w.promptId()), 1, Integer::sum);
				lean.merge(pair, side, Integer::sum);
				cellLean.merge(List.of(pair, w.promptId()), side, Integer::sum);
				conditionLean.merge(w.left(), 1, Integer::sum);
				conditionLean.merge(w.right(), -1, Integer::sum);
			}
			String where = kind + " seed " + seed;
			// Adaptive designs are not meant to show each pair equally often, but sides and prompts stay even.
			if (kind != Kind.ADAPTIVE) {
				// A rater of blocks gives each pair of a block a third of the 18 trials at once; no pair is two raters ahead.
				int pairBound = kind == Kind.BLOCKS ? 2 * 18 / 3 : 2;
				assertTrue(spread(perPair, pairs.size()) <= pairBound, () -> where + " pairs " + perPair);
				assertTrue(spread(perCell, pairs.size() * prompts) <= 4, () -> where + " cells " + perCell);
			}
			assertTrue(spread(perPrompt, prompts) <= 4, () -> where + " prompts " + perPrompt);
			assertTrue(lean.values().stream().allMatch(l -> Math.abs(l) <= 3), () -> where + " sides of pairs " + lean);
			assertTrue(cellLean.values().stream().allMatch(l -> Math.abs(l) <= 3), () -> where + " sides of cells " + cellLean);
			assertTrue(conditionLean.values().stream().allMatch(l -> Math.abs(l) <= 4), () -> where + " sides of conditions " + conditionLean);
		}
	}

	@Test
	void countsByStartedWorkWouldNotBalance() {
		// The same people, drawn for as if everybody who begins went on to the end.
		int worse = 0;
		for (int seed = 1; seed <= 8; seed++) {
			Random people = new Random(seed);
			List<Work> started = new ArrayList<>();
			Map<Set<String>, Integer> done = new HashMap<>();
			for (int r = 0; r < 40; r++) {
				List<Drawn> drawn = Allocation.draw(scheme(Kind.ALL_PAIRS), ids("c", 4), ids("p", 10), 18, (p, c) -> true, started, seed * 1000 + r);
				int answered = r < 35 && people.nextInt(10) < 3 ? people.nextInt(drawn.size()) : drawn.size();
				for (int i = 0; i < drawn.size(); i++) {
					Drawn d = drawn.get(i);
					started.add(new Work(d.promptId(), d.left(), d.right(), d.block(), people.nextBoolean() ? 1 : 0));
					if (i < answered) {
						done.merge(Set.of(d.left(), d.right()), 1, Integer::sum);
					}
				}
			}
			worse += spread(done, 6) > 2 ? 1 : 0;
		}
		assertTrue(worse >= 4, "out of 8 studies " + worse + " are uneven");
	}

	@Test
	void aRaterSeesNoPairOfAPromptTwiceAndBothSidesAlike() {
		List<Drawn> drawn = Allocation.draw(Scheme.DEFAULTS, ids("c", 4), ids("p", 5), 30, (p, c) -> true, List.of(), 3);
		assertEquals(30, drawn.size());
		assertEquals(30, drawn.stream().map(d -> d.promptId() + d.pair()).distinct().count());
		for (ConditionPair pair : ConditionPair.all(ids("c", 4))) {
			assertTrue(Math.abs(drawn.stream().filter(d -> d.pair().equals(pair)).mapToInt(d -> d.firstLeft() ? 1 : -1).sum()) <= 1);
		}
		assertEquals(drawn, Allocation.draw(Scheme.DEFAULTS, ids("c", 4), ids("p", 5), 30, (p, c) -> true, List.of(), 3), "the same again");
		assertEquals(12, Allocation.draw(Scheme.DEFAULTS, ids("c", 4), ids("p", 5), 30, (p, c) -> p.compareTo("p2") < 0, List.of(), 3).size());
	}

	@ParameterizedTest
	@CsvSource({ "2,2,1", "3,2,3", "4,3,4", "5,3,10", "6,3,10", "7,3,7", "7,4,7", "9,3,12", "10,4,210", "13,4,13", "8,8,1", "6,5,6" })
	void blocksHoldEveryTwoConditionsEquallyOften(int v, int k, int blocks) {
		List<int[]> found = Blocks.of(v, k);
		int[][] together = new int[v][v];
		for (int[] block : found) {
			assertEquals(k, IntStream.of(block).distinct().count());
			for (int a : block) {
				for (int b : block) {
					together[a][b]++;
				}
			}
		}
		Set<Integer> lambda = new HashSet<>();
		Set<Integer> r = new HashSet<>();
		for (int i = 0; i < v; i++) {
			r.add(together[i][i]);
			for (int j = 0; j < i; j++) {
				lambda.add(together[i][j]);
			}
		}
		assertEquals(1, lambda.size(), "\u03bb");
		assertEquals(1, r.size(), "r");
		assertEquals(blocks, found.size());
	}

	@Test
	void aRaterOfBlocksComparesTheConditionsOfABlockAlone() {
		List<Drawn> drawn = Allocation.draw(scheme(Kind.BLOCKS), ids("c", 7), ids("p", 10), 12, (p, c) -> true, List.of(), 5);
		Set<String> seen = new HashSet<>();
		drawn.forEach(d -> seen.addAll(List.of(d.left(), d.right())));
		assertEquals(3, seen.size());
		assertEquals(1, drawn.stream().map(Drawn::block).distinct().count());
	}

	@Test
	void adaptiveDrawsThePairThatIsLeastCertain() {
		List<Work> work = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			work.add(new Work("p0", "c0", "c1", 0, i % 4 == 0 ? 0 : 1));
			work.add(new Work("p0", "c0", "c2", 0, i % 2));
		}
		work.add(new Work("p0", "c0", "c3", 0, 1));
		List<Drawn> drawn = Allocation.draw(scheme(Kind.ADAPTIVE), ids("c", 4), ids("p", 10), 10, (p, c) -> true, work, 5);
		long withLittleKnown = drawn.stream().filter(d -> d.left().equals("c3") || d.right().equals("c3")).count();
		assertTrue(withLittleKnown >= 8, () -> drawn.toString());
	}

	/** The variance of a difference is what repeated comparisons leave of it: for two conditions 1 / (½ + n/4). */
	@Test
	void uncertaintyIsThatOfThePosterior() {
		double[][] wins = { { 0, 10 }, { 10, 0 } };
		assertEquals(0.25 / (0.5 + 20 / 4.0), new PairUncertainty(wins, new double[2][2]).of(0, 1), 1e-9);
		PairUncertainty step = new PairUncertainty(wins, new double[2][2]);
		step.willCompare(0, 1);
		double[][] open = { { 0, 1 }, { 1, 0 } };
		assertEquals(new PairUncertainty(wins, open).of(0, 1), step.of(0, 1), 1e-12, "an open trial counts as one that will be compared");
	}

	/**
	 * Nobody prefers anything, pairs are drawn adaptively, and each pair is tested two-sided at 5% by its own votes. Out of 500 studies
	 * with six pairs no more than 7% of the tests may reject: with a true level of 5% and independent tests, 6.2% would be exceeded
	 * once in a thousand times.
	 */
	@Test
	void adaptiveDrawsDoNotInflateTheLevel() {
		int tests = 0;
		int rejected = 0;
		for (int study = 0; study < 500; study++) {
			Random votes = new Random(study);
			List<Work> work = new ArrayList<>();
			for (int r = 0; r < 15; r++) {
				for (Drawn d : Allocation.draw(scheme(Kind.ADAPTIVE), ids("c", 4), ids("p", 10), 12, (p, c) -> true, work, study * 100L + r)) {
					work.add(new Work(d.promptId(), d.left(), d.right(), d.block(), votes.nextBoolean() ? 1 : 0));
				}
			}
			for (ConditionPair pair : ConditionPair.all(ids("c", 4))) {
				double n = 0;
				double wins = 0;
				for (Work w : work) {
					if (Set.of(w.left(), w.right()).equals(Set.of(pair.first(), pair.second()))) {
						n++;
						wins += w.left().equals(pair.first()) ? w.score() : 1 - w.score();
					}
				}
				// Continuity-corrected, as the votes are counts.
				double z = (Math.abs(wins - n / 2) - 0.5) / Math.sqrt(n / 4);
				tests++;
				rejected += n > 0 && z > 1.959964 ? 1 : 0;
			}
		}
		double rate = (double) rejected / tests;
		assertTrue(rate <= 0.07 && rate > 0.01, "share of rejected tests " + rate);
	}

	@Test
	void otherKindsStandWhereTheRulesSay() {
		for (int seed = 0; seed < 200; seed++) {
			List<String> votes = ids("v", 20);
			List<String> order = TrialSequence.of(votes, 4, v -> "r" + v, ids("k", 3), ids("p", 2), new Random(seed));
			assertEquals(29, order.size());
			assertEquals(List.of("p0", "p1"), order.subList(0, 2));
			assertTrue(order.get(2).startsWith("v") && !order.getLast().startsWith("k"), order::toString);
			for (int i = 0; i < order.size(); i++) {
				String t = order.get(i);
				assertTrue(!t.startsWith("k") || !order.get(i + 1).startsWith("k"), order::toString);
				assertTrue(!t.startsWith("r") || i - order.indexOf(t.substring(1)) > TrialSequence.APART, order::toString);
			}
			List<Integer> at = IntStream.range(0, 29).filter(i -> order.get(i).startsWith("k")).boxed().toList();
			assertTrue(at.get(0) < 13 && at.get(2) > 17 && at.get(2) - at.get(0) >= 9, order::toString);
		}
		assertEquals(List.of("v0", "k0", "v1"), TrialSequence.of(ids("v", 2), 1, v -> "r" + v, ids("k", 1), List.of(), new Random(1)));
		assertArrayEquals(new Object[] { "v0" }, TrialSequence.of(ids("v", 1), 1, v -> "r" + v, ids("k", 1), List.of(), new Random(1)).toArray());
	}
}
