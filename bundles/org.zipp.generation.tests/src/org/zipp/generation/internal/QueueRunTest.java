package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderEvent;
import org.zipp.generation.RenderEvents;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;

class QueueRunTest {

	private static final int PICTURES = 7;

	@TempDir
	Path folder;

	private StudyStore store;
	private final RenderEvents events = new RenderEvents();

	@BeforeEach
	void open() {
		store = QueueStudy.open(folder);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private QueueRun.Outcome run(ImageGenerator maker) {
		return new QueueRun(store, maker, QueueStudy.fill(store, maker, PICTURES), events).run(SubMonitor.convert(null));
	}

	private long[] counts() {
		return store.images().taskCounts();
	}

	@Test
	void everyStepIsToldWithAPreviewAndWhatIsStoredSaysHowItWasMade() {
		List<RenderEvent> heard = Collections.synchronizedList(new ArrayList<>());
		Runnable stop = events.listen(heard::add);
		QueueRun.Outcome outcome = run(new Stepper(2, (_, _) -> {
		}));
		assertEquals(new QueueRun.Outcome(PICTURES, 0, 0), outcome);
		for (int seed = 1; seed <= PICTURES; seed++) {
			long of = seed;
			List<RenderEvent> own = heard.stream().filter(e -> e.key().seed() == of).toList();
			assertEquals("", own.getFirst().stepText(), "it has begun");
			assertEquals(List.of("1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6"), own.stream().map(RenderEvent::stepText)
					.filter(t -> !t.isEmpty())
					.distinct().toList());
			assertEquals(5, own.getLast().preview().argb()[0], "the last preview is kept");
			assertEquals(1, own.stream().filter(RenderEvent::ended).count());
			assertTrue(own.getLast().ended());
			assertTrue(own.getLast().picturesPerSecond() > 0);
			assertEquals(store.images().worker(), own.getLast().worker());
		}
		assertTrue(events.current().isEmpty());
		stop.run();
		for (ImageRow row : store.images().all()) {
			assertArrayEquals(Stepper.picture(row.key().seed(), QueueStudy.SIZE).toPng(), store.images().read(row.content()));
			assertEquals(SeedKeeping.KEPT, row.seeds());
			assertEquals(Map.of("by", "hand"), row.remarks());
		}
	}

	/** Two steps of one picture, and the picture beside it, whatever is in the queue. */
	@Test
	void cancelTakesEffectWithinOneStepAndPutsBackWhatWasBegun() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		AtomicInteger after = new AtomicInteger();
		Stepper maker = new Stepper(1, (request, step) -> {
			if (monitor.isCanceled()) {
				after.incrementAndGet();
			}
			if (request.seed() == 3 && step == 2) {
				monitor.setCanceled(true);
			}
		});
		PictureSetting setting = QueueStudy.fill(store, maker, PICTURES);
		QueueRun run = new QueueRun(store, maker, setting, events);
		assertThrows(OperationCanceledException.class, () -> run.run(SubMonitor.convert(monitor)));
		assertEquals(0, after.get(), "no step was begun after it was cancelled");
		assertArrayEquals(new long[] { PICTURES - 2, 0, 2, 0 }, counts());
		assertTrue(store.images().workers().isEmpty());
		assertTrue(events.current().isEmpty());
		assertEquals(PICTURES - 2, run(maker(1)).made());
	}

	private static Stepper maker(int parallel) {
		return new Stepper(parallel, (_, _) -> {
		});
	}

	@Test
	void aGeneratorThatCannotBeReachedStopsTheRunAndFailsNothing() {
		AtomicInteger calls = new AtomicInteger();
		Stepper gone = new Stepper(1, (_, step) -> {
			if (step == 0 && calls.incrementAndGet() != 2) {
				throw new UnreachableException("The server does not answer.", null);
			}
		});
		String message = assertThrows(ZippException.class, () -> run(gone)).getMessage();
		assertEquals("The run stopped, because the pictures could not be made 3 times in a row: The server does not answer. They keep their"
				+ " places in the queue; run it again to go on.", message);
		assertEquals(5, calls.get(), "the second call got through, so the first does not count");
		assertArrayEquals(new long[] { PICTURES - 1, 0, 1, 0 }, counts());
		assertEquals(PICTURES - 1, run(maker(2)).made());
		assertEquals(PICTURES, store.images().all().size());
	}

	@Test
	void aPictureThatFailsDoesSoAlone() {
		QueueRun.Outcome outcome = run(new Stepper(3, (request, _) -> {
			if (request.seed() == 4) {
				throw new ZippException("no paint");
			}
			if (request.seed() == 5) {
				throw new IllegalStateException("a bug");
			}
		}));
		assertEquals(new QueueRun.Outcome(PICTURES - 2, 2, 0), outcome);
		assertEquals(List.of("no paint", "a bug"), store.images().tasks(TaskFilter.ALL.in(TaskState.FAILED), 9).stream().map(t -> t.error())
				.toList());
	}

	/** Takes up to three at once; a batch with a bad one fails as a whole, and then each is made by itself. */
	@Test
	void batchesAreMadeTogetherAndOneBadPictureSpoilsNoOther() {
		List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
		Stepper batched = new Stepper(1, (request, _) -> {
			if (request.seed() == 5) {
				throw new ZippException("no paint");
			}
		}) {
			@Override
			public int batch() {
				return 3;
			}

			@Override
			public List<Rendering> generate(List<RenderRequest> requests, List<RenderListener> listeners) {
				sizes.add(requests.size());
				return super.generate(requests, listeners);
			}
		};
		assertEquals(new QueueRun.Outcome(PICTURES - 1, 1, 0), run(batched));
		assertEquals(List.of(3, 3), sizes, "the last one is alone");
		for (ImageRow row : store.images().all()) {
			assertArrayEquals(Stepper.picture(row.key().seed(), QueueStudy.SIZE).toPng(), store.images().read(row.content()));
		}
	}

	/** The lease is renewed while one picture is being made, however long that takes. */
	@Test
	void whatIsHeldIsRenewedWhileAPictureTakesLong() throws Exception {
		CountDownLatch beats = new CountDownLatch(3);
		ImageRepository images = store.images();
		ImageRepository counting = watched(ImageRepository.class, images, name -> {
			if (name.equals("renew")) {
				beats.countDown();
			}
		});
		StudyStore watchedStore = (StudyStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { StudyStore.class },
				(_, method, arguments) -> method.getName().equals("images") ? counting : method.invoke(store, arguments));
		Stepper slow = new Stepper(1, (_, _) -> {
			try {
				beats.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
		PictureSetting setting = QueueStudy.fill(store, slow, 1);
		assertEquals(1, new QueueRun(watchedStore, slow, setting, events, Duration.ofMillis(20)).run(SubMonitor.convert(null)).made());
	}

	private static <T> T watched(Class<T> type, T real, Consumer<String> calls) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, arguments) -> {
			calls.accept(method.getName());
			try {
				return method.invoke(real, arguments);
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
		}));
	}

	@Test
	void aRunEndsWhenTheStudyGoesOverToAnotherSetting() {
		Stepper[] other = new Stepper[1];
		Stepper first = new Stepper(1, (request, step) -> {
			if (request.seed() == 2 && step == 0) {
				QueueStudy.fill(store, other[0], PICTURES);
			}
		});
		other[0] = new Stepper(1, (_, _) -> {
		}) {
			@Override
			public String options() {
				return "ink=red";
			}
		};
		QueueRun.Outcome outcome = run(first);
		assertEquals(new QueueRun.Outcome(1, 0, 1), outcome, "the second was asked for anew meanwhile");
		assertArrayEquals(new long[] { PICTURES, 0, 0, 0 }, counts());
		assertNotNull(store.images().settings().stream().filter(s -> s.options().equals("ink=red")).findFirst().orElse(null));
		assertTrue(store.images().all().isEmpty());
	}
}
