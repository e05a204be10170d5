package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.ZippException;

/**
 * Reads a dump file in several threads: one unpacks and cuts it into blocks of lines, some parse blocks, and the caller's
 * takes what was parsed in the order of the file, so that the result is the same whatever the number of threads.
 */
final class DumpReader {

	/** Takes what was parsed, in the order of the file. */
	interface Sink {
		void block(ParsedBlock block) throws IOException;
	}

	private static final int WAITING = 2;

	private final int limit;
	private final int threads;

	/**
	 * @param limit   most bytes of a line
	 * @param threads how many parse
	 */
	DumpReader(int limit, int threads) {
		this.limit = limit;
		this.threads = threads;
	}

	/** @throws ZippException naming the file and the line reached when it is truncated, damaged or unreadable */
	void read(Path file, Sink sink) throws IOException {
		BlockingQueue<Future<ParsedBlock>> parsed = new ArrayBlockingQueue<>(threads + WAITING);
		try (LineBlocks blocks = new LineBlocks(file, limit)) {
			ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("ingest-parse-", 0).factory());
			Thread reader = Thread.ofPlatform().daemon().name("ingest-read").start(() -> unpack(blocks, pool, parsed));
			try {
				for (ParsedBlock block = parsed.take().get(); block != null; block = parsed.take().get()) {
					sink.block(block);
					blocks.recycle(block.source);
				}
			} catch (ExecutionException e) {
				throw failure(e.getCause());
			} finally {
				reader.interrupt();
				pool.shutdownNow();
				join(reader);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException();
		}
	}

	private void unpack(LineBlocks blocks, ExecutorService pool, BlockingQueue<Future<ParsedBlock>> parsed) {
		ConcurrentLinkedQueue<BlockParser> parsers = new ConcurrentLinkedQueue<>();
		try {
			try {
				for (LineBlocks.Block next = blocks.next(); next != null; next = blocks.next()) {
					LineBlocks.Block block = next;
					parsed.put(pool.submit(() -> parse(block, parsers)));
				}
				parsed.put(CompletableFuture.completedFuture(null));
			} catch (RuntimeException | Error e) {
				parsed.put(CompletableFuture.failedFuture(e));
			}
		} catch (InterruptedException _) {
			// The one who takes has left.
		}
	}

	private ParsedBlock parse(LineBlocks.Block block, ConcurrentLinkedQueue<BlockParser> parsers) {
		BlockParser parser = parsers.poll();
		if (parser == null) {
			parser = new BlockParser(limit);
		}
		ParsedBlock result = parser.parse(block);
		parsers.add(parser);
		return result;
	}

	private static RuntimeException failure(Throwable cause) {
		return switch (cause) {
		case Error e -> throw e;
		case RuntimeException e -> e;
		default -> new IllegalStateException(cause);
		};
	}

	/** Waits for the end of the thread that uses the file, even when this one is interrupted. */
	private static void join(Thread reader) {
		boolean interrupted = false;
		while (reader.isAlive()) {
			try {
				reader.join();
			} catch (InterruptedException _) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
