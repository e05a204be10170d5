package org.zipp.bench;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The least that a window of these widgets takes: an empty one, open until it is closed. */
final class BlankWindow {

	static final String TITLE = "Blank window of SWT";

	private BlankWindow() {
	}

	public static void main(String[] arguments) {
		Display display = new Display();
		Shell shell = new Shell(display);
		shell.setText(TITLE);
		shell.setSize(1024, 700);
		shell.open();
		while (!shell.isDisposed()) {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
		display.dispose();
	}
}
