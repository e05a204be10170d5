package org.zipp.ui.widgets;

import java.util.ArrayDeque;
import java.util.Deque;

import org.eclipse.swt.widgets.Control;

/**
 * Work that only the UI thread can do, a little at a time: between the slices the window answers. The first slice is done
 * at once, so that what is small is there at once. To be used in the UI thread.
 */
public final class Slices {

	/** Long enough to get on, short enough that nobody feels it. */
	private static final long SLICE_NANOS = 20_000_000;

	private final Control owner;
	private final Runnable afterEach;
	private final Deque<Runnable> left = new ArrayDeque<>();
	private boolean waiting;
	private boolean working;

	/**
	 * @param owner     the work that is left is dropped when this control is disposed
	 * @param afterEach done after each slice
	 */
	public Slices(Control owner, Runnable afterEach) {
		this.owner = owner;
		this.afterEach = afterEach;
	}

	/** Does these pieces in order, after those that are left; a piece may add others. */
	public void add(Iterable<Runnable> pieces) {
		pieces.forEach(left::add);
		if (!waiting && !working) {
			slice();
		}
	}

	/** Does all that is left now, for somebody who waits for it. */
	public void finish() {
		if (!left.isEmpty() && !working) {
			work(Long.MAX_VALUE);
		}
	}

	/** Whether all is done. */
	public boolean isDone() {
		return left.isEmpty();
	}

	private void slice() {
		waiting = false;
		if (!owner.isDisposed() && !left.isEmpty()) {
			work(SLICE_NANOS);
		}
	}

	private void work(long nanos) {
		working = true;
		try {
			long begun = System.nanoTime();
			do {
				left.remove().run();
			} while (!left.isEmpty() && System.nanoTime() - begun < nanos);
			afterEach.run();
		} finally {
			working = false;
			if (!left.isEmpty() && !waiting && !owner.isDisposed()) {
				waiting = true;
				owner.getDisplay().asyncExec(this::slice);
			}
		}
	}
}
