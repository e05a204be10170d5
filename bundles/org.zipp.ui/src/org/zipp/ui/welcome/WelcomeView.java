package org.zipp.ui.welcome;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.zipp.ui.context.Studies;
import org.zipp.ui.widgets.EmptyState;

/** Leads a new user through the line. */
public final class WelcomeView extends ViewPart {

	private EmptyState content;

	@Override
	public void createPartControl(Composite parent) {
		content = new EmptyState(parent);
		content.show("ZIPP Workbench", "From public discussions to personas, pictures, votes and reports.",
				"Open sample study", Studies::openSample);
	}

	@Override
	public void setFocus() {
		content.setFocus();
	}
}
