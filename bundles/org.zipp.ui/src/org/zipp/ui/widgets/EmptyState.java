package org.zipp.ui.widgets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.zipp.ui.context.Theme;

/** What a view shows while it has nothing to show: a title, a sentence that says what to do, and a button that does it. */
public final class EmptyState extends Composite {

	private static final int SENTENCE_WIDTH = 340;

	private final Label title;
	private final Label sentence;
	private final Button button;
	private Runnable action = () -> {
	};

	public EmptyState(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(8, 8).applyTo(this);
		title = new Label(this, SWT.CENTER | SWT.WRAP);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.END).applyTo(title);
		sentence = new Label(this, SWT.CENTER | SWT.WRAP);
		Theme.style(sentence, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.CENTER).hint(Sizes.px(SENTENCE_WIDTH), SWT.DEFAULT)
				.applyTo(sentence);
		button = new Button(this, SWT.PUSH);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.BEGINNING).applyTo(button);
		button.addListener(SWT.Selection, e -> action.run());
	}

	/** Says what is missing and offers a way out. */
	public void show(String newTitle, String newSentence, String buttonText, Runnable newAction) {
		title.setText(newTitle);
		sentence.setText(newSentence);
		button.setText(buttonText);
		action = newAction;
		setButtonShown(true);
	}

	/** Says what is missing; nothing can be done about it here. */
	public void show(String newTitle, String newSentence) {
		title.setText(newTitle);
		sentence.setText(newSentence);
		setButtonShown(false);
	}

	@Override
	public boolean setFocus() {
		return button.isVisible() ? button.setFocus() : super.setFocus();
	}

	private void setButtonShown(boolean shown) {
		button.setVisible(shown);
		((GridData) button.getLayoutData()).heightHint = shown ? SWT.DEFAULT : 0;
		layout(true, true);
	}
}
