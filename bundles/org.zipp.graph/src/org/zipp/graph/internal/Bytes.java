package org.zipp.graph.internal;

import java.util.Arrays;

/** Bytes that grow at the end: whole numbers of variable length (7 bits a byte, low bits first), and runs of bytes. */
public final class Bytes {

	public byte[] array;
	public int length;

	public Bytes(int capacity) {
		array = new byte[capacity];
	}

	public void clear() {
		length = 0;
	}

	public void room(int more) {
		if (more > array.length - length) {
			array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), (int) Math.min(2L * array.length, Integer.MAX_VALUE - 8)));
		}
	}

	public void put(int value) {
		room(1);
		array[length++] = (byte) value;
	}

	public void put(byte[] bytes, int from, int count) {
		room(count);
		System.arraycopy(bytes, from, array, length, count);
		length += count;
	}

	public void number(long value) {
		room(10);
		long v = value;
		while ((v & ~0x7FL) != 0) {
			array[length++] = (byte) (v & 0x7F | 0x80);
			v >>>= 7;
		}
		array[length++] = (byte) v;
	}

	/** A number that may be negative: small ones of either sign take few bytes. */
	public void signed(long value) {
		number(zigzag(value));
	}

	/** Length and bytes. */
	public void block(byte[] bytes, int from, int count) {
		number(count);
		put(bytes, from, count);
	}

	public static long zigzag(long value) {
		return value << 1 ^ value >> 63;
	}

	public static long unzigzag(long value) {
		return value >>> 1 ^ -(value & 1);
	}
}
