package org.zipp.graph;

import java.util.Arrays;

/**
 * Draws distinct positions of a list. What is drawn depends on nothing but the arguments: the same key gives the same
 * positions on every machine and in every thread.
 *
 * <p>Random numbers are those of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from the key on; a bounded one is the
 * high half of a 64 × 64 bit product, whose bias of at most n / 2⁶⁴ no test can see.
 */
public final class Samples {

	private static final long GAMMA = 0x9E3779B97F4A7C15L;
	/** Up to so many, positions are kept in order by insertion; beyond, by sorting. */
	private static final int MOST_INSERTED = 256;
	/** When one position in so many is drawn, all positions are walked. */
	private static final int WALKED = 3;
	private static final double UNIT = 0x1p-53;

	private Samples() {
	}

	/**
	 * Uniform without replacement, in O(k) for small k and O(k log k) for large ones.
	 *
	 * @param n      how many positions there are
	 * @param k      how many to draw
	 * @param target receives min(k, n) distinct positions 0..n−1, ascending
	 * @return how many were drawn
	 */
	public static int uniform(int n, int k, long key, int[] target) {
		if (k >= n) {
			for (int i = 0; i < n; i++) {
				target[i] = i;
			}
			return n;
		}
		if (n / WALKED < k) {
			walk(n, k, key, target);
		} else if (k <= MOST_INSERTED) {
			floyd(n, k, key, target);
		} else {
			drawAndSort(n, k, key, target);
		}
		return k;
	}

	/** Algorithm S (Knuth, The Art of Computer Programming 2, 3.4.2): takes position i with probability wanted / left. */
	private static void walk(int n, int k, long key, int[] target) {
		long state = key;
		int taken = 0;
		for (int i = 0; taken < k; i++) {
			state += GAMMA;
			if (below(state, n - i) < k - taken) {
				target[taken++] = i;
			}
		}
	}

	/** Floyd's algorithm (Bentley and Floyd, CACM 30, 1987); the positions drawn so far are in order in the target. */
	private static void floyd(int n, int k, long key, int[] target) {
		long state = key;
		for (int taken = 0; taken < k; taken++) {
			int last = n - k + taken;
			state += GAMMA;
			int drawn = below(state, last + 1);
			int at = taken;
			while (at > 0 && target[at - 1] > drawn) {
				at--;
			}
			if (at > 0 && target[at - 1] == drawn) {
				target[taken] = last; // greater than all before
			} else {
				System.arraycopy(target, at, target, at + 1, taken - at);
				target[at] = drawn;
			}
		}
	}

	/** Draws with replacement until there are k distinct ones. */
	private static void drawAndSort(int n, int k, long key, int[] target) {
		long state = key;
		for (int distinct = 0; distinct < k;) {
			for (int i = distinct; i < k; i++) {
				state += GAMMA;
				target[i] = below(state, n);
			}
			Arrays.sort(target, 0, k);
			distinct = 1;
			for (int i = 1; i < k; i++) {
				if (target[i] != target[distinct - 1]) {
					target[distinct++] = target[i];
				}
			}
		}
	}

	/**
	 * Weighted without replacement (Efraimidis and Spirakis, 2006): as if positions were drawn one after another, each
	 * with a probability in proportion to its weight among those left. O(n).
	 *
	 * @param weights weights of positions 0..n−1; a position whose weight is not positive is never drawn
	 * @param k       how many to draw
	 * @param target  receives the positions, ascending: k, or all with a positive weight when they are fewer
	 * @return how many were drawn
	 */
	public static int weighted(double[] weights, int n, int k, long key, int[] target) {
		return weighted(weights, n, k, key, target, new double[Math.min(k, n)]);
	}

	/** The same without allocation; {@code scratch} has room for min(k, n). */
	static int weighted(double[] weights, int n, int k, long key, int[] target, double[] scratch) {
		int drawn = 0;
		for (int i = 0; i < n && k > 0; i++) {
			if (!(weights[i] > 0)) {
				continue;
			}
			// The time to the first event of a process of that rate; the k earliest are the sample.
			double time = -Math.log(unit(key + (i + 1) * GAMMA)) / weights[i];
			if (drawn < k) {
				target[drawn] = i;
				scratch[drawn++] = time;
				if (drawn == k) {
					heapify(target, scratch, k);
				}
			} else if (time < scratch[0]) {
				target[0] = i;
				scratch[0] = time;
				sink(target, scratch, 0, k);
			}
		}
		Arrays.sort(target, 0, drawn);
		return drawn;
	}

	private static void heapify(int[] positions, double[] times, int size) {
		for (int i = size / 2 - 1; i >= 0; i--) {
			sink(positions, times, i, size);
		}
	}

	/** Restores the order of a heap whose latest time is at 0. */
	private static void sink(int[] positions, double[] times, int from, int size) {
		int position = positions[from];
		double time = times[from];
		int at = from;
		while (2 * at + 1 < size) {
			int child = 2 * at + 1;
			if (child + 1 < size && times[child + 1] > times[child]) {
				child++;
			}
			if (times[child] <= time) {
				break;
			}
			times[at] = times[child];
			positions[at] = positions[child];
			at = child;
		}
		times[at] = time;
		positions[at] = position;
	}

	/** Mixes a seed and coordinates (epoch, user, layer …) into a key. */
	public static long key(long seed, long a, long b) {
		return mix(mix(mix(seed + GAMMA) + a * GAMMA) + b * GAMMA + 1);
	}

	/** Uniform below {@code bound}, for a state of the generator. */
	static int below(long state, int bound) {
		return (int) Math.unsignedMultiplyHigh(mix(state), bound);
	}

	/** Uniform in (0, 1], for a state of the generator. */
	static double unit(long state) {
		return ((mix(state) >>> 11) + 1) * UNIT;
	}

	private static long mix(long state) {
		long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
