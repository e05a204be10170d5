package org.zipp.ui.shell;

import java.awt.GraphicsEnvironment;
import java.awt.SplashScreen;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.preferences.PicturesPage;
import org.zipp.ui.personas.editor.Drafts;

/** The window: size, bars, and a title that names the study. */
final class ZippWindowAdvisor extends WorkbenchWindowAdvisor {

	private static final String APPLICATION_NAME = "ZIPP Workbench";
	private static final Point FIRST_SIZE = new Point(1280, 860);

	private final StudyListener titles = new StudyListener() {
		@Override
		public void studyChanged() {
			showTitle();
		}

		@Override
		public void titleChanged() {
			showTitle();
		}
	};

	ZippWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		// Menus and tool bar are contributed in plugin.xml.
		return new ActionBarAdvisor(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		configurer.setInitialSize(FIRST_SIZE);
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowProgressIndicator(true);
		configurer.setShowPerspectiveBar(true);
		configurer.setTitle(APPLICATION_NAME);
	}

	@Override
	public void postWindowOpen() {
		closeLeftEditors();
		StudyContext.get().addListener(titles);
		showTitle();
		getWindowConfigurer().getWindow().addPerspectiveListener(new ToolBarPlaces());
		NothingOpen.follow(getWindowConfigurer().getWindow());
		getWindowConfigurer().getWindow().getPartService().addPartListener(new KeyboardKeeper(getWindowConfigurer().getWindow()));
		WindowDrop.on(getWindowConfigurer().getWindow().getShell());
		Theme.apply();
		closeSplash();
		UpkeepWatch.get();
		Drafts.offer(StudyContext.get());
		PicturesPage.useDeviceOfStart();
		FirstSteps.begin();
	}

	/** After a crash the layout still holds editors of a study that is not open; what they showed is in the study. */
	private void closeLeftEditors() {
		IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
		if (page != null) {
			page.closeAllEditors(false);
		}
	}

	/** The Java runtime shows the splash from the start of the product until the window is there. */
	private static void closeSplash() {
		SplashScreen splash = GraphicsEnvironment.isHeadless() ? null : SplashScreen.getSplashScreen();
		if (splash != null) {
			splash.close();
		}
	}

	@Override
	public void dispose() {
		StudyContext context = StudyContext.get();
		if (context != null) {
			context.removeListener(titles);
		}
	}

	private void showTitle() {
		StudyContext context = StudyContext.get();
		String title = context.title();
		if (context.isOpen()) {
			Studies.rememberOpen();
		}
		String mark = (context.isReadOnly() ? " (read-only)" : "") + (context.isSimulated() ? " (contains simulated votes)" : "");
		getWindowConfigurer().setTitle(title.isEmpty() ? APPLICATION_NAME : title + mark + " – " + APPLICATION_NAME);
	}
}
