package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes the elements of a {@link Column} one after another. Elements get wider when a number does not fit: those
 * written so far are then written again, at most eight times in the life of a column. The header is completed when it
 * is closed.
 */
final class ColumnWriter implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private final Path file;
	private FileChannel channel;
	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
	private int elementBytes;
	private long mask;
	private long count;

	/** Makes a file, which must not be there. */
	ColumnWriter(Path file) throws IOException {
		this(file, 0);
	}

	private ColumnWriter(Path file, int elementBytes) throws IOException {
		this.file = file;
		this.elementBytes = elementBytes;
		mask = Column.mask(elementBytes);
		channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
		buffer.put(new byte[Column.HEADER_BYTES]);
	}

	/** Makes a file for bytes, which must not be there. */
	static ColumnWriter ofBytes(Path file) throws IOException {
		return new ColumnWriter(file, Byte.BYTES);
	}

	/** Adds an element, a number without sign. */
	void put(long value) throws IOException {
		if ((value & ~mask) != 0) {
			widen((Long.SIZE - Long.numberOfLeadingZeros(value) + Byte.SIZE - 1) / Byte.SIZE);
		}
		if (buffer.remaining() < Long.BYTES) {
			flush();
		}
		int at = buffer.position();
		buffer.putLong(at, value);
		buffer.position(at + elementBytes);
		count++;
	}

	/** Adds bytes to a column of bytes. */
	void put(byte[] bytes, int from, int length) throws IOException {
		for (int done = 0; done < length;) {
			if (!buffer.hasRemaining()) {
				flush();
			}
			int n = Math.min(buffer.remaining(), length - done);
			buffer.put(bytes, from + done, n);
			done += n;
		}
		count += length;
	}

	/** Elements so far. */
	long count() {
		return count;
	}

	@SuppressWarnings("resource") // the wide writer's channel becomes that of this writer
	private void widen(int bytes) throws IOException {
		flush();
		channel.close();
		Path wide = file.resolveSibling(file.getFileName() + ".wide");
		ColumnWriter writer = new ColumnWriter(wide, bytes);
		channel = writer.channel;
		try (Narrow narrow = new Narrow(file, elementBytes)) {
			for (long i = 0; i < count; i++) {
				writer.put(narrow.next());
			}
		}
		writer.flush();
		Files.move(wide, file, StandardCopyOption.REPLACE_EXISTING);
		elementBytes = bytes;
		mask = Column.mask(bytes);
	}

	/** Reads the elements of a column that is being written. */
	private static final class Narrow implements AutoCloseable {
		private final FileChannel channel;
		private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
		private final int elementBytes;

		private Narrow(Path file, int elementBytes) throws IOException {
			this.elementBytes = elementBytes;
			channel = FileChannel.open(file, StandardOpenOption.READ);
			channel.position(Column.HEADER_BYTES);
			buffer.limit(0);
		}

		private long next() throws IOException {
			while (buffer.remaining() < elementBytes) {
				buffer.compact();
				channel.read(buffer);
				buffer.flip();
			}
			long value = 0;
			for (int i = 0; i < elementBytes; i++) {
				value |= (buffer.get() & 0xFFL) << i * Byte.SIZE;
			}
			return value;
		}

		@Override
		public void close() throws IOException {
			channel.close();
		}
	}

	private void flush() throws IOException {
		buffer.flip();
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
		buffer.clear();
	}

	@Override
	public void close() throws IOException {
		try (FileChannel open = channel) {
			flush();
			buffer.putLong(0);
			flush();
			Column.header(MemorySegment.ofBuffer(buffer), elementBytes, count);
			buffer.limit(Column.HEADER_BYTES);
			for (long at = 0; buffer.hasRemaining();) {
				at += open.write(buffer, at);
			}
			open.force(true);
		}
	}
}
