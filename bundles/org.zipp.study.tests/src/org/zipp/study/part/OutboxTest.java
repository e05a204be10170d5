package org.zipp.study.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyDesigner;
import org.zipp.study.VotingSession;

/** Answers given while the server is away are delivered once, whoever dies. */
class OutboxTest {

	private static final int TRIALS = 12;

	@TempDir
	Path folder;

	@TempDir
	Path temporary;

	private PostgresServer server;
	private SmallStudy small;
	private StudyStore store;
	private String rater;
	private long now = TimeUnit.DAYS.toNanos(1);

	@BeforeEach
	void makeStudy() throws IOException, InterruptedException {
		server = new PostgresServer();
		new StudyStoresProvider().attach(new StudyDirectory(folder), server.newSchema(), Optional.empty()).close();
		small = new SmallStudy(folder, 1, 6, false);
		small.paint((user, condition) -> condition.hashCode());
		store = small.open();
		StudyDesigner designer = new StudyDesigner(store);
		RaterRow r = designer.addPerson("one", Map.of(), null, 1);
		rater = r.id();
		designer.design(List.of(r), designer.pairs(List.of()), TRIALS, 3);
	}

	@AfterEach
	void close() throws IOException {
		store.close();
		server.close();
	}

	private void answer(VotingSession session, Choice choice) {
		Pair pair = session.current().orElseThrow();
		session.painted(pair.trialId(), pair.leftImage(), pair.rightImage());
		now += TimeUnit.SECONDS.toNanos(1);
		assertTrue(session.vote(choice, "key"));
	}

	private List<Choice> stored() {
		return store.trials().ofRater(rater).stream().map(JudgedTrial::vote).filter(Objects::nonNull).map(VoteRow::choice).toList();
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.list(new StudyDirectory(folder).outbox())) {
			return all.filter(f -> f.toString().endsWith(".outbox")).toList();
		}
	}

	@Test
	void theRaterGoesOnWithoutTheServer() throws IOException, InterruptedException {
		CountDownLatch delivered = new CountDownLatch(1);
		try (VotingSession session = new VotingSession(store, rater, "", new Outbox(store, delivered::countDown), () -> now)) {
			answer(session, Choice.LEFT);
			assertEquals(0, session.waiting());
			Pair second = session.current().orElseThrow();
			server.crash();
			answer(session, Choice.RIGHT);
			assertEquals(1, session.waiting());
			assertEquals(2, session.done());
			Pair third = session.current().orElseThrow();
			answer(session, Choice.LEFT);
			session.painted(session.current().orElseThrow().trialId());
			now += TimeUnit.SECONDS.toNanos(1);
			assertTrue(session.undo());
			assertEquals(third, session.current().orElseThrow());
			answer(session, Choice.TIE);
			session.remark(third.trialId(), RemarkKind.COMMENT, "Both have six fingers.");
			long fourth = session.current().orElseThrow().trialId();
			assertTrue(session.leaveOut(fourth, "The left picture is missing."));
			assertEquals(6, session.waiting(), "two answers, one taken back, its next, a remark and a report");
			assertEquals(3, session.done());
			assertThrows(ConnectionLostException.class, session::refresh);
			assertEquals(1, files().size());
			server.start();
			assertTrue(delivered.await(90, TimeUnit.SECONDS), "nobody delivers");
			assertEquals(0, session.waiting());
			session.refresh();
			assertEquals(3, session.done());
			assertEquals(fourth, session.current().orElseThrow().trialId());
			assertEquals(List.of(Choice.LEFT, Choice.RIGHT, Choice.TIE), stored());
			assertEquals(new Shown("", second.leftImage(), second.rightImage(), "key"),
					store.trials().find(second.trialId()).orElseThrow().vote().shown());
			assertEquals(List.of(Choice.LEFT), store.trials().withdrawn().stream().map(VoteRow::choice).toList());
			assertEquals(List.of("Both have six fingers."), store.people().remarks().stream().map(r -> r.text()).toList());
			assertEquals(1, store.trials().problems().size());
			assertEquals(List.of(), files());
			answer(session, Choice.SKIP);
			assertEquals(4, stored().size());
		}
	}

	@Test
	void allThatIsLoadedCanBeAnswered() throws IOException, InterruptedException {
		CountDownLatch delivered = new CountDownLatch(1);
		try (VotingSession session = new VotingSession(store, rater, "", new Outbox(store, delivered::countDown), () -> now)) {
			server.crash();
			for (int i = 0; i < TRIALS; i++) {
				answer(session, Choice.LEFT);
			}
			assertTrue(session.current().isEmpty());
			assertEquals(TRIALS, session.waiting());
			server.start();
			assertTrue(delivered.await(90, TimeUnit.SECONDS), "nobody delivers");
			assertEquals(TRIALS, stored().size());
		}
	}

	@Test
	void whatAKilledProgramKeptIsDeliveredByTheNext() throws IOException, InterruptedException {
		Set<Long> kept = new HashSet<>();
		try (ChildProcess child = new ChildProcess(temporary, OutboxChild.class, folder.toString(), rater)) {
			assertEquals("open", child.readLine());
			kept.add(answered(child, "0"));
			server.crash();
			kept.add(answered(child, "1"));
			kept.add(answered(child, "2"));
			kept.add(answered(child, "3"));
			child.kill();
		}
		// The answer that was being written when the program died: nobody was told that it is kept.
		Path file = files().getFirst();
		Files.writeString(file, "answer\trater\t1\tto", StandardOpenOption.APPEND);
		server.start();
		for (int twice = 0; twice < 2; twice++) {
			byte[] copy = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
			store.close();
			store = small.open();
			try (VotingSession session = new VotingSession(store, rater, "", new Outbox(store), () -> now)) {
				assertEquals(0, session.waiting());
				assertEquals(4, session.done());
				assertFalse(kept.contains(session.current().orElseThrow().trialId()));
			}
			Set<Long> stored = new HashSet<>();
			store.trials().ofRater(rater).stream().filter(t -> t.vote() != null).forEach(t -> stored.add(t.trial().id()));
			assertEquals(kept, stored);
			assertEquals(List.of(), store.trials().withdrawn());
			assertEquals(List.of(), files());
			// As if it had died after delivering and before forgetting.
			if (copy.length > 0) {
				Files.write(file, copy);
			}
		}
	}

	private static long answered(ChildProcess child, String waiting) throws IOException {
		child.say("vote");
		String[] said = String.valueOf(child.readLine()).split(" ");
		assertEquals(waiting, said[said.length - 1], () -> String.join(" ", said));
		return Long.parseLong(said[0]);
	}

	@Test
	void whatCanNeverBeTakenIsKeptForTheLead() throws IOException, InterruptedException {
		CountDownLatch delivered = new CountDownLatch(1);
		List<Long> trials = new ArrayList<>();
		try (Outbox outbox = new Outbox(store, delivered::countDown)) {
			store.trials().ofRater(rater).forEach(t -> trials.add(t.trial().id()));
			TrialRow first = store.trials().ofRater(rater).getFirst().trial();
			server.crash();
			VoteRow toOthers = new VoteRow(first.id(), Choice.LEFT, Instant.now(), 900, "a", new Shown("", "not", "these", "key"));
			assertEquals(Optional.empty(), outbox.answer(rater, toOthers));
			assertEquals(Optional.empty(), outbox.answer("gone", new VoteRow(trials.get(1), Choice.LEFT, Instant.now(), 900, "b")));
			assertEquals(Optional.empty(), outbox.answer(rater, new VoteRow(trials.get(2), Choice.LEFT, Instant.now(), 900, "c")));
			assertEquals(2, outbox.waiting(rater));
			server.start();
			assertTrue(delivered.await(90, TimeUnit.SECONDS), "nobody delivers");
		}
		assertEquals(List.of(Choice.LEFT), stored());
		List<String> refused = Files.readAllLines(new StudyDirectory(folder).outbox().resolve(Outbox.REFUSED));
		assertEquals(2, refused.size());
		assertTrue(refused.getFirst().contains("replaced"), refused.toString());
		assertTrue(refused.getLast().contains("no such trial"), refused.toString());
	}
}
