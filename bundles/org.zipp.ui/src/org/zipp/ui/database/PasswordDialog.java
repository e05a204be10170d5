package org.zipp.ui.database;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.store.PasswordNeeded;
import org.zipp.ui.widgets.Sizes;

/** Asks for the password of a database, and whether to keep it. */
final class PasswordDialog extends TitleAreaDialog {

	static final String TITLE = "Password of the database";

	private final PasswordNeeded needed;
	private final boolean kept;
	private Text text;
	private Button keeping;
	private String password = "";
	private boolean keep;

	/** @param kept whether a password of that user is kept */
	PasswordDialog(Shell parent, PasswordNeeded needed, boolean kept) {
		super(parent);
		this.needed = needed;
		this.kept = kept;
		setHelpAvailable(false);
	}

	/** The password that was typed. */
	String password() {
		return password;
	}

	/** Whether it is to be kept. */
	boolean keep() {
		return keep;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(TITLE);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(TITLE);
		if (needed.refused()) {
			setMessage("The server refuses this user with the password it was given. Type it again.", IMessageProvider.WARNING);
		} else {
			setMessage("The tables of this study lie on a server, which asks who you are.");
		}
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		line(form, "Database:", needed.place().text());
		line(form, "User:", needed.place().user());
		new Label(form, SWT.NONE).setText("&Password:");
		text = new Text(form, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(320), SWT.DEFAULT).applyTo(text);
		text.addListener(SWT.Modify, e -> getButton(IDialogConstants.OK_ID).setEnabled(!text.getText().isEmpty()));
		keeping = new Button(form, SWT.CHECK);
		keeping.setText("&Keep it, encrypted, in the secure storage of your account");
		keeping.setToolTipText("It is never written into a study or a log. Window > Preferences > General forgets it.");
		keeping.setSelection(kept);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(keeping);
		return area;
	}

	private static void line(Composite form, String label, String value) {
		new Label(form, SWT.NONE).setText(label);
		Label shown = new Label(form, SWT.NONE);
		shown.setText(value.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(shown);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Open", true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		text.setFocus();
	}

	@Override
	protected void okPressed() {
		password = text.getText();
		keep = keeping.getSelection();
		super.okPressed();
	}
}
