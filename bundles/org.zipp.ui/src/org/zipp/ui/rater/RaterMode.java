package org.zipp.ui.rater;

import java.util.Locale;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.rater.presenter.Desk;
import org.zipp.ui.rater.presenter.Desks;

/** The way into rater mode: the lead sets a code and hands the keyboard over. UI thread. */
public final class RaterMode {

	private static RaterWindow window;

	private RaterMode() {
	}

	/** Whether somebody has the window for raters. */
	public static boolean isOn() {
		return window != null;
	}

	/** Asks the lead for a code, then shows the rater the own task alone. */
	public static void start(Shell parent, String raterId) {
		if (isOn() || ReadOnly.refuses(parent, "Rater mode")) {
			return;
		}
		StudyContext context = StudyContext.get();
		if (!context.isOpen()) {
			MessageDialog.openInformation(parent, "No study is open", "Open the study first, with File > Open study.");
			return;
		}
		LeadCodeDialog dialog = new LeadCodeDialog(parent, raterId);
		if (dialog.open() == Window.OK) {
			var store = context.store();
			String language = Locale.getDefault().toLanguageTag();
			Rectangle screen = parent.getMonitor().getBounds();
			open(parent.getDisplay(), () -> Desks.of(store, raterId, language, screen.width + "x" + screen.height), language, dialog);
		}
	}

	private static void open(Display display, Supplier<Desk> desk, String language, LeadCodeDialog dialog) {
		window = new RaterWindow(display, desk, language, dialog.code(), () -> window = null);
	}
}
