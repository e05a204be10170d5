package org.zipp.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.ConditionPair;
import org.zipp.study.SmallStudy;
import org.zipp.study.design.TrialAllocator.Outcome;

class TrialAllocatorTest {

	private static final StudyDesign FULL = StudyDesign.DEFAULTS.withTrials(new TrialCounts(12, 2, 2, 1, 3, 0))
			.withGoldPairs(List.of(new GoldPair("p2", "", "zipp-3", "generic")));

	@TempDir
	Path folder;

	private SmallStudy painted(int users, int prompts) {
		SmallStudy small = new SmallStudy(folder, users, prompts, false);
		small.paint((user, condition) -> (user + condition).hashCode() & 0xffffff);
		return small;
	}

	private static void rater(StudyStore store, String id, String user, Map<String, String> attributes) {
		store.trials().addRater(new RaterRow(id, RaterKind.HUMAN, user, attributes));
	}

	private static List<TrialRow> trials(StudyStore store, String rater) {
		return store.trials().ofRater(rater).stream().map(JudgedTrial::trial).toList();
	}

	@Test
	void everyKindIsThereAsOftenAsTheDesignSays() {
		SmallStudy small = painted(2, 8);
		try (StudyStore store = small.open()) {
			rater(store, "Ada", small.users.getFirst(), Map.of());
			TrialAllocator allocator = new TrialAllocator(store, FULL, Clock.systemUTC());
			assertEquals(Outcome.DRAWN, allocator.begin("Ada"));
			assertEquals(Outcome.DRAWN, allocator.begin("Ada"), "who has trials keeps them");
			List<TrialRow> trials = trials(store, "Ada");
			assertEquals(Map.of(TrialKind.PAIR, 12L, TrialKind.PRACTICE, 2L, TrialKind.CHECK, 2L, TrialKind.GOLD, 1L, TrialKind.REPEAT, 3L),
					trials.stream().collect(Collectors.groupingBy(TrialRow::kind, Collectors.counting())));
			assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), trials.stream().map(TrialRow::position).toList());
			assertEquals(Set.of(TrialKind.PRACTICE), trials.stream().limit(2).map(TrialRow::kind).collect(Collectors.toSet()));
			for (TrialRow t : trials) {
				assertNotEquals(t.leftImage(), t.rightImage());
				assertEquals(t.kind().isChecked(), t.expected() != null);
				if (t.kind() == TrialKind.CHECK) {
					assertEquals(t.left(), t.right(), "both of one condition, so that the prompt alone differs");
					String right = t.expected() == Choice.LEFT ? t.leftImage() : t.rightImage();
					assertTrue(store.images().all().stream().anyMatch(i -> i.content().equals(right) && i.key().promptId().equals(t.promptId())));
				}
				if (t.kind() == TrialKind.GOLD) {
					assertEquals("zipp-3", t.expected() == Choice.LEFT ? t.left() : t.right());
					assertEquals("p2", t.promptId());
				}
				if (t.kind() == TrialKind.REPEAT) {
					assertTrue(trials.stream().anyMatch(o -> o.kind() == TrialKind.PAIR && o.leftImage().equals(t.rightImage())
							&& o.rightImage().equals(t.leftImage()) && o.position() < t.position() - TrialSequence.APART));
				}
			}
			rater(store, "Nobody", "unknown", Map.of());
			assertEquals(Outcome.NOTHING, new TrialAllocator(store, FULL.withScheme(Scheme.DEFAULTS.withPairs(List.of(
					new ConditionPair("zipp-3", "zipp-0")))), Clock.systemUTC()).begin("Nobody"));
			assertEquals(Outcome.NOTHING, allocator.begin("not there"));
		}
	}

	@Test
	void sharedTrialsShowTheSamePicturesToAll() {
		SmallStudy small = painted(3, 4);
		try (StudyStore store = small.open()) {
			StudyDesign shared = StudyDesign.DEFAULTS.withScheme(
					Scheme.DEFAULTS.withTrialsFor(Scheme.TrialsFor.SHARED, List.of(small.users.get(0), small.users.get(1))));
			for (String id : List.of("Ada", "Ben")) {
				rater(store, id, small.users.get(2), Map.of());
				assertEquals(Outcome.DRAWN, new TrialAllocator(store, shared, Clock.systemUTC()).begin(id));
				assertTrue(trials(store, id).stream().allMatch(t -> List.of(small.users.get(0), small.users.get(1)).contains(t.userId())));
			}
		}
	}

	/** What somebody who has gone left open is lacking; what somebody does who was just heard of is not. */
	@Test
	void workThatWasLeftIsGivenToWhoComesNext() {
		SmallStudy small = painted(1, 6);
		try (StudyStore store = small.open()) {
			StudyDesign two = StudyDesign.DEFAULTS.withTrials(TrialCounts.DEFAULTS.withPerRater(6))
					.withScheme(Scheme.DEFAULTS.withKind(Scheme.Kind.BASELINE, "generic"));
			Instant start = Instant.parse("2026-01-01T10:00:00Z");
			for (String id : List.of("gone", "next", "third")) {
				rater(store, id, small.users.getFirst(), Map.of());
			}
			store.people().begin(new SessionRow("s1", "gone", 0, start, start, null, SessionState.OPEN, "", 1, false, false, 0), false);
			allocator(store, two, start).begin("gone");
			// Heard of a minute ago: the cells of the first rater are taken, so the second gets the other six of twelve.
			store.people().begin(new SessionRow("s2", "next", 0, start, start, null, SessionState.OPEN, "", 1, false, false, 0), false);
			allocator(store, two, start.plusSeconds(60)).begin("next");
			assertEquals(12, cells(store, "gone", "next").size());
			// Both have gone by then, and did nothing.
			allocator(store, two, start.plus(TrialAllocator.LEASE).plusSeconds(120)).begin("third");
			assertEquals(6, trials(store, "third").size());
			Map<String, Long> prompts = trials(store, "third").stream().collect(Collectors.groupingBy(TrialRow::promptId, Collectors.counting()));
			assertEquals(6, prompts.size(), "as if nobody had been there: each prompt once");
		}
	}

	private static TrialAllocator allocator(StudyStore store, StudyDesign design, Instant now) {
		return new TrialAllocator(store, design, Clock.fixed(now, ZoneOffset.UTC));
	}

	private static Set<String> cells(StudyStore store, String... raters) {
		Set<String> cells = new HashSet<>();
		for (String r : raters) {
			trials(store, r).forEach(t -> cells.add(t.promptId() + Set.of(t.left(), t.right()).stream().sorted().toList()));
		}
		return cells;
	}

	@Test
	void aFullCellGetsNoTrialsUntilSomebodyGoes() {
		SmallStudy small = painted(1, 6);
		try (StudyStore store = small.open()) {
			StudyDesign design = StudyDesign.DEFAULTS.withQuotas(List.of(new Quota(Map.of("gender", "female"), 1)));
			Instant start = Instant.parse("2026-01-01T10:00:00Z");
			rater(store, "Ada", small.users.getFirst(), Map.of("gender", "female"));
			rater(store, "Bea", small.users.getFirst(), Map.of("gender", "Female"));
			rater(store, "Carl", small.users.getFirst(), Map.of("gender", "male"));
			store.people().begin(new SessionRow("s1", "Ada", 0, start, start, null, SessionState.OPEN, "", 1, false, false, 0), false);
			assertEquals(Outcome.DRAWN, allocator(store, design, start).begin("Ada"));
			assertEquals(Outcome.FULL, allocator(store, design, start).begin("Bea"));
			assertTrue(trials(store, "Bea").isEmpty());
			assertEquals(Outcome.DRAWN, allocator(store, design, start).begin("Carl"));
			Instant later = start.plus(TrialAllocator.LEASE).plus(Duration.ofMinutes(1));
			assertEquals(Outcome.DRAWN, allocator(store, design, later).begin("Bea"), "who has gone keeps no place");
		}
	}

	@Test
	void whoFinishedKeepsAPlace() {
		SmallStudy small = painted(1, 3);
		try (StudyStore store = small.open()) {
			StudyDesign design = StudyDesign.DEFAULTS.withTrials(TrialCounts.DEFAULTS.withPerRater(2))
					.withQuotas(List.of(new Quota(Map.of("gender", "female"), 1)));
			Instant start = Instant.parse("2026-01-01T10:00:00Z");
			rater(store, "Ada", small.users.getFirst(), Map.of("gender", "female"));
			rater(store, "Bea", small.users.getFirst(), Map.of("gender", "female"));
			allocator(store, design, start).begin("Ada");
			trials(store, "Ada").forEach(t -> store.trials().vote(new VoteRow(t.id(), Choice.LEFT, start, 900)));
			assertEquals(Outcome.FULL, allocator(store, design, start.plus(Duration.ofDays(30))).begin("Bea"));
		}
	}

	@Test
	void manyWhoBeginAtOnceAreBalanced() throws Exception {
		SmallStudy small = painted(1, 8);
		try (StudyStore store = small.open()) {
			int raters = 16;
			for (int i = 0; i < raters; i++) {
				rater(store, "r" + i, small.users.getFirst(), Map.of());
			}
			StudyDesign design = StudyDesign.DEFAULTS.withTrials(TrialCounts.DEFAULTS.withPerRater(7));
			try (ExecutorService many = Executors.newFixedThreadPool(8)) {
				List<Callable<Outcome>> begin = IntStream.range(0, raters)
						.<Callable<Outcome>>mapToObj(i -> () -> new TrialAllocator(store, design, Clock.systemUTC()).begin("r" + i)).toList();
				for (Future<Outcome> f : many.invokeAll(begin)) {
					assertEquals(Outcome.DRAWN, f.get());
				}
			}
			Map<Set<String>, Integer> pairs = new HashMap<>();
			store.trials().all().forEach(t -> pairs.merge(Set.of(t.trial().left(), t.trial().right()), 1, Integer::sum));
			assertEquals(16 * 7, pairs.values().stream().mapToInt(Integer::intValue).sum());
			assertTrue(pairs.values().stream().allMatch(n -> n == 37 || n == 38), pairs::toString);
			assertFalse(pairs.isEmpty());
		}
	}
}
