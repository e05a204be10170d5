package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.context.StudyContext;

/** Closes the editors, asking to save, and then the study. */
public final class CloseStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveWorkbenchWindow(event).getActivePage().closeAllEditors(true)) {
			StudyContext.get().close();
		}
		return null;
	}
}
