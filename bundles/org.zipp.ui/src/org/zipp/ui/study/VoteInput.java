package org.zipp.ui.study;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.zipp.ui.context.Icons;

/**
 * The pairs of one rater.
 *
 * @param raterId who votes
 */
record VoteInput(String raterId) implements IEditorInput {

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
		return Icons.descriptor(Icons.VOTE);
	}

	@Override
	public String getName() {
		return "Vote";
	}

	@Override
	public IPersistableElement getPersistable() {
		// Voting is picked up again from the study editor or the menu; the store knows the next pair.
		return null;
	}

	@Override
	public String getToolTipText() {
		return "Pairs of rater " + raterId;
	}
}
