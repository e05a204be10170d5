package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.context.Studies;
import org.zipp.ui.shell.NewStudyDialog;

/** Asks for a title and a folder and makes an empty study there. */
public final class NewStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		NewStudyDialog dialog = new NewStudyDialog(HandlerUtil.getActiveShell(event));
		if (dialog.open() == Window.OK) {
			Studies.make(dialog.folder(), dialog.title());
		}
		return null;
	}
}
