package org.zipp.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.ui.UiRobot;

/** The page says what a model folder and a device are, or what is missing. */
class PicturesPageTest {

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path temp;

	@Test
	void whatIsNoModelSaysWhy() {
		assertTrue(PicturesPage.describe("").startsWith("No model is chosen"));
		String none = PicturesPage.describe(temp.toString());
		assertTrue(none.contains("model_index.json"), none);
	}

	@Test
	void aDeviceThatIsNotThereSaysWhatThereIs() {
		String cpu = PicturesPage.tryDevice("cpu");
		assertTrue(cpu.startsWith("Models compute on the CPU"), cpu);
		String missing = PicturesPage.tryDevice("cuda:99");
		assertTrue(missing.contains("cuda:99") && (missing.contains("PYTORCH_LIBRARY_PATH") || missing.contains("PyTorch sees")), missing);
		assertTrue(PicturesPage.tryDevice("auto").startsWith("Models compute on the "), "a device that was tried in vain is not kept");
	}

	@Test
	void theButtonsTellInThePage() {
		PreferenceDialog dialog = robot.ask(() -> PreferencesUtil.createPreferenceDialogOn(robot.window().getShell(),
				"org.zipp.ui.preferences.pictures", null, null));
		robot.begin(dialog::open);
		robot.waitUntil("the page is shown", () -> dialog.getShell() != null && dialog.getShell().isVisible());
		Shell shell = robot.ask(dialog::getShell);
		Label says = robot.byData(shell, Label.class, null, PicturesPage.DEVICE_SAYS);
		robot.run(() -> robot.byData(shell, Button.class, null, PicturesPage.CHECK_DEVICE).notifyListeners(SWT.Selection, new Event()));
		robot.waitUntil("the device is told", () -> says.getText().startsWith("Models compute on the "));
		robot.run(() -> robot.byData(shell, Button.class, null, PicturesPage.CHECK_MODEL).notifyListeners(SWT.Selection, new Event()));
		Label model = robot.byData(shell, Label.class, null, PicturesPage.MODEL_SAYS);
		robot.waitUntil("the model is told", () -> !model.getText().isEmpty() && !model.getText().startsWith("Looking"));
		assertFalse(robot.ask(model::getText).isBlank());
		robot.run(dialog::close);
	}
}
