package org.zipp.study.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.study.rating.RatingBalance.Given;

class RatingBalanceTest {

	private static List<String> names(String stem, int n) {
		return IntStream.rangeClosed(1, n).mapToObj(i -> stem + i).toList();
	}

	private static List<Given> given(Map<String, List<String>> plan) {
		List<Given> given = new ArrayList<>();
		plan.forEach((expert, personas) -> personas.forEach(p -> given.add(new Given(expert, p, true))));
		return given;
	}

	private static Map<String, Integer> perPersona(List<Given> given) {
		Map<String, Integer> counts = new HashMap<>();
		given.stream().filter(Given::counts).forEach(g -> counts.merge(g.persona(), 1, Integer::sum));
		return counts;
	}

	private static IntSummaryStatistics loads(List<String> experts, List<Given> given) {
		return experts.stream().mapToInt(e -> (int) given.stream().filter(g -> g.counts() && g.expert().equals(e)).count()).summaryStatistics();
	}

	private static void nothingTwice(List<Given> given) {
		Set<String> seen = new HashSet<>();
		given.forEach(g -> assertTrue(seen.add(g.expert() + ' ' + g.persona()), g + " was given twice"));
	}

	@Test
	void everyPersonaHasItsExpertsAndEveryExpertAsManyPersonas() {
		for (int experts = 1; experts <= 7; experts++) {
			for (int each = 1; each <= experts; each++) {
				for (int personas : new int[] { 1, 5, 23, 100 }) {
					List<String> e = names("e", experts);
					List<Given> given = given(RatingBalance.plan(e, names("p", personas), each, List.of(), personas));
					nothingTwice(given);
					Map<String, Integer> counts = perPersona(given);
					assertEquals(Set.of(each), new HashSet<>(counts.values()));
					assertEquals(personas, counts.size());
					IntSummaryStatistics loads = loads(e, given);
					assertTrue(loads.getMax() - loads.getMin() <= 1, experts + " experts, " + each + " each, " + personas + ": " + loads);
				}
			}
		}
	}

	@Test
	void everyTwoExpertsSharePersonas() {
		List<Given> given = given(RatingBalance.plan(names("e", 5), names("p", 100), 2, List.of(), 3));
		Map<Set<String>, Integer> pairs = new HashMap<>();
		for (Given a : given) {
			for (Given b : given) {
				if (a.persona().equals(b.persona()) && a.expert().compareTo(b.expert()) < 0) {
					pairs.merge(Set.of(a.expert(), b.expert()), 1, Integer::sum);
				}
			}
		}
		IntSummaryStatistics shared = pairs.values().stream().mapToInt(i -> i).summaryStatistics();
		assertEquals(10, pairs.size());
		assertTrue(shared.getMin() >= 7 && shared.getMax() <= 13, pairs.toString());
	}

	@Test
	void ordersAreDrawnAndTheSameSeedDrawsThemAgain() {
		List<String> personas = names("p", 30);
		Map<String, List<String>> plan = RatingBalance.plan(names("e", 3), personas, 3, List.of(), 8);
		assertEquals(plan, RatingBalance.plan(names("e", 3), personas, 3, List.of(), 8));
		assertNotEquals(plan.get("e1"), plan.get("e2"));
		assertNotEquals(personas, plan.get("e1"));
		assertNotEquals(plan, RatingBalance.plan(names("e", 3), personas, 3, List.of(), 9));
	}

	@Test
	void tooFewExpertsGiveWhatThereIs() {
		List<Given> given = given(RatingBalance.plan(names("e", 2), names("p", 9), 3, List.of(), 1));
		assertEquals(18, given.size());
		nothingTwice(given);
	}

	/** Two who have rated the same half before, and one who is new: the new one takes what is lacking. */
	@Test
	void whatWasDoneCountsAndChainsEvenItOut() {
		List<Given> existing = new ArrayList<>();
		names("p", 10).forEach(p -> existing.add(new Given("e1", p, true)));
		List<String> experts = names("e", 3);
		List<Given> all = new ArrayList<>(existing);
		all.addAll(given(RatingBalance.plan(experts, names("p", 20), 2, existing, 5)));
		nothingTwice(all);
		assertEquals(Set.of(2), new HashSet<>(perPersona(all).values()));
		IntSummaryStatistics loads = loads(experts, all);
		assertTrue(loads.getMax() - loads.getMin() <= 1, loads.toString());
	}

	/** Experts come and go: what the gone left is given to others, and nobody has two more than somebody who could take one of them. */
	@Test
	void balanceHoldsWhenExpertsDropOut() {
		for (int seed = 1; seed <= 40; seed++) {
			Random random = new Random(seed);
			List<String> here = new ArrayList<>(names("e", 6));
			List<String> personas = names("p", 40);
			List<Given> given = new ArrayList<>(given(RatingBalance.plan(here, personas, 3, List.of(), seed)));
			for (int round = 0; round < 2; round++) {
				String gone = here.remove(random.nextInt(here.size()));
				// Who goes has rated a few of what there was.
				given.replaceAll(g -> g.expert().equals(gone) && random.nextInt(4) > 0 ? new Given(gone, g.persona(), false) : g);
				here.add("late" + round);
				List<Given> added = given(RatingBalance.plan(here, personas, 3, given, seed));
				given.addAll(added);
				nothingTwice(given);
				assertEquals(Set.of(3), new HashSet<>(perPersona(given).values()), "seed " + seed);
				for (Given a : added) {
					for (String other : here) {
						boolean could = given.stream().noneMatch(g -> g.expert().equals(other) && g.persona().equals(a.persona()));
						assertTrue(!could || load(a.expert(), given) <= load(other, given) + 1,
								"seed " + seed + ": " + other + " should have " + a.persona() + " instead of " + a.expert());
					}
				}
			}
		}
	}

	private static long load(String expert, List<Given> given) {
		return given.stream().filter(g -> g.counts() && g.expert().equals(expert)).count();
	}
}
