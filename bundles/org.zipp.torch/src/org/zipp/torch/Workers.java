package org.zipp.torch;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import ai.djl.engine.Engine;

/** Threads that share out a piece of work. Engines of DJL are found from them. */
public final class Workers implements AutoCloseable {

	private final ExecutorService threads;
	private final int count;

	/** @param name what the threads are called */
	public Workers(String name, int count) {
		this.count = count;
		ThreadFactory named = Thread.ofPlatform().daemon().name(name + '-', 0).factory();
		threads = Executors.newFixedThreadPool(count, task -> {
			Thread worker = named.newThread(task);
			worker.setContextClassLoader(Engine.class.getClassLoader());
			return worker;
		});
	}

	/** Does the work of 0 to n − 1, in no order. */
	public void forEach(int n, IntConsumer work) {
		AtomicInteger next = new AtomicInteger();
		Callable<Void> worker = () -> {
			for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
				work.accept(i);
			}
			return null;
		};
		try {
			for (Future<Void> f : threads.invokeAll(Collections.nCopies(Math.min(count, n), worker))) {
				f.get();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("The work was interrupted.");
		} catch (ExecutionException e) {
			if (e.getCause() instanceof ZippException z) {
				throw z;
			}
			throw new ZippException("The model failed: " + Reasons.of(e.getCause()) + '.', e.getCause());
		}
	}

	@Override
	public void close() {
		threads.close();
	}
}
