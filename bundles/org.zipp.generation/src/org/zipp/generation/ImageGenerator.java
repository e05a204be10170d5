package org.zipp.generation;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Makes pictures from prompts. A service; the operation {@code generate} uses the one of the highest ranking. The same
 * request gives the same picture on the same device.
 */
public interface ImageGenerator {

	/** What it is, as every table and report prints it. */
	String label();

	/** Which generator it is, whatever its label says; changed when the same request gives another picture. */
	default String id() {
		return label();
	}

	/** Its settings besides size and steps, as part of what its pictures are; empty if it has none. */
	default String options() {
		return "";
	}

	/** Whether steps make a difference to its pictures. */
	default boolean hasSteps() {
		return true;
	}

	/** The device it computes on, for example {@code CPU}. */
	String device();

	/** How many pictures it makes at once to best use; {@link #generate} is called by as many threads. */
	int parallelism();

	/**
	 * Renders one picture. Safe for several threads.
	 *
	 * @param monitor checked for cancellation at least every second
	 * @throws org.zipp.core.ZippException                            when it cannot
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	Picture generate(RenderRequest request, IProgressMonitor monitor);
}
