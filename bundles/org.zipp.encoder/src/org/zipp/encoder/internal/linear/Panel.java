package org.zipp.encoder.internal.linear;

import java.util.Arrays;

/**
 * A matrix laid out for products with many rows at once: columns side by side in slivers as wide as the registers. Nothing
 * changes in it, so that threads share it.
 */
public final class Panel {

	private static final Kernels KERNELS = Vectors.KERNELS;

	private final int columns;
	private final int depth;
	private final int width;
	private final float[] slivers;

	/**
	 * @param columns row-major, shape (columns, depth): the product with column c is a dot product with its row
	 * @param start   what the sum of each column starts with, as a bias does; {@code null} for 0
	 */
	public Panel(float[] columns, int depth, float[] start) {
		this.depth = depth;
		this.columns = columns.length / depth;
		width = KERNELS.columns();
		slivers = new float[Math.multiplyExact(slivers(), sliverSize())];
		for (int c = 0; c < this.columns; c++) {
			int at = c / width * sliverSize() + c % width;
			slivers[at] = start == null ? 0 : start[c];
			for (int k = 0; k < depth; k++) {
				slivers[at + (1 + k) * width] = columns[c * depth + k];
			}
		}
	}

	private int slivers() {
		return (columns + width - 1) / width;
	}

	private int sliverSize() {
		return (1 + depth) * width;
	}

	/** Numbers of a product. */
	public int columns() {
		return columns;
	}

	/**
	 * Products of rows with all columns.
	 *
	 * @param x row-major, {@code count} rows from {@code xAt} on
	 * @param y receives as many rows of {@link #columns()} numbers from {@code yAt} on
	 */
	public void multiply(float[] x, int xAt, int count, float[] y, int yAt) {
		float[] tile = new float[Kernels.ROWS * width];
		int whole = count / Kernels.ROWS * Kernels.ROWS;
		float[] rows = new float[whole * depth];
		pack(x, xAt, whole, rows);
		for (int s = 0; s < slivers(); s++) {
			int first = s * width;
			int n = Math.min(width, columns - first);
			for (int row = 0; row < whole; row += Kernels.ROWS) {
				KERNELS.tile(rows, row * depth, slivers, s * sliverSize(), depth, tile, null, 0);
				for (int r = 0; r < Kernels.ROWS; r++) {
					System.arraycopy(tile, r * width, y, yAt + (row + r) * columns + first, n);
				}
			}
			for (int row = whole; row < count; row++) {
				KERNELS.row(x, xAt + row * depth, slivers, s * sliverSize(), depth, tile);
				System.arraycopy(tile, 0, y, yAt + row * columns + first, n);
			}
		}
	}

	/** Lays rows side by side, as many as are taken at a time. */
	private void pack(float[] x, int xAt, int count, float[] rows) {
		for (int row = 0; row < count; row++) {
			int at = row / Kernels.ROWS * Kernels.ROWS * depth + row % Kernels.ROWS;
			for (int k = 0; k < depth; k++) {
				rows[at + k * Kernels.ROWS] = x[xAt + row * depth + k];
			}
		}
	}

	/** Finds the columns with the largest products for many rows. Belongs to one thread. */
	public final class Search {

		private final int most;
		private final float[] tile = new float[Kernels.ROWS * width];
		private float[] rows = new float[0];
		private float[] least = new float[0];
		private int[] found = new int[0];
		private float[] values = new float[0];
		private int[] sizes = new int[0];

		/** @param most columns to find for each row */
		public Search(int most) {
			this.most = most;
		}

		/** Says which columns of a row are not wanted. */
		public interface Excluded {

			/** @param row from 0 */
			boolean contains(int row, int column);
		}

		/**
		 * Goes through all columns, for all rows side by side; products that are no match for those found are never written.
		 *
		 * @param x row-major, {@code count} rows from its beginning
		 */
		public void run(float[] x, int count, Excluded excluded) {
			int padded = (count + Kernels.ROWS - 1) / Kernels.ROWS * Kernels.ROWS;
			prepare(x, count, padded);
			for (int s = 0; s < slivers(); s++) {
				for (int row = 0; row < padded; row += Kernels.ROWS) {
					int above = KERNELS.tile(rows, row * depth, slivers, s * sliverSize(), depth, tile, least, row);
					while (above != 0) {
						int r = Integer.numberOfTrailingZeros(above);
						offer(row + r, s * width, r * width, excluded);
						above &= above - 1;
					}
				}
			}
		}

		/** Rows that only fill up never find anything. */
		private void prepare(float[] x, int count, int padded) {
			if (sizes.length < padded) {
				rows = new float[padded * depth];
				least = new float[padded];
				sizes = new int[padded];
				found = new int[padded * most];
				values = new float[padded * most];
			}
			Arrays.fill(rows, 0);
			pack(x, 0, count, rows);
			Arrays.fill(least, 0, count, most == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY);
			Arrays.fill(least, count, padded, Float.POSITIVE_INFINITY);
			Arrays.fill(sizes, 0);
		}

		private void offer(int row, int first, int tileAt, Excluded excluded) {
			int n = Math.min(width, columns - first);
			for (int c = 0; c < n; c++) {
				float value = tile[tileAt + c];
				if (value > least[row] && !excluded.contains(row, first + c)) {
					insert(row, first + c, value);
				}
			}
		}

		private void insert(int row, int column, float value) {
			int from = row * most;
			int at = from + (sizes[row] < most ? sizes[row]++ : most - 1);
			for (; at > from && values[at - 1] < value; at--) {
				values[at] = values[at - 1];
				found[at] = found[at - 1];
			}
			values[at] = value;
			found[at] = column;
			if (sizes[row] == most) {
				least[row] = values[from + most - 1];
			}
		}

		/** How many were found for a row. */
		public int size(int row) {
			return sizes[row];
		}

		/** The k-th column of a row, largest product first; among equal products the first column. */
		public int column(int row, int k) {
			return found[row * most + k];
		}

		/** Its product. */
		public float value(int row, int k) {
			return values[row * most + k];
		}
	}
}
