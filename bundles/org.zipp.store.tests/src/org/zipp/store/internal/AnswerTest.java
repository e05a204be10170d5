package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;

/** One trial has one answer, whoever sends what, how often and how late. */
@ExtendWith(Backends.class)
class AnswerTest {

	private static final int WINDOWS = 6;

	@TempDir
	Path temporary;

	private Backends.Place place(Backends.Backend backend, Backends.Places places, int trials) {
		Backends.Place place = places.of(backend, temporary.resolve("study"));
		try (StudyStore store = place.open()) {
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
			store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "", Map.of()));
			store.trials().saveRater(new RaterRow("r2", RaterKind.HUMAN, "", Map.of()));
			store.trials().addTrials(IntStream.rangeClosed(1, trials).mapToObj(
					i -> new TrialRow(0, "r1", i, i == 2 ? TrialKind.REPEAT : TrialKind.PAIR, "", "p1", "generic", "zipp", "a", "b")).toList());
		}
		return place;
	}

	private static VoteRow vote(long trial, Choice choice, String token) {
		return new VoteRow(trial, choice, Instant.parse("2026-03-04T05:06:07.123456Z"), 700, token);
	}

	private static long first(StudyStore store) {
		return store.trials().open("r1", 1).getFirst().trial().id();
	}

	/** Lets several windows do something at the same moment. */
	private static <T> List<T> together(int windows, IntFunction<Callable<T>> work) throws Exception {
		CyclicBarrier start = new CyclicBarrier(windows);
		try (ExecutorService threads = Executors.newFixedThreadPool(windows)) {
			List<Future<T>> ends = IntStream.range(0, windows).mapToObj(w -> threads.submit(() -> {
				start.await();
				return work.apply(w).call();
			})).toList();
			List<T> results = new ArrayList<>();
			for (Future<T> end : ends) {
				results.add(end.get());
			}
			return results;
		}
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void anAnswerThatIsSentAgainIsOneAnswer(Backends.Backend backend, Backends.Places places) {
		try (StudyStore store = place(backend, places, 3).open()) {
			List<OpenTrial> next = store.trials().open("r1", 2);
			assertEquals(List.of(1, 2), next.stream().map(t -> t.trial().position()).toList());
			assertEquals(List.of(TrialKind.PAIR, TrialKind.REPEAT), next.stream().map(t -> t.trial().kind()).toList());
			assertEquals("a boat", next.getFirst().prompt());
			long trial = next.getFirst().trial().id();
			VoteRow vote = vote(trial, Choice.LEFT, "t1");
			assertEquals(new Answered(AnswerState.STORED, vote), store.trials().answer("r1", vote));
			assertEquals(new Answered(AnswerState.REPEATED, vote), store.trials().answer("r1", vote(trial, Choice.RIGHT, "t1")));
			assertEquals(new Answered(AnswerState.ANSWERED_BEFORE, vote), store.trials().answer("r1", vote(trial, Choice.RIGHT, "t2")));
			assertEquals(vote, store.trials().lastAnswered("r1").orElseThrow().vote());
			assertEquals(new RaterProgress("r1", 3, 1, 0), store.trials().progress("r1"));
			assertEquals(new RaterProgress("r2", 0, 0, 0), store.trials().progress("r2"));
			assertFalse(store.trials().withdraw(trial, "t2"), "that answer was never there");
			assertTrue(store.trials().withdraw(trial, "t1"));
			assertFalse(store.trials().withdraw(trial, "t1"));
			assertEquals(List.of(vote), store.trials().withdrawn());
			Answered late = store.trials().answer("r1", vote);
			assertEquals(AnswerState.TAKEN_BACK, late.state(), "what was taken back does not come back by itself");
			assertNull(late.vote());
			assertEquals(AnswerState.STORED, store.trials().answer("r1", vote(trial, Choice.TIE, "t3")).state());
			assertEquals(AnswerState.TAKEN_BACK, store.trials().answer("r1", vote).state());
			assertEquals(Choice.TIE, store.trials().find(trial).orElseThrow().vote().choice());
		}
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void aRaterAnswersNoTrialOfAnother(Backends.Backend backend, Backends.Places places) {
		try (StudyStore store = place(backend, places, 1).open()) {
			long trial = first(store);
			assertTrue(assertThrows(ZippException.class, () -> store.trials().answer("r2", vote(trial, Choice.LEFT, "t"))).getMessage()
					.contains("no trial " + trial));
			assertThrows(ZippException.class, () -> store.trials().answer("r1", vote(trial + 1000, Choice.LEFT, "t")));
			assertThrows(IllegalArgumentException.class, () -> store.trials().answer("r1", vote(trial, Choice.LEFT, "")));
			assertEquals(0, store.trials().progress("r1").judged());
		}
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void windowsThatAnswerAtOnceGiveOneAnswer(Backends.Backend backend, Backends.Places places) throws Exception {
		int trials = 12;
		try (StudyStore store = place(backend, places, trials).open()) {
			for (int i = 0; i < trials; i++) {
				long trial = first(store);
				boolean sameRequest = i % 2 == 0;
				List<Answered> answers = together(WINDOWS, w -> () -> store.trials().answer("r1",
						vote(trial, Choice.get(w % 4), sameRequest ? "again " + trial : "window " + w)));
				Map<AnswerState, Long> states = answers.stream().collect(Collectors.groupingBy(Answered::state, Collectors.counting()));
				assertEquals(Map.of(AnswerState.STORED, 1L, sameRequest ? AnswerState.REPEATED : AnswerState.ANSWERED_BEFORE, WINDOWS - 1L), states);
				assertEquals(1, answers.stream().map(Answered::vote).distinct().count(), "all are told the same answer");
				assertEquals(answers.getFirst().vote(), store.trials().find(trial).orElseThrow().vote());
			}
			assertTrue(store.trials().open("r1", 1).isEmpty());
		}
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void aRepetitionNeverOutlivesTakingBack(Backends.Backend backend, Backends.Places places) throws Exception {
		try (StudyStore store = place(backend, places, 15).open()) {
			for (OpenTrial open : store.trials().open("r1", 15)) {
				long trial = open.trial().id();
				store.trials().answer("r1", vote(trial, Choice.LEFT, "t"));
				together(WINDOWS, w -> () -> w == 0 ? store.trials().withdraw(trial, "t") : store.trials().answer("r1", vote(trial, Choice.LEFT, "t")));
				assertNull(store.trials().find(trial).orElseThrow().vote());
			}
			assertEquals(15, store.trials().withdrawn().size());
		}
	}

	/** What was judged stays, also when pictures are replaced at the same moment. */
	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void picturesAreNotReplacedUnderAnAnswer(Backends.Backend backend, Backends.Places places) throws Exception {
		int trials = 20;
		try (StudyStore store = place(backend, places, trials).open()) {
			Map<Long, String> judged = new HashMap<>();
			for (OpenTrial open : store.trials().open("r1", trials)) {
				TrialRow t = open.trial();
				together(2, w -> () -> {
					if (w == 0) {
						for (int i = 0; i < 5; i++) {
							store.trials().replacePictures(List.of(new TrialRow(t.id(), t.raterId(), t.position(), t.userId(), t.promptId(),
									t.left(), t.right(), "a" + i, "b" + i)));
						}
						return null;
					}
					if (t.position() % 2 == 0) {
						store.trials().vote(vote(t.id(), Choice.LEFT, ""));
					} else {
						store.trials().answer("r1", vote(t.id(), Choice.LEFT, "t"));
					}
					return judged.put(t.id(), store.trials().find(t.id()).orElseThrow().trial().leftImage());
				});
			}
			judged.forEach((id, left) -> assertEquals(left, store.trials().find(id).orElseThrow().trial().leftImage()));
		}
	}

	/** Two programs, one of them killed between an answer and the next pair: each trial has one answer, that of who was told so. */
	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void programsTakeTurnsAndOneDies(Backends.Backend backend, Backends.Places places) throws IOException, InterruptedException {
		int trials = 300;
		Backends.Place place = place(backend, places, trials);
		String folder = place.directory().root().toString();
		Map<Long, Long> teller = new HashMap<>();
		long killed;
		try (ChildProcess one = new ChildProcess(temporary, VotingChild.class, folder, "answer")) {
			assertEquals("open", one.readLine());
			killed = one.pid();
			if (backend == Backends.Backend.POSTGRESQL) {
				try (ChildProcess two = new ChildProcess(temporary, VotingChild.class, folder, "answer")) {
					assertEquals("open", two.readLine());
					tell(one.readLine(), killed, teller);
					one.kill();
					one.readRest().forEach(line -> tell(line, killed, teller));
					two.readRest().forEach(line -> tell(line, two.pid(), teller));
				}
			} else {
				// The file is opened by one program at a time: the next one goes on.
				tell(one.readLine(), killed, teller);
				one.kill();
				one.readRest().forEach(line -> tell(line, killed, teller));
				try (ChildProcess two = new ChildProcess(temporary, VotingChild.class, folder, "answer")) {
					assertEquals("open", two.readLine());
					two.readRest().forEach(line -> tell(line, two.pid(), teller));
				}
			}
		}
		try (StudyStore store = place.open()) {
			Set<Long> untold = new HashSet<>();
			store.trials().ofRater("r1").forEach(t -> {
				Long told = teller.get(t.trial().id());
				if (told == null) {
					untold.add(t.trial().id());
					assertEquals(killed, t.vote().responseMillis(), "stored by the one that died before it could say so");
				} else {
					assertEquals(told, t.vote().responseMillis());
				}
			});
			assertTrue(untold.size() <= 1, untold.toString());
			assertEquals(new RaterProgress("r1", trials, trials, 0), store.trials().progress("r1"));
		}
	}

	private static void tell(String line, long pid, Map<Long, Long> teller) {
		if (!line.equals("end")) {
			assertNull(teller.put(Long.valueOf(line), pid), "trial " + line + " was told twice");
		}
	}
}
