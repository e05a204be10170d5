package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.StudyStore;

/**
 * Fifty raters in nine programs, whose ways to the server are cut again and again, one of which is killed, while the server itself ends
 * at once and is started again. Every acknowledged vote is there exactly once, and the sides stay in balance.
 */
@ExtendWith(Backends.class)
class TeamLoadTest {

	private static final int PROGRAMS = 8;
	private static final int RATERS = 50;
	private static final int TRIALS = 12;
	private static final int ALL = RATERS * TRIALS;

	@TempDir
	Path folder;

	private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
	private final AtomicInteger twice = new AtomicInteger();
	private final Set<String> problems = ConcurrentHashMap.newKeySet();
	private final AtomicInteger ends = new AtomicInteger();

	private void study(StudyStore store) {
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		for (int r = 0; r < RATERS; r++) {
			String rater = "r" + r;
			store.trials().saveRater(new RaterRow(rater, RaterKind.HUMAN, "", Map.of()));
			store.trials().addTrials(IntStream.rangeClosed(1, TRIALS).mapToObj(i -> i % 2 == 0
					? new TrialRow(0, rater, i, "", "p1", "generic", "zipp", "a", "b")
					: new TrialRow(0, rater, i, "", "p1", "zipp", "generic", "b", "a")).toList());
		}
	}

	@Test
	void everyAcknowledgedVoteIsThereExactlyOnce(Backends.Places places) throws Exception {
		Backends.Place place = places.of(Backends.Backend.POSTGRESQL, folder.resolve("study"));
		Random random = new Random(50);
		try (StudyStore store = place.open(); CuttingProxy proxy = new CuttingProxy(place.server(), false)) {
			study(store);
			List<ChildProcess> children = new ArrayList<>();
			List<Thread> readers = new ArrayList<>();
			try {
				for (int p = 0; p < PROGRAMS; p++) {
					children.add(child(proxy, p, raters(p)));
				}
				for (ChildProcess child : children) {
					readers.add(read(child));
				}
				// One is killed in the midst of it; another program takes its raters up.
				waitFor(ALL / 8);
				children.getFirst().kill();
				ChildProcess heir = child(proxy, PROGRAMS, raters(0));
				children.add(heir);
				readers.add(read(heir));
				for (int cut = 1; cut <= 5; cut++) {
					waitFor(ALL * (cut + 1) / 10);
					proxy.cut();
					if (random.nextBoolean()) {
						proxy.cut();
					}
				}
				waitFor(ALL * 7 / 10);
				places.server().restart();
				for (Thread reader : readers) {
					reader.join();
				}
			} finally {
				for (ChildProcess child : children) {
					child.close();
				}
			}
			check(store);
		}
	}

	private static List<String> raters(int program) {
		return IntStream.range(0, RATERS).filter(r -> r % PROGRAMS == program).mapToObj(r -> "r" + r).toList();
	}

	private ChildProcess child(CuttingProxy proxy, int number, List<String> raters) throws IOException {
		StudyDirectory directory = new StudyDirectory(folder.resolve("program" + number)).create();
		proxy.place().write(directory);
		List<String> arguments = new ArrayList<>(List.of(directory.root().toString()));
		arguments.addAll(raters);
		ChildProcess child = new ChildProcess(folder, RatingCrowd.class, arguments.toArray(String[]::new));
		assertEquals("open", child.readLine());
		return child;
	}

	private Thread read(ChildProcess child) throws IOException {
		child.say("go");
		return Thread.ofPlatform().start(() -> {
			try {
				for (String line = child.readLine(); line != null; line = child.readLine()) {
					if (line.equals("end")) {
						ends.incrementAndGet();
					} else {
						acknowledge(line);
					}
				}
			} catch (IOException e) {
				problems.add(e.toString());
			}
		});
	}

	private void acknowledge(String line) {
		String[] words = line.split(" ");
		if (words.length != 2 || !words[0].matches("\\d+")) {
			problems.add(line);
			return;
		}
		if (acknowledged.put(Long.valueOf(words[0]), words[1]) != null) {
			twice.incrementAndGet();
		}
		synchronized (acknowledged) {
			acknowledged.notifyAll();
		}
	}

	private void waitFor(int votes) throws InterruptedException {
		synchronized (acknowledged) {
			while (acknowledged.size() < votes && problems.isEmpty()) {
				acknowledged.wait(1000);
			}
		}
	}

	private void check(StudyStore store) {
		assertEquals(Set.of(), problems);
		assertEquals(0, twice.get(), "nobody answered a pair again that was acknowledged");
		assertEquals(PROGRAMS, ends.get(), "all but the killed one came to the end");
		List<JudgedTrial> all = store.trials().all();
		Map<Long, String> stored = all.stream().filter(t -> t.vote() != null)
				.collect(Collectors.toMap(t -> t.trial().id(), t -> t.vote().token()));
		assertEquals(ALL, stored.size(), "every pair has its answer");
		acknowledged.forEach((trial, token) -> assertEquals(token, stored.get(trial), "the acknowledged answer is the stored one"));
		// What the killed program had stored and not yet printed is there, once, and was not asked again.
		assertTrue(acknowledged.size() >= ALL - raters(0).size(), acknowledged.size() + " acknowledged");
		assertEquals(ALL, new HashSet<>(stored.values()).size(), "no answer stands twice");
		assertTrue(store.trials().withdrawn().isEmpty());
		all.forEach(t -> assertEquals(Choice.get((int) (t.trial().id() % 4)), t.vote().choice()));
		Map<String, Long> left = all.stream().collect(Collectors.groupingBy(t -> t.trial().left(), Collectors.counting()));
		assertEquals(Map.of("generic", ALL / 2L, "zipp", ALL / 2L), left);
	}
}
