package org.zipp.ui.context;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** Input of an editor on a part of the open study. The layout does not keep it: the next start may open another study. */
public interface StudyPartInput extends IEditorInput {

	@Override
	default boolean exists() {
		return true;
	}

	@Override
	default IPersistableElement getPersistable() {
		return null;
	}

	@Override
	default <T> T getAdapter(Class<T> adapter) {
		return Platform.getAdapterManager().getAdapter(this, adapter);
	}
}
