package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;

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
		try (Connection connection = (backend == Backends.Backend.H2 ? Dialect.file(place.directory().database(), false)
				: Dialect.server(place.url(), place.user(), "")).getConnection();
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
		var study = store.loadStudy();
		var condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId("c");
		study.getConditions().add(condition);
		var prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
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
			together(act(() -> store.trials().rate(new RatingRow("expert", "u", key, 1, AT))),
					act(() -> other.trials().rate(new RatingRow("expert", "u", key, 2, AT))));
			together(act(() -> store.trials().saveRater(new RaterRow(key, RaterKind.HUMAN, "u", Map.of("age", "1")))),
					act(() -> other.trials().saveRater(new RaterRow(key, RaterKind.HUMAN, "u", Map.of("age", "2")))));
			together(act(() -> users(key, "u")),
					act(() -> other.users().save(Stream.of("u", key).map(id -> new UserRow(id, 2, 2, 2, true)), List.of())));
		}
		assertEquals(ROUNDS * 50, store.personas().rewrites().size());
		assertEquals(ROUNDS, store.trials().ratings().size());
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
}
