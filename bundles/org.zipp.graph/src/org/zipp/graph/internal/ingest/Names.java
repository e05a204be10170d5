package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.zipp.graph.internal.Bytes;

/** Numbers names by first appearance. Names are bytes, at most {@link #LONGEST} of them. */
final class Names {

	static final int LONGEST = 1 << 16;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int CHUNK_BITS = 20;
	private static final int CHUNK = 1 << CHUNK_BITS;
	private static final int LENGTH_BYTES = 2;

	private final List<byte[]> chunks = new ArrayList<>();
	private int inChunk = CHUNK;
	private int[] table = new int[1 << 10];
	private int[] hashes = new int[table.length / 2];
	private int[] places = new int[table.length / 2];
	private int size;

	Names() {
		Arrays.fill(table, -1);
	}

	/** Number of a name, new or known. */
	int number(byte[] bytes, int from, int length) {
		int hash = hash(bytes, from, length);
		int slot = hash & table.length - 1;
		for (int n = table[slot]; n >= 0; n = table[slot]) {
			if (hashes[n] == hash && equal(n, bytes, from, length)) {
				return n;
			}
			slot = slot + 1 & table.length - 1;
		}
		if (size == hashes.length) {
			grow();
			return number(bytes, from, length);
		}
		hashes[size] = hash;
		places[size] = store(bytes, from, length);
		table[slot] = size;
		return size++;
	}

	private static int hash(byte[] bytes, int from, int length) {
		long hash = length;
		int at = from;
		for (int end = from + length - Long.BYTES; at <= end; at += Long.BYTES) {
			hash = mixed(hash ^ (long) LONGS.get(bytes, at));
		}
		long rest = 0;
		for (; at < from + length; at++) {
			rest = rest << Byte.SIZE | bytes[at] & 0xFF;
		}
		return (int) mixed(hash ^ rest);
	}

	/** Spreads what is in any bit over the lower ones. */
	private static long mixed(long value) {
		long product = value * 0x9E3779B97F4A7C15L;
		return product ^ product >>> Integer.SIZE;
	}

	private boolean equal(int n, byte[] bytes, int from, int length) {
		byte[] chunk = chunk(n);
		int start = start(n);
		return length(n) == length && Arrays.equals(chunk, start, start + length, bytes, from, from + length);
	}

	private int store(byte[] bytes, int from, int length) {
		if (inChunk + LENGTH_BYTES + length > CHUNK) {
			chunks.add(new byte[CHUNK]);
			inChunk = 0;
		}
		int place = chunks.size() - 1 << CHUNK_BITS | inChunk;
		byte[] chunk = chunks.getLast();
		chunk[inChunk++] = (byte) (length >> 8);
		chunk[inChunk++] = (byte) length;
		System.arraycopy(bytes, from, chunk, inChunk, length);
		inChunk += length;
		return place;
	}

	private void grow() {
		table = new int[2 * table.length];
		Arrays.fill(table, -1);
		for (int n = 0; n < size; n++) {
			int slot = hashes[n] & table.length - 1;
			while (table[slot] >= 0) {
				slot = slot + 1 & table.length - 1;
			}
			table[slot] = n;
		}
		hashes = Arrays.copyOf(hashes, table.length / 2);
		places = Arrays.copyOf(places, table.length / 2);
	}

	/** Array that holds the bytes of a name. */
	byte[] chunk(int n) {
		return chunks.get(places[n] >>> CHUNK_BITS);
	}

	/** Where in {@link #chunk} the name starts. */
	int start(int n) {
		return (places[n] & CHUNK - 1) + LENGTH_BYTES;
	}

	/** Bytes of the name. */
	int length(int n) {
		byte[] chunk = chunk(n);
		int at = places[n] & CHUNK - 1;
		return (chunk[at] & 0xFF) << 8 | chunk[at + 1] & 0xFF;
	}

	void appendTo(Bytes out, int n) {
		out.put(chunk(n), start(n), length(n));
	}

	int size() {
		return size;
	}

	/** Bytes of memory held. */
	long memory() {
		return (long) chunks.size() * CHUNK + 8L * table.length;
	}

	void clear() {
		chunks.clear();
		inChunk = CHUNK;
		size = 0;
		table = new int[1 << 10];
		Arrays.fill(table, -1);
		hashes = new int[table.length / 2];
		places = new int[table.length / 2];
	}
}
