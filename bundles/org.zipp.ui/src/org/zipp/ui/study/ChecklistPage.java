package org.zipp.ui.study;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.zipp.ui.context.Theme;
import org.zipp.ui.line.ChecklistPane;

/** The first page of the study editor: the steps from data to report, and what to do next. */
final class ChecklistPage extends ScrolledComposite {

	ChecklistPage(Composite parent) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		Composite page = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(page);
		Label sentence = Theme.style(new Label(page, SWT.WRAP), Theme.CSS_QUIET);
		sentence.setText("Each step uses what the step before it left in the study. Every step can be stopped and run again;"
				+ " what is finished is not done twice.");
		GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(sentence);
		ChecklistPane steps = new ChecklistPane(page, () -> setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT)));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(steps.control());
		setContent(page);
		setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}
}
