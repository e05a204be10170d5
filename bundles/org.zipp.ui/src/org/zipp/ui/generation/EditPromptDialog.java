package org.zipp.ui.generation;

import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.widgets.Sizes;

/** Asks for the new wording of a prompt. */
final class EditPromptDialog extends TitleAreaDialog {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the fields. */
	static final String PROMPT = "prompt";
	static final String NEGATIVE = "negative";
	static final String TITLE = "Edit prompt";

	private final String whose;
	private String text;
	private String negative;

	/** @param whose whose prompt of which condition it is */
	EditPromptDialog(Shell parent, String whose, String text, String negative) {
		super(parent);
		this.whose = whose;
		this.text = text;
		this.negative = negative;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(TITLE);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "org.zipp.ui.generation");
	}

	@Override
	public void create() {
		super.create();
		setTitle(whose);
		setMessage("The prompt changes for the pictures of all seeds; they are made again.");
		getButton(IDialogConstants.OK_ID).setText("Edit and retry");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite body = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(14, 12).spacing(8, 6).applyTo(body);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		field(body, "Prompt:", PROMPT, text, 110, value -> text = value);
		field(body, "Not wanted:", NEGATIVE, negative, 50, value -> negative = value);
		return area;
	}

	private void field(Composite body, String label, String key, String value, int height, Consumer<String> changed) {
		new Label(body, SWT.NONE).setText(label);
		Text field = new Text(body, SWT.MULTI | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
		field.setText(value);
		field.setData(key);
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(460), Sizes.px(height)).applyTo(field);
		field.addListener(SWT.Modify, e -> {
			// A prompt is one line, however it is shown.
			changed.accept(field.getText().replaceAll("\\s+", " ").strip());
			boolean missing = text.isEmpty();
			setErrorMessage(missing ? "A picture needs a prompt." : null);
			getButton(IDialogConstants.OK_ID).setEnabled(!missing);
		});
		field.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	/** Opens the dialog; true when the person wants the change. */
	boolean ask() {
		return open() == Window.OK;
	}

	String text() {
		return text;
	}

	String negative() {
		return negative;
	}
}
