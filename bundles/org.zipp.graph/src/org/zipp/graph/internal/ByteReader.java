package org.zipp.graph.internal;

/** Reads what {@link Bytes} wrote. */
public final class ByteReader {

	public byte[] array;
	public int at;

	public ByteReader on(byte[] bytes, int from) {
		array = bytes;
		at = from;
		return this;
	}

	public int next() {
		return array[at++];
	}

	public long number() {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte b = array[at++];
			value |= (b & 0x7FL) << shift;
			if (b >= 0) {
				return value;
			}
		}
	}

	public long signed() {
		return Bytes.unzigzag(number());
	}

	/** Skips a length and its bytes; returns the length. The bytes end at {@link #at}. */
	public int block() {
		int length = (int) number();
		at += length;
		return length;
	}
}
