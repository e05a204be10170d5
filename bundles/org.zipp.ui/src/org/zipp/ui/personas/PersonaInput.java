package org.zipp.ui.personas;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyPartInput;

/**
 * The persona of a user of the open study.
 *
 * @param userId id of the user whose persona it is
 */
public record PersonaInput(String userId) implements StudyPartInput {

	public PersonaInput {
		Objects.requireNonNull(userId);
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.PERSONA);
	}

	@Override
	public String getName() {
		return userId;
	}

	@Override
	public String getToolTipText() {
		return "Persona of " + StudyContext.get().names().nameAndId(userId);
	}
}
