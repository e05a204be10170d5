package org.zipp.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.ui.context.Settings;
import org.zipp.ui.widgets.Sizes;

/** Asks for the title and the folder of a new study. */
public final class NewStudyDialog extends TitleAreaDialog {

	private Text titleText;
	private Text folderText;
	private boolean folderTyped;
	private String title = "";
	private Path folder;

	public NewStudyDialog(Shell parent) {
		super(parent);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** The title that was typed. */
	public String title() {
		return title;
	}

	/** The folder that was chosen. */
	public Path folder() {
		return folder;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("New study");
	}

	@Override
	public void create() {
		super.create();
		setTitle("New study");
		setMessage("Everything of a study lies in one folder.");
		getButton(IDialogConstants.OK_ID).setText("Make study");
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).applyTo(form);
		new Label(form, SWT.NONE).setText("Title:");
		titleText = new Text(form, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(titleText);
		new Label(form, SWT.NONE).setText("Folder:");
		folderText = new Text(form, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(360), SWT.DEFAULT).applyTo(folderText);
		Button browse = new Button(form, SWT.PUSH);
		browse.setText("Browse…");
		browse.addListener(SWT.Selection, e -> {
			DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
			dialog.setText("Folder of the study");
			dialog.setFilterPath(Settings.studiesFolder().toString());
			String chosen = dialog.open();
			if (chosen != null) {
				folderTyped = true;
				folderText.setText(chosen);
			}
		});
		titleText.addModifyListener(e -> {
			if (!folderTyped) {
				folderText.setText(Settings.studiesFolder().resolve(folderName(titleText.getText())).toString());
			}
			validate();
		});
		folderText.addListener(SWT.KeyDown, e -> folderTyped = true);
		folderText.addModifyListener(e -> validate());
		return area;
	}

	private static String folderName(String text) {
		return text.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem);
		getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
	}

	private String problem() {
		if (titleText.getText().isBlank()) {
			return "Type a title for the study.";
		}
		if (folderText.getText().isBlank()) {
			return "Choose a folder for the study.";
		}
		try {
			Path chosen = Path.of(folderText.getText().strip());
			if (!chosen.isAbsolute()) {
				return "Type the folder as a full path.";
			}
			if (new StudyDirectory(chosen).isStudy()) {
				return "This folder holds a study already. Open it with File > Open study, or choose another folder.";
			}
			if (Files.exists(chosen) && !isEmptyFolder(chosen)) {
				return "This folder is not empty. Choose a new or an empty folder.";
			}
			return null;
		} catch (InvalidPathException | IOException e) {
			return "This folder cannot be used: " + Reasons.of(e);
		}
	}

	private static boolean isEmptyFolder(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> content = Files.list(folder)) {
			return content.findAny().isEmpty();
		}
	}

	@Override
	protected void okPressed() {
		title = titleText.getText().strip();
		folder = Path.of(folderText.getText().strip());
		super.okPressed();
	}
}
