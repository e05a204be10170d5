package org.zipp.statistics.embedding;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * Vectors of one length, a row each, for example embeddings of images. The numbers lie in an array or in a mapped file
 * and are read where they are; nothing is copied, so they must not change while they are used. A segment must be open
 * to every thread, as one of a shared or automatic arena is.
 */
public final class VectorSet {

	private static final int STRETCH = 256;

	private final MemorySegment numbers;
	private final ValueLayout.OfFloat floats;
	private final ValueLayout.OfDouble doubles;
	private final int rows;
	private final int columns;

	private VectorSet(MemorySegment numbers, ValueLayout.OfFloat floats, ValueLayout.OfDouble doubles, int rows,
			int columns) {
		if (rows < 0 || columns < 1) {
			throw new IllegalArgumentException("Vectors need at least one column, not " + rows + " rows of " + columns + '.');
		}
		long needed = Math.multiplyExact((long) rows * columns, floats == null ? Double.BYTES : Float.BYTES);
		if (numbers.byteSize() != needed) {
			throw new IllegalArgumentException(rows + " rows of " + columns + " numbers take " + needed + " bytes, not "
					+ numbers.byteSize() + '.');
		}
		this.numbers = numbers.asReadOnly();
		this.floats = floats;
		this.doubles = doubles;
		this.rows = rows;
		this.columns = columns;
	}

	/** @param values rows × columns, row after row */
	public static VectorSet of(float[] values, int rows, int columns) {
		return new VectorSet(MemorySegment.ofArray(values), ValueLayout.JAVA_FLOAT_UNALIGNED, null, rows, columns);
	}

	/** @param values rows × columns, row after row */
	public static VectorSet of(double[] values, int rows, int columns) {
		return new VectorSet(MemorySegment.ofArray(values), null, ValueLayout.JAVA_DOUBLE_UNALIGNED, rows, columns);
	}

	/** @param rows at least one, all of one length above 0; copied */
	public static VectorSet of(double[][] rows) {
		if (rows.length == 0) {
			throw new IllegalArgumentException("There are no vectors.");
		}
		int columns = rows[0].length;
		double[] values = new double[Math.multiplyExact(rows.length, columns)];
		for (int i = 0; i < rows.length; i++) {
			if (rows[i].length != columns) {
				throw new IllegalArgumentException("All vectors must have " + columns + " numbers; row " + i + " has "
						+ rows[i].length + '.');
			}
			System.arraycopy(rows[i], 0, values, i * columns, columns);
		}
		return of(values, rows.length, columns);
	}

	/** @param numbers rows × columns 32-bit numbers, row after row, without gaps and at any address */
	public static VectorSet ofFloats(MemorySegment numbers, ByteOrder order, int rows, int columns) {
		return new VectorSet(numbers, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), null, rows, columns);
	}

	/** @param numbers rows × columns 64-bit numbers, row after row, without gaps and at any address */
	public static VectorSet ofDoubles(MemorySegment numbers, ByteOrder order, int rows, int columns) {
		return new VectorSet(numbers, null, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), rows, columns);
	}

	/** How many vectors there are. */
	public int rows() {
		return rows;
	}

	/** How many numbers each has. */
	public int columns() {
		return columns;
	}

	/** Whether the numbers are 32 bits wide. */
	public boolean single() {
		return floats != null;
	}

	/** Copies one vector. */
	public void row(int row, double[] target) {
		if (floats == null) {
			MemorySegment.copy(numbers, doubles, (long) row * columns * Double.BYTES, target, 0, columns);
			return;
		}
		// Copying a stretch at once is several times as fast as taking number after number.
		float[] stretch = new float[Math.min(columns, STRETCH)];
		for (int from = 0; from < columns; from += STRETCH) {
			int n = Math.min(STRETCH, columns - from);
			MemorySegment.copy(numbers, floats, ((long) row * columns + from) * Float.BYTES, stretch, 0, n);
			for (int i = 0; i < n; i++) {
				target[from + i] = stretch[i];
			}
		}
	}

	/** The first row, from 0, that holds a number that is not finite; empty when there is none. */
	public OptionalInt firstNotFinite() {
		return firstBeyond(Double.MAX_VALUE);
	}

	/** The first row, from 0, that holds a number that is not between −most and most; empty when there is none. */
	public OptionalInt firstBeyond(double most) {
		double[] row = new double[columns];
		for (int i = 0; i < rows; i++) {
			row(i, row);
			for (double v : row) {
				if (!(Math.abs(v) <= most)) {
					return OptionalInt.of(i);
				}
			}
		}
		return OptionalInt.empty();
	}

	/** The first row, from 0, whose numbers are all 0, so that it has no direction; empty when there is none. */
	public OptionalInt firstZero() {
		double[] row = new double[columns];
		for (int i = 0; i < rows; i++) {
			row(i, row);
			int c = 0;
			while (c < columns && row[c] == 0) {
				c++;
			}
			if (c == columns) {
				return OptionalInt.of(i);
			}
		}
		return OptionalInt.empty();
	}
}
