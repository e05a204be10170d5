package org.zipp.ui.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.zipp.ui.context.Settings;

/** Who votes at this machine and what the vote editor shows. */
public final class VotingPage extends SettingsPage {

	public VotingPage() {
		super("Voting at this machine.");
	}

	@Override
	public void init(IWorkbench workbench) {
		super.init(workbench);
		getPreferenceStore().setDefault(Settings.SHOW_PROGRESS, true);
	}

	@Override
	protected void createFieldEditors() {
		addField(new StringFieldEditor(Settings.RATER, "Name of the rater:", getFieldEditorParent()));
		addField(new BooleanFieldEditor(Settings.SHOW_PROGRESS, "Show how many pairs are left", getFieldEditorParent()));
	}
}
