package org.zipp.ui.rater;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.context.Theme;
import org.zipp.ui.rater.presenter.Screen;

/** A page of the window of a rater: shows screens of one kind. Nothing on it has a tool tip. */
abstract class RaterPage {

	/** Width of a column of text, pixels at the usual font. */
	static final int TEXT_WIDTH = 760;

	private static final int LEAST_TEXT = 60;
	private static final int LINE_SPACING = 3;

	final RaterWindow window;
	private final Composite root;

	RaterPage(Composite parent, RaterWindow window) {
		this.window = window;
		root = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_GROUND);
	}

	/** All of the page. */
	final Composite root() {
		return root;
	}

	/** Shows a screen; one of another kind needs another page. */
	abstract boolean show(Screen screen);

	/** Gives the keyboard to what is used first. */
	abstract void setFocus();

	/** Whether the Escape key had something to end here. */
	boolean escape() {
		return false;
	}

	final Words words() {
		return window.words();
	}

	/** A column in the middle of the page, with a layout of one column. */
	final Composite column(int width) {
		root.setLayout(new Column(width));
		Composite column = Theme.style(new Composite(root, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().spacing(0, 12).applyTo(column);
		return column;
	}

	final Label title(Composite parent, String text) {
		Label title = label(parent, text);
		title.setFont(window.titleFont());
		return title;
	}

	final Label label(Composite parent, String text) {
		Label label = Theme.style(new Label(parent, SWT.WRAP), Theme.CSS_GROUND);
		label.setFont(window.font());
		label.setText(Words.escape(text));
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** A text to be read, as high as it is or as there is room; it scrolls by itself and can be read with the keyboard. */
	final StyledText reading(Composite parent, String text, String name) {
		StyledText reading = Theme.style(new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY), Theme.CSS_GROUND);
		reading.setAlwaysShowScrollBars(false);
		reading.setFont(window.font());
		reading.setLineSpacing(LINE_SPACING);
		reading.setText(text);
		name(reading, name);
		reading.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, SWT.DEFAULT).minSize(100, LEAST_TEXT).applyTo(reading);
		return reading;
	}

	/** A row of buttons. */
	final Composite row(Composite parent) {
		return row(parent, false);
	}

	final Composite row(Composite parent, boolean centred) {
		Composite row = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_GROUND);
		row.setLayout(new Flow(centred));
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(row);
		return row;
	}

	final Button button(Composite row, String text, String part, Runnable action) {
		Button button = new Button(row, SWT.PUSH);
		button.setFont(window.font());
		button.setText(Words.escape(text));
		button.setData(RaterWindow.PART, part);
		button.addListener(SWT.Selection, e -> action.run());
		return button;
	}

	/** Tells those who do not see it what a control is. */
	static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
	}

	/** Tab leaves a field of several lines. */
	static void tabLeaves(Text text) {
		text.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				e.doit = true;
			}
		});
	}
}
