package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** Workers in processes of their own that are killed and stopped: no picture is lost, none is there twice. */
class WorkerKillTest {

	private static final int PICTURES = 160;
	private static PostgresServer server;

	@TempDir
	Path temp;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		server = new PostgresServer();
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	private Path study() {
		return temp.resolve("study");
	}

	private StudyStore onServer(ServerPlace place) {
		return new StudyStoresProvider().attach(new StudyDirectory(study()), place, Optional.of(""));
	}

	private static void fill(StudyStore store) {
		QueueStudy.fill(store, WorkerChild.maker(System.out), PICTURES);
	}

	private static String address(ServerPlace place) {
		return "postgresql://" + place.user() + '@' + place.host() + ':' + place.port() + '/' + place.database() + "?currentSchema="
				+ place.schema();
	}

	/** Every picture is there once and is the one of its seed. */
	private static void assertWhole(StudyStore store) {
		assertArrayEquals(new long[] { 0, 0, PICTURES, 0 }, store.images().taskCounts());
		List<ImageRow> images = store.images().all();
		assertEquals(PICTURES, images.stream().map(i -> i.key().seed()).distinct().count());
		assertEquals(PICTURES, images.size());
		for (ImageRow i : images) {
			assertEquals(PictureState.WHOLE, store.images().state(i.content()));
			assertArrayEquals(Stepper.picture(i.key().seed(), QueueStudy.SIZE).toPng(), store.images().read(i.content()));
		}
	}

	/** Only what killed workers held is begun again, each once for each kill. */
	private static void assertRepeatedAtMost(int kills, List<List<Long>> begunByWorkers, List<List<Long>> begunByKilled) {
		Map<Long, Integer> times = new HashMap<>();
		begunByWorkers.forEach(b -> b.forEach(s -> times.merge(s, 1, Integer::sum)));
		assertEquals(PICTURES, times.size());
		Set<Long> twice = new HashSet<>(times.keySet());
		twice.removeIf(s -> times.get(s) == 1);
		assertTrue(twice.size() <= kills * WorkerChild.PARALLEL, () -> "begun more than once: " + twice);
		Set<Long> held = new HashSet<>();
		begunByKilled.forEach(b -> held.addAll(b.subList(Math.max(0, b.size() - 2 * WorkerChild.PARALLEL), b.size())));
		assertTrue(held.containsAll(twice), () -> twice + " were not all held by a killed worker: " + held);
	}

	@Test
	void severalWorkersOfWhichTwoAreKilledMakeEveryPictureOnce() throws IOException, InterruptedException {
		ServerPlace place = server.newSchema();
		try (StudyStore store = onServer(place)) {
			try (WorkerProcess folder = new WorkerProcess(temp, "dir", study().toString(), "wait");
					WorkerProcess away = new WorkerProcess(temp, "store", address(place), "wait");
					WorkerProcess third = new WorkerProcess(temp, "store", address(place), "wait")) {
				for (WorkerProcess worker : List.of(folder, away, third)) {
					worker.awaitUp();
				}
				fill(store);
				folder.awaitBegun(4);
				folder.kill();
				away.awaitBegun(4);
				away.kill();
				third.awaitBegun(4);
				try (WorkerProcess last = new WorkerProcess(temp, "store", address(place))) {
					String end = last.awaitEnd();
					assertTrue(end.matches("done \\d+"), end);
					third.stop();
					assertRepeatedAtMost(2, List.of(folder.begun(), away.begun(), third.begun(), last.begun()), List.of(folder.begun(), away.begun()));
				}
			}
			assertTrue(store.images().uncollected()[0] > 0, "pictures of workers without the folder wait in the database");
			store.images().collect(SubMonitor.convert(null));
			assertArrayEquals(new long[] { 0, 0 }, store.images().uncollected());
			assertWhole(store);
			for (ImageRow i : store.images().all()) {
				assertTrue(Files.isRegularFile(store.images().file(i.content())));
			}
			assertTrue(store.images().workers().isEmpty(), "the killed ones are known to be gone");
		}
	}

	@Test
	void aStudyInAFileIsGoneOnWithAfterAKill() throws IOException, InterruptedException {
		try (StudyStore store = QueueStudy.open(study())) {
			fill(store);
		}
		List<List<Long>> begun = new ArrayList<>();
		for (int kill = 1; kill <= 3; kill++) {
			try (WorkerProcess worker = new WorkerProcess(temp, "dir", study().toString())) {
				worker.awaitBegun(4 * kill);
				worker.kill();
				begun.add(worker.begun());
			}
		}
		try (WorkerProcess last = new WorkerProcess(temp, "dir", study().toString())) {
			String end = last.awaitEnd();
			assertTrue(end.matches("done \\d+"), end);
			List<List<Long>> all = new ArrayList<>(begun);
			all.add(last.begun());
			assertRepeatedAtMost(3, all, begun);
		}
		try (StudyStore store = QueueStudy.open(study())) {
			assertWhole(store);
		}
	}

	/** Stopped, a worker puts back what it has at once; one that waits takes what is asked for later. */
	@Test
	void aStoppedWorkerPutsBackWhatItHasAndAWaitingOneGoesOn() throws IOException {
		ServerPlace place = server.newSchema();
		try (StudyStore store = onServer(place)) {
			try (WorkerProcess waiting = new WorkerProcess(temp, "store", address(place), "wait")) {
				fill(store);
				waiting.awaitBegun(4);
				assertFalse(store.images().workers().isEmpty());
				String end = waiting.stop();
				assertTrue(end.startsWith("ended: ") && end.contains("cancelled"), end);
			}
			long[] counts = store.images().taskCounts();
			assertEquals(0, counts[TaskState.RUNNING.ordinal()]);
			assertEquals(PICTURES, counts[TaskState.QUEUED.ordinal()] + counts[TaskState.DONE.ordinal()]);
			try (WorkerProcess worker = new WorkerProcess(temp, "dir", study().toString())) {
				assertEquals("done " + counts[TaskState.QUEUED.ordinal()], worker.awaitEnd());
			}
			assertWhole(store);
		}
	}
}
