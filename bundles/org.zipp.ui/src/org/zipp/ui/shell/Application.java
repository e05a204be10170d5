package org.zipp.ui.shell;

import java.io.IOException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.context.Theme;

/** The workbench as an application. */
public final class Application implements IApplication {

	@Override
	public Object start(IApplicationContext context) throws IOException {
		Display.setAppName("ZIPP Workbench");
		Display display = PlatformUI.createDisplay();
		Theme.install(display);
		try {
			if (!lockInstance(display)) {
				return EXIT_OK;
			}
			int code = PlatformUI.createAndRunWorkbench(display, new ZippWorkbenchAdvisor());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			if (!display.isDisposed()) {
				display.dispose();
			}
		}
	}

	/** Two workbenches on one data folder would overwrite each other's layout and preferences. */
	private static boolean lockInstance(Display display) throws IOException {
		Location location = Platform.getInstanceLocation();
		if (location == null || location.getURL() == null || location.lock()) {
			return true;
		}
		Shell shell = new Shell(display);
		try {
			MessageDialog.openInformation(shell, "ZIPP Workbench",
					"The workbench is running already, with the same settings folder:\n" + location.getURL().getPath()
							+ "\n\nUse that window, or start with -data and another folder.");
		} finally {
			shell.dispose();
		}
		return false;
	}

	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		var workbench = PlatformUI.getWorkbench();
		Display display = workbench.getDisplay();
		if (!display.isDisposed()) {
			display.syncExec(() -> {
				if (!display.isDisposed()) {
					workbench.close();
				}
			});
		}
	}
}
