package org.zipp.ui.shell;

import java.util.List;

import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.zipp.ui.Ids;
import org.zipp.ui.context.UiJobs;

/** Ways to get to a perspective, a view or an editor. */
public final class Perspectives {

	private Perspectives() {
	}

	/** Shows a perspective in the active window. */
	public static void show(String perspectiveId) {
		try {
			PlatformUI.getWorkbench().showPerspective(perspectiveId, window());
		} catch (WorkbenchException e) {
			UiJobs.show("The perspective could not be shown", e);
		}
	}

	/** Shows a perspective and gives a view in it the focus; {@code null} when it could not be made (the user was told). */
	public static IViewPart showView(String perspectiveId, String viewId) {
		show(perspectiveId);
		return showView(viewId);
	}

	/** Shows a view in the current perspective and gives it the focus. */
	public static IViewPart showView(String viewId) {
		try {
			return window().getActivePage().showView(viewId, null, IWorkbenchPage.VIEW_ACTIVATE);
		} catch (PartInitException e) {
			UiJobs.show("The view could not be shown", e);
			return null;
		}
	}

	/** Shows a perspective and opens an editor in it. */
	public static void openEditor(String perspectiveId, IEditorInput input, String editorId) {
		show(perspectiveId);
		try {
			window().getActivePage().openEditor(input, editorId);
		} catch (PartInitException e) {
			UiJobs.show("The editor could not be opened", e);
		}
	}

	/** The window to act on: the active one, else the first. */
	public static IWorkbenchWindow window() {
		IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return active != null ? active : PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	/** Places for what comes up on demand: progress, errors, help. */
	static void addBackgroundViews(IPageLayout layout, String reference) {
		var folder = layout.createPlaceholderFolder("org.zipp.ui.folder.background", IPageLayout.BOTTOM, 0.7f, reference);
		folder.addPlaceholder(Ids.PROGRESS_VIEW);
		folder.addPlaceholder(Ids.ERROR_LOG_VIEW);
		folder.addPlaceholder(Ids.HELP_VIEW);
	}

	static void addShortcuts(IPageLayout layout) {
		List.of(Ids.WELCOME_PERSPECTIVE, Ids.PERSONAS_PERSPECTIVE, Ids.GENERATION_PERSPECTIVE, Ids.STUDY_PERSPECTIVE,
				Ids.DATA_PERSPECTIVE)
				.forEach(layout::addPerspectiveShortcut);
		List.of(Ids.PERSONA_TABLE_VIEW, Ids.NEIGHBOURHOOD_VIEW, Ids.IMAGES_VIEW, Ids.QUEUE_VIEW, Ids.THUMBNAILS_VIEW, Ids.COMPARE_VIEW,
				Ids.SANDBOX_VIEW,
				Ids.REPORT_VIEW, Ids.VOTES_VIEW, Ids.CHECK_VIEW, Ids.POWER_VIEW, Ids.MONITOR_VIEW, Ids.DATA_VIEW, Ids.TRAINING_VIEW,
				IPageLayout.ID_PROP_SHEET, Ids.PROGRESS_VIEW, Ids.ERROR_LOG_VIEW, Ids.HELP_VIEW)
				.forEach(layout::addShowViewShortcut);
	}
}
