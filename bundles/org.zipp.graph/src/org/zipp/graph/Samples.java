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
		return uniform(n, k, key, target, 0);
	}

	/** The same into the target from a place on. */
	static int uniform(int n, int k, long key, int[] target, int from) {
		if (k <= 0) {
			return 0;
		}
		if (k >= n) {
			for (int i = 0; i < n; i++) {
				target[from + i] = i;
			}
			return n;
		}
		if (n / WALKED < k) {
			walk(n, k, key, target, from);
		} else if (k <= MOST_INSERTED) {
			floyd(n, k, key, target, from);
		} else {
			drawAndSort(n, k, key, target, from);
		}
		return k;
	}

	/** Algorithm S (Knuth, The Art of Computer Programming 2, 3.4.2): takes position i with probability wanted / left. */
	static void walk(int n, int k, long key, int[] target, int from) {
		long state = key;
		int wanted = k;
		int at = from;
		for (int i = 0; wanted > 0; i++) {
			state += GAMMA;
			// Written always and kept when taken: a branch would be guessed wrong half the time.
			target[at] = i;
			int taken = below(state, n - i) < wanted ? 1 : 0;
			at += taken;
			wanted -= taken;
		}
	}

	/** Floyd's algorithm (Bentley and Floyd, CACM 30, 1987); the positions drawn so far are in order in the target. */
	static void floyd(int n, int k, long key, int[] target, int from) {
		long state = key;
		for (int end = from; end < from + k; end++) {
			int last = n - k + end - from;
			state += GAMMA;
			int drawn = below(state, last + 1);
			int at = end;
			while (at > from && target[at - 1] > drawn) {
				at--;
			}
			if (at > from && target[at - 1] == drawn) {
				target[end] = last; // greater than all before
			} else {
				System.arraycopy(target, at, target, at + 1, end - at);
				target[at] = drawn;
			}
		}
	}

	/** Draws with replacement until there are k distinct ones. */
	static void drawAndSort(int n, int k, long key, int[] target, int from) {
		long state = key;
		for (int distinct = from; distinct < from + k;) {
			for (int i = distinct; i < from + k; i++) {
				state += GAMMA;
				target[i] = below(state, n);
			}
			Arrays.sort(target, from, from + k);
			distinct = from + 1;
			for (int i = from + 1; i < from + k; i++) {
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
		return weighted(weights, n, k, key, target, 0, new double[Math.clamp(k, 0, n)]);
	}

	/** The same without allocation into the target from a place on; {@code times} has room for min(k, n). */
	static int weighted(double[] weights, int n, int k, long key, int[] target, int from, double[] times) {
		int positive = 0;
		for (int i = 0; i < n; i++) {
			positive += weights[i] > 0 ? 1 : 0;
		}
		int wanted = Math.clamp(k, 0, positive);
		int drawn = 0;
		for (int i = 0; i < n && wanted > 0; i++) {
			if (!(weights[i] > 0)) {
				continue;
			}
			if (wanted == positive) {
				target[from + drawn++] = i;
				continue;
			}
			// The time to the first event of a process of that rate; the earliest are the sample.
			double unit = unit(key + (i + 1) * GAMMA);
			if (drawn == wanted && (1 - unit) / weights[i] >= times[0]) {
				continue; // −ln x ≥ 1 − x: too late, no logarithm needed
			}
			double time = -Math.log(unit) / weights[i];
			if (drawn < wanted) {
				target[from + drawn] = i;
				times[drawn++] = time;
				if (drawn == wanted) {
					heapify(target, from, times, wanted);
				}
			} else if (time < times[0]) {
				target[from] = i;
				times[0] = time;
				sink(target, from, times, 0, wanted);
			}
		}
		Arrays.sort(target, from, from + drawn);
		return drawn;
	}

	private static void heapify(int[] positions, int from, double[] times, int size) {
		for (int i = size / 2 - 1; i >= 0; i--) {
			sink(positions, from, times, i, size);
		}
	}

	/** Restores the order of a heap whose latest time is at 0. */
	private static void sink(int[] positions, int from, double[] times, int root, int size) {
		int position = positions[from + root];
		double time = times[root];
		int at = root;
		while (2 * at + 1 < size) {
			int child = 2 * at + 1;
			if (child + 1 < size && times[child + 1] > times[child]) {
				child++;
			}
			if (times[child] <= time) {
				break;
			}
			times[at] = times[child];
			positions[from + at] = positions[from + child];
			at = child;
		}
		times[at] = time;
		positions[from + at] = position;
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
