package org.zipp.cli.internal;

import java.io.PrintWriter;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;

/** Progress as one line that is written over on a terminal, and as a line every ten seconds elsewhere. */
final class ConsoleProgress implements IProgressMonitor {

	private static final long TERMINAL_NANOS = 200_000_000L;
	private static final long LOG_NANOS = 10_000_000_000L;
	private static final int WIDTH = 100;

	private final PrintWriter err;
	private final boolean terminal;
	private long last = System.nanoTime();
	private String task = "";
	private String subTask = "";
	private double total = 1;
	private double done;
	private boolean shown;
	private boolean quiet;
	private volatile boolean cancelled;

	ConsoleProgress(PrintWriter err, boolean terminal) {
		this.err = err;
		this.terminal = terminal;
	}

	void setQuiet(boolean value) {
		quiet = value;
	}

	/** Takes the line away, so that a result can be printed in its place. */
	synchronized void clear() {
		if (shown && terminal) {
			err.print('\r' + " ".repeat(WIDTH) + '\r');
			err.flush();
			shown = false;
		}
	}

	@Override
	public synchronized void beginTask(String name, int totalWork) {
		task = name == null ? "" : name;
		total = Math.max(1, totalWork);
		done = 0;
	}

	@Override
	public void done() {
		// The result line says so.
	}

	@Override
	public void internalWorked(double work) {
		synchronized (this) {
			done += work;
		}
		show();
	}

	@Override
	public boolean isCanceled() {
		return cancelled;
	}

	@Override
	public void setCanceled(boolean value) {
		cancelled = value;
	}

	@Override
	public synchronized void setTaskName(String name) {
		task = name == null ? "" : name;
	}

	@Override
	public void subTask(String name) {
		synchronized (this) {
			subTask = name == null ? "" : name;
		}
		show();
	}

	@Override
	public void worked(int work) {
		internalWorked(work);
	}

	private synchronized void show() {
		long now = System.nanoTime();
		if (quiet || now - last < (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
			return;
		}
		last = now;
		String text = String.format(Locale.ROOT, "%3.0f %% %s%s", Math.min(100, 100 * done / total), task,
				subTask.isEmpty() ? "" : " – " + subTask);
		if (terminal) {
			String line = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + '…' : text;
			err.print('\r' + line + " ".repeat(WIDTH - line.length()));
			err.flush();
			shown = true;
		} else {
			err.println(text);
		}
	}
}
