package org.zipp.generation;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Makes pictures from prompts. A service; the operation {@code generate} uses the one of the highest ranking. The same
 * request gives the same picture on the same device.
 */
public interface ImageGenerator {

	/** What it is, as every table and report prints it. */
	String label();

	/** The device it computes on, for example {@code CPU}. */
	String device();

	/**
	 * Renders one picture.
	 *
	 * @param monitor checked for cancellation at least every second
	 * @throws org.zipp.core.ZippException                            when it cannot
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	Picture generate(RenderRequest request, IProgressMonitor monitor);
}
