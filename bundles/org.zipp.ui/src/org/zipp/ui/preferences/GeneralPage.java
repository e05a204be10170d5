package org.zipp.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Theme;
import org.zipp.ui.database.PasswordStore;

/** Theme, folder of studies, what is opened at the start, and the passwords that are kept. */
public final class GeneralPage extends SettingsPage {

	public GeneralPage() {
		super("How the workbench looks and where it keeps studies.");
	}

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(Settings.THEME, "Theme", 3,
				new String[][] { { "Like the system", Theme.SYSTEM }, { "Light", Theme.LIGHT }, { "Dark", Theme.DARK } },
				getFieldEditorParent(), true));
		addField(new NewFolderFieldEditor(Settings.STUDIES_FOLDER, "New studies go to:", getFieldEditorParent()));
		addField(new BooleanFieldEditor(Settings.OPEN_AT_START, "Open the last study when the workbench starts",
				getFieldEditorParent()));
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		PasswordStore passwords = Services.get(PasswordStore.class);
		int kept = passwords.kept();
		Button forget = new Button(getFieldEditorParent(), SWT.PUSH);
		forget.setText("Forget the passwords of databases");
		forget.setToolTipText(kept == 0 ? "None is kept in the secure storage." : kept + " kept in the secure storage. They are asked for again.");
		GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).indent(0, 6).applyTo(forget);
		forget.setEnabled(kept > 0);
		forget.addListener(SWT.Selection, e -> {
			passwords.forgetAll();
			forget.setEnabled(false);
		});
		return contents;
	}

	@Override
	public void init(IWorkbench workbench) {
		super.init(workbench);
		getPreferenceStore().setDefault(Settings.THEME, Theme.SYSTEM);
		getPreferenceStore().setDefault(Settings.STUDIES_FOLDER, Settings.defaultStudiesFolder().toString());
		getPreferenceStore().setDefault(Settings.OPEN_AT_START, true);
	}

	@Override
	public boolean performOk() {
		boolean ok = super.performOk();
		// After the dialog has closed: restyling it while it closes would flicker.
		PlatformUI.getWorkbench().getDisplay().asyncExec(Theme::apply);
		return ok;
	}
}
