package org.zipp.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.zipp.core.ZippException;
import org.zipp.core.http.SecretSource;
import org.zipp.language.chat.Endpoint;
import org.zipp.ui.context.Settings;

/** Endpoint, model and key of a language model. The key goes to the secure storage, never into a study. */
public final class LanguageModelPage extends SettingsPage {

	private static final String NOTE = "The key is kept encrypted in the secure storage of your account, for this endpoint alone, and wins over the "
			+ "environment variable ZIPP_API_KEY. OPENAI_API_KEY goes to https://api.openai.com alone. No key goes over plain http to "
			+ "another machine.";

	private StringFieldEditor endpoint;
	private KeyField key;
	private Label note;

	public LanguageModelPage() {
		super("An OpenAI-compatible endpoint that writes personas and rewrites prompts. Leave it empty to work offline.");
	}

	@Override
	protected void createFieldEditors() {
		endpoint = new StringFieldEditor(Settings.ENDPOINT, "Endpoint:", getFieldEditorParent()) {
			@Override
			protected boolean doCheckState() {
				String wrong = wrong(getStringValue());
				setErrorMessage("This address cannot be used.");
				tell(wrong);
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
		key = new KeyField(grid, () -> address().isBlank() || wrong(address()) != null ? "" : Endpoint.parse(address()).name());
		note = new Label(grid, SWT.WRAP);
		tell(wrong(address()));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(380, SWT.DEFAULT).indent(0, 6).applyTo(note);
		return contents;
	}

	/** The title has room for few words; what is wrong and what to do stands below. */
	private void tell(String wrong) {
		if (note != null) {
			note.setText(wrong == null ? NOTE : wrong);
			note.requestLayout();
		}
	}

	private String address() {
		return endpoint.getStringValue();
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
		String problem = key.store(k -> wrong(k, address()));
		if (problem != null) {
			setErrorMessage("This key was not stored.");
			tell(problem);
			return false;
		}
		return super.performOk();
	}
}
