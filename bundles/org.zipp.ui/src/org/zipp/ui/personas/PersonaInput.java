package org.zipp.ui.personas;

import java.util.Objects;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.zipp.ui.context.Icons;

/** The persona of a user of the open study. */
public final class PersonaInput extends PlatformObject implements IEditorInput {

	private final String userId;

	public PersonaInput(String userId) {
		this.userId = Objects.requireNonNull(userId);
	}

	/** Id of the user whose persona it is. */
	public String userId() {
		return userId;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.PERSONA);
	}

	@Override
	public String getName() {
		return userId;
	}

	/** Nothing is kept: the next start may open another study. */
	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return "Persona of " + userId;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PersonaInput input && input.userId.equals(userId);
	}

	@Override
	public int hashCode() {
		return userId.hashCode();
	}
}
