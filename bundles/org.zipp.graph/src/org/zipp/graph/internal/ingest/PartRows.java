package org.zipp.graph.internal.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Collects the rows of a part within a limit of memory: when it is reached, what is there is written sorted to a file of
 * its own (a run), and in the end the runs are merged.
 */
final class PartRows implements Closeable {

	private static final int CHECK_EVERY = 1 << 10;

	private final Path work;
	private final TextBudget budget;
	private final long limit;
	private final int mostOpen;
	private final RowBuffer buffer;
	private final List<Path> runs = new ArrayList<>();
	private int made;
	private long copies;

	/**
	 * @param work     folder for runs
	 * @param limit    most bytes of memory
	 */
	PartRows(Path work, UserIds ids, TextBudget budget, Communities communities, long limit) {
		this.work = work;
		this.budget = budget;
		this.limit = limit;
		mostOpen = mostOpen(limit);
		buffer = new RowBuffer(ids, budget, communities);
	}

	/** How many files of rows may be open at a time. */
	static int mostOpen(long memory) {
		return (int) Math.clamp(memory / 2 / RowReader.MEMORY, 4, 400);
	}

	void add(ParsedBlock block) throws IOException {
		buffer.add(block);
		if (buffer.memory() > limit || buffer.isFull()) {
			spill();
		}
	}

	private void spill() throws IOException {
		Path run = nextRun();
		try (RowWriter out = new RowWriter(run, false)) {
			buffer.writeTo(out);
			out.finish();
		}
		runs.add(run);
	}

	private Path nextRun() {
		return work.resolve("run-" + made++);
	}

	/** Times that the limit was reached. */
	int runs() {
		return made;
	}

	/** Rows left out because they were there already. */
	long copies() {
		return copies + buffer.copies();
	}

	/** Writes all rows to a file; returns how many users and rows. */
	long[] finish(Path file, SubMonitor progress) throws IOException {
		if (!runs.isEmpty()) {
			if (!buffer.isEmpty()) {
				spill();
			}
			while (runs.size() > mostOpen) {
				List<Path> some = new ArrayList<>(runs.subList(0, mostOpen));
				Path run = nextRun();
				try (RowWriter out = new RowWriter(run, false)) {
					merge(some, out, progress);
				}
				runs.removeAll(some);
				runs.add(run);
			}
		}
		try (RowWriter out = new RowWriter(file, false)) {
			if (runs.isEmpty()) {
				buffer.writeTo(out);
				out.finish();
			} else {
				merge(runs, out, progress);
			}
			return new long[] { out.users(), out.rows() };
		}
	}

	private void merge(List<Path> files, RowWriter out, SubMonitor progress) throws IOException {
		UserRows rows = new UserRows();
		int users = 0;
		try (UserMerge merge = open(files)) {
			while (merge.next()) {
				merge.rows(rows);
				RowBuffer.complete(rows, budget, _ -> copies++);
				out.user(merge.id(), 0, merge.idLength(), rows);
				if (++users % CHECK_EVERY == 0 && progress.isCanceled()) {
					throw new OperationCanceledException();
				}
			}
		}
		out.finish();
		for (Path file : files) {
			Files.delete(file);
		}
	}

	private static UserMerge open(List<Path> files) throws IOException {
		List<RowReader> readers = new ArrayList<>();
		try {
			for (Path file : files) {
				readers.add(new RowReader(file, null, 0));
			}
			return new UserMerge(readers);
		} catch (IOException e) {
			for (RowReader reader : readers) {
				reader.close();
			}
			throw e;
		}
	}

	@Override
	public void close() {
		buffer.close();
	}
}
