package org.zipp.ui.study;

import java.util.Map;

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
import org.zipp.store.ServerPlace;
import org.zipp.ui.widgets.Sizes;

/** Asks for the server that is to have the tables of a study. */
public final class MoveStudyDialog extends TitleAreaDialog {

	/** Title of the window. */
	public static final String TITLE = "Move study to a server";

	private static final String PORT = "5432";

	private final String schemaProposed;
	private Text host;
	private Text port;
	private Text database;
	private Text schema;
	private Text user;
	private ServerPlace place;

	/** @param schemaProposed a name that can be changed */
	public MoveStudyDialog(Shell parent, String schemaProposed) {
		super(parent);
		this.schemaProposed = schemaProposed;
		setHelpAvailable(false);
	}

	/** What was typed, after the dialog was left with Move. */
	public ServerPlace place() {
		return place;
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
		setMessage("The tables are copied to a PostgreSQL server and compared there. Then the folder names the server; the file of now is kept.");
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		host = line(form, "&Server:", "", "Name or address of the machine.");
		port = line(form, "&Port:", PORT, "");
		database = line(form, "&Database:", "", "It must be there already.");
		schema = line(form, "S&chema:", schemaProposed, "Holds this study and nothing else; made when there is none.");
		user = line(form, "&User:", "", "Owns the tables from then on. The password is asked for next.");
		return area;
	}

	private Text line(Composite form, String label, String value, String tip) {
		new Label(form, SWT.NONE).setText(label);
		Text text = new Text(form, SWT.BORDER);
		text.setText(value);
		text.setToolTipText(tip.isEmpty() ? null : tip);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(320), SWT.DEFAULT).applyTo(text);
		text.addListener(SWT.Modify, _ -> check());
		return text;
	}

	private void check() {
		boolean whole = !host.getText().isBlank() && !database.getText().isBlank() && !schema.getText().isBlank() && !user.getText().isBlank();
		boolean number = port.getText().strip().matches("\\d{1,5}") && Integer.parseInt(port.getText().strip()) <= 65_535;
		setErrorMessage(number ? null : "The port is a number up to 65535; PostgreSQL's own is " + PORT + '.');
		getButton(IDialogConstants.OK_ID).setEnabled(whole && number);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Move", true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		host.setFocus();
	}

	@Override
	protected void okPressed() {
		place = new ServerPlace(host.getText().strip(), Integer.parseInt(port.getText().strip()), database.getText().strip(),
				schema.getText().strip(), user.getText().strip(), Map.of());
		super.okPressed();
	}
}
