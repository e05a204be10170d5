package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.context.Studies;

/** Closes the study, asking to save what was edited. */
public final class CloseStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		Studies.close();
		return null;
	}
}
