package org.zipp.ui.operation;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the dialog of the operation that the command names. */
public final class RunStepHandler extends AbstractHandler {

	/** Parameter of the command: id of the operation. */
	public static final String OPERATION = "org.zipp.ui.line.run.operation";

	@Override
	public Object execute(ExecutionEvent event) {
		LineRunner.ask(HandlerUtil.getActiveShell(event), event.getParameter(OPERATION));
		return null;
	}
}
