package org.zipp.generation;

import org.eclipse.core.runtime.IProgressMonitor;
import org.zipp.core.choice.Choosable;
import org.zipp.core.choice.Settings;

/**
 * Makes pictures from prompts. A service that is chosen by its id, which changes when the same request gives another picture.
 * The same request gives the same picture on the same device.
 */
public interface ImageGenerator extends Choosable {

	/**
	 * This generator with its settings.
	 *
	 * @param settings a value of each of {@link #settings()}
	 */
	default ImageGenerator with(Settings settings) {
		return this;
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
