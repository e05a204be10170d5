package org.zipp.ui.study;

import java.util.function.LongSupplier;

import org.eclipse.jface.resource.ImageDescriptor;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyPartInput;

/**
 * The pairs of one rater.
 *
 * @param raterId who votes
 * @param clock   nanoseconds, by which it is told how long a pair was looked at
 */
record VoteInput(String raterId, LongSupplier clock) implements StudyPartInput {

	private static final LongSupplier SYSTEM = System::nanoTime;

	VoteInput(String raterId) {
		this(raterId, SYSTEM);
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
	public String getToolTipText() {
		return "Pairs of rater " + raterId;
	}
}
