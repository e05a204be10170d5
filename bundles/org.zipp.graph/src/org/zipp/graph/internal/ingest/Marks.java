package org.zipp.graph.internal.ingest;

/**
 * Marks bytes of a block at which a reader of lines must look: a bit for each byte, 64 to a word. One object is filled again and again.
 */
abstract class Marks {

	/** Bytes that must be there behind the length of a block, whatever they are. */
	static final int PADDING = 64;
	static final int WORD_BITS = 6;
	private static final boolean VECTORS = hasVectors();

	/** Quotation marks, backslashes, control characters and all bytes that are not ASCII; behind the end one bit that always is set. */
	long[] special = {};
	/** Line feeds; behind the end one bit that always is set. */
	long[] lineEnds = {};

	/** Marks as quick as this machine can make them. */
	static Marks best() {
		return VECTORS ? new VectorMarks() : new WordMarks();
	}

	/** Whether the module of vectors is there, which a command line must ask for. */
	private static boolean hasVectors() {
		try {
			new VectorMarks().of(new byte[PADDING + 1], 1);
			return true;
		} catch (LinkageError _) {
			return false;
		}
	}

	/** Marks the first bytes of an array, which is at least {@link #PADDING} bytes longer. */
	final void of(byte[] bytes, int length) {
		int words = length + Long.SIZE - 1 >> WORD_BITS;
		if (special.length < words + 1) {
			special = new long[words + 1];
			lineEnds = new long[words + 1];
		}
		mark(bytes, words);
		end(special, length);
		end(lineEnds, length);
	}

	/** Sets the bit behind the end, and none after it. */
	private static void end(long[] marks, int length) {
		int word = length >> WORD_BITS;
		long before = (1L << length) - 1;
		marks[word] = (before == 0 ? 0 : marks[word] & before) | 1L << length;
	}

	/** How many line feeds there are before the end. */
	long lines(int length) {
		long lines = 0;
		for (int w = 0; w <= length >> WORD_BITS; w++) {
			lines += Long.bitCount(lineEnds[w]);
		}
		return lines - 1;
	}

	/** Fills in so many words. */
	abstract void mark(byte[] bytes, int words);

	/** The first marked byte at a place or after it. */
	static int next(long[] marks, int at) {
		int word = at >> WORD_BITS;
		long bits = marks[word] >>> at;
		if (bits != 0) {
			return at + Long.numberOfTrailingZeros(bits);
		}
		do {
			bits = marks[++word];
		} while (bits == 0);
		return (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
	}
}
