package org.zipp.ui.generation.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.ui.EventLoopWatch;
import org.zipp.ui.Ids;
import org.zipp.ui.StoreGuard;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;

/** Forty thousand pictures: wherever one scrolls the pictures are there, few are held, and the UI thread reads nothing. */
class LargeGalleryTest {

	private static final int PICTURES = 40_000;
	/** Different files, so that every screen shows others than the one before. */
	private static final int FILES = 1_500;
	private static final int JUMPS = 40;

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path temp;

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		robot.settle();
	}

	/** The stores as they are, but with many more rows of pictures than files: storing each would take minutes. */
	private static ServiceRegistration<StudyStores> withRows(List<ImageRow> rows) {
		StudyStores stores = before(StudyStores.class, Services.stores(), rows);
		return FrameworkUtil.getBundle(LargeGalleryTest.class).getBundleContext().registerService(StudyStores.class, stores,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE - 1)));
	}

	private static <T> T before(Class<T> type, Object real, List<ImageRow> rows) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
			if (type == ImageRepository.class && Set.of("ofEverySetting", "all").contains(method.getName())) {
				return rows;
			}
			Object result;
			try {
				result = method.invoke(real, args);
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
			Class<?> returned = method.getReturnType();
			return Set.of(StudyStore.class, ImageRepository.class).contains(returned) ? before(returned, result, rows) : result;
		}));
	}

	private List<ImageRow> rows(StudyStore store) {
		List<String> contents = IntStream.range(0, FILES)
				.mapToObj(i -> store.images().save(TestStudy.key(i), 48, 48, TestStudy.png(0x101010 + i * 0x000733), "sketch", 0).content())
				.toList();
		Instant start = Instant.ofEpochSecond(1_780_000_000);
		return IntStream.range(0, PICTURES)
				.mapToObj(i -> new ImageRow(new ImageKey("u%019d".formatted(i / 8), "lake", i % 2 == 0 ? "generic" : "zipp-0", i % 8), 48, 48,
						contents.get(i % FILES), "sketch", 0.1, start.plusSeconds(i)))
				.toList();
	}

	@Test
	void everyTileIsFilledWhereverOneScrolls() throws Exception {
		var directory = TestStudy.make(temp.resolve("study"));
		List<ImageRow> rows;
		try (StudyStore store = Services.stores().open(directory)) {
			rows = rows(store);
		}
		ServiceRegistration<StudyStores> many = withRows(rows);
		Display display = PlatformUI.getWorkbench().getDisplay();
		try (StoreGuard guard = new StoreGuard(display); EventLoopWatch watch = new EventLoopWatch(display)) {
			robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
			ThumbnailCanvas canvas = ((GalleryView) robot.showView(Ids.THUMBNAILS_VIEW)).canvas();
			robot.run(() -> Studies.open(directory.root()));
			robot.waitUntil("all are listed", () -> canvas.pictures().size() == PICTURES);
			Job.getJobManager().join(UiJobs.LOAD_FAMILY, null);
			try (var small = Files.walk(directory.temp().resolve("thumbnails"))) {
				assertEquals(FILES, small.filter(Files::isRegularFile).count(), "each is made once");
			}
			scroll(canvas);
			move(canvas);
			watch.close();
			System.out.println(watch.report());
			assertTrue(guard.calls().isEmpty(), () -> "The UI thread used the store: " + guard.calls());
			assertTrue(watch.files().isEmpty(), () -> "The UI thread used a file: " + watch.files());
		} finally {
			many.unregister();
		}
	}

	/** Jumps about; between two of them it goes through what stands between without stopping. */
	private void scroll(ThumbnailCanvas canvas) {
		Random random = new Random(12);
		List<Long> millis = new ArrayList<>();
		List<Image> before = List.of();
		for (int i = 0; i < JUMPS; i++) {
			robot.run(() -> {
				int to = random.nextInt(canvas.getVerticalBar().getMaximum() - canvas.getVerticalBar().getThumb());
				for (int step = 1; step <= 4; step++) {
					scrollTo(canvas, to / 4 * step);
				}
			});
			long stopped = System.nanoTime();
			robot.waitUntil("every tile is filled", () -> canvas.blanks() == 0);
			millis.add((System.nanoTime() - stopped) / 1_000_000);
			int[] range = robot.ask(() -> new int[] { canvas.firstVisible(), canvas.endVisible() });
			assertTrue(range[1] > range[0]);
			int screen = range[1] - range[0];
			assertTrue(robot.ask(canvas::held) <= 3 * screen, "held are " + robot.ask(canvas::held) + " for a screen of " + screen);
			List<Image> now = robot.ask(() -> IntStream.range(range[0], range[1]).mapToObj(canvas::image).distinct().toList());
			assertTrue(robot.ask(() -> now.stream().noneMatch(Image::isDisposed)));
			assertFalse(now.containsAll(before) && i > 0, "another place shows other pictures");
			before = now;
		}
		List<Image> last = before;
		robot.run(() -> scrollTo(canvas, 0));
		robot.waitUntil("the beginning is filled", () -> canvas.blanks() == 0);
		assertTrue(robot.ask(() -> last.stream().allMatch(Image::isDisposed)), "what is far off the screen is let go");
		long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
		System.out.println("Until every tile was filled: median " + sorted[JUMPS / 2] + " ms, longest " + sorted[JUMPS - 1] + " ms");
	}

	private static void scrollTo(ThumbnailCanvas canvas, int place) {
		canvas.getVerticalBar().setSelection(place);
		canvas.getVerticalBar().notifyListeners(SWT.Selection, new Event());
		canvas.update();
	}

	private void move(ThumbnailCanvas canvas) {
		robot.focus(canvas);
		robot.key(SWT.END);
		robot.waitUntil("End selects the last", () -> canvas.selected() != null && canvas.selected() == canvas.pictures().getLast());
		robot.waitUntil("the end is filled", () -> canvas.endVisible() == PICTURES && canvas.blanks() == 0);
		robot.key(SWT.PAGE_UP);
		robot.waitUntil("Page Up goes back", () -> canvas.selected() != canvas.pictures().getLast());
		robot.key(SWT.HOME);
		robot.waitUntil("Home selects the first", () -> canvas.selected() == canvas.pictures().getFirst());
		robot.waitUntil("the beginning is filled", () -> canvas.firstVisible() == 0 && canvas.blanks() == 0);
		robot.key(SWT.PAGE_DOWN);
		robot.waitUntil("Page Down goes on", () -> canvas.selected() != canvas.pictures().getFirst());
	}
}
