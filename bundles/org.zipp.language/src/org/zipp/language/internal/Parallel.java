package org.zipp.language.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;

/** Work on many items at once that waits for a network. */
public final class Parallel {

	private static final long LOOK_MILLIS = 200;

	private Parallel() {
	}

	/**
	 * Applies a function to every item.
	 *
	 * @param threads how many at once; 0 works in the calling thread
	 * @param news    what is going on besides, asked a few times a second and shown when it is not empty
	 * @return the results in the order of the items
	 * @throws OperationCanceledException when the monitor is cancelled; what is running is interrupted
	 */
	public static <T, R> List<R> map(List<T> items, int threads, Function<T, R> function, Supplier<String> news,
			SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, items.size());
		List<R> results = new ArrayList<>(items.size());
		if (threads == 0) {
			for (T item : items) {
				progress.checkCanceled();
				results.add(function.apply(item));
				progress.worked(1);
			}
			return results;
		}
		ExecutorService pool = Executors.newFixedThreadPool(threads,
				Thread.ofPlatform().daemon().name("zipp-language-", 0).factory());
		try {
			List<Future<R>> futures = items.stream().map(i -> pool.submit(() -> function.apply(i))).toList();
			for (Future<R> future : futures) {
				results.add(await(future, news, progress));
				progress.worked(1);
			}
			return results;
		} finally {
			pool.shutdownNow();
		}
	}

	private static <R> R await(Future<R> future, Supplier<String> news, SubMonitor progress) {
		while (true) {
			progress.checkCanceled();
			String text = news.get();
			if (!text.isEmpty()) {
				progress.subTask(text);
			}
			try {
				return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				// Not done yet: look whether the work was cancelled.
				continue;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new OperationCanceledException("The work was interrupted.");
			} catch (ExecutionException e) {
				if (e.getCause() instanceof RuntimeException failure) {
					throw failure;
				}
				throw new ZippException("The work failed: " + e.getCause(), e.getCause());
			}
		}
	}
}
