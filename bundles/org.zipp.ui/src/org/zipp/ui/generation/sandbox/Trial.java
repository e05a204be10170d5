package org.zipp.ui.generation.sandbox;

import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.zipp.generation.Picture;
import org.zipp.generation.PromptSandbox.Drawn;
import org.zipp.generation.RenderListener;
import org.zipp.ui.widgets.Pixels;

/**
 * How one column of the sandbox comes along. Told in the thread that draws, read in the thread of the user interface.
 */
final class Trial implements RenderListener {

	private final IProgressMonitor monitor;
	private final Runnable changed;
	private int step;
	private int of;
	private Pixels picture;
	private String words = "being drawn";

	/** @param changed called in the thread that draws */
	Trial(IProgressMonitor monitor, Runnable changed) {
		this.monitor = monitor;
		this.changed = changed;
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCanceled();
	}

	@Override
	public void step(int done, int steps) {
		synchronized (this) {
			step = done;
			of = steps;
			words = "step " + done + " of " + steps;
		}
		changed.run();
	}

	@Override
	public void preview(Picture small) {
		synchronized (this) {
			picture = new Pixels(small.argb(), small.width(), small.height());
		}
		changed.run();
	}

	@Override
	public boolean wantsPreviews() {
		return true;
	}

	/** It is drawn, or failed. */
	void end(Drawn drawn) {
		synchronized (this) {
			if (drawn.rendering() == null) {
				words = drawn.failure();
				picture = null;
			} else {
				Picture made = drawn.rendering().picture();
				picture = new Pixels(made.argb(), made.width(), made.height());
				String revised = drawn.rendering().revisedPrompt();
				words = String.format(Locale.ROOT, "%s. %.1f s, %s.%s", drawn.setting().text(), drawn.seconds(), drawn.rendering().seeds().text(),
						revised.isEmpty() ? "" : "\nThe generator made it from other words: " + revised);
			}
			step = 0;
			of = 0;
		}
		changed.run();
	}

	/** It was cancelled before it was drawn. */
	void cancelled() {
		synchronized (this) {
			words = "cancelled";
			step = 0;
			of = 0;
		}
		changed.run();
	}

	/** The share of the steps that are done, 0 to 1. */
	synchronized double share() {
		return of == 0 ? 0 : step / (double) of;
	}

	/** What there is to be seen, {@code null} when nothing is. */
	synchronized Pixels picture() {
		return picture;
	}

	/** How far it is, what came of it, or why it failed. */
	synchronized String words() {
		return words;
	}
}
