package org.zipp.ui.generation.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.UiRobot;
import org.zipp.ui.generation.SteppedGenerator;
import org.zipp.ui.widgets.SettingsPane;

/** A prompt is tried in the sandbox, in two settings side by side; no study is open. */
class SandboxViewTest {

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private final SteppedGenerator generator = new SteppedGenerator();
	private SandboxView view;
	private Shell window;

	@BeforeEach
	void open() {
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		robot.run(() -> robot.page().hideView(robot.page().findView(Ids.SANDBOX_VIEW)));
		view = (SandboxView) robot.showView(Ids.SANDBOX_VIEW);
		window = robot.window().getShell();
	}

	@AfterEach
	void close() {
		robot.run(() -> robot.page().hideView(view));
		generator.close();
		robot.settle();
		log.close();
		log.assertNoErrors();
	}

	private Button button(String key) {
		return robot.byData(window, Button.class, null, key);
	}

	private List<SandboxColumn> columns() {
		return robot.all(window, SandboxColumn.class, c -> true);
	}

	private String words(SandboxColumn column) {
		return robot.ask(robot.byData(column, Text.class, null, SandboxColumn.WORDS)::getText);
	}

	private void click(String key) {
		robot.run(() -> button(key).notifyListeners(SWT.Selection, new Event()));
	}

	private static int colour(Image image) {
		var data = image.getImageData();
		var rgb = data.palette.getRGB(data.getPixel(1, 1));
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	private void twoColumns(String prompt) {
		assertFalse(robot.ask(() -> button(SandboxView.DRAW).isEnabled()), "there is no prompt yet");
		robot.run(() -> view.show(prompt, "rain", 42));
		click(SandboxView.MORE);
		assertEquals(2, columns().size());
		for (SandboxColumn column : columns()) {
			robot.run(() -> column.choose(SteppedGenerator.ID));
			Spinner steps = robot.byData(column, Spinner.class, null, SandboxColumn.STEPS);
			robot.run(() -> steps.setSelection(3));
		}
		Text colour = robot.byData(columns().get(1), Text.class, SettingsPane.SETTING, "colour");
		robot.run(() -> colour.setText("200"));
		robot.run(() -> robot.byData(window, Spinner.class, null, SandboxView.SIZE).setSelection(32));
	}

	@Test
	void settingsAreComparedSideBySide() {
		twoColumns("a quiet lake");
		click(SandboxView.DRAW);
		robot.waitUntil("it has begun", () -> button(SandboxView.CANCEL).isEnabled());
		assertFalse(robot.ask(() -> button(SandboxView.DRAW).isEnabled()));
		generator.go(2);
		SandboxColumn first = columns().get(0);
		SandboxColumn second = columns().get(1);
		robot.waitUntil("steps are told", () -> words(first).equals("step 2 of 3"));
		robot.waitUntil("a preview is shown", () -> first.image() != null && colour(first.image()) == 2 && first.image().getBounds().width == 8);
		assertEquals("waits", words(second));
		generator.go(4);
		robot.waitUntil("both are drawn", () -> button(SandboxView.DRAW).isEnabled());
		robot.waitUntil("the first is shown", () -> first.image() != null && first.image().getBounds().width == 32 && colour(first.image()) == 3);
		robot.waitUntil("the second is shown", () -> second.image() != null && colour(second.image()) == (200 << 16 | 3));
		robot.waitUntil("it says what it is", () -> words(second).contains("32 × 32 pixels, 3 steps, colour=200") && words(second).contains("seed kept"));
	}

	@Test
	void cancelEndsItWithinAStep() {
		twoColumns("a quiet lake");
		click(SandboxView.DRAW);
		generator.go(1);
		robot.waitUntil("a step is made", () -> words(columns().get(0)).equals("step 1 of 3"));
		click(SandboxView.CANCEL);
		robot.waitUntil("it ends", () -> button(SandboxView.DRAW).isEnabled());
		robot.waitUntil("both say so", () -> columns().stream().allMatch(c -> words(c).equals("cancelled")));
	}

	@Test
	void aFailureSaysWhyAndTheOthersGoOn() {
		twoColumns(SteppedGenerator.FORBIDDEN);
		robot.run(() -> columns().get(1).choose("sketch"));
		click(SandboxView.DRAW);
		robot.waitUntil("the reason is told", () -> words(columns().get(0)).contains("moderation"));
		robot.waitUntil("the sketch is drawn", () -> columns().get(1).image() != null);
		robot.waitUntil("it is over", () -> button(SandboxView.DRAW).isEnabled());
		assertTrue(words(columns().get(1)).contains("sketch, no diffusion"), words(columns().get(1)));
		click(SandboxView.LESS);
		assertEquals(1, columns().size());
	}

	@Test
	void aSeedMustBeANumber() {
		robot.run(() -> view.show("a lake", "", 7));
		assertTrue(robot.ask(() -> button(SandboxView.DRAW).isEnabled()));
		robot.run(() -> robot.byData(window, Text.class, null, SandboxView.SEED).setText("seven"));
		assertFalse(robot.ask(() -> button(SandboxView.DRAW).isEnabled()));
		assertFalse(robot.all(window, Label.class, l -> l.isVisible() && l.getText().startsWith("A seed is a whole number")).isEmpty());
	}
}
