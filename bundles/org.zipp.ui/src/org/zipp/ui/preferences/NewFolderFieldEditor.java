package org.zipp.ui.preferences;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.swt.widgets.Composite;

/** A folder that need not be there yet. */
final class NewFolderFieldEditor extends DirectoryFieldEditor {

	NewFolderFieldEditor(String name, String label, Composite parent) {
		super(name, label, parent);
		setValidateStrategy(VALIDATE_ON_KEY_STROKE);
		setErrorMessage("Type the full path of a folder.");
		setEmptyStringAllowed(false);
	}

	@Override
	protected boolean doCheckState() {
		try {
			Path path = Path.of(getStringValue().strip());
			return path.isAbsolute() && (!Files.exists(path) || Files.isDirectory(path));
		} catch (InvalidPathException e) {
			// Said by the error message of the field.
			return false;
		}
	}
}
