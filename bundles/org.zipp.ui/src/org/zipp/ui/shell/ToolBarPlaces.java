package org.zipp.ui.shell;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;

/**
 * Places the tool bars of views anew when a perspective is shown again: the platform measures them while they are hidden
 * and leaves them over the content of narrow views until the window changes its size.
 */
final class ToolBarPlaces extends PerspectiveAdapter {

	@Override
	public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
		IWorkbenchWindow window = page.getWorkbenchWindow();
		Display display = window.getShell().getDisplay();
		display.asyncExec(() -> {
			if (window.getShell() != null && !window.getShell().isDisposed()) {
				place(window.getShell());
			}
		});
	}

	/** Whether the tool bar reaches into the content. */
	private static boolean isCovered(CTabFolder folder) {
		Control bar = folder.getTopRight();
		Rectangle content = folder.getClientArea();
		return bar != null && bar.isVisible() && content.height > 0 && bar.getBounds().y + bar.getSize().y > content.y;
	}

	private static void place(Composite parent) {
		for (Control child : parent.getChildren()) {
			if (child instanceof CTabFolder folder && folder.isVisible() && folder.getSize().x > 1 && isCovered(folder)) {
				// Only a change of size makes the folder measure again; all that is in it is laid out twice.
				Point size = folder.getSize();
				folder.setSize(size.x - 1, size.y);
				folder.setSize(size);
			}
			if (child instanceof Composite inner && child.isVisible()) {
				place(inner);
			}
		}
	}
}
