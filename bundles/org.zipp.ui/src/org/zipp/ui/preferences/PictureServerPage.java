package org.zipp.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.zipp.core.ZippException;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerAddress;
import org.zipp.ui.context.Settings;

/** The key of a server that makes pictures, one address at a time. */
public final class PictureServerPage extends SettingsPage {

	private static final String NOTE = "The address is the one in the setting url of the generator. Its key is kept encrypted in the secure storage of your account, for "
			+ "this address alone, and wins over the environment variable ZIPP_IMAGE_API_KEY. For AUTOMATIC1111 it is user:password. No key goes over "
			+ "plain http to another machine.";

	private StringFieldEditor address;
	private KeyField key;
	private Label note;

	public PictureServerPage() {
		super("Keys of servers that make pictures. Type an address, then its key; servers that need none need no entry here.");
	}

	@Override
	protected void createFieldEditors() {
		address = new StringFieldEditor(Settings.PICTURE_SERVER, "Address:", getFieldEditorParent()) {
			@Override
			protected boolean doCheckState() {
				String wrong = wrong(getStringValue());
				setErrorMessage("This address cannot be used.");
				tell(wrong);
				return wrong == null;
			}
		};
		address.getTextControl(getFieldEditorParent()).setMessage("https://host/v1");
		addField(address);
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		Composite grid = getFieldEditorParent();
		key = new KeyField(grid, () -> name(address.getStringValue()));
		note = new Label(grid, SWT.WRAP);
		tell(wrong(address.getStringValue()));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(380, SWT.DEFAULT).indent(0, 6).applyTo(note);
		return contents;
	}

	private void tell(String wrong) {
		if (note != null) {
			note.setText(wrong == null ? NOTE : wrong);
			note.requestLayout();
		}
	}

	private static ServerAddress parsed(String typed) {
		return ServerAddress.parse(typed, "The field Address", "https://host/v1", "the key below");
	}

	/** The one spelling of an address; empty when it is none. */
	static String name(String typed) {
		return typed.isBlank() || wrong(typed) != null ? "" : parsed(typed).name();
	}

	/** What is wrong with an address, {@code null} when nothing is. */
	static String wrong(String typed) {
		try {
			if (!typed.isBlank()) {
				parsed(typed);
			}
			return null;
		} catch (ZippException e) {
			return e.getMessage();
		}
	}

	/** What is wrong with a key for an address, {@code null} when nothing is. */
	static String wrong(String typedKey, String typedAddress) {
		try {
			return !SecretSource.checked(typedKey).isEmpty() && !parsed(typedAddress).takesKeys()
					? "No key is sent over plain http to another machine. Use https://, or a tunnel to this machine."
					: null;
		} catch (ZippException e) {
			return e.getMessage();
		}
	}

	@Override
	public boolean performOk() {
		String problem = key.store(k -> wrong(k, address.getStringValue()));
		if (problem != null) {
			setErrorMessage("This key was not stored.");
			tell(problem);
			return false;
		}
		return super.performOk();
	}
}
