package org.zipp.generation;

import org.eclipse.core.runtime.IProgressMonitor;

/** Hears how one picture comes along, in the thread that makes it, and says whether it is still wanted. */
public interface RenderListener {

	/** Hears nothing and never cancels. */
	RenderListener NONE = () -> false;

	/** Whether the picture is wanted no more; asked before every step, and at least every second. */
	boolean isCancelled();

	/** So many steps of the picture are done. */
	default void step(int done, int of) {
	}

	/** What the picture looks like by now, small; to be made only if {@link #wantsPreviews}. */
	default void preview(Picture small) {
	}

	/** Whether anybody would see a preview. */
	default boolean wantsPreviews() {
		return false;
	}

	/** Hears nothing, and cancels with a monitor. */
	static RenderListener of(IProgressMonitor monitor) {
		return monitor::isCanceled;
	}
}
