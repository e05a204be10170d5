package org.zipp.ui.shell.handlers;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.context.Studies;

/** Asks for the folder of a study and opens it to be looked at. */
public final class OpenReadOnlyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		String folder = OpenStudyHandler.ask(HandlerUtil.getActiveShell(event), "Open study read-only");
		if (folder != null) {
			Studies.openReadOnly(Path.of(folder));
		}
		return null;
	}
}
