package org.zipp.ui.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zipp.core.choice.Setting;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.ParameterField;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Settings;
import org.zipp.ui.generation.SteppedGenerator;
import org.zipp.ui.widgets.SettingsPane;

/** The dialog of new pictures offers the settings of the generator that is chosen. */
class GeneratorSettingsTest {

	private final UiRobot robot = new UiRobot();
	private final SteppedGenerator generator = new SteppedGenerator();
	private final OperationRegistry.Handle handle = Services.operations().create("generate");
	private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
	private Shell dialog;

	@BeforeEach
	void open() {
		handle.operation().dir = Path.of("/tmp/study");
		Shell window = robot.window().getShell();
		robot.begin(() -> answer.complete(new OperationDialog(window, handle.operation()).ask()));
		dialog = robot.shell(handle.operation().label());
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			if (!dialog.isDisposed()) {
				dialog.close();
			}
		});
		handle.close();
		generator.close();
	}

	private void choose(String label) {
		Combo combo = robot.byData(dialog, Combo.class, OperationDialog.PARAMETER, "generator");
		robot.run(() -> {
			combo.select(List.of(combo.getItems()).indexOf(label));
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	private String value() {
		return ParameterField.of(handle.operation().getClass(), "generator-settings").text(handle.operation());
	}

	@Test
	void theSettingsFollowTheGenerator() {
		SettingsPane pane = robot.byData(dialog, SettingsPane.class, OperationDialog.PARAMETER, "generator-settings");
		assertFalse(robot.ask(pane::isVisible), "a sketch has no settings");
		choose("stepped, for tests");
		robot.waitUntil("the settings are shown", pane::isVisible);
		Text colour = robot.byData(pane, Text.class, SettingsPane.SETTING, "colour");
		assertEquals("0", robot.ask(colour::getText));
		assertEquals("", value(), "what is usual is not written");
		robot.run(() -> colour.setText("17"));
		assertEquals("colour=17", value());
		assertTrue(robot.ask(robot.button(dialog, "Run")::isEnabled));
		choose("sketch, no diffusion");
		robot.waitUntil("they are gone", () -> !pane.isVisible());
		assertEquals("", value(), "the sketch does not get them");
		Button run = robot.button(dialog, "Run");
		robot.run(() -> run.notifyListeners(SWT.Selection, new Event()));
		assertTrue(answer.join());
	}

	@Test
	void theModelOfThePreferencesIsTaken() {
		List<Setting> known = List.of(Setting.text("model", "Model folder", ""), Setting.number("width", "Width", 8, 1, 9));
		String before = Settings.get(Settings.MODEL_FOLDER, "");
		try {
			Settings.put(Settings.MODEL_FOLDER, "/models/sd");
			assertEquals("model=/models/sd", GeneratorDefaults.in(known, "").text());
			assertEquals("model=/other,width=3", GeneratorDefaults.in(known, "model=/other,width=3,gone=1").text());
			assertEquals("", GeneratorDefaults.in(List.of(Setting.text("model", "Model of the server", "dall-e-3")), "").text());
		} finally {
			Settings.put(Settings.MODEL_FOLDER, before);
		}
	}
}
