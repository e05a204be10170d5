package org.zipp.ui.rater;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.zipp.ui.rater.presenter.Screen;

/** While the study is read. */
final class BlankPage extends RaterPage {

	BlankPage(Composite parent, RaterWindow window) {
		super(parent, window);
		Composite column = column(TEXT_WIDTH);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).applyTo(label(column, words().get("loading")));
	}

	@Override
	boolean show(Screen screen) {
		return false;
	}

	@Override
	void setFocus() {
		root().setFocus();
	}
}
