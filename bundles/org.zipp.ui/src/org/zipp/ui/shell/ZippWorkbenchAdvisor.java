package org.zipp.ui.shell;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.zipp.ui.Ids;

/** Saves and restores the layout; the first start shows the welcome page. */
final class ZippWorkbenchAdvisor extends WorkbenchAdvisor {

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new ZippWindowAdvisor(configurer);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return Ids.WELCOME_PERSPECTIVE;
	}

	@Override
	public String getMainPreferencePageId() {
		return "org.zipp.ui.preferences.general";
	}

	@Override
	public void eventLoopException(Throwable exception) {
		super.eventLoopException(exception);
		ILog.of(ZippWorkbenchAdvisor.class)
				.log(new Status(IStatus.ERROR, Ids.PLUGIN, "The workbench met a problem: " + exception, exception));
	}
}
