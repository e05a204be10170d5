package org.zipp.ui.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderEvent;
import org.zipp.generation.RenderEvents;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;

/** The Generation perspective on a queue in all states. */
class QueueViewTest {

	private static final String REASON = "The picture file could not be written: no space left";

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
		store.images().enqueue(TestStudy.tasks(6));
		var taken = store.images().take(2);
		store.images().save(taken.get(0).key(), 48, 48, TestStudy.png(0x806040), "sketch", 0.1);
		store.images().fail(taken.get(1).key(), REASON);
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		robot.showView(Ids.QUEUE_VIEW);
		window = robot.window().getShell();
	}

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		robot.settle();
		log.close();
		log.assertNoErrors();
	}

	private Button button(Object key) {
		return robot.byData(window, Button.class, null, key);
	}

	private Table table() {
		return robot.find(window, Table.class, t -> t.isVisible() && t.getColumnCount() == 5);
	}

	@Test
	void countsAndErrorsAreShown() {
		robot.waitUntil("the counts are there", () -> button(TaskState.FAILED).getText().endsWith("1")
				&& button(TaskState.QUEUED).getText().endsWith("4") && button(TaskState.DONE).getText().endsWith("1"));
		// Failed tasks come first, so that nobody misses them.
		robot.waitUntil("the failed task is listed", () -> table().getItemCount() == 1);
		robot.run(() -> {
			table().select(0);
			table().notifyListeners(SWT.Selection, new Event());
		});
		assertFalse(robot.all(window, Text.class, t -> t.getText().contains(REASON)).isEmpty(), "the reason must be readable");
		robot.click(button(TaskState.QUEUED));
		robot.waitUntil("the waiting tasks are listed", () -> table().getItemCount() == 4);
		assertTrue(robot.ask(() -> button(QueueView.RESUME).isEnabled()));
		assertTrue(robot.ask(() -> button(QueueView.RETRY).isEnabled()));
		assertFalse(robot.ask(() -> button(QueueView.CANCEL).isEnabled()), "nothing runs");
	}

	@Test
	void theListFollowsTheStore() {
		robot.waitUntil("the counts are there", () -> button(TaskState.QUEUED).getText().endsWith("4"));
		store.images().requeue(true);
		robot.waitUntil("the failed task waits again",
				() -> button(TaskState.QUEUED).getText().endsWith("5") && button(TaskState.FAILED).getText().endsWith("0"));
	}

	private void select(int... rows) {
		robot.run(() -> {
			table().setSelection(rows);
			table().notifyListeners(SWT.Selection, new Event());
		});
	}

	private List<Long> waiting() {
		return store.images().tasks(TaskFilter.ALL.in(TaskState.QUEUED), 10).stream().map(t -> t.key().seed()).toList();
	}

	@Test
	void theQueueIsReorderedAndPruned() {
		robot.waitUntil("the counts are there", () -> button(TaskState.QUEUED).getText().endsWith("4"));
		robot.click(button(TaskState.QUEUED));
		robot.waitUntil("the waiting tasks are listed in their order", () -> table().getItemCount() == 4
				&& table().getItem(0).getText(2).endsWith("number 3"));
		assertFalse(robot.ask(() -> button(QueueView.FRONT).isEnabled()), "nothing is selected");
		select(2, 3);
		robot.click(button(QueueView.FRONT));
		robot.waitUntil("they are first", () -> table().getItem(0).getText(2).endsWith("number 5") && table().getItem(1).getText(2).endsWith("number 6"));
		assertEquals(List.of(5L, 6L, 3L, 4L), waiting());
		select(0, 2);
		robot.begin(() -> button(QueueView.REMOVE).notifyListeners(SWT.Selection, new Event()));
		Shell sure = robot.shell("Take out of the queue");
		assertFalse(robot.all(sure, Label.class, l -> l.getText().startsWith("Take 2 pictures out of the queue?")).isEmpty());
		robot.click(robot.button(sure, "Take out"));
		robot.waitUntil("they are gone", () -> table().getItemCount() == 2);
		assertEquals(List.of(6L, 4L), waiting());
		select(0);
		robot.begin(() -> button(QueueView.REMOVE).notifyListeners(SWT.Selection, new Event()));
		robot.click(robot.button(robot.shell("Take out of the queue"), "Cancel"));
		robot.settle();
		assertEquals(List.of(6L, 4L), waiting());
	}

	@Test
	void aFailedPictureIsEditedAndTriedAgain() {
		robot.waitUntil("the failed task is listed", () -> table().getItemCount() == 1);
		select(0);
		robot.begin(() -> button(QueueView.EDIT).notifyListeners(SWT.Selection, new Event()));
		Shell dialog = robot.shell(EditPromptDialog.TITLE);
		Text prompt = robot.byData(dialog, Text.class, null, EditPromptDialog.PROMPT);
		assertEquals(TestStudy.PROMPT + ", number 2", robot.ask(prompt::getText));
		robot.run(() -> prompt.setText(" "));
		assertFalse(robot.ask(() -> robot.button(dialog, "Edit and retry").isEnabled()));
		robot.run(() -> prompt.setText("a polite\nlake"));
		robot.run(() -> robot.byData(dialog, Text.class, null, EditPromptDialog.NEGATIVE).setText("rudeness"));
		robot.click(robot.button(dialog, "Edit and retry"));
		robot.waitUntil("nothing is failed", () -> button(TaskState.FAILED).getText().endsWith("0"));
		List<TaskRow> tasks = store.images().tasks(TaskFilter.ALL.in(TaskState.QUEUED), 10);
		assertEquals(6, tasks.size(), "the prompt is the same for all seeds");
		assertTrue(tasks.stream().allMatch(t -> t.prompt().equals("a polite lake") && t.negative().equals("rudeness")));
		assertEquals(List.of("a polite lake"), store.personas().rewrites(TestStudy.USER).stream().map(RewriteRow::text).toList());
	}

	/** A picture in the making as a generator with steps tells of it. */
	private RenderEvent event(long seed, int step, int colour, boolean ended) {
		int[] argb = new int[8 * 8];
		Arrays.fill(argb, colour);
		return new RenderEvent(store.directory().root(), TestStudy.key(seed), "host 7", step, 30, ended ? null : new Picture(argb, 8, 8), ended, 0.5,
				60);
	}

	@Test
	void stepsAndPreviewsAreShownWhileAPictureIsMade() {
		RenderEvents events = Services.get(RenderEvents.class);
		LiveStrip strip = robot.find(window, LiveStrip.class, c -> true);
		assertFalse(robot.ask(strip::isVisible), "nothing is made");
		assertTrue(events.isHeard(), "previews are wanted while the queue is shown");
		var taken = store.images().take(1).getFirst();
		robot.waitUntil("one is running", () -> button(TaskState.RUNNING).getText().endsWith("1"));
		robot.click(button(TaskState.RUNNING));
		events.publish(event(taken.key().seed(), 11, 0xff2040c0, false));
		events.publish(event(taken.key().seed(), 12, 0xffc04020, false));
		robot.waitUntil("the steps are told", () -> table().getItemCount() == 1 && table().getItem(0).getText(4).startsWith("12 of 30"));
		robot.waitUntil("the preview is shown", () -> strip.isVisible() && LivePictures.get().preview(taken.key()) != null);
		Image preview = robot.ask(() -> LivePictures.get().preview(taken.key()));
		assertEquals(0xc04020, robot.ask(() -> preview.getImageData().palette.getRGB(preview.getImageData().getPixel(3, 3))).red << 16 | 0x4020);
		Label workers = robot.byData(window, Label.class, null, QueueView.WORKERS);
		robot.waitUntil("the worker is told", () -> workers.isVisible() && workers.getText().startsWith("host 7: 2.0 s a picture"));
		events.publish(event(taken.key().seed(), 30, 0, true));
		robot.waitUntil("nothing is made any more", () -> LivePictures.get().now().isEmpty());
		assertTrue(robot.ask(preview::isDisposed), "the preview is let go");
		robot.waitUntil("the strip takes no room", () -> !strip.isVisible());
	}

	@Test
	void otherStudiesAreNotShown() {
		RenderEvents events = Services.get(RenderEvents.class);
		RenderEvent other = new RenderEvent(temp.resolve("other"), TestStudy.key(1), "host 7", 1, 30, null, false, 0, -1);
		events.publish(other);
		events.publish(event(2, 1, 0, false));
		robot.waitUntil("the own one is known", () -> LivePictures.get().now().size() == 1);
		assertEquals(2, robot.ask(() -> LivePictures.get().now().getFirst().key().seed()));
		for (RenderEvent e : List.of(other, event(2, 1, 0, true))) {
			events.publish(new RenderEvent(e.study(), e.key(), e.worker(), 1, 30, null, true, 0, -1));
		}
	}

	@Test
	void conditionsAreCalledByTheirLabels() {
		robot.waitUntil("tasks are listed", () -> table().getItemCount() > 0);
		assertEquals("ZIPP 0-shot", robot.ask(() -> table().getItem(0).getText(1)));
	}
}
