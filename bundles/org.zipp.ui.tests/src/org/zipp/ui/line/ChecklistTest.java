package org.zipp.ui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.TestStudy;
import org.zipp.ui.context.Services;
import org.zipp.ui.line.Checklist.Item;
import org.zipp.ui.line.Checklist.Place;
import org.zipp.ui.line.Checklist.State;

/** What the checklist says of a study at each stage. */
class ChecklistTest {

	@TempDir
	Path temp;

	private static LineState state(int graph, long mined, long personas, int participants, long pictures, long wanted, long failed,
			int people, int idle, long trials, long votes, boolean reported) {
		return new LineState(graph, graph / 4, 0, mined, personas, participants, participants * 16L, pictures, wanted, failed, people, 0, idle,
				trials, votes, trials, votes, reported, false, "Which?");
	}

	private static List<State> states(LineState state, Set<String> running) {
		return Checklist.of(state, running, Map.of()).stream().map(Item::state).toList();
	}

	private static Item item(LineStep step, LineState state, Map<String, String> failures) {
		return Checklist.of(state, Set.of(), failures).get(step.ordinal());
	}

	@Test
	void anEmptyStudyBeginsWithData() {
		List<Item> items = Checklist.of(LineState.NOTHING, Set.of(), Map.of());
		assertTrue(items.stream().allMatch(i -> i.state() == State.NOT_STARTED), items::toString);
		assertEquals(Optional.of(LineStep.DATA), Checklist.next(items));
		assertEquals(List.of("", "needs data: ingest first", "needs evidence: mine first", "needs personas: verbalize first",
				"needs prompts: rewrite first", "needs participants: rewrite first", "needs participants: rewrite first", "needs votes"),
				items.stream().map(Item::needs).toList());
	}

	@Test
	void aStudyUnderWayShowsWhatIsThereAndWhatRuns() {
		LineState s = state(400, 400, 24, 3, 90, 132, 0, 0, 0, 0, 0, false);
		assertEquals(List.of(State.DONE, State.DONE, State.RUNNING, State.DONE, State.PART, State.NOT_STARTED, State.NOT_STARTED,
				State.NOT_STARTED), states(s, Set.of("verbalize")));
		assertEquals("24 of 400 personas", item(LineStep.PERSONAS, s, Map.of()).facts());
		assertEquals("90 of 132 pictures", item(LineStep.PICTURES, s, Map.of()).facts());
		assertEquals("", item(LineStep.VOTES, s, Map.of()).needs(), "with pictures of participants somebody can vote");
	}

	@Test
	void aFinishedStudyIsDone() {
		LineState s = state(400, 400, 400, 40, 1312, 1312, 0, 12, 0, 288, 288, true);
		List<Item> items = Checklist.of(s, Set.of(), Map.of());
		assertTrue(items.stream().allMatch(i -> i.state() == State.DONE), items::toString);
		assertEquals(Optional.empty(), Checklist.next(items));
		assertEquals("12 people, 288 pairs", items.get(LineStep.RATERS.ordinal()).facts());
	}

	@Test
	void problemsSayTheirReasonAndWhereTheyAreMended() {
		LineState s = state(400, 400, 400, 40, 1300, 1312, 12, 3, 1, 48, 0, false);
		Item pictures = item(LineStep.PICTURES, s, Map.of());
		assertEquals(State.PROBLEM, pictures.state());
		assertEquals("12 pictures could not be made", pictures.problem());
		assertEquals(Place.QUEUE, pictures.place());
		Item raters = item(LineStep.RATERS, s, Map.of());
		assertEquals("1 rater has no pairs", raters.problem());
		assertEquals(Place.DESIGN, raters.place());
		Item failed = item(LineStep.DATA, LineState.NOTHING, Map.of("ingest", "RC_2019-05.zst is cut short."));
		assertEquals(State.PROBLEM, failed.state());
		assertEquals("RC_2019-05.zst is cut short.", failed.problem());
		assertEquals(Place.OPERATION, failed.place());
	}

	@Test
	void whatIsCountedIsWhatTheStudyHolds() {
		try (StudyStore store = Services.stores().open(TestStudy.make(temp.resolve("study")))) {
			store.images().enqueue(TestStudy.tasks(3));
			store.images().save(TestStudy.key(1), 48, 48, TestStudy.png(0x204060), "test", 0);
			store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, TestStudy.USER, Map.of()));
			LineState s = LineState.read(store);
			assertEquals(1, s.participants());
			assertEquals(List.of(1L, 3L, 0L), Arrays.asList(s.pictures(), s.wanted(), s.failed()));
			assertEquals(1, s.people());
			assertEquals(1, s.idle());
			assertEquals(0, s.graphUsers());
		}
	}
}
