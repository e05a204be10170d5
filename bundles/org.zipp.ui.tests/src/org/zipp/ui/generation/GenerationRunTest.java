package org.zipp.ui.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.operation.LineRunner;

/** Pictures are made by the real operation, stopped by a click, and gone on with by another. */
class GenerationRunTest {

	private static final int PICTURES = 400;

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private StudyStore store;
	private Shell window;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		robot.showView(Ids.QUEUE_VIEW);
		window = robot.window().getShell();
	}

	@AfterEach
	void close() {
		robot.run(GenerationRuns::cancel);
		robot.waitUntil("nothing runs", () -> GenerationRuns.current().isEmpty());
		robot.run(() -> StudyContext.get().close());
		robot.settle();
		log.close();
		log.assertNoErrors();
	}

	private Button button(Object key) {
		return robot.byData(window, Button.class, null, key);
	}

	private long count(TaskState state) {
		return store.images().taskCounts()[state.ordinal()];
	}

	/** Steps and previews come from the run itself to the queue and above the gallery, and a failure with its reason. */
	@Test
	void aRunTellsItsSteps() {
		try (SteppedGenerator generator = new SteppedGenerator()) {
			robot.run(() -> LineRunner.run(GenerationRuns.GENERATE, Map.of("generator", SteppedGenerator.ID, "steps", "30", "size", "32")));
			generator.go(12);
			robot.waitUntil("it is at step 12", () -> LivePictures.get().now().stream().anyMatch(e -> e.stepText().equals("12 of 30")));
			LiveStrip strip = robot.find(window, LiveStrip.class, s -> true);
			robot.waitUntil("its preview is shown", () -> strip.isVisible()
					&& LivePictures.get().preview(LivePictures.get().now().getFirst().key()) != null);
			robot.click(button(TaskState.RUNNING));
			robot.waitUntil("the list tells the step",
					() -> !robot.all(window, Table.class, t -> t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(4).startsWith("12 of 30"))
							.isEmpty());
			generator.go(18);
			robot.waitUntil("it is made", () -> count(TaskState.DONE) == 1);
			robot.waitUntil("nothing is in the making", () -> LivePictures.get().now().isEmpty());
		}
	}

	@Test
	void aCancelledRunGoesOnWhereItStopped() {
		robot.run(() -> LineRunner.run(GenerationRuns.GENERATE, Map.of("seeds", "" + PICTURES, "size", "96")));
		robot.waitUntil("some pictures are made", () -> count(TaskState.DONE) >= 5);
		robot.waitUntil("it can be cancelled", () -> button(QueueView.CANCEL).isEnabled());
		robot.click(button(QueueView.CANCEL));
		robot.waitUntil("the run ends", () -> GenerationRuns.current().isEmpty());
		long made = count(TaskState.DONE);
		assertTrue(made < PICTURES, "the run was over before it could be cancelled");
		assertEquals(0, count(TaskState.RUNNING), "no task may be left half-done");
		assertEquals(PICTURES, made + count(TaskState.QUEUED));
		Map<ImageKey, ImageRow> before = new HashMap<>();
		store.images().all().forEach(i -> before.put(i.key(), i));
		assertEquals(made, before.size());

		robot.waitUntil("it can be resumed", () -> button(QueueView.RESUME).isEnabled());
		robot.click(button(QueueView.RESUME));
		robot.waitUntil("all pictures are made", () -> count(TaskState.DONE) == PICTURES);
		before.forEach((key, row) -> assertEquals(row, store.images().find(key).orElseThrow(), "a picture was made twice"));
		assertEquals(PICTURES, store.images().all().size());
	}
}
