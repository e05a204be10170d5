package org.zipp.ui.study;

import org.eclipse.jface.resource.ImageDescriptor;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyPartInput;

/**
 * The pairs of one rater.
 *
 * @param raterId who votes
 */
record VoteInput(String raterId) implements StudyPartInput {

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.descriptor(Icons.VOTE);
	}

	@Override
	public String getName() {
		return "Vote";
	}

	@Override
	public String getToolTipText() {
		return "Pairs of rater " + raterId;
	}
}
