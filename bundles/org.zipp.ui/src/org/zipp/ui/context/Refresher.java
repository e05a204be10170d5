package org.zipp.ui.context;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;

/**
 * Reads in the background and shows in the UI thread, as often as asked but never twice at once: what is asked for
 * while a reading goes on is read once more after it. To be used in the UI thread.
 */
public final class Refresher<T> {

	private final String name;
	private final Control owner;
	private final Callable<T> read;
	private final Consumer<T> show;
	private boolean busy;
	private boolean again;

	/**
	 * @param name  what is read, for the Progress view
	 * @param owner nothing is shown when this control is disposed
	 * @param read  runs outside the UI thread
	 * @param show  runs in the UI thread
	 */
	public Refresher(String name, Control owner, Callable<T> read, Consumer<T> show) {
		this.name = name;
		this.owner = owner;
		this.read = read;
		this.show = show;
	}

	/** Asks for a reading that begins now or after the one that goes on. */
	public void request() {
		if (owner.isDisposed()) {
			return;
		}
		if (busy) {
			again = true;
			return;
		}
		busy = true;
		UiJobs.load(name, read, owner, show, this::ended);
	}

	/** Whether a reading goes on or is about to begin. */
	public boolean isBusy() {
		return busy;
	}

	private void ended() {
		busy = false;
		if (again) {
			again = false;
			request();
		}
	}
}
