package org.zipp.graph.internal.ingest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

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
			MemorySegment.copy(bytes, from, piece(place), JAVA_BYTE, inPiece(place), length);
		}
		return place;
	}

	void get(long place, byte[] target, int at, int length) {
		if (length > 0) {
			MemorySegment.copy(piece(place), JAVA_BYTE, inPiece(place), target, at, length);
		}
	}

	/** The piece in which a place lies. */
	MemorySegment piece(long place) {
		return pieces.get((int) (place >>> PIECE_BITS));
	}

	/** Where in its piece a place lies. */
	static long inPiece(long place) {
		return place & PIECE - 1;
	}

	int getInt(long place) {
		return piece(place).get(JAVA_INT, inPiece(place));
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
