package org.zipp.ui.rater;

import java.util.Arrays;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.rater.presenter.LeadCode;
import org.zipp.ui.widgets.Sizes;

/** Asks the lead for the code with which rater mode is left. */
final class LeadCodeDialog extends TitleAreaDialog {

	static final String TITLE = "Rater mode";
	private static final String HINT = "The workbench is hidden until this code is typed. Nobody can tell it to you later: it is kept"
			+ " nowhere.";

	private final String rater;
	private Text first;
	private Text second;
	private LeadCode code;

	LeadCodeDialog(Shell parent, String rater) {
		super(parent);
		this.rater = rater;
		setHelpAvailable(false);
	}

	/** The code that was set; {@code null} when the dialog was cancelled. */
	LeadCode code() {
		return code;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(TITLE);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "org.zipp.ui.raterMode");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Set the code of the lead");
		setMessage(HINT);
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		new Label(form, SWT.NONE).setText("Rater:");
		Label who = new Label(form, SWT.NONE);
		who.setText(Words.escape(rater));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(who);
		first = field(form, "&Code:", "code.first");
		second = field(form, "Code &again:", "code.second");
		return area;
	}

	private Text field(Composite form, String label, String part) {
		new Label(form, SWT.NONE).setText(label);
		Text field = new Text(form, SWT.BORDER | SWT.PASSWORD);
		field.setData(RaterWindow.PART, part);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(260), SWT.DEFAULT).applyTo(field);
		field.addListener(SWT.Modify, e -> validate());
		return field;
	}

	private void validate() {
		char[] a = first.getTextChars();
		char[] b = second.getTextChars();
		boolean isLong = a.length >= LeadCode.SHORTEST;
		boolean same = Arrays.equals(a, b);
		Arrays.fill(a, '\0');
		Arrays.fill(b, '\0');
		String problem = !isLong ? "A code has at least " + LeadCode.SHORTEST + " characters." : !same ? "The two are not the same." : null;
		setMessage(problem == null ? HINT : problem, problem == null ? IMessageProvider.NONE : IMessageProvider.WARNING);
		getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Hand over", true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		first.setFocus();
	}

	@Override
	protected void okPressed() {
		code = new LeadCode(first.getTextChars());
		super.okPressed();
	}
}
