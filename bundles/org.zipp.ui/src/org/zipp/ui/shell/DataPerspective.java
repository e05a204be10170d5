package org.zipp.ui.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.zipp.ui.Ids;

/** The data explorer with the training of encoders beside it. */
public final class DataPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addView(Ids.DATA_VIEW, IPageLayout.LEFT, 0.58f, layout.getEditorArea());
		layout.addView(Ids.TRAINING_VIEW, IPageLayout.RIGHT, 0.58f, Ids.DATA_VIEW);
		Perspectives.addBackgroundViews(layout, Ids.DATA_VIEW);
		Perspectives.addShortcuts(layout);
	}
}
