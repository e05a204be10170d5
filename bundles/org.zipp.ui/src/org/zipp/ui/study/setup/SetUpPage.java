package org.zipp.ui.study.setup;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.widgets.Sizes;

/** A page of the wizard: says what is wrong with what it asks, and shows the study again whenever it comes up. */
abstract class SetUpPage extends WizardPage {

	/** Key of the widget data by which tests find the controls. */
	static final String PART = "org.zipp.ui.setup.part";

	private static final int WIDTH = 620;
	private static final int HEIGHT = 400;

	private final NewStudy study;
	private final Page[] asks;
	private boolean showing;
	private boolean touched;

	/** @param asks what of the study this page asks */
	SetUpPage(NewStudy study, String name, String title, String description, Page... asks) {
		super(name);
		this.study = study;
		this.asks = asks.clone();
		setTitle(title);
		setDescription(description);
	}

	NewStudy study() {
		return study;
	}

	@Override
	public void createControl(Composite parent) {
		ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		Composite body = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(10, 8).applyTo(body);
		fill(body);
		scroll.setContent(body);
		scroll.addListener(SWT.Resize, e -> fit(scroll, body));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(scroll, "org.zipp.ui.newStudy");
		scroll.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(WIDTH), Sizes.px(HEIGHT)).create());
		setControl(scroll);
		showAll();
	}

	private static void fit(ScrolledComposite scroll, Composite body) {
		Point wanted = body.computeSize(scroll.getClientArea().width, SWT.DEFAULT);
		scroll.setMinHeight(wanted.y);
	}

	/** Lays out again what has become higher or lower. */
	void reflow() {
		ScrolledComposite scroll = (ScrolledComposite) getControl();
		if (scroll != null) {
			((Composite) scroll.getContent()).layout(true, true);
			fit(scroll, (Composite) scroll.getContent());
		}
	}

	/** Makes the controls. */
	abstract void fill(Composite body);

	/** Shows the study in the controls. */
	abstract void show();

	/** Whether the controls are being filled, so that what they tell is no news. */
	boolean isShowing() {
		return showing;
	}

	private void showAll() {
		showing = true;
		try {
			show();
		} finally {
			showing = false;
		}
		validate();
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			showAll();
		}
		super.setVisible(visible);
	}

	/** Something was done here. */
	void touched() {
		if (!showing) {
			touched = true;
			validate();
		}
	}

	/** Says what is wrong; not before anything was done here, because an empty page is no mistake. */
	void validate() {
		String problem = "";
		for (Page page : asks) {
			if (problem.isEmpty()) {
				problem = study.problem(page);
			}
		}
		setErrorMessage(problem.isEmpty() || !touched ? null : problem);
		if (problem.isEmpty() || touched) {
			setMessage(null);
		} else {
			setMessage(problem, INFORMATION);
		}
		setPageComplete(problem.isEmpty());
	}

	static Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	static Label quiet(Composite parent, String text, int span) {
		Label label = Theme.style(new Label(parent, SWT.WRAP), Theme.CSS_QUIET);
		label.setText(text);
		GridDataFactory.fillDefaults().span(span, 1).grab(true, false).hint(Sizes.px(300), SWT.DEFAULT).applyTo(label);
		return label;
	}

	static Text text(Composite parent, String part, int style) {
		Text text = new Text(parent, style);
		text.setData(PART, part);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(260), SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(text);
		return text;
	}

	static Button push(Composite parent, String text, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setData(PART, text);
		button.addListener(SWT.Selection, e -> work.run());
		return button;
	}

	static void put(Text field, String text) {
		if (!field.getText().equals(text)) {
			field.setText(text);
		}
	}

	static void enable(boolean enabled, Control... controls) {
		for (Control c : controls) {
			c.setEnabled(enabled);
		}
	}
}
