package org.zipp.ui.rater;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;

/**
 * One window alone: while it lasts, no other window of the workbench is seen, none of its keys work, nothing has a menu, is dragged
 * or gives help, and the workbench does not close unless it must.
 */
final class Seclusion {

	private static final int[] REFUSED = { SWT.MenuDetect, SWT.DragDetect, SWT.Help };

	private final Shell alone;
	private final Display display;
	private final Set<Shell> hidden = new LinkedHashSet<>();
	private final Listener appeared = this::appeared;
	private final Listener refused = this::refuse;
	private final IBindingService keys;
	private final boolean keysBefore;
	private boolean ended;

	private final IWorkbenchListener closing = new IWorkbenchListener() {
		@Override
		public boolean preShutdown(IWorkbench workbench, boolean forced) {
			return forced;
		}

		@Override
		public void postShutdown(IWorkbench workbench) {
			// Nothing is left to be shown.
		}
	};

	/** Begins at once; the window is to be opened next. */
	Seclusion(Shell alone) {
		this.alone = alone;
		display = alone.getDisplay();
		IWorkbench workbench = PlatformUI.getWorkbench();
		keys = workbench.getService(IBindingService.class);
		keysBefore = keys.isKeyFilterEnabled();
		keys.setKeyFilterEnabled(false);
		workbench.addWorkbenchListener(closing);
		display.addFilter(SWT.Show, appeared);
		for (int type : REFUSED) {
			display.addFilter(type, refused);
		}
		for (Shell shell : display.getShells()) {
			if (isOther(shell) && shell.isVisible()) {
				hide(shell);
			}
		}
	}

	private boolean isOther(Control control) {
		for (Composite c = control.getShell(); c != null; c = c.getParent()) {
			if (c == alone) {
				return false;
			}
		}
		return true;
	}

	/** What comes up meanwhile, for example that a step in the background failed, waits until the end. */
	private void appeared(Event e) {
		if (e.widget instanceof Shell shell && isOther(shell)) {
			display.asyncExec(() -> {
				if (!ended && !shell.isDisposed() && shell.isVisible()) {
					hide(shell);
					alone.forceActive();
				}
			});
		}
	}

	private void hide(Shell shell) {
		hidden.add(shell);
		shell.setVisible(false);
	}

	private void refuse(Event e) {
		if (e.widget instanceof Control control && !isOther(control)) {
			e.doit = false;
			e.type = SWT.None;
		}
	}

	/** Shows again what was hidden, and gives the keys back. */
	void end() {
		ended = true;
		display.removeFilter(SWT.Show, appeared);
		for (int type : REFUSED) {
			display.removeFilter(type, refused);
		}
		IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.removeWorkbenchListener(closing);
		keys.setKeyFilterEnabled(keysBefore);
		for (Shell shell : hidden) {
			if (!shell.isDisposed()) {
				shell.setVisible(true);
			}
		}
	}
}
