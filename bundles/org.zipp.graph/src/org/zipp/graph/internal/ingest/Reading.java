package org.zipp.graph.internal.ingest;

import java.time.Duration;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;

/** Progress of reading several files: rows a second, and time left by the bytes that are still to be read. */
final class Reading {

	private static final int TICK_BYTES = 1 << 10;

	private final SubMonitor progress;
	private final Throughput rows = new Throughput("rows", 0);
	private final long total;
	private final long start = System.nanoTime();
	private long before;
	private long reported;

	Reading(List<InputFile> files, SubMonitor monitor) {
		total = files.stream().mapToLong(InputFile::bytes).sum();
		progress = monitor.setWorkRemaining((int) Math.min(Integer.MAX_VALUE, total / TICK_BYTES + 1));
	}

	/** @param bytes read of the file so far */
	void block(InputFile file, long lines, long bytes) {
		check();
		rows.add(lines);
		long done = before + Math.min(bytes, file.bytes());
		progress.worked((int) (done / TICK_BYTES - reported));
		reported = done / TICK_BYTES;
		String left = "";
		if (done > 0 && done < total) {
			double seconds = (System.nanoTime() - start) / 1e9 * (total - done) / done;
			left = ", " + Throughput.duration(Duration.ofSeconds(Math.round(seconds))) + " left";
		}
		progress.subTask(file.name() + ": " + rows.text() + left);
	}

	void done(InputFile file) {
		before += file.bytes();
	}

	void check() {
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	SubMonitor monitor() {
		return progress;
	}
}
