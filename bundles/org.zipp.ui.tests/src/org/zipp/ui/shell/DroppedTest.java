package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.tables.TableFiles;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.operation.OperationDialog;

/** What is dropped on the window opens what it is for. */
class DroppedTest {

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path dir;

	@AfterEach
	void closeStudy() {
		robot.run(() -> StudyContext.get().close());
	}

	private static Dropped of(Path... files) {
		return Dropped.of(List.of(files), Services.get(TableFiles.class)::columns);
	}

	@Test
	void kindAndContentDecide() throws IOException {
		Path study = TestStudy.make(dir.resolve("study")).root();
		assertEquals(new Dropped.OpenStudy(study), of(study));
		assertEquals(new Dropped.OpenStudy(study), of(study.resolve("study.mv.db")));
		Path dump = Files.writeString(dir.resolve("RC_2020-01.zst"), "");
		Path lines = Files.writeString(dir.resolve("posts.ndjson"), "");
		assertEquals(new Dropped.AskStep("ingest", Map.of("files", dump + "," + lines)), of(dump, lines));
		Path edges = Files.writeString(dir.resolve("edges.csv"), "user,community,count\na,b,1\n");
		assertEquals(new Dropped.AskStep("ingest", Map.of("edges", edges.toString())), of(edges));
		Path votes = Files.writeString(dir.resolve("votes.csv"), "Rater,Prompt,Left,Right,Choice\nr,p,a,b,left\n");
		assertEquals(new Dropped.AskStep("analyze", Map.of("votes", votes.toString())), of(votes));
		Path settings = Files.writeString(dir.resolve("mine.epf"), "");
		assertEquals(new Dropped.ReadPreferences(settings), of(settings));
		Path other = Files.writeString(dir.resolve("holiday.mp4"), "");
		assertTrue(assertInstanceOf(Dropped.Nothing.class, of(other)).reason().contains("holiday.mp4"));
		assertInstanceOf(Dropped.Nothing.class, of());
	}

	@Test
	void aDroppedStudyIsOpened() {
		Path study = TestStudy.make(dir.resolve("study")).root();
		drop(study);
		robot.waitUntil("the study is open", () -> StudyContext.get().directory().filter(d -> d.root().equals(study)).isPresent());
	}

	@Test
	void aDroppedTableFillsTheDialogOfItsStep() throws IOException {
		Path votes = Files.writeString(dir.resolve("votes.csv"), "rater,prompt,left,right,choice\nr,p,a,b,left\n");
		String title = robot.ask(() -> Services.operations().find("analyze").orElseThrow().label());
		drop(votes);
		Shell dialog = robot.shell(title);
		assertEquals(votes.toString(), robot.ask(robot.byData(dialog, Text.class, OperationDialog.PARAMETER, "votes")::getText));
		robot.run(dialog::close);
	}

	private void drop(Path file) {
		robot.begin(() -> {
			DropTarget target = (DropTarget) robot.window().getShell().getData(DND.DROP_TARGET_KEY);
			assertTrue(FileTransfer.getInstance() == target.getTransfer()[0]);
			((WindowDrop) target.getDropListeners()[0]).take(List.of(file));
		});
	}
}
