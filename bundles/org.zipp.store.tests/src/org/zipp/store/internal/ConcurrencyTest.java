package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.RaterKind;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.AnswerRow;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TakenOverException;

/** Several writers at once, on both databases. On the server each has a store of its own, as on several machines. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class ConcurrencyTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00Z");
	private static final int ROUNDS = 15;

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;
	private StudyStore other;
	private ExecutorService threads;

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(backend, folder.resolve("study"));
		store = place.open();
		other = backend == Backends.Backend.H2 ? place.open() : place.in(folder.resolve("other")).open();
		threads = Executors.newCachedThreadPool();
	}

	@AfterEach
	void close() {
		threads.shutdownNow();
		other.close();
		store.close();
	}

	/** Two pieces of work at once, over and over; none may fail. */
	private void together(Callable<?> one, Callable<?> two) throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		List<Future<?>> ends = List.of(threads.submit(() -> start.await() + "" + one.call()),
				threads.submit(() -> start.await() + "" + two.call()));
		ExecutionException failed = null;
		for (Future<?> end : ends) {
			try {
				end.get(60, TimeUnit.SECONDS);
			} catch (ExecutionException e) {
				failed = e;
			}
		}
		if (failed != null) {
			throw failed;
		}
	}

	private Callable<?> act(Runnable work) {
		return Executors.callable(work);
	}

	/** Begins work, sees that it waits for an open transaction of somebody else, commits that, and waits for the end. */
	private void whileOpen(String statement, Runnable work) throws Exception {
		try (Connection connection = place.source().getConnection();
				Statement open = connection.createStatement()) {
			connection.setAutoCommit(false);
			open.execute(statement);
			Future<?> end = threads.submit(work);
			assertThrows(TimeoutException.class, () -> end.get(500, TimeUnit.MILLISECONDS), "the work must meet the open transaction");
			connection.commit();
			end.get(60, TimeUnit.SECONDS);
		}
	}

	private static PersonaDraft draft(String user, String text) {
		return new PersonaDraft(user, "m", "machine", List.of(new SentenceRow(text, List.of())), List.of());
	}

	private void users(String... ids) {
		store.users().save(Stream.of(ids).map(id -> new UserRow(id, 1, 1, 1, false)), List.of());
	}

	@Test
	void editThatIsBeingCommittedIsNotOverwritten() throws Exception {
		users("u");
		store.personas().save(List.of(draft("u", "Draft.")));
		whileOpen("UPDATE personas SET version = 1 WHERE user_id = 'u'", () -> store.personas().save(List.of(draft("u", "Machine."))));
		Persona stored = store.personas().load("u").orElseThrow();
		assertEquals(1, stored.getVersion());
		assertEquals("Draft.", stored.getSentences().getFirst().getText());
	}

	@Test
	void editsAndDraftsGoTogether() throws Exception {
		users("u");
		store.personas().save(List.of(draft("u", "Draft.")));
		for (int round = 1; round <= ROUNDS; round++) {
			String mine = "By hand " + round + ".";
			Persona edited = store.personas().load("u").orElseThrow();
			edited.getSentences().getFirst().setText(mine);
			boolean[] kept = new boolean[1];
			together(act(() -> {
				try {
					other.personas().saveEdit(edited, "reader", "x");
					kept[0] = true;
				} catch (ZippException e) {
					assertTrue(e.getMessage().contains("stored anew in between"), e.getMessage());
				}
			}), act(() -> store.personas().save(List.of(draft("u", "Machine.")))));
			Persona stored = store.personas().load("u").orElseThrow();
			assertEquals(kept[0] || round > 1 && stored.getVersion() > 0, stored.getVersion() > 0);
			if (kept[0]) {
				assertEquals(mine, stored.getSentences().getFirst().getText());
				assertEquals(stored.getVersion(), stored.getRevisions().size());
			}
		}
	}

	@Test
	void editDoesNotOverwriteADraftItHasNotSeen() {
		users("u");
		store.personas().save(List.of(draft("u", "Draft.")));
		Persona seen = store.personas().load("u").orElseThrow();
		store.personas().save(List.of(draft("u", "New evidence, new words.")));
		seen.getSentences().getFirst().setText("By hand.");
		assertTrue(assertThrows(ZippException.class, () -> store.personas().saveEdit(seen, "reader", "x")).getMessage()
				.contains("stored anew in between"));
		assertEquals("New evidence, new words.", store.personas().row("u").orElseThrow().text());
	}

	@Test
	void newPersonasOfTwoWritersAreWhole() throws Exception {
		String[] ids = IntStream.range(0, 200).mapToObj(i -> "u" + i).toArray(String[]::new);
		users(ids);
		together(act(() -> store.personas().save(Stream.of(ids).map(u -> draft(u, "One.")).toList())),
				act(() -> other.personas().save(Stream.of(ids).map(u -> draft(u, "Two.")).toList().reversed())));
		store.personas().table().forEach(p -> assertTrue(List.of("One.", "Two.").contains(p.text()), p.toString()));
		assertEquals(ids.length, store.personas().table().size());
	}

	@Test
	void evidenceOfTwoWritersIsNotDoubled() throws Exception {
		users("u", "v");
		for (int round = 0; round < ROUNDS; round++) {
			together(act(() -> store.users().replaceEvidence("m", List.of(evidence("u"), evidence("v")))),
					act(() -> other.users().replaceEvidence("m", List.of(evidence("v"), evidence("u")))));
			assertEquals(1, store.users().evidence("u").size());
			assertEquals(1, store.users().evidence("v").size());
		}
	}

	private static EvidenceRow evidence(String user) {
		return new EvidenceRow(0, user, EvidenceKind.COMMENT, "c", "text", "s", "", 1, 1, 1, true);
	}

	@Test
	void editAndNewEvidenceGoTogether() throws Exception {
		users("u");
		store.users().replaceEvidence("m", List.of(evidence("u")));
		store.personas().save(List.of(draft("u", "Draft.")));
		for (int round = 0; round < ROUNDS; round++) {
			Persona edited = store.personas().load("u").orElseThrow();
			edited.getSentences().getFirst().getEvidence().clear();
			edited.getSentences().getFirst().getEvidence().add(edited.getEvidence().getFirst());
			together(act(() -> store.personas().saveEdit(edited, "reader", "x")),
					act(() -> other.users().replaceEvidence("m", List.of(evidence("u")))));
		}
		assertEquals(ROUNDS, store.personas().load("u").orElseThrow().getVersion());
	}

	@Test
	void sameNewRowsOfTwoWritersAreMerged() throws Exception {
		conditionAndPrompt();
		users("u");
		store.trials().saveRater(new RaterRow("expert", RaterKind.HUMAN, "u", Map.of()));
		for (int round = 0; round < ROUNDS; round++) {
			String key = "k" + round;
			List<RewriteRow> rewrites = IntStream.range(0, 50).mapToObj(i -> new RewriteRow(key + '-' + i, "p", "c", "x", "", "r")).toList();
			together(act(() -> store.personas().saveRewrites(rewrites)), act(() -> other.personas().saveRewrites(rewrites.reversed())));
			together(act(() -> store.answers().save(new AnswerRow(key, "m", "t", "a", 1, 1, AT))),
					act(() -> other.answers().save(new AnswerRow(key, "m", "t", "b", 1, 1, AT))));
			together(act(() -> store.steps().finish(new StepRow(key, "f", AT, 1, Map.of("n", 1L)))),
					act(() -> other.steps().finish(new StepRow(key, "g", AT, 1, Map.of("n", 2L)))));
			together(act(() -> store.ratings().rate(new RatingRow("expert", "u", key, 1, AT))),
					act(() -> other.ratings().rate(new RatingRow("expert", "u", key, 2, AT))));
			together(act(() -> store.trials().saveRater(new RaterRow(key, RaterKind.HUMAN, "u", Map.of("age", "1")))),
					act(() -> other.trials().saveRater(new RaterRow(key, RaterKind.HUMAN, "u", Map.of("age", "2")))));
			together(act(() -> users(key, "u")),
					act(() -> other.users().save(Stream.of("u", key).map(id -> new UserRow(id, 2, 2, 2, true)), List.of())));
		}
		assertEquals(ROUNDS * 50, store.personas().rewrites().size());
		assertEquals(ROUNDS, store.ratings().all().size());
		assertEquals(ROUNDS + 1, store.trials().raters().size());
		assertEquals(ROUNDS + 1, store.users().participants().size());
		assertTrue(store.steps().all().stream().allMatch(s -> s.counts().get("n") == (s.fingerprint().equals("f") ? 1L : 2L)));
	}

	@Test
	void oneOfTwoRatersOfANameIsRefused() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			RaterRow one = new RaterRow("r" + round, RaterKind.HUMAN, "u", Map.of("age", "1"));
			RaterRow two = new RaterRow("r" + round, RaterKind.HUMAN, "v", Map.of("age", "2"));
			ExecutionException refused = assertThrows(ExecutionException.class,
					() -> together(act(() -> store.trials().addRater(one)), act(() -> other.trials().addRater(two))));
			assertTrue(refused.getCause().getMessage().contains("There is a rater '" + one.id() + "' already"),
					refused.getCause().getMessage());
			RaterRow stored = store.trials().raters().getLast();
			assertTrue(stored.equals(one) || stored.equals(two), stored.toString());
		}
	}

	private static TaskRow task(long seed, String prompt) {
		return new TaskRow(new ImageKey("u", "p", "c", seed), prompt, "", TaskState.QUEUED, "", 0);
	}

	private void conditionAndPrompt() {
		var study = store.loadStudy();
		var condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId("c");
		study.getConditions().add(condition);
		var prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
	}

	private void sql(String statement) throws SQLException {
		try (Connection connection = place.source().getConnection();
				Statement open = connection.createStatement()) {
			open.execute(statement);
		}
	}

	@Test
	void sameTasksAreQueuedOnce() throws Exception {
		conditionAndPrompt();
		for (int round = 0; round < ROUNDS; round++) {
			int from = round * 40;
			List<TaskRow> tasks = IntStream.range(from, from + 40).mapToObj(i -> task(i, "x")).toList();
			together(act(() -> store.images().enqueue(tasks)), act(() -> other.images().enqueue(tasks.reversed())));
		}
		assertEquals(ROUNDS * 40, store.images().taskCounts()[TaskState.QUEUED.ordinal()]);
	}

	/** On a server two processes work on one queue; what one has taken is not taken from it while it is heard of. */
	@Test
	void startingAWorkerTakesNothingFromAnother() throws Exception {
		conditionAndPrompt();
		store.images().enqueue(List.of(task(1, "x"), task(2, "x")));
		TaskRow taken = other.images().take(1).getFirst();
		boolean server = backend == Backends.Backend.POSTGRESQL;
		assertEquals(server ? 0 : 1, store.images().requeue(true), "in a file study only this process can have begun it");
		if (server) {
			store.images().requeue(List.of(taken.key()));
			store.images().fail(taken.key(), "not mine");
			assertEquals(1, store.images().taskCounts()[TaskState.RUNNING.ordinal()]);
			assertThrows(ZippException.class, () -> store.images().save(taken.key(), 1, 1, new byte[] { 1 }, "g", 1));
			assertEquals(List.of(2L), store.images().take(5).stream().map(t -> t.key().seed()).toList());
		}
	}

	@Test
	void whatIsNotGoneOnWithIsTakenOverAndAcceptedFromItsHolderAlone() throws Exception {
		conditionAndPrompt();
		PictureSetting setting = PictureSetting.of("g", "G", "", 1, 1, 1);
		store.images().enqueue(List.of(task(1, "x")), setting);
		TaskRow lost = other.images().take(1).getFirst();
		assertTrue(store.images().take(1).isEmpty());
		sql("UPDATE tasks SET held_until = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'");
		other.images().renew();
		assertTrue(store.images().take(1).isEmpty(), "it was heard of again");
		sql("UPDATE tasks SET held_until = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'");
		TaskRow mine = store.images().take(1).getFirst();
		assertEquals(2, mine.attempts());
		if (backend == Backends.Backend.POSTGRESQL) {
			assertThrows(TakenOverException.class, () -> other.images().save(lost, setting, 1, 1, new byte[] { 1 }, 1));
			assertTrue(store.images().all().isEmpty());
		}
		store.images().save(mine, setting, 1, 1, new byte[] { 2 }, 1);
		assertEquals(1, store.images().taskCounts()[TaskState.DONE.ordinal()]);
	}

	@Test
	void tasksOfAnEndedProcessGoBack() throws Exception {
		conditionAndPrompt();
		store.images().enqueue(List.of(task(1, "x")));
		other.images().take(1);
		String machine = InetAddress.getLocalHost().getHostName();
		sql("UPDATE tasks SET holder = '" + machine + "/" + ProcessHandle.current().pid() + "/1/ended'");
		assertEquals(1, store.images().requeue(false), "this number had another process before");
	}

	/** A prompt that is changed while its picture is made does not get the picture of the old words. */
	@Test
	void pictureOfOldWordsIsNotAccepted() {
		conditionAndPrompt();
		PictureSetting setting = PictureSetting.of("g", "G", "", 1, 1, 1);
		store.images().enqueue(List.of(task(1, "old")), setting);
		TaskRow taken = store.images().take(1).getFirst();
		other.images().enqueue(List.of(task(1, "new")), setting);
		assertThrows(TakenOverException.class, () -> store.images().save(taken, setting, 1, 1, new byte[] { 1 }, 1));
		assertEquals("new", store.images().take(1).getFirst().prompt());
	}
}
