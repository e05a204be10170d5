package org.zipp.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.ZippException;
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
		endpoint = new StringFieldEditor(Settings.ENDPOINT, "Endpoint:", getFieldEditorParent());
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
		String address = endpoint.getStringValue();
		if (!address.isBlank() && KeyStore.hasKey(address)) {
			key.setMessage("a key is stored; type to replace it");
		}
		key.addModifyListener(e -> keyTyped = true);
		Label note = new Label(grid, SWT.WRAP);
		note.setText("The key is kept encrypted in the secure storage of your account. The environment variables ZIPP_API_KEY and OPENAI_API_KEY win over it.");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(380, SWT.DEFAULT).indent(0, 6).applyTo(note);
		return contents;
	}

	@Override
	public boolean performOk() {
		String address = endpoint.getStringValue();
		if (keyTyped && !address.isBlank()) {
			try {
				KeyStore.store(address, key.getText().strip());
				keyTyped = false;
			} catch (ZippException e) {
				setErrorMessage(e.getMessage());
				return false;
			}
		}
		return super.performOk();
	}
}
