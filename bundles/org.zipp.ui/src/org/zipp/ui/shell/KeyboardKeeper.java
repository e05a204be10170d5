package org.zipp.ui.shell;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;

/** Gives the keyboard to a part that is there when the one that had it is closed: without it no key would work any more. */
final class KeyboardKeeper implements IPartListener2 {

	private final IWorkbenchWindow window;

	KeyboardKeeper(IWorkbenchWindow window) {
		this.window = window;
	}

	@Override
	public void partClosed(IWorkbenchPartReference reference) {
		Shell shell = window.getShell();
		if (shell == null || shell.isDisposed()) {
			return;
		}
		Display display = shell.getDisplay();
		display.asyncExec(() -> {
			if (!shell.isDisposed() && display.getActiveShell() == shell && isNobodys(display)) {
				give(shell);
			}
		});
	}

	private boolean isNobodys(Display display) {
		IWorkbenchPage page = window.getActivePage();
		return page != null && (page.getActivePart() == null || display.getFocusControl() == null);
	}

	private void give(Shell shell) {
		IWorkbenchPage page = window.getActivePage();
		IWorkbenchPart part = page.getActivePart();
		if (part == null) {
			for (IViewReference view : page.getViewReferences()) {
				IWorkbenchPart candidate = view.getPart(false);
				if (candidate != null && page.isPartVisible(candidate)) {
					part = candidate;
					break;
				}
			}
		}
		if (part != null) {
			page.activate(part);
			part.setFocus();
		}
		if (shell.getDisplay().getFocusControl() == null) {
			shell.forceFocus();
		}
	}
}
