package org.zipp.ui.shell;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.zipp.ui.Ids;

/** Personas on the left, the persona editor in the middle, neighbourhood and pictures beside and below. */
public final class PersonasPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.addView(Ids.PERSONA_TABLE_VIEW, IPageLayout.LEFT, 0.36f, editors);
		layout.addView(Ids.NEIGHBOURHOOD_VIEW, IPageLayout.BOTTOM, 0.52f, editors);
		IFolderLayout beside = layout.createFolder("org.zipp.ui.folder.images", IPageLayout.RIGHT, 0.55f,
				Ids.NEIGHBOURHOOD_VIEW);
		beside.addView(Ids.IMAGES_VIEW);
		beside.addPlaceholder(IPageLayout.ID_PROP_SHEET);
		Perspectives.addBackgroundViews(layout, Ids.PERSONA_TABLE_VIEW);
		Perspectives.addShortcuts(layout);
	}
}
