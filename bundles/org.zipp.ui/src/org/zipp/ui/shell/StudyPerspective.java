package org.zipp.ui.shell;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.zipp.ui.Ids;

/** Study and vote editors with the report beside them; the votes behind a number come up under the editors. */
public final class StudyPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		IFolderLayout report = layout.createFolder("org.zipp.ui.folder.report", IPageLayout.RIGHT, 0.48f,
				layout.getEditorArea());
		report.addView(Ids.REPORT_VIEW);
		report.addPlaceholder(Ids.MONITOR_VIEW);
		report.addPlaceholder(Ids.CHECK_VIEW);
		report.addPlaceholder(Ids.POWER_VIEW);
		report.addPlaceholder(Ids.IMAGES_VIEW);
		layout.createPlaceholderFolder("org.zipp.ui.folder.votes", IPageLayout.BOTTOM, 0.5f, layout.getEditorArea())
				.addPlaceholder(Ids.VOTES_VIEW);
		Perspectives.addBackgroundViews(layout, Ids.REPORT_VIEW);
		Perspectives.addShortcuts(layout);
	}
}
