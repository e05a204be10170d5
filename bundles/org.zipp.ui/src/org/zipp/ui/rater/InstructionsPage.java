package org.zipp.ui.rater;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.zipp.ui.rater.presenter.Screen;

/** What the lead of the study tells raters, and the keys. */
final class InstructionsPage extends RaterPage {

	private final Screen.Instructions shown;
	private final Button start;

	InstructionsPage(Composite parent, RaterWindow window, Screen.Instructions instructions) {
		super(parent, window);
		shown = instructions;
		Composite column = column(TEXT_WIDTH);
		ConsentPage.Languages.create(this, column);
		title(column, words().get("instructions.title"));
		reading(column, text(), words().get("instructions.title")).setData(RaterWindow.PART, "instructions");
		start = button(row(column), words().get("instructions.start"), "next", () -> window.act(() -> window.desk().goOn(), ""));
	}

	private String text() {
		List<String> parts = new ArrayList<>();
		if (!shown.text().isBlank()) {
			parts.add(shown.text().strip());
		}
		parts.add(words().get("instructions.pairs", shown.practice() + shown.pairs())
				+ (shown.practice() > 0 ? ' ' + words().get("instructions.practice", shown.practice()) : ""));
		parts.add(words().get("instructions.keys") + (shown.ties() ? ' ' + words().get("instructions.tie") : "")
				+ (shown.bothBad() ? ' ' + words().get("instructions.bothBad") : ""));
		parts.add(words().get("instructions.others"));
		return String.join("\n\n", parts);
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		start.setFocus();
	}
}
