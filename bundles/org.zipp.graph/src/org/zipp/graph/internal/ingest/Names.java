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
	/** Of each name the hash, and where it is stored in the lower half: together, because memory is slow and both are needed. */
	private long[] entries = new long[table.length / 2];
	private int size;

	Names() {
		Arrays.fill(table, -1);
	}

	/** Number of a name, new or known. */
	int number(byte[] bytes, int from, int length) {
		int hash = hash(bytes, from, length);
		int slot = hash & table.length - 1;
		for (int n = table[slot]; n >= 0; n = table[slot]) {
			long entry = entries[n];
			if ((int) (entry >>> Integer.SIZE) == hash && equal((int) entry, bytes, from, length)) {
				return n;
			}
			slot = slot + 1 & table.length - 1;
		}
		if (size == entries.length) {
			grow();
			return number(bytes, from, length);
		}
		entries[size] = (long) hash << Integer.SIZE | store(bytes, from, length) & 0xFFFF_FFFFL;
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

	private boolean equal(int place, byte[] bytes, int from, int length) {
		byte[] chunk = chunks.get(place >>> CHUNK_BITS);
		int at = place & CHUNK - 1;
		int start = at + LENGTH_BYTES;
		return length(chunk, at) == length && Arrays.equals(chunk, start, start + length, bytes, from, from + length);
	}

	private static int length(byte[] chunk, int at) {
		return (chunk[at] & 0xFF) << Byte.SIZE | chunk[at + 1] & 0xFF;
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
			int slot = (int) (entries[n] >>> Integer.SIZE) & table.length - 1;
			while (table[slot] >= 0) {
				slot = slot + 1 & table.length - 1;
			}
			table[slot] = n;
		}
		entries = Arrays.copyOf(entries, table.length / 2);
	}

	/** Array that holds the bytes of a name. */
	byte[] chunk(int n) {
		return chunks.get((int) entries[n] >>> CHUNK_BITS);
	}

	/** Where in {@link #chunk} the name starts. */
	int start(int n) {
		return ((int) entries[n] & CHUNK - 1) + LENGTH_BYTES;
	}

	/** Bytes of the name. */
	int length(int n) {
		return length(chunk(n), (int) entries[n] & CHUNK - 1);
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
		entries = new long[table.length / 2];
	}
}
