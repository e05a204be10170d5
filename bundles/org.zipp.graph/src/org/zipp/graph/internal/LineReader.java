package org.zipp.graph.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStream;

/** The lines of a dump file as bytes: zstd with windows up to 2 GiB ({@code .zst}), gzip ({@code .gz}) or plain. */
final class LineReader implements Closeable {

	private static final int WINDOW_LOG = 31;
	private static final int FIRST_BUFFER = 1 << 17;

	private final Counter counter;
	private final InputStream in;
	private final int limit;
	private byte[] buffer = new byte[FIRST_BUFFER];
	private int start;
	private int filled;
	private int length;
	private int following;
	private boolean tooLong;
	private boolean ended;
	private long line;

	/** @param limit most bytes of a line; longer ones are skipped */
	LineReader(Path file, int limit) throws IOException {
		this.limit = limit;
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		boolean packed = name.endsWith(".zst") || name.endsWith(".gz");
		if (packed && Files.size(file) == 0) {
			throw new EOFException("the file is empty");
		}
		counter = new Counter(Files.newInputStream(file));
		InputStream opened = counter;
		boolean done = false;
		try {
			if (name.endsWith(".zst")) {
				opened = zstd(counter);
			} else if (name.endsWith(".gz")) {
				opened = new GZIPInputStream(counter, FIRST_BUFFER);
			}
			done = true;
		} finally {
			if (!done) {
				counter.close();
			}
		}
		in = opened;
	}

	@SuppressWarnings("resource") // the setter gives the stream itself
	private static InputStream zstd(InputStream packed) throws IOException {
		return new ZstdInputStream(packed).setLongMax(WINDOW_LOG);
	}

	/**
	 * Goes to the next line.
	 *
	 * @return false at the end of the file
	 * @throws IOException when the file is truncated or damaged
	 */
	boolean next() throws IOException {
		start = following;
		tooLong = false;
		int scanned = start;
		while (true) {
			int end = indexOfLineEnd(scanned);
			if (end >= 0) {
				return found(end, end + 1);
			}
			scanned = filled;
			if (ended) {
				return filled > start && found(filled, filled);
			}
			if (filled - start > limit) {
				line++;
				tooLong = true;
				length = 0;
				skipLine();
				return true;
			}
			scanned -= makeRoom();
			fill();
		}
	}

	private boolean found(int end, int next) {
		length = end - start;
		following = next;
		tooLong = length > limit;
		line++;
		return true;
	}

	private int indexOfLineEnd(int from) {
		for (int i = from; i < filled; i++) {
			if (buffer[i] == '\n') {
				return i;
			}
		}
		return -1;
	}

	/** Moves what is unread to the front, or makes the buffer larger; returns by how much positions fell. */
	private int makeRoom() {
		int moved = start;
		if (start > 0) {
			System.arraycopy(buffer, start, buffer, 0, filled - start);
			filled -= start;
			start = 0;
		}
		if (filled == buffer.length) {
			buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, (long) limit + FIRST_BUFFER));
		}
		return moved;
	}

	private void fill() throws IOException {
		int n = in.read(buffer, filled, buffer.length - filled);
		if (n < 0) {
			ended = true;
		} else {
			filled += n;
		}
	}

	private void skipLine() throws IOException {
		start = 0;
		filled = 0;
		following = 0;
		while (!ended) {
			fill();
			int end = indexOfLineEnd(0);
			if (end >= 0) {
				following = end + 1;
				return;
			}
			filled = 0;
		}
	}

	byte[] buffer() {
		return buffer;
	}

	/** Where the line starts in {@link #buffer()}. */
	int start() {
		return start;
	}

	/** Bytes of the line without its end. */
	int length() {
		return length;
	}

	/** Whether the line is longer than the limit and not to be used. */
	boolean tooLong() {
		return tooLong;
	}

	/** 1-based number of the line. */
	long line() {
		return line;
	}

	/** Bytes of the file read so far, compressed. */
	long bytesRead() {
		return counter.read;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

	private static final class Counter extends FilterInputStream {
		private long read;

		private Counter(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int b = super.read();
			read += b < 0 ? 0 : 1;
			return b;
		}

		@Override
		public int read(byte[] b, int off, int len) throws IOException {
			int n = super.read(b, off, len);
			read += Math.max(0, n);
			return n;
		}
	}
}
