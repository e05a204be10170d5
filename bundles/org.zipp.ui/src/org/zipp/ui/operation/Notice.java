package org.zipp.ui.operation;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.Sizes;

/** A note in the corner of the window that takes no focus and goes away by itself, unless the pointer rests on it. */
public final class Notice {

	private static final int SHOWN_MILLIS = 12_000;
	private static final int WIDTH = 340;
	private static final int MARGIN = 18;
	private static final String KEY = "org.zipp.ui.notice";

	private Notice() {
	}

	/**
	 * Shows a note in place of the one before.
	 *
	 * @param warnings what a person should know all the same, may be empty
	 * @param action   what its button does, or {@code null} for none
	 */
	public static void show(Shell owner, String title, String text, String warnings, Action action) {
		if (owner.getData(KEY) instanceof Shell before && !before.isDisposed()) {
			before.dispose();
		}
		Shell shell = new Shell(owner, SWT.TOOL | SWT.NO_FOCUS | SWT.NO_TRIM | SWT.BORDER);
		owner.setData(KEY, shell);
		shell.setData(KEY, title);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(10, 6).applyTo(shell);
		Label icon = new Label(shell, SWT.NONE);
		icon.setImage(Icons.image(warnings.isEmpty() ? Icons.DONE : Icons.WARNING));
		Label head = new Label(shell, SWT.WRAP);
		head.setText(title);
		head.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		line(shell, text);
		if (!warnings.isEmpty()) {
			Theme.style(line(shell, warnings), Theme.CSS_CAUTION);
		}
		Composite buttons = new Composite(shell, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.END, SWT.CENTER).applyTo(buttons);
		if (action != null) {
			button(buttons, action.getText(), () -> {
				shell.dispose();
				action.run();
			});
		}
		button(buttons, "Close", shell::dispose);
		shell.pack();
		place(owner, shell);
		shell.setVisible(true);
		goAwayLater(shell);
	}

	private static Label line(Shell shell, String text) {
		Label label = new Label(shell, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(Sizes.px(WIDTH), SWT.DEFAULT).applyTo(label);
		return label;
	}

	private static void button(Composite parent, String text, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> work.run());
	}

	private static void place(Shell owner, Shell shell) {
		Rectangle area = owner.getClientArea();
		Point corner = owner.toDisplay(area.width, area.height);
		Point size = shell.getSize();
		shell.setLocation(corner.x - size.x - MARGIN, corner.y - size.y - 2 * MARGIN);
	}

	private static void goAwayLater(Shell shell) {
		Display display = shell.getDisplay();
		display.timerExec(SHOWN_MILLIS, () -> {
			if (shell.isDisposed()) {
				return;
			}
			Control under = display.getCursorControl();
			if (under != null && under.getShell() == shell) {
				goAwayLater(shell);
			} else {
				shell.dispose();
			}
		});
	}
}
