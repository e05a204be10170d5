package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.study.StudyActions;

/** A study that is opened to be looked at: nothing can be changed, and the reason is told. */
class ReadOnlyStudyTest {

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path dir;
	private Path folder;
	private byte[] before;

	@BeforeEach
	void open() throws IOException {
		folder = TestStudy.make(dir.resolve("study")).root();
		Files.delete(folder.resolve("study.lock"));
		before = Files.readAllBytes(folder.resolve("study.mv.db"));
		robot.run(() -> Studies.openReadOnly(folder));
		robot.waitUntil("the study is open", () -> StudyContext.get().isReadOnly());
	}

	@AfterEach
	void close() throws IOException {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		assertFalse(Files.exists(folder.resolve("study.lock")), "a lock was written");
		assertTrue(Arrays.equals(before, Files.readAllBytes(folder.resolve("study.mv.db"))), "the tables were changed");
	}

	@Test
	void theTitleSaysItAndTheListRemembersIt() {
		robot.waitUntil("the title says it", () -> robot.window().getShell().getText().startsWith(TestStudy.TITLE + " (read-only)"));
		Studies.Recent recent = Studies.recentStudies().getFirst();
		assertEquals(new Studies.Recent(folder, TestStudy.TITLE, true), recent);
	}

	@Test
	void votesAndStepsAreRefusedWithTheReason() {
		Command vote = robot.window().getService(ICommandService.class).getCommand("org.zipp.ui.vote");
		assertFalse(robot.ask(vote::isEnabled));
		for (Runnable asked : List.<Runnable>of(() -> StudyActions.vote(robot.page()), () -> LineRunner.ask(robot.window().getShell(), "design"))) {
			robot.begin(asked);
			Shell said = robot.shell("The study is open read-only");
			robot.run(said::close);
		}
	}

	@Test
	void theStudyEditorCanBeReadAndNotChanged() {
		robot.run(() -> StudyActions.openStudy(robot.page()));
		IEditorPart editor = robot.ask(() -> robot.page().getActiveEditor());
		Shell shell = robot.window().getShell();
		robot.waitUntil("the title is shown", () -> !robot.all(shell, Text.class, t -> t.getText().equals(TestStudy.TITLE)).isEmpty());
		assertFalse(robot.ask(() -> robot.find(shell, Text.class, t -> t.getText().equals(TestStudy.TITLE)).getEditable()));
		Button vote = robot.find(shell, Button.class, b -> (b.getStyle() & SWT.PUSH) != 0 && b.getText().startsWith("&Add rater"));
		assertFalse(robot.ask(vote::isEnabled));
		assertFalse(robot.ask(editor::isDirty));
	}
}
