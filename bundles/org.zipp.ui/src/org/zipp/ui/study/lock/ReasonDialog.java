package org.zipp.ui.study.lock;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.store.Amendment;
import org.zipp.ui.widgets.Sizes;

/** Asks why something is changed that a locked plan holds. */
public final class ReasonDialog extends TitleAreaDialog {

	/** Key of the widget data by which tests find the fields: {@code reason} and {@code who}. */
	public static final String PART = "org.zipp.ui.reason.part";

	private final List<String> parts;
	private Text reason;
	private Text who;
	private Amendment amendment;

	/** @param parts what is changed, as people call it */
	public ReasonDialog(Shell shell, List<String> parts) {
		super(shell);
		this.parts = parts;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** What was typed. */
	public Amendment amendment() {
		return amendment;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("The plan is locked");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Why is the plan changed?");
		setMessage("The change is kept as a deviation, with what was before. The report tells it.");
		Composite form = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		Label changed = new Label(form, SWT.NONE);
		changed.setText("Changed:");
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(changed);
		Label what = new Label(form, SWT.WRAP);
		what.setText(String.join(", ", parts).replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(340), SWT.DEFAULT).applyTo(what);
		Label why = new Label(form, SWT.NONE);
		why.setText("&Reason:");
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(why);
		reason = new Text(form, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		reason.setData(PART, "reason");
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(340), Sizes.px(80)).applyTo(reason);
		reason.addListener(SWT.Modify, e -> validate());
		new Label(form, SWT.NONE).setText("&Name:");
		who = new Text(form, SWT.BORDER);
		who.setData(PART, "who");
		who.setText(System.getProperty("user.name", ""));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(who);
		who.addListener(SWT.Modify, e -> validate());
		return form;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Save as a deviation", true);
		createButton(parent, IDialogConstants.CANCEL_ID, "Keep editing", false);
		validate();
	}

	private void validate() {
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(!reason.getText().isBlank() && !who.getText().isBlank());
		}
	}

	@Override
	protected void okPressed() {
		amendment = new Amendment(reason.getText(), who.getText());
		super.okPressed();
	}
}
