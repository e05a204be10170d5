package org.zipp.ui.preferences;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.core.ZippException;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.operation.Notice;

/** Asks for a file of settings and reads them. */
public final class ImportPreferencesHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText("Import preferences");
		dialog.setFilterExtensions(ExportPreferencesHandler.ENDINGS);
		String chosen = dialog.open();
		if (chosen != null) {
			read(shell, Path.of(chosen));
		}
		return null;
	}

	/** Reads settings, puts them to use and says so. */
	public static void read(Shell shell, Path file) {
		try {
			PreferenceFile.read(file);
			Theme.apply();
			Notice.show(shell, "Preferences were imported", "From " + file + ". Keys of language models are not in such a file.", "", null);
		} catch (ZippException e) {
			UiJobs.show("The preferences were not imported", e);
		}
	}
}
