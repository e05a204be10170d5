package org.zipp.ui.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.zipp.ui.Ids;

/** The welcome page and nothing else. */
public final class WelcomePerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addStandaloneView(Ids.WELCOME_VIEW, false, IPageLayout.LEFT, 1f, layout.getEditorArea());
		Perspectives.addShortcuts(layout);
	}
}
