package org.zipp.ui.study.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.core.StudyDirectory;
import org.zipp.store.ServerPlace;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.study.MoveStudyDialog;
import org.zipp.ui.study.StudyMover;

/** Moves the open study to a server; or back into its folder, when a server has it. */
public final class MoveStudyHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		StudyDirectory directory = StudyContext.get().store().directory();
		var server = ServerPlace.of(directory);
		if (server.isPresent()) {
			if (MessageDialog.openConfirm(shell, "Move study back to a file", "The tables of this study lie on " + server.get().text()
					+ ".\n\nThey are copied into the folder and compared. What is left on the server takes no changes any more. Nobody else may"
					+ " have the study open.")) {
				StudyMover.toFile(shell);
			}
			return null;
		}
		MoveStudyDialog dialog = new MoveStudyDialog(shell, StudyMover.schemaOf(directory.root()));
		if (dialog.open() == Window.OK) {
			StudyMover.toServer(shell, dialog.place());
		}
		return null;
	}
}
