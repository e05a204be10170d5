package org.zipp.ui.rater;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.zipp.ui.rater.presenter.Screen;

/** A rest. */
final class PausePage extends RaterPage {

	private final Screen.Pause shown;
	private final Button on;

	PausePage(Composite parent, RaterWindow window, Screen.Pause pause) {
		super(parent, window);
		shown = pause;
		Composite column = column(TEXT_WIDTH);
		Label title = title(column, words().get("pause.title"));
		title.setData(RaterWindow.PART, "pause");
		label(column, pause.asked() ? words().get("pause.asked") : words().get("pause.text", pause.done(), pause.total()));
		on = button(row(column), words().get("goOn"), "next", () -> window.act(() -> window.desk().goOn(), ""));
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		on.setFocus();
	}
}
