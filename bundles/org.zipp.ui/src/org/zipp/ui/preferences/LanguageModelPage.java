package org.zipp.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.ZippException;
import org.zipp.language.Endpoint;
import org.zipp.language.SecretSource;
import org.zipp.ui.context.Settings;

/** Endpoint, model and key of a language model. The key goes to the secure storage, never into a study. */
public final class LanguageModelPage extends SettingsPage {

	private StringFieldEditor endpoint;
	private Text key;
	private boolean keyTyped;

	public LanguageModelPage() {
		super("An OpenAI-compatible endpoint that writes personas and rewrites prompts. Leave it empty to work offline.");
	}

	@Override
	protected void createFieldEditors() {
		endpoint = new StringFieldEditor(Settings.ENDPOINT, "Endpoint:", getFieldEditorParent()) {
			@Override
			protected boolean doCheckState() {
				String wrong = wrong(getStringValue());
				setErrorMessage(wrong);
				return wrong == null;
			}
		};
		endpoint.getTextControl(getFieldEditorParent()).setMessage("https://host/v1");
		addField(endpoint);
		addField(new StringFieldEditor(Settings.MODEL, "Model:", getFieldEditorParent()));
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		Composite grid = getFieldEditorParent();
		new Label(grid, SWT.NONE).setText("Key:");
		key = new Text(grid, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(key);
		key.addModifyListener(e -> keyTyped = true);
		key.addListener(SWT.FocusIn, e -> tellOfKey());
		tellOfKey();
		Label note = new Label(grid, SWT.WRAP);
		note.setText("The key is kept encrypted in the secure storage of your account, for this endpoint alone, and wins over the environment variable "
				+ "ZIPP_API_KEY. OPENAI_API_KEY goes to https://api.openai.com alone. No key goes over plain http to another machine.");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(380, SWT.DEFAULT).indent(0, 6).applyTo(note);
		return contents;
	}

	private void tellOfKey() {
		String address = endpoint.getStringValue();
		key.setMessage(!address.isBlank() && wrong(address) == null && KeyStore.hasKey(address) ? "a key is stored; type to replace it" : "");
	}

	/** What is wrong with an address, {@code null} when nothing is. */
	static String wrong(String address) {
		try {
			if (!address.isBlank()) {
				Endpoint.parse(address);
			}
			return null;
		} catch (ZippException e) {
			return e.getMessage().replaceFirst("^--endpoint", "The field Endpoint");
		}
	}

	/** What is wrong with a key for an address, {@code null} when nothing is. */
	static String wrong(String typed, String address) {
		try {
			return !SecretSource.checked(typed).isEmpty() && !Endpoint.parse(address).takesKeys()
					? "No key is sent over plain http to another machine. Use https://, or a tunnel to this machine."
					: null;
		} catch (ZippException e) {
			return e.getMessage();
		}
	}

	@Override
	public boolean performOk() {
		String address = endpoint.getStringValue();
		if (keyTyped && !address.isBlank()) {
			String wrong = wrong(key.getText(), address);
			if (wrong != null) {
				setErrorMessage(wrong);
				return false;
			}
			try {
				KeyStore.store(address, SecretSource.checked(key.getText()));
				keyTyped = false;
			} catch (ZippException e) {
				setErrorMessage(e.getMessage());
				return false;
			}
		}
		return super.performOk();
	}
}
