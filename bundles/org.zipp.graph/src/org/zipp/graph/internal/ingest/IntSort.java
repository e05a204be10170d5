package org.zipp.graph.internal.ingest;

import java.util.Arrays;

/** Sorts numbers that stand for something by comparing what they stand for. Stable; keeps its buffer. */
final class IntSort {

	/** Compares what two numbers stand for. */
	interface Order {
		int compare(int a, int b);
	}

	private static final int SHORT = 12;

	private int[] buffer = new int[64];
	private long[] keyBuffer = new long[64];

	void sort(int[] values, int from, int to, Order order) {
		if (to - from <= SHORT) {
			insert(values, from, to, order);
			return;
		}
		int middle = from + to >>> 1;
		sort(values, from, middle, order);
		sort(values, middle, to, order);
		if (order.compare(values[middle - 1], values[middle]) <= 0) {
			return;
		}
		int left = middle - from;
		if (buffer.length < left) {
			buffer = Arrays.copyOf(buffer, Math.max(left, 2 * buffer.length));
		}
		System.arraycopy(values, from, buffer, 0, left);
		int at = from;
		int right = middle;
		for (int i = 0; i < left;) {
			if (right < to && order.compare(values[right], buffer[i]) < 0) {
				values[at++] = values[right++];
			} else {
				values[at++] = buffer[i++];
			}
		}
	}

	private static void insert(int[] values, int from, int to, Order order) {
		for (int i = from + 1; i < to; i++) {
			int value = values[i];
			int at = i;
			while (at > from && order.compare(values[at - 1], value) > 0) {
				values[at] = values[at - 1];
				at--;
			}
			values[at] = value;
		}
	}

	/** Sorts numbers by keys, which are moved along. */
	void sortByKey(int[] values, long[] keys, int from, int to) {
		if (to - from <= SHORT) {
			insertByKey(values, keys, from, to);
			return;
		}
		int middle = from + to >>> 1;
		sortByKey(values, keys, from, middle);
		sortByKey(values, keys, middle, to);
		if (keys[middle - 1] <= keys[middle]) {
			return;
		}
		int left = middle - from;
		if (keyBuffer.length < left) {
			keyBuffer = new long[Math.max(left, 2 * keyBuffer.length)];
		}
		if (buffer.length < left) {
			buffer = new int[keyBuffer.length];
		}
		System.arraycopy(values, from, buffer, 0, left);
		System.arraycopy(keys, from, keyBuffer, 0, left);
		int at = from;
		int right = middle;
		for (int i = 0; i < left; at++) {
			if (right < to && keys[right] < keyBuffer[i]) {
				keys[at] = keys[right];
				values[at] = values[right++];
			} else {
				keys[at] = keyBuffer[i];
				values[at] = buffer[i++];
			}
		}
	}

	private static void insertByKey(int[] values, long[] keys, int from, int to) {
		for (int i = from + 1; i < to; i++) {
			long key = keys[i];
			int value = values[i];
			int at = i;
			while (at > from && keys[at - 1] > key) {
				keys[at] = keys[at - 1];
				values[at] = values[at - 1];
				at--;
			}
			keys[at] = key;
			values[at] = value;
		}
	}
}
