package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.zipp.core.ZippException;

/**
 * A memory-mapped array in a file: a header of 32 bytes (magic, version, bytes of an element, element count, zero) and
 * the elements, all little-endian.
 */
public final class Column {

	static final long MAGIC = 0x314850415247505AL; // "ZPGRAPH1" in the file
	static final int VERSION = 2;
	static final int HEADER_BYTES = 32;
	static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
	static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

	private static final long CHECK_CHUNK = 1 << 24;

	private final Path file;
	private final MemorySegment elements;
	private final long count;

	private Column(Path file, MemorySegment elements, long count) {
		this.file = file;
		this.elements = elements;
		this.count = count;
	}

	/**
	 * Maps a file for reading.
	 *
	 * @param elementBytes bytes an element must have
	 * @param bytes        length the file must have
	 */
	public static Column open(Path file, int elementBytes, long bytes, Arena arena) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() != bytes || bytes < HEADER_BYTES) {
				throw damaged(file, "has " + channel.size() + " bytes instead of " + bytes);
			}
			MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
			if (all.get(LONG, 0) != MAGIC) {
				throw damaged(file, "is not a file of a graph");
			}
			int version = all.get(INT, 8);
			if (version != VERSION) {
				throw new ZippException("The graph has format " + version + ", this program knows " + VERSION
						+ ". Use the program that made it, or run ingest again.", file, 0, null);
			}
			long count = all.get(LONG, 16);
			if (all.get(INT, 12) != elementBytes || count < 0 || HEADER_BYTES + count * elementBytes != bytes) {
				throw damaged(file, "has a wrong header");
			}
			return new Column(file, all.asSlice(HEADER_BYTES), count);
		} catch (IOException e) {
			throw new ZippException("A file of the graph cannot be read: " + e + ". Run ingest again.", file, 0, e);
		}
	}

	/** Makes a file of {@code count} zero elements and maps it for writing. */
	static Column create(Path file, int elementBytes, long count, Arena arena) throws IOException {
		long bytes = HEADER_BYTES + count * elementBytes;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
				StandardOpenOption.CREATE_NEW)) {
			// Blocks are claimed by writing: a full disk fails here, not as a fault while the mapping is written.
			java.nio.ByteBuffer zeros = java.nio.ByteBuffer.allocateDirect(1 << 16);
			for (long at = 0; at < bytes;) {
				zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
				at += channel.write(zeros);
			}
			MemorySegment all = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
			header(all, elementBytes, count);
			return new Column(file, all.asSlice(HEADER_BYTES), count);
		}
	}

	/** Maps a finished file for changing its elements. */
	static Column change(Path file, Arena arena) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			MemorySegment all = channel.map(FileChannel.MapMode.READ_WRITE, 0, Files.size(file), arena);
			return new Column(file, all.asSlice(HEADER_BYTES), all.get(LONG, 16));
		}
	}

	static void header(MemorySegment target, int elementBytes, long count) {
		target.set(LONG, 0, MAGIC);
		target.set(INT, 8, VERSION);
		target.set(INT, 12, elementBytes);
		target.set(LONG, 16, count);
		target.set(LONG, 24, 0);
	}

	public Path file() {
		return file;
	}

	/** Elements. */
	public long count() {
		return count;
	}

	public int getInt(long index) {
		return elements.getAtIndex(INT, index);
	}

	public long getLong(long index) {
		return elements.getAtIndex(LONG, index);
	}

	void setInt(long index, int value) {
		elements.setAtIndex(INT, index, value);
	}

	void setLong(long index, long value) {
		elements.setAtIndex(LONG, index, value);
	}

	/** Copies bytes out of a column of bytes. */
	public byte[] bytes(long from, int length) {
		return elements.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
	}

	/** Bytes from one position to another. */
	public MemorySegment slice(long from, long to) {
		return elements.asSlice(from, to - from);
	}

	/** CRC-32C of the elements. */
	long checksum() {
		CRC32C crc = new CRC32C();
		for (long at = 0; at < elements.byteSize(); at += CHECK_CHUNK) {
			crc.update(elements.asSlice(at, Math.min(CHECK_CHUNK, elements.byteSize() - at)).asByteBuffer());
		}
		return crc.getValue();
	}

	/** Compares the checksum. */
	public void verify(long expected) {
		if (checksum() != expected) {
			throw damaged(file, "has a wrong checksum");
		}
	}

	private static ZippException damaged(Path file, String how) {
		return new ZippException("A file of the graph is damaged: it " + how + ". Run ingest again.", file, 0, null);
	}
}
