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
	private static final long COLONS = ONES * ':';
	private static final long COMMAS = ONES * ',';
	private static final long OPENS = ONES * '{';
	private static final long CLOSES = ONES * '}';
	/** Added to a byte below 128, it gives 128 or more when the byte is a small letter or behind them. */
	private static final long ABOVE_SIGNS = ONES * (0x80 - 'a');
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

	@Override
	void look(byte[] bytes, int word) {
		long quoteBits = 0;
		long colonBits = 0;
		long commaBits = 0;
		long openBits = 0;
		long closeBits = 0;
		long letterBits = 0;
		for (int shift = 0, at = word << WORD_BITS; shift < Long.SIZE; shift += Long.BYTES, at += Long.BYTES) {
			long eight = (long) LONGS.get(bytes, at);
			long braces = eight | ONES * BRACE_BIT;
			quoteBits |= gathered(zeros(eight ^ QUOTES)) << shift;
			colonBits |= gathered(zeros(eight ^ COLONS)) << shift;
			commaBits |= gathered(zeros(eight ^ COMMAS)) << shift;
			openBits |= gathered(zeros(braces ^ OPENS)) << shift;
			closeBits |= gathered(zeros(braces ^ CLOSES)) << shift;
			letterBits |= gathered((eight & LOWS) + ABOVE_SIGNS & ~eight) << shift;
		}
		quotes = quoteBits;
		colons = colonBits;
		commas = commaBits;
		opens = openBits;
		closes = closeBits;
		letters = letterBits;
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
