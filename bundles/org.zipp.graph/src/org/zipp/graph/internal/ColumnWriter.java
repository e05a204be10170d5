package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the elements of a {@link Column} one after another; the header is completed when it is closed. */
final class ColumnWriter implements AutoCloseable {

	private final FileChannel channel;
	private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
	private final int elementBytes;
	private long written;

	/** @param folder where to make the file; {@code name} is one of {@link GraphFiles} */
	ColumnWriter(Path folder, String name) throws IOException {
		elementBytes = GraphFiles.elementBytes(name);
		channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
		buffer.put(new byte[Column.HEADER_BYTES]);
	}

	void putInt(int value) throws IOException {
		room(Integer.BYTES);
		buffer.putInt(value);
		written += Integer.BYTES;
	}

	void putLong(long value) throws IOException {
		room(Long.BYTES);
		buffer.putLong(value);
		written += Long.BYTES;
	}

	void put(byte[] bytes, int from, int length) throws IOException {
		int done = 0;
		while (done < length) {
			room(1);
			int n = Math.min(buffer.remaining(), length - done);
			buffer.put(bytes, from + done, n);
			done += n;
		}
		written += length;
	}

	/** Elements so far. */
	long count() {
		return written / elementBytes;
	}

	private void room(int bytes) throws IOException {
		if (buffer.remaining() < bytes) {
			flush();
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
		try (channel) {
			flush();
			ByteBuffer header = ByteBuffer.allocateDirect(Column.HEADER_BYTES); // aligned
			Column.header(MemorySegment.ofBuffer(header), elementBytes, count());
			for (long at = 0; header.hasRemaining();) {
				at += channel.write(header, at);
			}
			channel.force(true);
		}
	}
}
