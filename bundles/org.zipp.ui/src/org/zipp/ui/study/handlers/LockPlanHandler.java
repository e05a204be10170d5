package org.zipp.ui.study.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.study.StudyActions;

/** Shows what a lock of the plan freezes, and locks it. */
public final class LockPlanHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		StudyActions.lockPlan(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
		return null;
	}
}
