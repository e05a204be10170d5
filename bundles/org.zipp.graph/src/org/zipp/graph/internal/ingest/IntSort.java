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
}
