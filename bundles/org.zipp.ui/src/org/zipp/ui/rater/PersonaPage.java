package org.zipp.ui.rater;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.rater.presenter.Screen;

/** What was made of a rater's answers, which the rater may read and correct. */
final class PersonaPage extends RaterPage {

	private final Screen.Persona shown;
	private final Text text;

	PersonaPage(Composite parent, RaterWindow window, Screen.Persona persona) {
		super(parent, window);
		shown = persona;
		Composite column = column(TEXT_WIDTH);
		title(column, words().get("persona.title"));
		label(column, words().get("persona.hint"));
		text = new Text(column, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.setText(persona.text());
		text.setData(RaterWindow.PART, "persona");
		name(text, words().get("persona.name"));
		tabLeaves(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(text);
		button(row(column), words().get("persona.ok"), "next", () -> {
			String corrected = text.getText();
			window.act(() -> window.desk().persona(corrected), "");
		});
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		text.setFocus();
	}
}
