package org.zipp.graph.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Ids in the order of their UTF-8 bytes. When all are keyed hashes ({@code u} and 20 hexadecimal digits), only the 10
 * bytes of each hash are there and no offsets.
 */
public final class IdColumns {

	/** Bytes of a hash. */
	static final int HASH_BYTES = 10;

	private static final int HASH_LENGTH = 1 + 2 * HASH_BYTES;
	private static final HexFormat HEX = HexFormat.of();

	private final Column offsets;
	private final Column bytes;
	private final boolean hashes;
	private final int size;

	public IdColumns(Column offsets, Column bytes) {
		this.offsets = offsets;
		this.bytes = bytes;
		hashes = offsets.count() == 0;
		size = Math.toIntExact(hashes ? bytes.count() / HASH_BYTES : offsets.count() - 1);
	}

	/** Whether the two files fit together. */
	public boolean fit() {
		return hashes ? bytes.count() % HASH_BYTES == 0 : offsets.get(size) == bytes.count();
	}

	/** How many there are. */
	public int size() {
		return size;
	}

	public String get(int index) {
		if (hashes) {
			return 'u' + HEX.formatHex(bytes.bytes((long) index * HASH_BYTES, HASH_BYTES));
		}
		return new String(slice(index).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
	}

	/** Index of an id, −1 when it is not there. */
	public int indexOf(String id) {
		byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
		byte[] hash = new byte[HASH_BYTES];
		if (hashes && !hash(utf8, utf8.length, hash)) {
			return -1;
		}
		MemorySegment wanted = MemorySegment.ofArray(hashes ? hash : utf8);
		int low = 0;
		int high = size - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			int order = compare(slice(middle), wanted);
			if (order == 0) {
				return middle;
			}
			if (order < 0) {
				low = middle + 1;
			} else {
				high = middle - 1;
			}
		}
		return -1;
	}

	private MemorySegment slice(int index) {
		return hashes ? bytes.slice((long) index * HASH_BYTES, (index + 1L) * HASH_BYTES)
				: bytes.slice(offsets.get(index), offsets.get(index + 1L));
	}

	private static int compare(MemorySegment a, MemorySegment b) {
		long at = a.mismatch(b);
		if (at < 0) {
			return 0;
		}
		if (at == a.byteSize() || at == b.byteSize()) {
			return Long.compare(a.byteSize(), b.byteSize());
		}
		return Integer.compare(Byte.toUnsignedInt(a.get(JAVA_BYTE, at)), Byte.toUnsignedInt(b.get(JAVA_BYTE, at)));
	}

	/**
	 * Reads a hash.
	 *
	 * @return whether the id is one
	 */
	static boolean hash(byte[] id, int length, byte[] target) {
		if (length != HASH_LENGTH || id[0] != 'u') {
			return false;
		}
		for (int i = 0; i < HASH_BYTES; i++) {
			int high = digit(id[2 * i + 1]);
			int low = digit(id[2 * i + 2]);
			if (high < 0 || low < 0) {
				return false;
			}
			target[i] = (byte) (high << 4 | low);
		}
		return true;
	}

	/** Value of a hexadecimal digit as {@link HexFormat} writes it, −1 for any other byte. */
	private static int digit(byte b) {
		return b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
	}
}
