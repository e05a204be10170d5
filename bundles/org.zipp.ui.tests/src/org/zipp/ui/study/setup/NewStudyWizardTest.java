package org.zipp.ui.study.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.StudyStore;
import org.zipp.study.design.DesignFile;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.study.design.DesignDraft.Field;
import org.zipp.ui.study.design.DesignPane;
import org.zipp.ui.study.setup.NewStudy.Source;

class NewStudyWizardTest {

	private final UiRobot robot = new UiRobot();
	private Shell shell;

	@TempDir
	Path temp;

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		robot.settle();
	}

	private void open() {
		robot.begin(() -> NewStudyWizard.dialog(robot.window().getShell(), new NewStudy(temp)).open());
		shell = robot.shell("New study");
	}

	private Text field(String part) {
		return robot.byData(shell, Text.class, SetUpPage.PART, part);
	}

	private void type(Text text, String value) {
		robot.run(() -> text.setText(value));
	}

	private void choose(Source source) {
		robot.run(() -> {
			for (Source s : Source.values()) {
				Button radio = robot.byData(shell, Button.class, SetUpPage.PART, s);
				radio.setSelection(s == source);
				radio.notifyListeners(SWT.Selection, new Event());
			}
		});
	}

	private void press(String button) {
		Button b = robot.button(shell, button);
		robot.waitUntil(button + " can be pressed", b::isEnabled);
		robot.run(() -> b.notifyListeners(SWT.Selection, new Event()));
	}

	private boolean enabled(String button) {
		return robot.ask(() -> robot.button(shell, button).isEnabled());
	}

	/** Two conditions, three prompts; then the first vote can be given. */
	@Test
	void aFolderOfPicturesBecomesAStudyToVoteOn() throws IOException {
		Path pictures = temp.resolve("pictures");
		for (String name : List.of("red/lake.png", "red/hill.png", "red/town.png", "blue/lake.png", "blue/hill.png", "blue/town.png")) {
			Files.createDirectories(pictures.resolve(name).getParent());
			Files.write(pictures.resolve(name), TestStudy.png(name.hashCode() & 0xFFFFFF));
		}
		try (LogWatch watch = new LogWatch()) {
			open();
			assertFalse(enabled("Finish"));
			type(field("title"), "Two colours");
			choose(Source.PICTURES);
			type(field("files"), pictures.toString());
			press("Next >");
			robot.waitUntil("the conditions are read", () -> field("prompts") != null && field("prompts").getText().contains("hill"));
			press("Next >");
			press("Next >");
			type(field("raters"), "ann\nben");
			press("Finish");
			robot.waitUntil("the wizard closes", shell::isDisposed);
			robot.waitUntil("the study is open", () -> StudyContext.get().title().equals("Two colours"));
			StudyStore store = StudyContext.get().store();
			robot.waitUntil("there are pairs for both", () -> store.trials().progress().size() == 2);
			assertEquals(6, store.trials().all().size());
			assertEquals(2, DesignFile.fromStore(store).ratersWanted());
			assertTrue(Files.exists(temp.resolve("two-colours/plan.yaml")));
			watch.assertNoErrors();
		}
	}

	@Test
	void nextToTheEndShowsThePlanAndFinishAppliesIt() {
		open();
		type(field("title"), "Lakes");
		press("Next >");
		press("Next >");
		type(field("prompts"), "lake: A lake\nhill: A hill");
		press("Next >");
		press("Next >");
		Label power = robot.byData(shell, Label.class, DesignPane.PART, "power");
		robot.waitUntil("the power is told", () -> power.getText().startsWith("Power "));
		String before = robot.ask(power::getText);
		Text raters = robot.byData(shell, Text.class, DesignPane.PART, Field.RATERS);
		type(raters, "300");
		robot.waitUntil("the power follows", () -> power.getText().startsWith("Power ") && !power.getText().equals(before));
		type(raters, "x");
		assertFalse(enabled("Next >"));
		type(raters, "12");
		press("Next >");
		press("Next >");
		press("Next >");
		Text plan = field("plan");
		robot.waitUntil("the plan is shown", () -> plan.getText().contains("raters-wanted: 12"));
		assertFalse(enabled("Next >"));
		press("Finish");
		robot.waitUntil("the study is open", () -> StudyContext.get().title().equals("Lakes"));
		StudyStore store = StudyContext.get().store();
		robot.waitUntil("the plan is applied", () -> DesignFile.fromStore(store).ratersWanted() == 12);
		assertEquals(2, store.loadStudy().getPrompts().size());
		assertEquals(4, store.loadStudy().getConditions().size());
	}

	@Test
	void aFolderWithoutPicturesIsToldOnTheFirstPage() throws IOException {
		Files.createDirectories(temp.resolve("empty"));
		open();
		type(field("title"), "None");
		choose(Source.PICTURES);
		type(field("files"), temp.resolve("empty").toString());
		press("Next >");
		robot.waitUntil("it is said", () -> String.valueOf(((WizardDialog) shell.getData()).getErrorMessage())
				.contains("This folder holds no pictures."));
		press("Cancel");
		robot.waitUntil("it closes", shell::isDisposed);
	}
}
