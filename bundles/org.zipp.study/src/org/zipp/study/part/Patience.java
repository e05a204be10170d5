package org.zipp.study.part;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.zipp.store.ConnectionLostException;

/** Asks a store that may lie on a server, and waits no longer than a rater should. */
final class Patience {

	private Patience() {
	}

	/**
	 * Does something in a thread of its own.
	 *
	 * @throws ConnectionLostException when it takes longer; it may still be done then, or not
	 */
	static <T> T within(Duration limit, Supplier<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("asking the store").start(() -> {
			try {
				result.complete(work.get());
			} catch (RuntimeException | Error e) {
				result.completeExceptionally(e);
			}
		});
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
		} catch (TimeoutException e) {
			throw new ConnectionLostException("The server of the study did not answer within " + limit.toMillis() + " ms.", e);
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case RuntimeException cause -> throw cause;
			case Error cause -> throw cause;
			default -> throw new IllegalStateException(e.getCause());
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
