package org.zipp.ui.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Theme;

/** Theme, folder of studies, what is opened at the start. */
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
