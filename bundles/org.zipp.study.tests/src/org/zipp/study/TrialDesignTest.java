package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.study.TrialDesign.Assignment;
import org.zipp.study.TrialDesign.Planned;

class TrialDesignTest {

	private static final TrialDesign.Availability ALL = (user, prompt, pair) -> true;

	private static List<String> names(String prefix, int n) {
		return IntStream.rangeClosed(1, n).mapToObj(i -> prefix + i).toList();
	}

	private static List<Assignment> raters(int n) {
		return names("r", n).stream().map(r -> new Assignment(r, "u" + r)).toList();
	}

	/** Largest difference between the counts of all groups; a group that does not occur counts 0. */
	private static int spread(Collection<Planned> trials, Function<Planned, Object> group, int groups) {
		Map<Object, Integer> counts = new HashMap<>();
		trials.forEach(t -> counts.merge(group.apply(t), 1, Integer::sum));
		int max = counts.values().stream().mapToInt(i -> i).max().orElse(0);
		int min = counts.size() < groups ? 0 : counts.values().stream().mapToInt(i -> i).min().orElse(0);
		return max - min;
	}

	/** Largest surplus of one side over the other in any group, by the first-named condition. */
	private static int lean(Collection<Planned> trials, Function<Planned, Object> group) {
		Map<Object, Integer> sum = new HashMap<>();
		trials.forEach(t -> sum.merge(group.apply(t), t.left().equals(t.pair().first()) ? 1 : -1, Integer::sum));
		return sum.values().stream().mapToInt(Math::abs).max().orElse(0);
	}

	private static void assertSidesBalanced(Collection<Planned> trials) {
		assertTrue(lean(trials, Planned::raterId) <= 1, "per rater");
		assertTrue(lean(trials, t -> List.of(t.raterId(), t.pair())) <= 1, "per rater and pair");
		assertTrue(lean(trials, Planned::pair) <= 1, "per pair");
		assertTrue(lean(trials, t -> List.of(t.pair(), t.promptId())) <= 1, "per pair and prompt");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void everyCountIsEvenWhenEveryPictureExists(int block) {
		for (int s = 0; s < 200; s++) {
			Random draw = new Random(block * 1000L + s);
			int prompts = 1 + draw.nextInt(25);
			List<ConditionPair> pairs = ConditionPair.all(names("c", 2 + draw.nextInt(4)));
			int n = 1 + draw.nextInt(prompts);
			int raters = 1 + draw.nextInt(30);
			List<Planned> trials = TrialDesign.plan(raters(raters), names("p", prompts), pairs, n, s, ALL, List.of());
			assertEquals(raters * n, trials.size());
			assertSidesBalanced(trials);
			assertTrue(spread(trials, Planned::pair, pairs.size()) <= 1, "pairs over all raters");
			assertTrue(spread(trials, Planned::promptId, prompts) <= 1, "prompts over all raters");
			for (Assignment rater : raters(raters)) {
				List<Planned> own = trials.stream().filter(t -> t.raterId().equals(rater.raterId())).toList();
				assertTrue(spread(own, Planned::pair, pairs.size()) <= 1, "pairs of a rater");
				assertTrue(spread(own, Planned::promptId, prompts) <= 1, "prompts of a rater");
				assertEquals(IntStream.rangeClosed(1, n).boxed().toList(), own.stream().map(Planned::position).toList());
			}
		}
	}

	@Test
	void withMissingPicturesNothingImpossibleIsPlannedAndSidesStayBalanced() {
		for (int s = 0; s < 200; s++) {
			Random draw = new Random(s);
			long salt = draw.nextLong();
			double density = draw.nextDouble();
			TrialDesign.Availability some = (user, prompt, pair) -> new Random(
					salt ^ (31L * (user.hashCode() + 17 * prompt.hashCode()) + pair.hashCode()) * 0x9E3779B97F4A7C15L)
					.nextDouble() < density;
			List<ConditionPair> pairs = ConditionPair.all(names("c", 4));
			List<String> prompts = names("p", 8);
			List<Planned> trials = TrialDesign.plan(raters(12), prompts, pairs, 20, s, some, List.of());
			assertSidesBalanced(trials);
			Set<Object> cells = new HashSet<>();
			for (Planned t : trials) {
				assertTrue(some.has(t.userId(), t.promptId(), t.pair()));
				assertTrue(cells.add(List.of(t.raterId(), t.promptId(), t.pair())), "a rater sees a cell once");
				assertEquals(Set.of(t.pair().first(), t.pair().second()), Set.of(t.left(), t.right()));
			}
			for (Assignment r : raters(12)) {
				long open = prompts.stream().mapToLong(p -> pairs.stream().filter(c -> some.has(r.userId(), p, c)).count())
						.sum();
				assertEquals(Math.min(20, open), trials.stream().filter(t -> t.raterId().equals(r.raterId())).count());
			}
		}
	}

	@Test
	void ratersWhoComeOneByOneAreEvenedOut() {
		for (int s = 0; s < 60; s++) {
			List<ConditionPair> pairs = ConditionPair.all(names("c", 4));
			List<Planned> trials = new ArrayList<>();
			for (Assignment rater : raters(50)) {
				List<Planned> own = TrialDesign.plan(List.of(rater), names("p", 20), pairs, 20, s, ALL, trials);
				assertTrue(lean(own, Planned::raterId) <= 1);
				trials.addAll(own);
			}
			assertTrue(spread(trials, Planned::pair, pairs.size()) <= 1);
			assertTrue(spread(trials, Planned::promptId, 20) <= 1);
			assertTrue(lean(trials, Planned::pair) <= 3, "sides per pair lean by " + lean(trials, Planned::pair));
		}
	}

	@Test
	void theSameSeedGivesTheSameTrialsAndAnotherSeedOthers() {
		List<ConditionPair> pairs = ConditionPair.all(names("c", 4));
		var once = TrialDesign.plan(raters(10), names("p", 20), pairs, 20, 7, ALL, List.of());
		assertEquals(once, TrialDesign.plan(raters(10), names("p", 20), pairs, 20, 7, ALL, List.of()));
		assertNotEquals(once, TrialDesign.plan(raters(10), names("p", 20), pairs, 20, 8, ALL, List.of()));
	}

	@Test
	void theOrderIsDrawnForEachRater() {
		var trials = TrialDesign.plan(raters(2), names("p", 20), ConditionPair.all(names("c", 2)), 20, 7, ALL, List.of());
		assertNotEquals(trials.subList(0, 20).stream().map(Planned::promptId).toList(),
				trials.subList(20, 40).stream().map(Planned::promptId).toList());
	}

	@Test
	void pairsAreReadAndWrongOnesRefused() {
		assertEquals(new ConditionPair("zipp-0", "generic"), ConditionPair.parse(" zipp-0 : generic"));
		for (String wrong : List.of("", "a", "a:", ":b", "a:a", "a:b:c")) {
			assertTrue(assertThrows(ZippException.class, () -> ConditionPair.parse(wrong)).getMessage().contains("zipp-0:generic"));
		}
		assertEquals(List.of("b:a", "c:a", "c:b"), ConditionPair.all(List.of("a", "b", "c")).stream().map(Object::toString).toList());
	}
}
