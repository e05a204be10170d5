package org.zipp.ui.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ComputeDevices;
import org.zipp.diffusion.ModelFolder;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.UiJobs;

/** The model that makes pictures, and where models compute. */
public final class PicturesPage extends SettingsPage {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the parts. */
	static final String CHECK_MODEL = "check model";
	static final String CHECK_DEVICE = "check device";
	static final String MODEL_SAYS = "model says";
	static final String DEVICE_SAYS = "device says";

	private static final int WIDTH = 380;
	private static final String ABOUT_DEVICE = "auto takes the first GPU if PyTorch sees one, else the CPU. Models that are loaded stay where they are.";

	private DirectoryFieldEditor model;
	private StringFieldEditor device;
	private Label modelSays;
	private Label deviceSays;

	public PicturesPage() {
		super("The diffusion model that new runs and the sandbox begin with, and where models compute.");
	}

	@Override
	protected void createFieldEditors() {
		Composite grid = getFieldEditorParent();
		model = new DirectoryFieldEditor(Settings.MODEL_FOLDER, "Model folder:", grid);
		model.setEmptyStringAllowed(true);
		Text folder = model.getTextControl(grid);
		folder.setMessage("a folder with " + ModelFolder.INDEX);
		addField(model);
		device = new StringFieldEditor(Settings.DEVICE, "Device:", grid) {
			@Override
			protected boolean doCheckState() {
				boolean right = getStringValue().strip().toLowerCase(Locale.ROOT).matches("|auto|cpu|cuda(:\\d{1,4})?");
				setErrorMessage("A device is auto, cpu, cuda, or cuda:1 for the second GPU.");
				return right;
			}
		};
		device.setValidateStrategy(StringFieldEditor.VALIDATE_ON_KEY_STROKE);
		device.getTextControl(grid).setMessage("auto, cpu, cuda, cuda:1");
		addField(device);
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		Composite grid = getFieldEditorParent();
		modelSays = says(grid, MODEL_SAYS, "");
		check(grid, "Check the model", CHECK_MODEL, this::checkModel);
		deviceSays = says(grid, DEVICE_SAYS, ABOUT_DEVICE);
		check(grid, "Check the device", CHECK_DEVICE, this::checkDevice);
		return contents;
	}

	private static Label says(Composite grid, String key, String text) {
		Label label = new Label(grid, SWT.WRAP);
		label.setText(text);
		label.setData(key);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).indent(0, 6).applyTo(label);
		return label;
	}

	private static void check(Composite grid, String text, String key, Runnable work) {
		Button button = new Button(grid, SWT.PUSH);
		button.setText(text);
		button.setData(key);
		GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(button);
		button.addListener(SWT.Selection, e -> work.run());
	}

	@Override
	public void init(IWorkbench workbench) {
		super.init(workbench);
		getPreferenceStore().setDefault(Settings.DEVICE, ComputeDevices.AUTO);
	}

	private void checkModel() {
		String folder = model.getStringValue().strip();
		say(modelSays, "Looking at the model…");
		UiJobs.load("Check a model folder", () -> describe(folder), modelSays, text -> say(modelSays, text));
	}

	/** What a folder is, or what is wrong with it; not in the UI thread. */
	static String describe(String folder) {
		if (folder.isBlank()) {
			return "No model is chosen. Pictures can be made by other generators.";
		}
		try {
			ModelFolder read = ModelFolder.read(Path.of(folder));
			List<String> remarks = read.remarks();
			return read.family().label() + ", " + read.size() + " × " + read.size() + " pixels."
					+ (remarks.isEmpty() ? "" : " " + String.join(" ", remarks));
		} catch (ZippException e) {
			return e.getMessage();
		} catch (InvalidPathException e) {
			return "This is no path: " + e.getReason() + '.';
		}
	}

	private void checkDevice() {
		String wanted = device.getStringValue().strip();
		say(deviceSays, "Starting PyTorch…");
		UiJobs.load("Look for the device", () -> tryDevice(wanted), deviceSays, text -> say(deviceSays, text));
	}

	/** Chooses a device and says what it is, or what is missing; not in the UI thread. */
	static String tryDevice(String wanted) {
		Optional<ComputeDevices> devices = Services.find(ComputeDevices.class);
		if (devices.isEmpty()) {
			return "Nothing here computes with models.";
		}
		try {
			devices.get().choose(wanted.isEmpty() ? ComputeDevices.AUTO : wanted);
			String found = devices.get().device();
			return "Models compute on the " + found + devices.get().memory()
					.map(m -> String.format(Locale.ROOT, ", %.1f of %.1f GB in use", m.used() / 1e9, m.total() / 1e9)).orElse("") + '.';
		} catch (ZippException e) {
			// What cannot be used must not stand in the way of what is drawn next.
			devices.get().choose(ComputeDevices.AUTO);
			return e.getMessage();
		}
	}

	private static void say(Label label, String text) {
		label.setText(text.replace("&", "&&"));
		label.requestLayout();
		label.getShell().layout(true, true);
	}

	@Override
	public boolean performOk() {
		boolean ok = super.performOk();
		if (ok) {
			useDevice();
		}
		return ok;
	}

	/** Has models compute where the preferences say; in the background, because the engine may have to be asked. */
	public static void useDeviceOfStart() {
		if (!Settings.get(Settings.DEVICE, ComputeDevices.AUTO).equals(ComputeDevices.AUTO)) {
			useDevice();
		}
	}

	private static void useDevice() {
		String wanted = Settings.get(Settings.DEVICE, ComputeDevices.AUTO);
		if (System.getProperty(ComputeDevices.PROPERTY) == null && !wanted.isBlank()) {
			Services.find(ComputeDevices.class).ifPresent(devices -> Job.createSystem("Choose the device", monitor -> {
				try {
					devices.choose(wanted);
				} catch (ZippException e) {
					ILog.of(PicturesPage.class).warn("The device of the preferences cannot be used: " + e.getMessage());
				}
			}).schedule());
		}
	}
}
