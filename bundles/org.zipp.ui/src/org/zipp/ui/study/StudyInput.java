package org.zipp.ui.study;

import java.nio.file.Path;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.zipp.ui.context.Icons;

/**
 * The open study.
 *
 * @param root its folder
 */
record StudyInput(Path root) implements IEditorInput {

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.STUDY);
	}

	@Override
	public String getName() {
		return "Study";
	}

	@Override
	public IPersistableElement getPersistable() {
		// The study is opened anew at start, and its editor from the menu.
		return null;
	}

	@Override
	public String getToolTipText() {
		return root.toString();
	}
}
