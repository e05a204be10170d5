package org.zipp.ui.shell;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.zipp.ui.Ids;
import org.zipp.ui.problem.ProblemHandler;

/** Saves and restores the layout; the first start shows the welcome page. */
final class ZippWorkbenchAdvisor extends WorkbenchAdvisor {

	private final ProblemHandler problems = new ProblemHandler();

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
	}

	/** The Error Log keeps what comes and never comes up by itself over what somebody is doing. */
	@Override
	public void preStartup() {
		IEclipsePreferences log = InstanceScope.INSTANCE.getNode("org.eclipse.ui.views.log");
		for (String key : new String[] { "activate", "activateWarn", "activateError" }) {
			log.putBoolean(key, false);
		}
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

	/** The platform hands it the failures of jobs and of its own parts too. */
	@Override
	public synchronized AbstractStatusHandler getWorkbenchErrorHandler() {
		return problems;
	}

	@Override
	public void eventLoopException(Throwable exception) {
		ILog.of(ZippWorkbenchAdvisor.class)
				.log(new Status(IStatus.ERROR, Ids.PLUGIN, "The workbench met a problem: " + exception, exception));
	}
}
