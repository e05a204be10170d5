package org.zipp.graph.internal.ingest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Memory outside the Java heap that grows at the end, in pieces that are used again after {@link #clear}. */
final class Slab implements AutoCloseable {

	private static final int PIECE_BITS = 20;
	private static final int PIECE = 1 << PIECE_BITS;

	private final Arena arena = Arena.ofConfined();
	private final List<MemorySegment> pieces = new ArrayList<>();
	private long used;

	/** Reserves bytes that lie together, at most {@value #PIECE}; returns where. */
	long reserve(int bytes) {
		int left = PIECE - (int) (used & PIECE - 1);
		if (bytes > left) {
			used += left;
		}
		long place = used;
		used += bytes;
		while ((long) pieces.size() << PIECE_BITS < used) {
			pieces.add(arena.allocate(PIECE, Long.BYTES));
		}
		return place;
	}

	long put(byte[] bytes, int from, int length) {
		long place = reserve(length);
		if (length > 0) {
			MemorySegment.copy(bytes, from, piece(place), JAVA_BYTE, place & PIECE - 1, length);
		}
		return place;
	}

	void get(long place, byte[] target, int at, int length) {
		if (length > 0) {
			MemorySegment.copy(piece(place), JAVA_BYTE, place & PIECE - 1, target, at, length);
		}
	}

	private MemorySegment piece(long place) {
		return pieces.get((int) (place >>> PIECE_BITS));
	}

	void setLong(long place, long value) {
		piece(place).set(JAVA_LONG, place & PIECE - 1, value);
	}

	long getLong(long place) {
		return piece(place).get(JAVA_LONG, place & PIECE - 1);
	}

	void setInt(long place, int value) {
		piece(place).set(JAVA_INT, place & PIECE - 1, value);
	}

	int getInt(long place) {
		return piece(place).get(JAVA_INT, place & PIECE - 1);
	}

	/** Bytes used. */
	long used() {
		return used;
	}

	void clear() {
		used = 0;
	}

	@Override
	public void close() {
		arena.close();
	}
}
