package org.zipp.ui.problem;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;
import org.zipp.store.PasswordNeeded;
import org.zipp.ui.context.Services;
import org.zipp.ui.database.Login;
import org.zipp.ui.database.PasswordStore;

/** Shows every problem of the workbench, ours and the platform's, in the one dialog for problems. */
public final class ProblemHandler extends AbstractStatusHandler {

	@Override
	public void handle(StatusAdapter adapter, int style) {
		IStatus status = adapter.getStatus();
		if ((style & StatusManager.LOG) != 0) {
			StatusManager.getManager().addLoggedStatus(status);
			ILog.of(ProblemHandler.class).log(status);
		}
		boolean block = (style & StatusManager.BLOCK) != 0;
		if ((block || (style & StatusManager.SHOW) != 0) && status.getSeverity() != IStatus.CANCEL) {
			show(status, block);
		}
	}

	private static void show(IStatus status, boolean block) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (display.isDisposed()) {
			return;
		}
		if (status.getException() instanceof PasswordNeeded needed) {
			display.asyncExec(() -> ProblemDialog.show(status, new Action("Give the password") {
				@Override
				public void run() {
					Login.give(display.getActiveShell(), Services.get(PasswordStore.class), needed);
				}
			}));
		} else if (display.getThread() == Thread.currentThread()) {
			ProblemDialog.show(status, block);
		} else {
			display.asyncExec(() -> ProblemDialog.show(status, block));
		}
	}
}
