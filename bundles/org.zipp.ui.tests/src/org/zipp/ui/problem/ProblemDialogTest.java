package org.zipp.ui.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.StatusManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.UiJobs;

/** Problems are told in plain words, in one dialog, and can be copied whole. */
class ProblemDialogTest {

	private final UiRobot robot = new UiRobot();

	@AfterEach
	void close() {
		robot.run(() -> {
			for (Shell shell : robot.window().getShell().getDisplay().getShells()) {
				if (shell.getText().equals(ProblemDialog.TITLE)) {
					shell.close();
				}
			}
		});
	}

	@Test
	void theFaceNamesNoClass() {
		IStatus unexpected = UiJobs.status("The view could not be shown",
				new NullPointerException("Cannot invoke \"org.zipp.ui.report.Part.show()\" because \"part\" is null"));
		Problem problem = Problem.of(unexpected);
		assertEquals("The view could not be shown: an error in the program. The error log says more", problem.message());
		assertTrue(problem.details().contains("NullPointerException") && problem.details().contains("Part.show()"), problem.details());
		assertTrue(problem.details().contains("ZIPP Workbench 0.1"), problem.details());

		assertEquals("/a/b.csv:3: The column is missing.", Problem.of(new ZippException("The column is missing.", Path.of("/a/b.csv"), 3, null).toStatus()).message());
		assertEquals("Reading failed: disk full", Problem.of(UiJobs.status("Reading failed", new IOException("disk full"))).message());
		assertEquals("It failed: no room", Problem.of(new Status(IStatus.ERROR, "x", "It failed: java.io.IOException: no room")).message());
	}

	@Test
	void partsOfAProblemAreListed() {
		MultiStatus status = new MultiStatus("x", 0, "Two files were left out.", null);
		status.add(Status.error("a.csv is empty"));
		status.add(Status.error("b.csv is no table"));
		assertEquals(List.of("a.csv is empty", "b.csv is no table"), Problem.of(status).more());
	}

	@Test
	void everythingCanBeCopied() {
		robot.begin(() -> UiJobs.show("The answer was not stored", new IllegalStateException("the cause")));
		Shell dialog = robot.shell(ProblemDialog.TITLE);
		Text message = robot.byData(dialog, Text.class, ProblemDialog.PART, "message");
		String face = robot.ask(message::getText);
		assertFalse(face.contains("IllegalState"), face);
		robot.run(() -> robot.button(dialog, "Copy details").notifyListeners(SWT.Selection, null));
		String copied = robot.ask(() -> {
			Clipboard clipboard = new Clipboard(dialog.getDisplay());
			try {
				return (String) clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		});
		assertTrue(copied.contains("java.lang.IllegalStateException: the cause"), copied);
	}

	@Test
	void manyProblemsAreOneWindow() {
		for (int i = 0; i < 3; i++) {
			String text = "Picture " + i + " cannot be read.";
			robot.begin(() -> StatusManager.getManager().handle(Status.error(text), StatusManager.SHOW));
		}
		Shell dialog = robot.shell(ProblemDialog.TITLE);
		robot.settle();
		assertEquals(1, robot.ask(() -> {
			int n = 0;
			for (Shell shell : dialog.getDisplay().getShells()) {
				n += shell.getText().equals(ProblemDialog.TITLE) ? 1 : 0;
			}
			return n;
		}));
		robot.run(() -> robot.button(dialog, "›").notifyListeners(SWT.Selection, null));
		assertEquals("Picture 1 cannot be read.", robot.ask(robot.byData(dialog, Text.class, ProblemDialog.PART, "message")::getText));
	}

	@Test
	void aWayOutIsOffered() {
		boolean[] taken = new boolean[1];
		robot.begin(() -> ProblemDialog.show(Status.error("It is open elsewhere."), new Action("Open read-only") {
			@Override
			public void run() {
				taken[0] = true;
			}
		}));
		Shell dialog = robot.shell(ProblemDialog.TITLE);
		robot.run(() -> robot.button(dialog, "Open read-only").notifyListeners(SWT.Selection, null));
		robot.waitUntil("the offer is taken", () -> taken[0] && dialog.isDisposed());
	}
}
