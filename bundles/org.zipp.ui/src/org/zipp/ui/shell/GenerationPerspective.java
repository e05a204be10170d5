package org.zipp.ui.shell;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.zipp.ui.Ids;

/** The queue beside the gallery, the compare strip and the sandbox. */
public final class GenerationPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addView(Ids.QUEUE_VIEW, IPageLayout.LEFT, 0.46f, layout.getEditorArea());
		IFolderLayout pictures = layout.createFolder("org.zipp.ui.folder.pictures", IPageLayout.RIGHT, 0.46f, Ids.QUEUE_VIEW);
		pictures.addView(Ids.THUMBNAILS_VIEW);
		pictures.addView(Ids.COMPARE_VIEW);
		pictures.addView(Ids.SANDBOX_VIEW);
		Perspectives.addBackgroundViews(layout, Ids.QUEUE_VIEW);
		Perspectives.addShortcuts(layout);
	}
}
