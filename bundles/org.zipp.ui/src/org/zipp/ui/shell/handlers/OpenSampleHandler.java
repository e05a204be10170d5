package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.context.Studies;

/** Opens the sample study, made when it is not there. */
public final class OpenSampleHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		Studies.openSample();
		return null;
	}
}
