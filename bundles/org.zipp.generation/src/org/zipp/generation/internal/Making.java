package org.zipp.generation.internal;

import java.util.function.BooleanSupplier;

import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.store.Rows.TaskRow;

/** A picture in the making: how far it is, told to whoever listens. */
final class Making implements RenderListener {

	/** Tells of a picture in the making. */
	interface Teller {
		void tell(Making making);

		boolean isHeard();
	}

	private final TaskRow task;
	private final BooleanSupplier cancelled;
	private final Teller teller;
	private volatile int step;
	private volatile int of;
	private volatile Picture preview;

	Making(TaskRow task, BooleanSupplier cancelled, Teller teller) {
		this.task = task;
		this.cancelled = cancelled;
		this.teller = teller;
	}

	TaskRow task() {
		return task;
	}

	int stepsDone() {
		return step;
	}

	int steps() {
		return of;
	}

	/** What it looks like by now, {@code null} when that is not known. */
	Picture preview() {
		return preview;
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean();
	}

	@Override
	public void step(int done, int all) {
		step = done;
		of = all;
		teller.tell(this);
	}

	@Override
	public void preview(Picture small) {
		preview = small;
		teller.tell(this);
	}

	@Override
	public boolean wantsPreviews() {
		return teller.isHeard();
	}
}
