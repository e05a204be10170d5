package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** A study on a server that other programs have open too: what they do is heard, and nothing of theirs is overwritten. */
@ExtendWith(Backends.class)
class OtherProcessesTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00Z");
	private static final int PATIENCE_SECONDS = 60;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;
	private final LinkedBlockingQueue<Topic> heard = new LinkedBlockingQueue<>();

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(Backends.Backend.POSTGRESQL, folder.resolve("study"));
		store = place.open();
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		prompt.setText("a boat");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		store.users().save(Stream.of(new UserRow("u1", 1, 1, 1, true)), List.of());
		store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "", Map.of()));
		addTrials(1, 3);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private void addTrials(int from, int to) {
		store.trials().addTrials(IntStream.rangeClosed(from, to).mapToObj(i -> new TrialRow(0, "r1", i, "", "p1", "generic", "zipp", "a", "b"))
				.toList());
	}

	/** Listens, and waits until it is listened to others too, which is told as a change of everything. */
	private void listen(StudyStore to) throws InterruptedException {
		to.addListener((topic, id) -> heard.add(topic));
		hearEverything();
	}

	private void hearEverything() throws InterruptedException {
		Set<Topic> topics = EnumSet.noneOf(Topic.class);
		while (topics.size() < Topic.values().length) {
			topics.add(next());
		}
	}

	private Topic next() throws InterruptedException {
		Topic topic = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertNotNull(topic, "nothing was heard");
		return topic;
	}

	private void hear(Topic topic) throws InterruptedException {
		while (next() != topic) {
			// others may be told of first
		}
	}

	private StepRow step(String name) {
		return new StepRow(name, "f", AT, 1, Map.of());
	}

	@Test
	void eachChangeOfAnotherProgramIsHeard() throws Exception {
		listen(store);
		try (StudyStore other = place.in(folder.resolve("other")).open()) {
			Study study = other.loadStudy();
			study.setTitle("Changed");
			other.saveStudy(study);
			hear(Topic.STUDY);
			other.users().setCohort(List.of("u1"));
			hear(Topic.USERS);
			other.users().replaceEvidence("m", List.of(new EvidenceRow(0, "u1", EvidenceKind.COMMUNITY, "c", "t", "", "", 1, 1, 1, true)));
			hear(Topic.EVIDENCE);
			other.personas().save(List.of(new PersonaDraft("u1", "m", "offline", List.of(new SentenceRow("I sail.", List.of())), List.of())));
			hear(Topic.PERSONAS);
			other.personas().saveRewrites(List.of(new RewriteRow("u1", "p1", "zipp", "a red boat", "", "offline")));
			hear(Topic.REWRITES);
			other.images().enqueue(List.of(task(1)));
			hear(Topic.TASKS);
			other.images().save(new ImageKey("u1", "p1", "zipp", 1), 1, 1, new byte[] { 1 }, "g", 0);
			hear(Topic.IMAGES);
			long trial = other.trials().open("r1", 1).getFirst().trial().id();
			other.trials().report(new TrialProblem(trial, "torn", AT));
			hear(Topic.TRIALS);
			other.trials().vote(new VoteRow(trial, Choice.LEFT, AT, 400));
			hear(Topic.VOTES);
			other.ratings().rate(new RatingRow("r1", "u1", "coherence", 4, AT));
			hear(Topic.VOTES);
			other.steps().finish(step("mine"));
			hear(Topic.STEPS);
		}
	}

	private static TaskRow task(long seed) {
		return new TaskRow(new ImageKey("u1", "p1", "zipp", seed), "a red boat", "", TaskState.QUEUED, "", 0);
	}

	@Test
	void votesOfAnotherProcessAreHeardWhileItRuns() throws Exception {
		listen(store);
		try (ChildProcess child = new ChildProcess(folder, VotingChild.class, place.directory().root().toString(), "answer")) {
			assertEquals("open", child.readLine());
			hear(Topic.VOTES);
			child.readRest();
		}
		assertEquals(3, store.trials().progress("r1").judged());
	}

	@Test
	void ownChangesAreToldOnceAndThoseThatWereUndoneNever() throws Exception {
		listen(store);
		long trial = store.trials().open("r1", 1).getFirst().trial().id();
		store.trials().vote(new VoteRow(trial, Choice.LEFT, AT, 400));
		try (StudyStore other = place.in(folder.resolve("other")).open()) {
			List<TrialRow> twice = List.of(new TrialRow(0, "r1", 9, "", "p1", "generic", "zipp", "a", "b"),
					new TrialRow(0, "r1", 9, "", "p1", "generic", "zipp", "a", "b"));
			assertThrows(ZippException.class, () -> other.trials().addTrials(twice));
			other.steps().finish(step("mine"));
		}
		List<Topic> topics = new ArrayList<>();
		do {
			topics.add(next());
		} while (topics.getLast() != Topic.STEPS);
		// The server tells in the order of commits, so nothing of before can still come.
		assertEquals(List.of(Topic.VOTES, Topic.STEPS), topics);
	}

	@Test
	void whoOnlyLooksHearsToo() throws Exception {
		try (StudyStore looking = new StudyStoresProvider().openReadOnly(place.directory())) {
			listen(looking);
			store.steps().finish(step("mine"));
			hear(Topic.STEPS);
			assertEquals("mine", looking.steps().all().getFirst().step());
		}
	}

	@Test
	void whatWasMissedWhileTheServerWasAwayIsToldAsAChangeOfEverything() throws Exception {
		listen(store);
		sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()");
		hearEverything();
		try (StudyStore other = place.in(folder.resolve("other")).open()) {
			other.steps().finish(step("mine"));
			hear(Topic.STEPS);
		}
	}

	private void sql(String statement) throws SQLException {
		try (Connection connection = place.source().getConnection(); Statement open = connection.createStatement()) {
			open.execute(statement);
		}
	}

	@Test
	void whoHearsNobodyAnyMoreLeavesNothingBehind() throws Exception {
		Set<Thread> before = listening();
		listen(store);
		Set<Thread> threads = listening();
		threads.removeAll(before);
		assertEquals(1, threads.size());
		store.close();
		Thread thread = threads.iterator().next();
		thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
		assertFalse(thread.isAlive());
		store = place.open();
	}

	private static Set<Thread> listening() {
		Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
		threads.removeIf(t -> !t.getName().equals(Notices.THREAD));
		return threads;
	}

	/** Row edits: who saved first is not overwritten, and what does not meet is merged. */
	@Test
	void twoProcessesEditTheSameStudy() throws IOException {
		try (ChildProcess child = new ChildProcess(folder, StudyChild.class, place.directory().root().toString())) {
			assertEquals("open", child.readLine());
			Study mine = store.loadStudy();
			child.say("title Theirs");
			assertEquals("saved", child.readLine());
			mine.getPrompts().getFirst().setText("a lake");
			store.saveStudy(mine);
			assertEquals("Theirs", store.loadStudy().getTitle(), "another part was saved");
			mine.setTitle("Mine");
			assertThrows(StudyConflictException.class, () -> store.saveStudy(mine));
			child.say("prompt a river");
			assertEquals("conflict", child.readLine());
			assertEquals("a lake", store.loadStudy().getPrompts().getFirst().getText());
			child.say("load");
			assertEquals("loaded", child.readLine());
			child.say("prompt a river");
			assertEquals("saved", child.readLine());
			assertEquals("a river", store.loadStudy().getPrompts().getFirst().getText());
		}
	}

	/** Leases: no task is held by two, and those of a process that died can be put back at once. */
	@Test
	void twoProcessesTakeTasks() throws IOException, InterruptedException {
		store.images().enqueue(IntStream.rangeClosed(1, 6).mapToObj(OtherProcessesTest::task).toList());
		StudyDirectory directory = place.directory();
		try (ChildProcess child = new ChildProcess(folder, StudyChild.class, directory.root().toString())) {
			assertEquals("open", child.readLine());
			child.say("take 4");
			assertEquals("[1, 2, 3, 4]", child.readLine());
			assertEquals(List.of(5L, 6L), store.images().take(10).stream().map(t -> t.key().seed()).sorted().toList());
			child.say("take 10");
			assertEquals("[]", child.readLine());
			assertEquals(2, store.images().requeue(false), "those of the other process stay its own");
			assertEquals(List.of(5L, 6L), store.images().take(10).stream().map(t -> t.key().seed()).sorted().toList());
			child.kill();
			assertEquals(6, store.images().requeue(false));
			assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), store.images().take(10).stream().map(t -> t.key().seed()).sorted().toList());
		}
		assertTrue(store.images().take(1).isEmpty());
	}
}
