package org.zipp.ui.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
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

	@Test
	void conditionsAreCalledByTheirLabels() {
		robot.waitUntil("tasks are listed", () -> table().getItemCount() > 0);
		assertEquals("ZIPP 0-shot", robot.ask(() -> table().getItem(0).getText(1)));
	}
}
