package org.zipp.ui.rater;

import org.eclipse.swt.widgets.Composite;
import org.zipp.ui.rater.presenter.Screen;

/** The end, or why there is no beginning. Only the lead gets on from here. */
final class EndPage extends RaterPage {

	private final Screen shown;

	EndPage(Composite parent, RaterWindow window, Screen.Done done) {
		this(parent, window, done, "done", window.words().get("done.title"), window.words().get("done.text")
				+ (done.leftOut() == 0 ? "" : ' ' + window.words().get("done.leftOut", done.leftOut())));
	}

	EndPage(Composite parent, RaterWindow window, Screen.Blocked blocked) {
		this(parent, window, blocked, "blocked", window.words().get("blocked.title"), blocked.reason());
	}

	private EndPage(Composite parent, RaterWindow window, Screen shown, String part, String title, String text) {
		super(parent, window);
		this.shown = shown;
		Composite column = column(TEXT_WIDTH);
		title(column, title).setData(RaterWindow.PART, part);
		label(column, text).setData(RaterWindow.PART, part + ".text");
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		window.focusLeave();
	}
}
