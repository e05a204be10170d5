package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Amendment;
import org.zipp.store.PlanLockedException;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/** Locked plans, deviations from them and looks, on both databases. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class PlanTest {

	private static final Amendment WHY = new Amendment(" A reviewer asked for it. ", "Ada");

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private StudyStore store;

	@BeforeEach
	void open(Backends.Places places) {
		store = places.of(backend, folder.resolve("study")).open();
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp-0")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			condition.setLabel(id);
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		prompt.setText("a lake");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void vote() {
		store.users().save(Stream.of(new UserRow("u", 1, 1, 1, false)), List.of());
		store.trials().addRater(new RaterRow("r1", RaterKind.HUMAN, "u", Map.of()));
		store.trials().addTrials(List.of(new TrialRow(0, "r1", 1, "u", "p1", "generic", "zipp-0", "", "")));
		store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, Instant.now(), 1000));
	}

	@Test
	void aPlanIsLockedOnceWithTheVotesThereAre() {
		assertTrue(store.plans().locked().isEmpty());
		vote();
		PlanRow plan = store.plans().lock("{}", "abc", " Ada ");
		assertEquals(1, plan.votes());
		assertEquals("Ada", plan.lockedBy());
		assertEquals(plan, store.plans().locked().orElseThrow());
		assertTrue(assertThrows(ZippException.class, () -> store.plans().lock("{1}", "def", "Ada")).getMessage().contains("give a reason"));
		assertEquals(List.of(plan), store.plans().all());
		assertTrue(store.plans().deviations().isEmpty());
	}

	@Test
	void nothingIsLockedByNobody() {
		assertThrows(ZippException.class, () -> store.plans().lock("{}", "abc", " "));
		assertThrows(ZippException.class, () -> new Amendment(" ", "Ada"));
		assertThrows(ZippException.class, () -> new Amendment("because", ""));
	}

	@Test
	void anotherPlanInItsPlaceIsADeviation() {
		assertThrows(ZippException.class, () -> store.plans().replace("{1}", "def", WHY));
		store.plans().lock("{}", "abc", "Ada");
		assertThrows(ZippException.class, () -> store.plans().replace("{}", "abc", WHY));
		vote();
		PlanRow second = store.plans().replace("{1}", "def", WHY);
		assertEquals(2, second.number());
		assertEquals(second, store.plans().locked().orElseThrow());
		DeviationRow deviation = store.plans().deviations().getFirst();
		assertEquals(List.of("1", "plan", "{}", "{1}", "A reviewer asked for it.", "Ada", "1"), List.of(Integer.toString(deviation.plan()),
				deviation.part(), deviation.before(), deviation.after(), deviation.reason(), deviation.by(), Long.toString(deviation.votes())));
	}

	@Test
	void whatThePlanHoldsChangesWithAReasonAlone() {
		store.plans().lock("{}", "abc", "Ada");
		Study study = store.loadStudy();
		study.setQuestion("Which is prettier?");
		study.getPrompts().getFirst().setText("a river");
		Condition third = ZippFactory.eINSTANCE.createCondition();
		third.setId("zipp-3");
		study.getConditions().add(third);
		PlanLockedException refused = assertThrows(PlanLockedException.class, () -> store.saveStudy(study));
		assertEquals(List.of("question", "condition zipp-3", "prompt p1"), refused.parts().stream().sorted((a, b) -> order(a) - order(b))
				.toList());
		assertEquals("a lake", store.loadStudy().getPrompts().getFirst().getText());
		assertEquals(2, store.loadStudy().getConditions().size());
		store.saveStudy(study, WHY);
		assertEquals("a river", store.loadStudy().getPrompts().getFirst().getText());
		Map<String, DeviationRow> found = new HashMap<>();
		store.plans().deviations().forEach(d -> found.put(d.part(), d));
		assertEquals(3, found.size());
		assertEquals("a lake", found.get("prompt p1").before());
		assertEquals("a river", found.get("prompt p1").after());
		assertEquals("", found.get("condition zipp-3").before());
	}

	private static int order(String part) {
		return List.of("question", "condition zipp-3", "prompt p1").indexOf(part);
	}

	@Test
	void removalAndNewNamesAreChangesToo() {
		store.plans().lock("{}", "abc", "Ada");
		Study renamed = store.loadStudy();
		renamed.getConditions().getLast().setId("zipp-zero");
		assertEquals(List.of("condition zipp-0"), assertThrows(PlanLockedException.class, () -> store.saveStudy(renamed)).parts());
		Study removed = store.loadStudy();
		removed.getPrompts().clear();
		assertEquals(List.of("prompt p1"), assertThrows(PlanLockedException.class, () -> store.saveStudy(removed)).parts());
		Study admitted = store.loadStudy();
		admitted.setSimulated(true);
		assertThrows(PlanLockedException.class, () -> store.saveStudy(admitted));
		store.saveStudy(renamed, WHY);
		DeviationRow deviation = store.plans().deviations().getFirst();
		assertTrue(deviation.after().contains("zipp-zero"), deviation.toString());
	}

	@Test
	void titleAndRatersAreNotPlanned() {
		store.plans().lock("{}", "abc", "Ada");
		vote();
		Study study = store.loadStudy();
		study.setTitle("Another title");
		study.getRaters().getFirst().setUserId("u");
		store.saveStudy(study);
		assertTrue(store.plans().deviations().isEmpty());
		assertEquals("Another title", store.loadStudy().getTitle());
	}

	@Test
	void theSameLookIsKeptOnce() {
		LookRow first = store.plans().look("Ada", 10, "one");
		LookRow second = store.plans().look("Ada", 20, "two");
		assertEquals(first, store.plans().look("Bob", 10, "one"));
		assertEquals(List.of(first, second), store.plans().looks());
		store.plans().look("Ada", 20, "another comparison");
		assertEquals(3, store.plans().looks().size());
	}

	@Test
	void oneOfManyLocks() throws Exception {
		int n = 6;
		CyclicBarrier together = new CyclicBarrier(n);
		try (ExecutorService pool = Executors.newFixedThreadPool(n)) {
			List<Future<Boolean>> tries = IntStream.range(0, n).mapToObj(i -> pool.submit(() -> {
				together.await();
				try {
					store.plans().lock("{" + i + "}", "hash" + i, "rater " + i);
					return true;
				} catch (ZippException e) {
					return false;
				}
			})).toList();
			int locked = 0;
			for (Future<Boolean> done : tries) {
				locked += done.get() ? 1 : 0;
			}
			assertEquals(1, locked);
		}
		assertEquals(1, store.plans().all().size());
	}
}
