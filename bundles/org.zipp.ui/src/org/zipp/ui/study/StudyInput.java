package org.zipp.ui.study;

import java.nio.file.Path;

import org.eclipse.jface.resource.ImageDescriptor;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyPartInput;

/**
 * The open study.
 *
 * @param root its folder
 */
record StudyInput(Path root) implements StudyPartInput {

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.STUDY);
	}

	@Override
	public String getName() {
		return "Study";
	}

	@Override
	public String getToolTipText() {
		return root.toString();
	}
}
