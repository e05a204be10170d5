package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/**
 * A memory-mapped array of whole numbers in a file, each in the fewest bytes that hold the greatest of them: a header of
 * 32 bytes (magic, version, bytes of an element 0–8, element count, zero), the elements without sign, and 8 zero bytes,
 * so that every element can be read as 8; all little-endian. An array of zeros has elements of 0 bytes.
 */
public final class Column {

	static final long MAGIC = 0x314850415247505AL; // "ZPGRAPH1" in the file
	static final int VERSION = 2;
	static final int HEADER_BYTES = 32;
	static final int TAIL_BYTES = Long.BYTES;
	static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private static final long CHECK_CHUNK = 1 << 24;

	private final Path file;
	private final MemorySegment whole;
	private final MemorySegment elements;
	private final long count;
	private final int elementBytes;
	private final long mask;

	private Column(Path file, MemorySegment whole, long count, int elementBytes) {
		this.file = file;
		this.whole = whole;
		elements = whole.asSlice(HEADER_BYTES);
		this.count = count;
		this.elementBytes = elementBytes;
		mask = mask(elementBytes);
	}

	/**
	 * Maps a file for reading.
	 *
	 * @param bytes length the file must have
	 */
	public static Column open(Path file, long bytes, Arena arena) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() != bytes || bytes < HEADER_BYTES + TAIL_BYTES) {
				throw damaged(file, "has " + channel.size() + " bytes instead of " + bytes);
			}
			MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
			if (all.get(LONG, 0) != MAGIC) {
				throw damaged(file, "is not a file of a graph");
			}
			int version = all.get(INT, 8);
			if (version != VERSION) {
				throw GraphManifest.otherFormat(String.valueOf(version), file);
			}
			int elementBytes = all.get(INT, 12);
			long count = all.get(LONG, 16);
			if (elementBytes < 0 || elementBytes > Long.BYTES || count < 0 || count > Long.MAX_VALUE / Long.BYTES / 2
					|| HEADER_BYTES + count * elementBytes + TAIL_BYTES != bytes) {
				throw damaged(file, "has a wrong header");
			}
			return new Column(file, all, count, elementBytes);
		} catch (IOException e) {
			throw new ZippException("A file of the graph cannot be read: " + Reasons.of(e) + ". Run ingest again.", file, 0, e);
		}
	}

	static void header(MemorySegment target, int elementBytes, long count) {
		target.set(LONG, 0, MAGIC);
		target.set(INT, 8, VERSION);
		target.set(INT, 12, elementBytes);
		target.set(LONG, 16, count);
		target.set(LONG, 24, 0);
	}

	/** Ones in the lowest {@code bytes} bytes. */
	static long mask(int bytes) {
		return bytes == 0 ? 0 : -1L >>> Long.SIZE - bytes * Byte.SIZE;
	}

	/** A signed number as one without sign that is small when the number is near 0. */
	static long zigzag(int value) {
		return (value << 1 ^ value >> 31) & 0xFFFFFFFFL;
	}

	/** The number that {@link #zigzag} was given. */
	public static int unzigzag(long value) {
		return (int) (value >>> 1) ^ -(int) (value & 1);
	}

	public Path file() {
		return file;
	}

	/** Elements. */
	public long count() {
		return count;
	}

	/** Bytes on disk of all elements. */
	public long elementsSize() {
		return count * elementBytes;
	}

	public long get(long index) {
		return elements.get(LONG, index * elementBytes) & mask;
	}

	/** Copies elements. */
	public void get(long from, int length, int[] target) {
		for (int i = 0; i < length; i++) {
			target[i] = (int) get(from + i);
		}
	}

	/** Copies elements at places. */
	public void get(long[] places, int length, int[] target) {
		for (int i = 0; i < length; i++) {
			target[i] = (int) get(places[i]);
		}
	}

	/** Copies bytes out of a column of bytes. */
	public byte[] bytes(long from, int length) {
		return slice(from, from + length).toArray(ValueLayout.JAVA_BYTE);
	}

	/** Bytes from one position to another of a column of bytes. */
	public MemorySegment slice(long from, long to) {
		return elements.asSlice(from, to - from);
	}

	/** CRC-32C of the file. */
	long checksum() {
		CRC32C crc = new CRC32C();
		for (long at = 0; at < whole.byteSize(); at += CHECK_CHUNK) {
			crc.update(whole.asSlice(at, Math.min(CHECK_CHUNK, whole.byteSize() - at)).asByteBuffer());
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
