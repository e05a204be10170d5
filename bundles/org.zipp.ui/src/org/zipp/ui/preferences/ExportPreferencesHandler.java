package org.zipp.ui.preferences;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.core.ZippException;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.operation.Notice;

/** Asks for a file and writes the settings into it. */
public final class ExportPreferencesHandler extends AbstractHandler {

	static final String[] ENDINGS = { "*.epf", "*.*" };

	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Export preferences");
		dialog.setFilterExtensions(ENDINGS);
		dialog.setFileName("zipp-preferences.epf");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			write(shell, Path.of(chosen));
		}
		return null;
	}

	/** Writes the settings and says so. */
	static void write(Shell shell, Path file) {
		try {
			PreferenceFile.write(file);
			Notice.show(shell, "Preferences were exported", file + "\nSecrets, recent studies and the values of steps are not in it.", "", null);
		} catch (ZippException e) {
			UiJobs.show("The preferences were not exported", e);
		}
	}
}
