package org.zipp.ui.shell.handlers;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;

/** Opens a study folder, asking for it unless the command names it. */
public final class OpenStudyHandler extends AbstractHandler {

	/** Parameter of the command: the folder. */
	public static final String FOLDER = "org.zipp.ui.study.open.folder";

	@Override
	public Object execute(ExecutionEvent event) {
		String folder = event.getParameter(FOLDER);
		if (folder == null) {
			folder = ask(HandlerUtil.getActiveShell(event), "Open study");
		}
		if (folder != null) {
			Studies.open(Path.of(folder));
		}
		return null;
	}

	/** Asks for the folder of a study; {@code null} when none was chosen. */
	static String ask(Shell parent, String title) {
		DirectoryDialog dialog = new DirectoryDialog(parent, SWT.OPEN);
		dialog.setText(title);
		dialog.setMessage("Choose the folder of a study (it holds the file study.mv.db).");
		Path start = Settings.studiesFolder();
		dialog.setFilterPath((Files.isDirectory(start) ? start : Path.of(System.getProperty("user.home"))).toString());
		return dialog.open();
	}
}
