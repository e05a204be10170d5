package org.zipp.ui.study.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.StudyStore;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.plan.PlanLock;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.study.StudyActions;
import org.zipp.ui.study.design.DesignDraft.Field;
import org.zipp.ui.study.design.DesignPane;

/** The design page of the study editor, the lock of the plan, and changes of what is locked. */
class LockTest {

	private final UiRobot robot = new UiRobot();
	private StudyStore store;
	private IEditorPart editor;
	private Control window;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.run(() -> StudyActions.openStudy(robot.page()));
		robot.settle();
		editor = robot.ask(() -> robot.page().getActiveEditor());
		window = robot.ask(() -> robot.window().getShell());
		robot.waitUntil("the study is shown", () -> !robot.all(window, Text.class, t -> t.getText().equals(TestStudy.TITLE)).isEmpty());
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		robot.settle();
	}

	private Text field(Field field) {
		return robot.byData(window, Text.class, DesignPane.PART, field);
	}

	private void type(Field field, String text) {
		robot.run(() -> field(field).setText(text));
	}

	private void save() {
		robot.run(() -> robot.page().saveEditor(editor, false));
	}

	private void undo() {
		robot.ask(() -> editor.getSite().getService(IHandlerService.class).executeCommand(IWorkbenchCommandConstants.EDIT_UNDO, null));
	}

	@Test
	void aDesignIsTypedUndoneAndStored() {
		type(Field.TRIALS, "3");
		type(Field.TRIALS, "35");
		assertTrue(robot.ask(editor::isDirty));
		undo();
		assertEquals("20", robot.ask(() -> field(Field.TRIALS).getText()), "typing is one command");
		assertFalse(robot.ask(editor::isDirty));
		type(Field.TRIALS, "35");
		type(Field.RATERS, "24");
		save();
		assertEquals(35, DesignFile.fromStore(store).trials().perRater());
		assertEquals(24, DesignFile.fromStore(store).ratersWanted());
		assertFalse(robot.ask(editor::isDirty));
	}

	@Test
	void aDesignThatSomebodyElseChangedIsShownSideBySide() {
		type(Field.RATERS, "24");
		DesignFile.save(store, StudyDesign.DEFAULTS.withRatersWanted(99).withQuestion(DesignFile.fromStore(store).question()),
				DesignFile.stored(store).version());
		robot.settle();
		robot.begin(() -> robot.page().saveEditor(editor, false));
		robot.click(robot.button(robot.shell("The study was changed meanwhile"), "Save these"));
		robot.waitUntil("mine is stored", () -> DesignFile.fromStore(store).ratersWanted() == 24);
	}

	@Test
	void theLockSaysWhatItFreezesAndAChangeAsksForAReason() {
		type(Field.RATERS, "24");
		save();
		String hash = PlanLock.plan(store).hash();
		robot.begin(() -> StudyActions.lockPlan(robot.page()));
		Shell dialog = robot.shell("Lock the plan");
		assertTrue(robot.ask(() -> robot.byData(dialog, Text.class, LockDialog.PART, "plan").getText()).contains("24 raters"));
		assertEquals(hash, robot.ask(() -> robot.byData(dialog, Text.class, LockDialog.PART, "hash").getText()));
		Button lock = robot.button(dialog, "Lock the plan");
		robot.run(() -> robot.byData(dialog, Text.class, LockDialog.PART, "who").setText(""));
		assertFalse(robot.ask(lock::isEnabled), "a name is needed");
		robot.run(() -> robot.byData(dialog, Text.class, LockDialog.PART, "who").setText("Lead"));
		robot.run(() -> lock.notifyListeners(SWT.Selection, new Event()));
		robot.waitUntil("the editor shows the lock",
				() -> robot.byData(window, Label.class, LockPane.PART, "state").getText().contains("by Lead, when there was no vote"));
		assertEquals(hash, robot.ask(() -> robot.byData(window, Text.class, LockPane.PART, "hash").getText()));
		assertFalse(robot.ask(() -> robot.byData(window, Button.class, LockPane.PART, "lock").isEnabled()));

		type(Field.RATERS, "40");
		robot.begin(() -> robot.page().saveEditor(editor, false));
		Shell asked = robot.shell("The plan is locked");
		Button keep = robot.button(asked, "Save as a deviation");
		assertFalse(robot.ask(keep::isEnabled), "a reason is needed");
		robot.run(() -> robot.byData(asked, Text.class, ReasonDialog.PART, "reason").setText("More people came."));
		robot.run(() -> robot.byData(asked, Text.class, ReasonDialog.PART, "who").setText("Lead"));
		robot.run(() -> keep.notifyListeners(SWT.Selection, new Event()));
		robot.waitUntil("it is stored", () -> DesignFile.fromStore(store).ratersWanted() == 40);
		Table deviations = robot.byData(window, Table.class, LockPane.PART, "deviations");
		robot.waitUntil("the deviation is listed", () -> deviations.getItemCount() == 1);
		assertEquals("More people came.", robot.ask(() -> deviations.getItem(0).getText(5)));
	}
}
