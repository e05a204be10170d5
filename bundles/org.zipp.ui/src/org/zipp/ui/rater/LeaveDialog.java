package org.zipp.ui.rater;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.rater.presenter.LeadCode;
import org.zipp.ui.widgets.Sizes;

/** Asks for the code of the lead before the window of a rater is left. */
final class LeaveDialog extends Dialog {

	private static final int WIDTH = 360;

	private final Words words;
	private final LeadCode code;
	private Text typed;
	private Label problem;

	LeaveDialog(Shell parent, Words words, LeadCode code) {
		super(parent);
		this.words = words;
		this.code = code;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(words.get("leave.title"));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().margins(14, 12).spacing(8, 8).applyTo(area);
		Label asks = new Label(area, SWT.WRAP);
		asks.setText(words.get("leave.ask"));
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH), SWT.DEFAULT).applyTo(asks);
		typed = new Text(area, SWT.BORDER | SWT.PASSWORD);
		typed.setData(RaterWindow.PART, "code");
		RaterPage.name(typed, words.get("leave.ask"));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(typed);
		problem = new Label(area, SWT.WRAP);
		problem.setData(RaterWindow.PART, "code.problem");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH), SWT.DEFAULT).applyTo(problem);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, words.get("leave.ok"), true).setData(RaterWindow.PART, "code.leave");
		createButton(parent, IDialogConstants.CANCEL_ID, words.get("leave.stay"), false).setData(RaterWindow.PART, "code.stay");
		typed.setFocus();
	}

	@Override
	protected void okPressed() {
		int wait = code.secondsToWait();
		if (wait == 0 && code.opens(typed.getTextChars())) {
			super.okPressed();
			return;
		}
		int now = code.secondsToWait();
		problem.setText(now > 0 ? words.get("leave.wait", now) : words.get("leave.wrong"));
		typed.setText("");
		typed.setFocus();
		getShell().pack();
	}
}
