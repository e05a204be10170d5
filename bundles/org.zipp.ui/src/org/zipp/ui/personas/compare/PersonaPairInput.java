package org.zipp.ui.personas.compare;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyPartInput;

/**
 * Two personas of the open study.
 *
 * @param left  id of the user on the left
 * @param right id of the user on the right
 */
public record PersonaPairInput(String left, String right) implements StudyPartInput {

	public PersonaPairInput {
		Objects.requireNonNull(left);
		Objects.requireNonNull(right);
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.PERSONAS);
	}

	@Override
	public String getName() {
		return StudyContext.get().names().name(left) + " / " + StudyContext.get().names().name(right);
	}

	@Override
	public String getToolTipText() {
		return "Personas of " + left + " and " + right + " side by side";
	}
}
