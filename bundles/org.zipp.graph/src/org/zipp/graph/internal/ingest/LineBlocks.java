package org.zipp.graph.internal.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.graph.internal.Bytes;
import org.zipp.tables.packing.PackedInput;

/** Cuts a dump file into blocks of whole lines. One thread reads; {@link #bytesRead} and {@link #recycle} may be called by others. */
final class LineBlocks implements Closeable {

	/** Small enough to stay near the processor on its way from thread to thread. */
	private static final int BLOCK = 1 << 18;

	/** Whole lines as bytes, each ended by a line feed. */
	static final class Block {
		/** Lines, and behind them at least {@link Marks#PADDING} bytes. */
		byte[] bytes = new byte[BLOCK + Marks.PADDING];
		int length;
		final Marks marks = Marks.best();
		/** For the rows of these lines. */
		final Bytes rows = new Bytes(1 << 16);
		/** 1-based number of the first line. */
		long firstLine;
		/** Whether a line longer than the limit, which was left out, follows the last one. */
		boolean tooLongFollows;
		/** Bytes of the file read so far, packed. */
		long bytesRead;

		private int capacity() {
			return bytes.length - Marks.PADDING;
		}
	}

	private final Path file;
	private final int limit;
	private final PackedInput in;
	private final ConcurrentLinkedQueue<Block> spare = new ConcurrentLinkedQueue<>();
	private byte[] rest = new byte[0];
	private long line = 1;
	private boolean ended;
	private IOException broken;

	/**
	 * @param limit most bytes of a line; those much longer are not kept in memory
	 * @throws ZippException when the file cannot be opened
	 */
	LineBlocks(Path file, int limit) {
		this.file = file;
		this.limit = limit;
		try {
			in = PackedInput.open(file);
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	private ZippException unreadable(IOException e) {
		return new ZippException("The dump file cannot be read further; it is truncated, damaged or not readable ("
				+ Reasons.of(e)
				+ "). Fetch it again or leave it out.", file, line, e);
	}

	/**
	 * The next block; {@code null} at the end of the file.
	 *
	 * @throws ZippException naming the file and the line reached, when it is truncated or damaged
	 */
	Block next() {
		if (broken != null) {
			throw unreadable(broken);
		}
		if (ended) {
			return null;
		}
		Block block = spare.poll();
		if (block == null) {
			block = new Block();
		}
		block.firstLine = line;
		block.tooLongFollows = false;
		int filled = take(block, rest);
		rest = new byte[0];
		int end = afterLastLineEnd(block.bytes, 0, filled);
		while (!ended && end == 0 && broken == null && filled <= limit) {
			int from = filled;
			filled = fill(block, filled);
			end = afterLastLineEnd(block.bytes, from, filled);
		}
		if (ended && filled > 0) {
			end = filled;
			if (block.bytes[end - 1] != '\n') {
				block.bytes[end++] = '\n'; // the last line may lack its end; the padding has room for it
			}
		}
		if (end > 0) {
			rest = Arrays.copyOfRange(block.bytes, end, Math.max(end, filled));
		} else if (!ended && broken == null) {
			block.tooLongFollows = true;
			skipLine(block);
		}
		block.length = end;
		block.bytesRead = in.bytesRead();
		block.marks.of(block.bytes, end);
		line += block.marks.lines(end) + (block.tooLongFollows ? 1 : 0);
		if (end == 0 && !block.tooLongFollows) {
			return next(); // nothing was left: end or failure
		}
		return block;
	}

	private static int take(Block block, byte[] rest) {
		if (rest.length + BLOCK / 2 > block.capacity()) {
			block.bytes = new byte[rest.length + BLOCK + Marks.PADDING];
		}
		System.arraycopy(rest, 0, block.bytes, 0, rest.length);
		return rest.length;
	}

	/** Reads until the block is full; makes it larger when it is. */
	private int fill(Block block, int from) {
		int filled = from;
		if (filled == block.capacity()) {
			block.bytes = Arrays.copyOf(block.bytes, (int) Math.min(2L * filled, (long) limit + BLOCK) + Marks.PADDING);
		}
		try {
			while (filled < block.capacity()) {
				int n = in.read(block.bytes, filled, block.capacity() - filled);
				if (n < 0) {
					ended = true;
					return filled;
				}
				filled += n;
			}
		} catch (IOException e) {
			broken = e; // what came before is still good
		}
		return filled;
	}

	/** Skips to the end of the line and keeps what follows it in {@link #rest}. */
	private void skipLine(Block block) {
		while (!ended && broken == null) {
			int filled = fill(block, 0);
			block.marks.of(block.bytes, filled);
			int lineEnd = Marks.next(block.marks.lineEnds, 0);
			if (lineEnd < filled) {
				rest = Arrays.copyOfRange(block.bytes, lineEnd + 1, filled);
				return;
			}
		}
	}

	private static int afterLastLineEnd(byte[] bytes, int from, int to) {
		for (int i = to - 1; i >= from; i--) {
			if (bytes[i] == '\n') {
				return i + 1;
			}
		}
		return 0;
	}

	/** Takes back a block that is no longer used. */
	void recycle(Block block) {
		if (block.capacity() == BLOCK) {
			spare.add(block);
		}
	}

	/** Lines read so far. */
	long lines() {
		return line - 1;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
