package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.Test;

/** The product opens its window, with its name and icon, and every perspective of ours opens in it. */
class WorkbenchStartTest {

	@Test
	void windowHasNameAndIcon() {
		assertTrue(PlatformUI.isWorkbenchRunning());
		assertEquals("org.zipp.ui.product", Platform.getProduct().getId());
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			Shell shell = window().getShell();
			assertTrue(shell.isVisible());
			assertTrue(shell.getText().contains("ZIPP Workbench"), shell::getText);
			assertTrue(shell.getImages().length > 0 || shell.getImage() != null, "the window has no icon");
		});
	}

	@Test
	void everyPerspectiveOpens() {
		List<IPerspectiveDescriptor> ours = Stream.of(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives())
				.filter(perspective -> perspective.getId().startsWith("org.zipp.")).toList();
		assertTrue(ours.size() >= 4, () -> "perspectives: " + ours);
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			IPerspectiveDescriptor before = window().getActivePage().getPerspective();
			for (IPerspectiveDescriptor perspective : ours) {
				try {
					IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective(perspective.getId(), window());
					assertEquals(perspective.getId(), page.getPerspective().getId());
				} catch (WorkbenchException e) {
					throw new AssertionError("perspective " + perspective.getId() + " does not open", e);
				}
			}
			window().getActivePage().setPerspective(before);
		});
	}

	private static IWorkbenchWindow window() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null) {
			IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
			assertEquals(1, windows.length);
			window = windows[0];
		}
		assertNotNull(window.getActivePage());
		return window;
	}
}
