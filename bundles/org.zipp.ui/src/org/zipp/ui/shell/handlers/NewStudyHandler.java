package org.zipp.ui.shell.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.context.Studies;
import org.zipp.ui.shell.NewStudyDialog;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.study.StudyActions;

/** Asks for a title and a folder, makes an empty study there and shows the steps that lead on. */
public final class NewStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		NewStudyDialog dialog = new NewStudyDialog(HandlerUtil.getActiveShell(event));
		if (dialog.open() == Window.OK) {
			// Its first page says what to do next.
			Studies.make(dialog.folder(), dialog.title(),
					() -> StudyActions.openStudy(Perspectives.window().getActivePage()));
		}
		return null;
	}
}
