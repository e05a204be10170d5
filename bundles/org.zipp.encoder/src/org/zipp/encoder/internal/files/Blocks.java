package org.zipp.encoder.internal.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;

/**
 * Works on numbers 0 to n − 1 in blocks, with several threads, and hands over what was made in the order of the blocks.
 * Only a few blocks are in memory at a time.
 */
public final class Blocks {

	private static final int MOST_THREADS = 8;
	/** Blocks in flight for each thread: one that is worked on, one that waits. */
	private static final int AHEAD = 2;

	/** Belongs to one thread, which makes it, uses it and closes it. */
	@FunctionalInterface
	public interface Worker<T> extends AutoCloseable {
		/** Works on the numbers {@code from} to below {@code to}. */
		T work(int from, int to);

		@Override
		default void close() {
			// Most have nothing to release.
		}
	}

	/** Takes what the blocks gave, in order, in the calling thread. */
	@FunctionalInterface
	public interface Sink<T> {
		void take(int from, int to, T made) throws IOException;
	}

	private Blocks() {
	}

	/** Threads to use: one for each core, within reason. */
	public static int threads() {
		return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
	}

	/**
	 * Works on the numbers {@code from} to below {@code to}.
	 *
	 * @param block   numbers in a block; the first block starts at {@code from}
	 * @param workers makes one worker for each thread
	 * @param unit    plural name of what the numbers stand for, for the progress
	 */
	public static <T> void run(int from, int to, int block, Supplier<? extends Worker<T>> workers, Sink<T> sink, String unit,
			SubMonitor monitor) throws IOException {
		SubMonitor progress = monitor.setWorkRemaining(Math.max(1, to - from));
		Throughput throughput = new Throughput(unit, to - (long) from);
		List<Lane<T>> lanes = new ArrayList<>();
		int count = Math.max(1, Math.min(threads(), (to - from + block - 1) / block));
		for (int i = 0; i < count; i++) {
			lanes.add(new Lane<>(workers));
		}
		ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
		try {
			int next = from;
			for (int at = from; at < to;) {
				while (next < to && ahead.size() < AHEAD * count) {
					int end = Math.min(to, next + block);
					ahead.add(lanes.get((next - from) / block % count).submit(next, end));
					next = end;
				}
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				int end = Math.min(to, at + block);
				sink.take(at, end, get(ahead.remove()));
				throughput.add(end - at);
				progress.worked(end - at);
				progress.subTask(throughput.text());
				at = end;
			}
		} finally {
			ahead.forEach(waiting -> waiting.cancel(false));
			lanes.forEach(Lane::close);
		}
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof RuntimeException r) {
				throw r;
			}
			if (e.getCause() instanceof Error error) {
				throw error;
			}
			throw new IllegalStateException(e.getCause());
		}
	}

	/** A thread with its worker. */
	private static final class Lane<T> {
		private final ExecutorService thread = Executors
				.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("zipp-mining-", 0).factory());
		private final Supplier<? extends Worker<T>> workers;
		private Worker<T> worker;

		private Lane(Supplier<? extends Worker<T>> workers) {
			this.workers = workers;
		}

		private Future<T> submit(int from, int to) {
			return thread.submit(() -> {
				if (worker == null) {
					worker = workers.get();
				}
				return worker.work(from, to);
			});
		}

		/** Lets what runs end and releases the worker in its own thread. */
		private void close() {
			thread.execute(() -> {
				if (worker != null) {
					worker.close();
				}
			});
			thread.close();
		}
	}
}
