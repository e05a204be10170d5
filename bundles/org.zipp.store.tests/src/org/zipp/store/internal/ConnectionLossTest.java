package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** The way to the server is cut, closed, or shared by a pooler; whoever has the study open goes on without a restart. */
@ExtendWith(Backends.class)
class ConnectionLossTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00Z");
	private static final int PATIENCE_SECONDS = 60;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore other;
	private final LinkedBlockingQueue<Topic> heard = new LinkedBlockingQueue<>();

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(Backends.Backend.POSTGRESQL, folder.resolve("study"));
		other = place.open();
		Study study = other.loadStudy();
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId("zipp");
		study.getConditions().add(condition);
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		study.getPrompts().add(prompt);
		other.saveStudy(study);
		other.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "", Map.of()));
		other.trials().addTrials(IntStream.rangeClosed(1, 20).mapToObj(i -> new TrialRow(0, "r1", i, "", "p1", "zipp", "zipp", "a", "b"))
				.toList());
	}

	@AfterEach
	void close() {
		other.close();
	}

	private StudyStore through(CuttingProxy proxy) {
		return new StudyStoresProvider().attach(new StudyDirectory(folder.resolve("through")), proxy.place(), Optional.of(""));
	}

	private Topic next() throws InterruptedException {
		Topic topic = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertNotNull(topic, "nothing was heard");
		return topic;
	}

	private void hearEverything() throws InterruptedException {
		Set<Topic> topics = EnumSet.noneOf(Topic.class);
		while (topics.size() < Topic.values().length) {
			topics.add(next());
		}
	}

	private void hear(Topic topic) throws InterruptedException {
		while (next() != topic) {
			// others may be told of first
		}
	}

	private AnswerState answer(StudyStore store, String token) {
		long trial = store.trials().open("r1", 1).getFirst().trial().id();
		return store.trials().answer("r1", new VoteRow(trial, Choice.LEFT, AT, 400, token)).state();
	}

	@Test
	void aCutConnectionIsMadeAnewAndNoAnswerIsLost() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(place.server(), false); StudyStore store = through(proxy)) {
			store.addListener((topic, id) -> heard.add(topic));
			hearEverything();
			assertEquals(AnswerState.STORED, answer(store, "t0"));
			for (int i = 1; i <= 5; i++) {
				long trial = other.trials().open("r1", 1).getFirst().trial().id();
				proxy.cut();
				assertEquals(AnswerState.STORED, store.trials().answer("r1", new VoteRow(trial, Choice.LEFT, AT, 400, "t" + i)).state());
			}
			assertEquals(6, other.trials().progress("r1").judged());
			// Notices are heard again, and what was missed is told as a change of everything.
			hearEverything();
			other.steps().finish(new StepRow("mine", "f", AT, 1, Map.of()));
			hear(Topic.STEPS);
		}
	}

	@Test
	void aServerThatIsAwayIsNamedAndAskedAgain() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(place.server(), false); StudyStore store = through(proxy)) {
			long trial = store.trials().open("r1", 1).getFirst().trial().id();
			proxy.close(true);
			VoteRow vote = new VoteRow(trial, Choice.LEFT, AT, 400, "t");
			String message = assertThrows(ConnectionLostException.class, () -> store.trials().answer("r1", vote)).getMessage();
			assertTrue(message.contains("127.0.0.1:" + proxy.place().port()) && message.contains("does not answer"), message);
			proxy.reopen();
			assertTrue(Set.of(AnswerState.STORED, AnswerState.REPEATED).contains(store.trials().answer("r1", vote).state()));
			assertEquals(1, other.trials().progress("r1").judged());
		}
	}

	/** No notice comes through, so the counts of changes are looked at. */
	@Test
	void behindAPoolerChangesAreSeenAllTheSame() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(place.server(), true); StudyStore store = through(proxy)) {
			store.addListener((topic, id) -> heard.add(topic));
			hearEverything();
			other.steps().finish(new StepRow("mine", "f", AT, 1, Map.of()));
			hear(Topic.STEPS);
			long trial = other.trials().open("r1", 1).getFirst().trial().id();
			other.trials().answer("r1", new VoteRow(trial, Choice.LEFT, AT, 400, "t"));
			hear(Topic.VOTES);
		}
	}

	/** A count grows before its change is committed; the change is told again when it can be seen. */
	@Test
	void whatIsCommittedLateIsSeenToo() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(place.server(), true); StudyStore store = through(proxy)) {
			store.addListener((topic, id) -> heard.add(topic));
			hearEverything();
			try (Connection late = place.source().getConnection(); Statement statement = late.createStatement()) {
				late.setAutoCommit(false);
				statement.execute("UPDATE study SET title = 'Late'");
				hear(Topic.STUDY);
				assertTrue(!store.header().title().equals("Late"));
				heard.clear();
				late.commit();
			}
			hear(Topic.STUDY);
			assertEquals("Late", store.header().title());
		}
	}

	@Test
	void theServerIsStartedAgain(Backends.Places places) throws IOException, InterruptedException {
		assertEquals(AnswerState.STORED, answer(other, "before"));
		places.server().restart();
		long trial = other.trials().open("r1", 1).getFirst().trial().id();
		assertEquals(AnswerState.STORED, other.trials().answer("r1", new VoteRow(trial, Choice.LEFT, AT, 400, "after")).state());
		assertEquals(2, other.trials().progress("r1").judged());
	}
}
