package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for line feeds, eight bytes at a time. */
final class LineEnds {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
	private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

	private LineEnds() {
	}

	/** High bits exactly where a byte is a line feed. */
	private static long marks(byte[] bytes, int at) {
		long x = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
		return ~((x & LOWS) + LOWS | x | LOWS);
	}

	/** Where the next line feed is; {@code to} when there is none. */
	static int next(byte[] bytes, int from, int to) {
		int at = from;
		for (; at <= to - Long.BYTES; at += Long.BYTES) {
			long marks = marks(bytes, at);
			if (marks != 0) {
				return at + (Long.numberOfTrailingZeros(marks) >> 3);
			}
		}
		while (at < to && bytes[at] != '\n') {
			at++;
		}
		return at;
	}

	static long count(byte[] bytes, int to) {
		long count = 0;
		int at = 0;
		for (; at <= to - Long.BYTES; at += Long.BYTES) {
			count += Long.bitCount(marks(bytes, at));
		}
		for (; at < to; at++) {
			count += bytes[at] == '\n' ? 1 : 0;
		}
		return count;
	}
}
