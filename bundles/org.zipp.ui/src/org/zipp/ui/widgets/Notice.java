package org.zipp.ui.widgets;

import java.nio.file.Path;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.zipp.ui.shell.Perspectives;

/** A word in the status line of the window: that something is done, or why it cannot be. */
public final class Notice {

	private Notice() {
	}

	/**
	 * Says that a file or folder was written.
	 *
	 * @param what what is in it, for example {@code 3 personas}
	 */
	public static void exported(String what, Path file) {
		show("Exported " + what + " to " + file.toAbsolutePath());
	}

	/** Shows a sentence until another part is used. */
	public static void show(String sentence) {
		IWorkbenchPage page = Perspectives.window().getActivePage();
		IWorkbenchPart part = page == null ? null : page.getActivePart();
		if (part instanceof IViewPart view) {
			view.getViewSite().getActionBars().getStatusLineManager().setMessage(sentence);
		} else if (part instanceof IEditorPart editor) {
			editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(sentence);
		}
	}
}
