package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.study.setup.NewStudyWizard;

/** Opens the wizard that makes a study. */
public final class NewStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		NewStudyWizard.open(HandlerUtil.getActiveShell(event));
		return null;
	}
}
