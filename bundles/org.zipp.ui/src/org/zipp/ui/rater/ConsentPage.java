package org.zipp.ui.rater;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.zipp.ui.context.Theme;
import org.zipp.ui.rater.presenter.Screen;

/** The text that a rater agrees to, or not, and the language of all that follows. */
final class ConsentPage extends RaterPage {

	private final Screen.Consent shown;
	private final StyledText text;

	ConsentPage(Composite parent, RaterWindow window, Screen.Consent consent) {
		super(parent, window);
		shown = consent;
		Composite column = column(TEXT_WIDTH);
		Languages.create(this, column);
		title(column, words().get("consent.title"));
		text = reading(column, consent.text(), words().get("consent.title"));
		text.setData(RaterWindow.PART, "consent");
		Composite row = row(column);
		button(row, words().get("consent.agree"), "agree", () -> window.act(() -> window.desk().consent(true), ""));
		button(row, words().get("consent.decline"), "decline", () -> window.act(() -> window.desk().consent(false), ""));
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		text.setFocus();
	}

	/** Where a rater can choose the language. */
	static final class Languages {

		private Languages() {
		}

		static void create(RaterPage page, Composite parent) {
			List<String> languages = page.window.desk().languages();
			if (languages.size() < 2) {
				return;
			}
			Composite line = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_GROUND);
			GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(line);
			GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(line);
			GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(page.label(line, page.words().get("language")));
			Combo combo = new Combo(line, SWT.READ_ONLY);
			combo.setData(RaterWindow.PART, "language");
			languages.forEach(l -> combo.add(Words.nameOf(l)));
			combo.select(0);
			RaterPage.name(combo, page.words().get("language"));
			combo.addListener(SWT.Selection, e -> {
				String chosen = languages.get(combo.getSelectionIndex());
				page.window.act(() -> page.window.desk().speak(chosen), "");
			});
		}
	}
}
