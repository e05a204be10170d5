package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Marks eight bytes at a time, where there are no vectors. */
final class WordMarks extends Marks {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101010101010101L;
	private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
	private static final long QUOTES = ONES * '"';
	private static final long BACKSLASHES = ONES * '\\';
	private static final long LINE_FEEDS = ONES * '\n';
	/** Added to a byte below 128, it gives 128 or more when the byte is no control character. */
	private static final long ABOVE_CONTROLS = ONES * (0x80 - ' ');
	/** Gathers the lowest bits of eight bytes in the highest byte. */
	private static final long GATHER = 0x0102040810204080L;

	@Override
	void mark(byte[] bytes, int words) {
		for (int w = 0, at = 0; w < words; w++) {
			long specialBits = 0;
			long endBits = 0;
			for (int shift = 0; shift < Long.SIZE; shift += Long.BYTES, at += Long.BYTES) {
				long eight = (long) LONGS.get(bytes, at);
				long printable = (eight & LOWS) + ABOVE_CONTROLS & ~eight;
				specialBits |= gathered(zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | ~printable) << shift;
				endBits |= gathered(zeros(eight ^ LINE_FEEDS)) << shift;
			}
			special[w] = specialBits;
			lineEnds[w] = endBits;
		}
	}

	/** High bits exactly where a byte is zero. */
	private static long zeros(long v) {
		return ~((v & LOWS) + LOWS | v | LOWS);
	}

	/** The high bits of eight bytes, as the eight lowest bits. */
	private static long gathered(long v) {
		return ((v >>> 7 & ONES) * GATHER) >>> Long.SIZE - Byte.SIZE;
	}
}
