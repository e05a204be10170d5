package org.zipp.graph.internal.ingest;

import org.zipp.graph.internal.Bytes;

/**
 * The id of a comment, a submission or a line of an edge list as a number: two bits of class, one that says whether the
 * id is foreign, and the id itself, which is a number in base 36. Other ids are foreign: a hash of their bytes stands for
 * them, and equal keys must be told apart by the bytes.
 */
final class ItemKey {

	/** Longest id that is taken for a number. */
	private static final int MOST_DIGITS = 11;
	private static final int RADIX = 36;
	private static final int VALUE_BITS = 58;
	private static final long FOREIGN = 1L << VALUE_BITS;
	private static final long VALUE = FOREIGN - 1;
	private static final int CLASS_SHIFT = VALUE_BITS + 1;

	private ItemKey() {
	}

	/** Number that the id is in base 36, -1 when it is not written as such a number is. */
	static long number(byte[] bytes, int from, int length) {
		if (length == 0 || length > MOST_DIGITS || length > 1 && bytes[from] == '0') {
			return -1;
		}
		long value = 0;
		for (int i = from; i < from + length; i++) {
			int c = bytes[i];
			int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
			if (digit < 0) {
				return -1;
			}
			value = value * RADIX + digit;
		}
		return value;
	}

	/** Of an id that is a number. */
	static long of(int idClass, long number) {
		return (long) idClass << CLASS_SHIFT | number;
	}

	/** Of a foreign id. */
	static long of(int idClass, byte[] bytes, int from, int length) {
		long hash = 0xcbf29ce484222325L; // FNV-1a
		for (int i = from; i < from + length; i++) {
			hash = (hash ^ bytes[i]) * 0x100000001b3L;
		}
		return (long) idClass << CLASS_SHIFT | FOREIGN | (hash ^ hash >>> VALUE_BITS) & VALUE;
	}

	/** The number that the id of a key is, when it is not foreign. */
	static long number(long key) {
		return key & VALUE;
	}

	/** Appends the id that is a number, as text. */
	static void appendText(long number, Bytes out) {
		append(number, RADIX, out);
	}

	/** Appends a number that is not negative in digits and lower-case letters. */
	static void append(long number, int radix, Bytes out) {
		int digits = 1;
		for (long rest = number / radix; rest > 0; rest /= radix) {
			digits++;
		}
		out.room(digits);
		out.length += digits;
		long rest = number;
		for (int at = out.length - 1; digits > 0; at--, digits--) {
			int digit = (int) (rest % radix);
			out.array[at] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
			rest /= radix;
		}
	}
}
