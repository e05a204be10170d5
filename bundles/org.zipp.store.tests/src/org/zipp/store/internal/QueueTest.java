package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.QueueState;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.store.TakenOverException;

/** The picture queue: whose results count, what is done to it by hand, and pictures that come through the database. */
@ParameterizedClass
@EnumSource(Backends.Backend.class)
@ExtendWith(Backends.class)
class QueueTest {

	private static final PictureSetting SETTING = PictureSetting.of("g", "G", "guidance=7", 1, 1, 30, "ab".repeat(32), "cuda");
	private static final String LONG_AGO = "TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'";

	@Parameter
	Backends.Backend backend;

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyStore store;
	private ImageRepository images;

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(backend, folder.resolve("study"));
		store = place.open();
		images = store.images();
		Study study = store.loadStudy();
		for (String id : List.of("a", "b")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		for (String id : List.of("p1", "p2")) {
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId(id);
			prompt.setText("a boat");
			study.getPrompts().add(prompt);
		}
		store.saveStudy(study);
	}

	@AfterEach
	void close() {
		store.close();
	}

	private boolean server() {
		return backend == Backends.Backend.POSTGRESQL;
	}

	private static TaskRow task(String user, String prompt, String condition, long seed) {
		return new TaskRow(new ImageKey(user, prompt, condition, seed), "a red boat", "fog", TaskState.QUEUED, "", 0);
	}

	private void enqueue(int n) {
		images.enqueue(LongStream.rangeClosed(1, n).mapToObj(i -> task("u", "p1", "a", i)).toList(), SETTING);
	}

	private static MadePicture made(int shade) {
		return new MadePicture(1, 1, png(shade), 0.5, SeedKeeping.NOT_KEPT, "a reddish boat", Map.of("model", "m, 2", "size", "1"));
	}

	private static byte[] png(int shade) {
		BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, shade);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return bytes.toByteArray();
	}

	private void sql(String statement) throws SQLException {
		try (Connection connection = place.source().getConnection(); Statement open = connection.createStatement()) {
			open.execute(statement);
		}
	}

	private List<Long> seeds(List<TaskRow> tasks) {
		return tasks.stream().map(t -> t.key().seed()).toList();
	}

	@Test
	void whatAGeneratorSaidStaysWithThePictureAndTheSettingWithItsModel() {
		enqueue(1);
		ImageRow row = images.save(images.take(1).getFirst(), SETTING, made(1));
		ImageRow read = images.find(row.key()).orElseThrow();
		assertEquals(row, read);
		assertEquals(SeedKeeping.NOT_KEPT, read.seeds());
		assertEquals("a reddish boat", read.revised());
		assertEquals("a red boat", read.prompt());
		assertEquals(Map.of("model", "m, 2", "size", "1"), read.remarks());
		assertEquals(List.of(SETTING), images.settings());
		assertEquals("G, 1 × 1 pixels, 30 steps, guidance=7, model abababababababab, on cuda", SETTING.text());
	}

	/** Each part of a setting makes pictures of their own; going back to the first finds its pictures there. */
	@Test
	void anotherModelOrDeviceIsAnotherSetting() {
		enqueue(1);
		images.save(images.take(1).getFirst(), SETTING, made(1));
		List<PictureSetting> others = List.of(PictureSetting.of("g", "G", "guidance=7", 1, 1, 30, "cd".repeat(32), "cuda"),
				PictureSetting.of("g", "G", "guidance=7", 1, 1, 30, "ab".repeat(32), "cpu"),
				PictureSetting.of("g", "G", "guidance=8", 1, 1, 30, "ab".repeat(32), "cuda"),
				PictureSetting.of("g", "G", "guidance=7", 1, 1, 31, "ab".repeat(32), "cuda"));
		for (PictureSetting other : others) {
			assertEquals(1, images.enqueue(List.of(task("u", "p1", "a", 1)), other), other.text());
			assertTrue(images.all().isEmpty(), "those of the setting before are not among them");
		}
		assertEquals(0, images.enqueue(List.of(task("u", "p1", "a", 1)), SETTING));
		assertEquals(1, images.all().size());
	}

	@Test
	void aResultCountsForItsOwnTakingAlone() {
		enqueue(1);
		TaskRow first = images.take(1).getFirst();
		images.putBack(List.of(first));
		assertThrows(TakenOverException.class, () -> images.save(first, SETTING, made(1)), "it was put back");
		TaskRow second = images.take(1).getFirst();
		assertTrue(second.attempt() > first.attempt());
		assertThrows(TakenOverException.class, () -> images.save(first, SETTING, made(1)), "taken again by the same process");
		assertFalse(images.fail(first, "late"));
		images.putBack(List.of(first));
		assertEquals(1, images.taskCounts()[TaskState.RUNNING.ordinal()]);
		images.save(second, SETTING, made(2));
		assertThrows(TakenOverException.class, () -> images.save(second, SETTING, made(3)), "it is done");
		assertFalse(images.fail(second, "late"));
		assertEquals(1, images.all().size());
	}

	/** The number of a taking is not used again when a task is asked for anew. */
	@Test
	void askingAnewDoesNotBringAnOldResultBack() {
		enqueue(1);
		TaskRow first = images.take(1).getFirst();
		images.enqueue(List.of(new TaskRow(first.key(), "a blue boat", "", TaskState.QUEUED, "", 0)), SETTING);
		images.enqueue(List.of(new TaskRow(first.key(), "a red boat", "fog", TaskState.QUEUED, "", 0)), SETTING);
		TaskRow again = images.take(1).getFirst();
		assertEquals(1, again.attempts());
		assertThrows(TakenOverException.class, () -> images.save(first, SETTING, made(1)));
		images.save(again, SETTING, made(1));
	}

	@Test
	void aTaskTakenOutOfTheQueueTakesNoResult() {
		enqueue(2);
		List<TaskRow> taken = images.take(2);
		assertEquals(1, images.remove(TaskFilter.of(taken.getFirst().key())));
		assertThrows(TakenOverException.class, () -> images.save(taken.getFirst(), SETTING, made(1)));
		assertTrue(images.fail(taken.getLast(), "torn"));
		assertEquals("torn", images.tasks(TaskFilter.ALL.in(TaskState.FAILED), 5).getFirst().error());
	}

	@Test
	void tasksAreTakenInOneSettingWhileItIsTheLast() {
		enqueue(2);
		assertEquals(List.of(1L), seeds(images.take(1, SETTING.id())));
		PictureSetting other = PictureSetting.of("h", "H", "", 1, 1, 0);
		images.enqueue(List.of(task("u", "p1", "b", 9)), other);
		assertTrue(images.take(5, SETTING.id()).isEmpty());
		assertEquals(List.of(9L), seeds(images.take(5, other.id())));
		assertEquals(new QueueState(other.id(), 0, 1, 0), images.queueState());
	}

	@Test
	void anExpiredLeaseIsTakenOverUnlessItWasRenewed() throws SQLException {
		enqueue(1);
		TaskRow first = images.take(1).getFirst();
		assertTrue(images.take(1).isEmpty());
		sql("UPDATE tasks SET held_until = " + LONG_AGO);
		images.renew();
		assertTrue(images.take(1).isEmpty());
		sql("UPDATE tasks SET held_until = " + LONG_AGO);
		TaskRow second = images.take(1).getFirst();
		assertEquals(first.key(), second.key());
		assertThrows(TakenOverException.class, () -> images.save(first, SETTING, made(1)));
		assertEquals(images.worker(), second.worker());
	}

	@Test
	void failedTasksAreRetriedAndWaitingOnesMovedByFilter() {
		images.enqueue(List.of(task("u", "p1", "a", 1), task("u", "p1", "b", 1), task("", "p2", "a", 1), task("v", "p2", "b", 1),
				task("v", "p2", "b", 2)), SETTING);
		TaskFilter ofV = new TaskFilter(Set.of(), "v", null, null, null);
		assertEquals(2, images.toFront(ofV));
		assertEquals(1, images.toFront(new TaskFilter(Set.of(), "", null, null, null)), "those that are not personal");
		assertEquals(List.of("p2a1", "p2b1", "p2b2", "p1a1", "p1b1"), images.tasks(TaskFilter.ALL, 9).stream()
				.map(t -> t.key().promptId() + t.key().conditionId() + t.key().seed()).toList());
		List<TaskRow> taken = images.take(3);
		assertEquals(List.of("", "v", "v"), taken.stream().map(t -> t.key().userId()).toList());
		taken.forEach(t -> assertTrue(images.fail(t, "no paint")));
		assertArrayEquals(new long[] { 0, 0, 0, 2 }, images.taskCounts(ofV));
		assertEquals(1, images.retry(new TaskFilter(Set.of(), null, "p2", "b", 2L)));
		assertEquals(0, images.retry(new TaskFilter(Set.of(TaskState.QUEUED), null, null, null, null)));
		assertEquals(List.of(2L), seeds(images.take(1)), "it comes where it was");
		assertEquals(2, images.remove(TaskFilter.ALL.in(TaskState.FAILED)));
		assertEquals(3, images.tasks(TaskFilter.ALL, 9).size());
		assertEquals(2, images.tasks(TaskFilter.ALL, 2).size());
	}

	@Test
	void whoWorksIsKnownUntilItEnds() throws SQLException {
		WorkerRow said = new WorkerRow(images.worker(), "G", "paper", Instant.now(), Instant.now(), 3, 1, 0.25, "step 12 of 30");
		images.report(said);
		images.report(new WorkerRow(said.name(), "G", "paper", said.started(), said.seen(), 4, 1, 0.5, "step 13 of 30"));
		WorkerRow read = images.workers().getFirst();
		assertEquals(List.of(4L, "step 13 of 30", "paper"), List.of(read.made(), read.doing(), read.device()));
		sql("UPDATE workers SET seen_at = " + LONG_AGO);
		assertTrue(images.workers().isEmpty(), "it was not heard of for long");
		images.report(said);
		images.reportEnd();
		assertTrue(images.workers().isEmpty());
	}

	@Test
	void picturesOfAWorkerWithoutTheFolderComeThroughTheDatabase() throws IOException {
		assertArrayEquals(new long[] { 0, 0 }, images.uncollected());
		assertEquals(0, images.collect(SubMonitor.convert(null)));
		if (!server()) {
			return;
		}
		enqueue(3);
		byte[] png = png(7);
		String content;
		Path scratch;
		try (StudyStore away = new StudyStoresProvider().join(place.server(), Optional.of(""))) {
			scratch = away.directory().root();
			List<TaskRow> taken = away.images().take(3);
			assertTrue(images.take(1).isEmpty());
			content = away.images().save(taken.get(0), SETTING, new MadePicture(1, 1, png, 1)).content();
			away.images().save(taken.get(1), SETTING, made(8));
			away.images().save(taken.get(2), SETTING, made(8));
			assertArrayEquals(png, away.images().read(content));
		}
		assertFalse(Files.exists(scratch), "nothing is left on the host of the worker");
		assertEquals(3, images.all().size());
		assertArrayEquals(new long[] { 2, png.length + png(8).length }, images.uncollected(), "the same picture goes once");
		assertFalse(Files.exists(images.file(content)));
		try (StudyStore looking = new StudyStoresProvider().openReadOnly(place.directory())) {
			assertArrayEquals(png, looking.images().read(content));
			assertFalse(Files.exists(images.file(content)), "who only looks writes nothing");
		}
		assertEquals(Set.of(PictureState.WHOLE), Set.copyOf(images.states(images.all().stream().map(ImageRow::content).toList(), false,
				SubMonitor.convert(null)).values()));
		assertEquals(2, images.collect(SubMonitor.convert(null)));
		assertArrayEquals(new long[] { 0, 0 }, images.uncollected());
		assertArrayEquals(png, Files.readAllBytes(images.file(content)));
		assertEquals(PictureState.WHOLE, images.state(content));
	}

	@Test
	void aDatabaseFullOfPicturesTakesNoMore() throws SQLException {
		if (!server()) {
			return;
		}
		enqueue(1);
		sql("INSERT INTO picture_bytes (content, size, bytes, stored_at) VALUES ('x', " + ImageRepository.MOST_UNCOLLECTED + ", '', " + LONG_AGO + ')');
		try (StudyStore away = new StudyStoresProvider().join(place.server(), Optional.of(""))) {
			TaskRow task = away.images().take(1).getFirst();
			String message = assertThrows(ZippException.class, () -> away.images().save(task, SETTING, made(1))).getMessage();
			assertTrue(message.startsWith("4096 MiB of pictures wait in the database") && message.contains("queue --collect"), message);
			assertTrue(images.all().isEmpty());
		}
	}

	@Test
	void whereThereIsNoStudyNobodyWorks(Backends.Places places) {
		if (server()) {
			Backends.Place empty = places.of(backend, folder.resolve("none"));
			String message = assertThrows(ZippException.class, () -> new StudyStoresProvider().join(empty.server(), Optional.of(""))).getMessage();
			assertTrue(message.startsWith("There is no study in 127.0.0.1:"), message);
		}
	}
}
