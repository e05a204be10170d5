package org.zipp.statistics.embedding;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.zipp.statistics.internal.Seeds;

/** Ways to hand the labels of two sets anew to the rows of both: which rows then belong to the first set. */
final class Relabelings {

	private final long[][] first;
	private final boolean all;
	private final int padded;

	private Relabelings(long[][] first, boolean all) {
		this.first = first;
		this.all = all;
		int step = TileKernels.DOUBLE_SLIVER;
		padded = (first.length + step - 1) / step * step;
	}

	/**
	 * As many as asked for, each drawn by a generator of its own; or every one there is when that is no more work. Then
	 * the labels as they are come first.
	 *
	 * @param n rows of the first set
	 * @param m rows of the second set
	 */
	static Relabelings of(int n, int m, int count, long seed) {
		if (count == 0) {
			return new Relabelings(new long[0][], false);
		}
		long every = choose(n + m, n, count + 1L);
		if (every <= count + 1L) {
			return new Relabelings(every(n, n + m, (int) every), true);
		}
		long[][] first = new long[count][];
		IntStream.range(0, count).parallel().forEach(p -> first[p] = drawn(n, n + m, Seeds.generator(seed, p)));
		return new Relabelings(first, false);
	}

	/** Whether these are all there are, the labels as they are among them. */
	boolean all() {
		return all;
	}

	int count() {
		return first.length;
	}

	/** The count, rounded up to what the kernels take at a time. */
	int padded() {
		return padded;
	}

	/** Whether a row belongs to the first set. */
	boolean first(int relabeling, int row) {
		return (first[relabeling][row >>> 6] >>> (row & 63) & 1) != 0;
	}

	/** Sum over the rows that belong to the first set. */
	double sum(int relabeling, double[] values) {
		double sum = 0;
		long[] bits = first[relabeling];
		for (int word = 0; word < bits.length; word++) {
			for (long left = bits[word]; left != 0; left &= left - 1) {
				sum += values[(word << 6) + Long.numberOfTrailingZeros(left)];
			}
		}
		return sum;
	}

	/**
	 * Labels as numbers: for each group of labelings, for each row, 1 where the row belongs to the first set and 0 where
	 * not, for every labeling of the group.
	 *
	 * @param rows of the panel; those above {@code count} become 0
	 */
	void pack(int from, int count, int rows, double[] panel) {
		int step = TileKernels.DOUBLE_SLIVER;
		for (int p = 0; p < padded; p++) {
			int at = (p - p % step) * rows + p % step;
			for (int i = 0; i < rows; i++) {
				panel[at + i * step] = p < first.length && i < count && first(p, from + i) ? 1 : 0;
			}
		}
	}

	private static long[] drawn(int n, int all, SplittableRandom random) {
		int[] rows = new int[all];
		Arrays.setAll(rows, i -> i);
		long[] bits = new long[(all + 63) / 64];
		for (int i = 0; i < n; i++) {
			int j = i + random.nextInt(all - i);
			int row = rows[j];
			rows[j] = rows[i];
			set(bits, row);
		}
		return bits;
	}

	/** All choices of n among all rows, in lexical order; the first is the first n rows. */
	private static long[][] every(int n, int all, int count) {
		long[][] first = new long[count][];
		int[] chosen = new int[n];
		Arrays.setAll(chosen, i -> i);
		for (int c = 0; c < count; c++) {
			first[c] = new long[(all + 63) / 64];
			for (int row : chosen) {
				set(first[c], row);
			}
			int i = n - 1;
			while (i >= 0 && chosen[i] == all - n + i) {
				i--;
			}
			if (i >= 0) {
				chosen[i]++;
				for (int j = i + 1; j < n; j++) {
					chosen[j] = chosen[j - 1] + 1;
				}
			}
		}
		return first;
	}

	private static void set(long[] bits, int row) {
		bits[row >>> 6] |= 1L << (row & 63);
	}

	/** How many choices of k among n there are, or a number above {@code most}. */
	private static long choose(int n, int k, long most) {
		int least = Math.min(k, n - k);
		long choices = 1;
		for (int i = 1; i <= least; i++) {
			// Exact at every step; far from overflow while at most an int.
			choices = choices * (n - least + i) / i;
			if (choices > most) {
				return choices;
			}
		}
		return choices;
	}
}
