package org.zipp.statistics.embedding;

import java.util.Arrays;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops over tiles of a matrix of pairs, with the vector instructions of the processor. A tile has
 * {@link #ROWS} rows at most and {@link #COLUMNS} columns. Panels hold vectors in slivers of some rows: for each part of
 * {@link #DEPTH} numbers, for each sliver, for each number, that number of every row of the sliver.
 */
final class TileKernels {

	/** Rows that the products take at a time: 12 sums and what feeds them fill 16 registers. */
	static final int SLIVER = 6;
	/** Rows of a tile; its numbers and the panels' parts fit the second cache. */
	static final int ROWS = 16 * SLIVER;
	static final int COLUMNS = 128;
	/** Numbers of a vector whose products are added up in the type of the panels, before the sum goes on in double. */
	static final int DEPTH = 256;

	private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
	private static final int FL = F.length();
	private static final int DL = D.length();
	/** Columns that the products take at a time. */
	static final int FLOAT_SLIVER = 2 * FL;
	static final int DOUBLE_SLIVER = 2 * DL;

	private static final double LOG2_E = 1.4426950408889634;
	/** ln 2 in two parts, the first with zeros at its end, so that small multiples of it are exact. */
	private static final double LN2_HIGH = 0x1.62e42feep-1;
	private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
	/** Adding it rounds to whole numbers. */
	private static final double ROUND = 0x1.8p52;
	/** Adding it to a whole number above −1023 leaves the biased exponent in the lowest bits. */
	private static final double EXPONENT = 0x1p52 + 1023;
	private static final int MANTISSA_BITS = 52;
	/** exp of it still is a normal number. */
	private static final double LEAST = -708;
	/** Up to this argument a few terms of the series are exact to rounding. */
	static final double SMALL = 0.05;
	/** 1/n!, for the series of exp. */
	private static final double I2 = 1 / 2.0;
	private static final double I3 = 1 / 6.0;
	private static final double I4 = 1 / 24.0;
	private static final double I5 = 1 / 120.0;
	private static final double I6 = 1 / 720.0;
	private static final double I7 = 1 / 5040.0;
	private static final double I8 = 1 / 40320.0;
	private static final double I9 = 1 / 362880.0;
	private static final double I10 = 1 / 3628800.0;
	private static final double I11 = 1 / 39916800.0;
	private static final double I12 = 1 / 479001600.0;
	private static final double I13 = 1 / 6227020800.0;
	private static final double I14 = 1 / 87178291200.0;

	private TileKernels() {
	}

	/** c = products of each of SLIVER rows with each of FLOAT_SLIVER rows, over {@code depth} numbers. */
	static void multiply(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt) {
		FloatVector zero = FloatVector.zero(F);
		FloatVector c00 = zero;
		FloatVector c01 = zero;
		FloatVector c10 = zero;
		FloatVector c11 = zero;
		FloatVector c20 = zero;
		FloatVector c21 = zero;
		FloatVector c30 = zero;
		FloatVector c31 = zero;
		FloatVector c40 = zero;
		FloatVector c41 = zero;
		FloatVector c50 = zero;
		FloatVector c51 = zero;
		for (int k = 0; k < depth; k++) {
			FloatVector b0 = FloatVector.fromArray(F, b, bAt + k * 2 * FL);
			FloatVector b1 = FloatVector.fromArray(F, b, bAt + k * 2 * FL + FL);
			int at = aAt + k * SLIVER;
			FloatVector v = FloatVector.broadcast(F, a[at]);
			c00 = v.fma(b0, c00);
			c01 = v.fma(b1, c01);
			v = FloatVector.broadcast(F, a[at + 1]);
			c10 = v.fma(b0, c10);
			c11 = v.fma(b1, c11);
			v = FloatVector.broadcast(F, a[at + 2]);
			c20 = v.fma(b0, c20);
			c21 = v.fma(b1, c21);
			v = FloatVector.broadcast(F, a[at + 3]);
			c30 = v.fma(b0, c30);
			c31 = v.fma(b1, c31);
			v = FloatVector.broadcast(F, a[at + 4]);
			c40 = v.fma(b0, c40);
			c41 = v.fma(b1, c41);
			v = FloatVector.broadcast(F, a[at + 5]);
			c50 = v.fma(b0, c50);
			c51 = v.fma(b1, c51);
		}
		c00.intoArray(c, cAt);
		c01.intoArray(c, cAt + FL);
		c10.intoArray(c, cAt + COLUMNS);
		c11.intoArray(c, cAt + COLUMNS + FL);
		c20.intoArray(c, cAt + 2 * COLUMNS);
		c21.intoArray(c, cAt + 2 * COLUMNS + FL);
		c30.intoArray(c, cAt + 3 * COLUMNS);
		c31.intoArray(c, cAt + 3 * COLUMNS + FL);
		c40.intoArray(c, cAt + 4 * COLUMNS);
		c41.intoArray(c, cAt + 4 * COLUMNS + FL);
		c50.intoArray(c, cAt + 5 * COLUMNS);
		c51.intoArray(c, cAt + 5 * COLUMNS + FL);
	}

	/** Adds n single numbers to double ones. */
	static void add(float[] from, double[] to, int n) {
		for (int i = 0; i < n; i++) {
			to[i] += from[i];
		}
	}

	private static void add(DoubleVector v, double[] c, int at) {
		v.add(DoubleVector.fromArray(D, c, at)).intoArray(c, at);
	}

	/** c += products of each of SLIVER rows with each of DOUBLE_SLIVER rows, over {@code depth} numbers. */
	static void multiply(double[] a, int aAt, double[] b, int bAt, int depth, double[] c, int cAt) {
		DoubleVector zero = DoubleVector.zero(D);
		DoubleVector c00 = zero;
		DoubleVector c01 = zero;
		DoubleVector c10 = zero;
		DoubleVector c11 = zero;
		DoubleVector c20 = zero;
		DoubleVector c21 = zero;
		DoubleVector c30 = zero;
		DoubleVector c31 = zero;
		DoubleVector c40 = zero;
		DoubleVector c41 = zero;
		DoubleVector c50 = zero;
		DoubleVector c51 = zero;
		for (int k = 0; k < depth; k++) {
			DoubleVector b0 = DoubleVector.fromArray(D, b, bAt + k * 2 * DL);
			DoubleVector b1 = DoubleVector.fromArray(D, b, bAt + k * 2 * DL + DL);
			int at = aAt + k * SLIVER;
			DoubleVector v = DoubleVector.broadcast(D, a[at]);
			c00 = v.fma(b0, c00);
			c01 = v.fma(b1, c01);
			v = DoubleVector.broadcast(D, a[at + 1]);
			c10 = v.fma(b0, c10);
			c11 = v.fma(b1, c11);
			v = DoubleVector.broadcast(D, a[at + 2]);
			c20 = v.fma(b0, c20);
			c21 = v.fma(b1, c21);
			v = DoubleVector.broadcast(D, a[at + 3]);
			c30 = v.fma(b0, c30);
			c31 = v.fma(b1, c31);
			v = DoubleVector.broadcast(D, a[at + 4]);
			c40 = v.fma(b0, c40);
			c41 = v.fma(b1, c41);
			v = DoubleVector.broadcast(D, a[at + 5]);
			c50 = v.fma(b0, c50);
			c51 = v.fma(b1, c51);
		}
		add(c00, c, cAt);
		add(c01, c, cAt + DL);
		add(c10, c, cAt + COLUMNS);
		add(c11, c, cAt + COLUMNS + DL);
		add(c20, c, cAt + 2 * COLUMNS);
		add(c21, c, cAt + 2 * COLUMNS + DL);
		add(c30, c, cAt + 3 * COLUMNS);
		add(c31, c, cAt + 3 * COLUMNS + DL);
		add(c40, c, cAt + 4 * COLUMNS);
		add(c41, c, cAt + 4 * COLUMNS + DL);
		add(c50, c, cAt + 5 * COLUMNS);
		add(c51, c, cAt + 5 * COLUMNS + DL);
	}

	/**
	 * For DOUBLE_SLIVER labelings at once: out += Σ over SLIVER rows i of labelA(i)·Σ over {@code depth} columns j of
	 * m(i, j)·labelB(j).
	 *
	 * @param m      a tile, COLUMNS apart
	 * @param labelA labels of the rows, labelings of one row beside each other
	 * @param labelB labels of the columns, likewise
	 */
	static void labelled(double[] m, int mAt, double[] labelA, int aAt, double[] labelB, int bAt, int depth, double[] out,
			int outAt) {
		DoubleVector zero = DoubleVector.zero(D);
		DoubleVector c00 = zero;
		DoubleVector c01 = zero;
		DoubleVector c10 = zero;
		DoubleVector c11 = zero;
		DoubleVector c20 = zero;
		DoubleVector c21 = zero;
		DoubleVector c30 = zero;
		DoubleVector c31 = zero;
		DoubleVector c40 = zero;
		DoubleVector c41 = zero;
		DoubleVector c50 = zero;
		DoubleVector c51 = zero;
		for (int k = 0; k < depth; k++) {
			DoubleVector b0 = DoubleVector.fromArray(D, labelB, bAt + k * 2 * DL);
			DoubleVector b1 = DoubleVector.fromArray(D, labelB, bAt + k * 2 * DL + DL);
			int at = mAt + k;
			DoubleVector v = DoubleVector.broadcast(D, m[at]);
			c00 = v.fma(b0, c00);
			c01 = v.fma(b1, c01);
			v = DoubleVector.broadcast(D, m[at + COLUMNS]);
			c10 = v.fma(b0, c10);
			c11 = v.fma(b1, c11);
			v = DoubleVector.broadcast(D, m[at + 2 * COLUMNS]);
			c20 = v.fma(b0, c20);
			c21 = v.fma(b1, c21);
			v = DoubleVector.broadcast(D, m[at + 3 * COLUMNS]);
			c30 = v.fma(b0, c30);
			c31 = v.fma(b1, c31);
			v = DoubleVector.broadcast(D, m[at + 4 * COLUMNS]);
			c40 = v.fma(b0, c40);
			c41 = v.fma(b1, c41);
			v = DoubleVector.broadcast(D, m[at + 5 * COLUMNS]);
			c50 = v.fma(b0, c50);
			c51 = v.fma(b1, c51);
		}
		DoubleVector first = DoubleVector.fromArray(D, out, outAt);
		DoubleVector second = DoubleVector.fromArray(D, out, outAt + DL);
		first = c00.fma(DoubleVector.fromArray(D, labelA, aAt), first);
		second = c01.fma(DoubleVector.fromArray(D, labelA, aAt + DL), second);
		first = c10.fma(DoubleVector.fromArray(D, labelA, aAt + 2 * DL), first);
		second = c11.fma(DoubleVector.fromArray(D, labelA, aAt + 3 * DL), second);
		first = c20.fma(DoubleVector.fromArray(D, labelA, aAt + 4 * DL), first);
		second = c21.fma(DoubleVector.fromArray(D, labelA, aAt + 5 * DL), second);
		first = c30.fma(DoubleVector.fromArray(D, labelA, aAt + 6 * DL), first);
		second = c31.fma(DoubleVector.fromArray(D, labelA, aAt + 7 * DL), second);
		first = c40.fma(DoubleVector.fromArray(D, labelA, aAt + 8 * DL), first);
		second = c41.fma(DoubleVector.fromArray(D, labelA, aAt + 9 * DL), second);
		first = c50.fma(DoubleVector.fromArray(D, labelA, aAt + 10 * DL), first);
		second = c51.fma(DoubleVector.fromArray(D, labelA, aAt + 11 * DL), second);
		first.intoArray(out, outAt);
		second.intoArray(out, outAt + DL);
	}

	/**
	 * Products of one row of a tile with all columns to squared distances, none below 0.
	 *
	 * @param c       products of the row from {@code at} on, replaced
	 * @param square  squared norm of the row
	 * @param squares squared norms of the columns
	 */
	static void distances(double[] c, int at, double square, double[] squares) {
		for (int j = 0; j < COLUMNS; j += DL) {
			DoubleVector.fromArray(D, c, at + j).mul(-2).add(DoubleVector.fromArray(D, squares, j).add(square)).max(0)
					.intoArray(c, at + j);
		}
	}

	/** Keeps the least of each column, and gives the least of the row. */
	static double least(double[] c, int at, double[] columns) {
		DoubleVector row = DoubleVector.broadcast(D, Double.POSITIVE_INFINITY);
		for (int j = 0; j < COLUMNS; j += DL) {
			DoubleVector v = DoubleVector.fromArray(D, c, at + j);
			row = row.min(v);
			DoubleVector.fromArray(D, columns, j).min(v).intoArray(columns, j);
		}
		return row.reduceLanes(VectorOperators.MIN);
	}

	/**
	 * m = 1 − exp(−factor·c) of one row, exact to rounding also where the exponential is near 1.
	 *
	 * @param small   whether factor·c is at most {@link #SMALL} everywhere
	 * @param columns sums by column, added to
	 * @return the sum of the row
	 */
	static double complements(double[] c, double[] m, int at, double factor, boolean small, double[] columns) {
		DoubleVector sum = DoubleVector.zero(D);
		for (int j = 0; j < COLUMNS; j += DL) {
			DoubleVector t = DoubleVector.fromArray(D, c, at + j).mul(-factor);
			DoubleVector v = (small ? few(t) : many(t.max(LEAST))).neg();
			v.intoArray(m, at + j);
			sum = sum.add(v);
			add(v, columns, j);
		}
		return total(sum);
	}

	/** Sum of the lanes in the order they stand in: reduceLanes may add them in another one once it is compiled. */
	private static double total(DoubleVector v) {
		double sum = 0;
		for (int lane = 0; lane < DL; lane++) {
			sum += v.lane(lane);
		}
		return sum;
	}

	/** exp(t) − 1 for −SMALL ≤ t ≤ 0; the rest of the series is below rounding. */
	private static DoubleVector few(DoubleVector t) {
		DoubleVector square = t.mul(t);
		DoubleVector low = pair(t, I3, I2);
		DoubleVector middle = pair(t, I5, I4);
		DoubleVector high = t.mul(I8).add(I7).fma(t, DoubleVector.broadcast(D, I6));
		// t + t²·(1/2 + t/6 + …): the largest term is exact.
		return high.fma(square, middle).fma(square, low).fma(square, t);
	}

	/** exp(t) − 1 = 2^k·(exp(r) − 1) + (2^k − 1) with t = k·ln 2 + r. */
	private static DoubleVector many(DoubleVector t) {
		DoubleVector k = t.mul(LOG2_E).add(ROUND).sub(ROUND);
		DoubleVector r = k.fma(DoubleVector.broadcast(D, -LN2_HIGH), t);
		r = k.fma(DoubleVector.broadcast(D, -LN2_LOW), r);
		DoubleVector square = r.mul(r);
		DoubleVector fourth = square.mul(square);
		DoubleVector low = pair(r, I5, I4).fma(square, pair(r, I3, I2));
		DoubleVector middle = pair(r, I9, I8).fma(square, pair(r, I7, I6));
		DoubleVector high = r.mul(I14).add(I13).fma(r, DoubleVector.broadcast(D, I12)).fma(square, pair(r, I11, I10));
		DoubleVector p = high.fma(fourth, middle).fma(fourth, low).fma(square, r);
		LongVector bits = k.add(EXPONENT).reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
		DoubleVector power = bits.reinterpretAsDoubles();
		return power.fma(p, power.sub(1));
	}

	private static DoubleVector pair(DoubleVector t, double first, double constant) {
		return t.fma(DoubleVector.broadcast(D, first), DoubleVector.broadcast(D, constant));
	}

	/**
	 * Packs rows into a panel.
	 *
	 * @param from   first row of the set
	 * @param count  rows
	 * @param padded rows of the panel, a multiple of {@code sliver}; those that are too many become 0
	 * @param factor by row of the set, from {@code factorAt} on: what its numbers are multiplied by
	 */
	static void pack(VectorSet set, int from, int count, int padded, int sliver, double[] factor, int factorAt,
			double[] row, float[] panel) {
		int columns = set.columns();
		for (int i = 0; i < padded; i++) {
			if (i < count) {
				set.row(from + i, row);
			} else {
				Arrays.fill(row, 0, columns, 0);
			}
			double by = i < count ? factor[factorAt + i] : 0;
			int lane = i % sliver;
			for (int k = 0; k < columns; k += DEPTH) {
				int depth = Math.min(DEPTH, columns - k);
				int at = k * padded + (i - lane) * depth + lane;
				for (int j = 0; j < depth; j++) {
					panel[at + j * sliver] = (float) (row[k + j] * by);
				}
			}
		}
	}

	/** The same for panels of doubles. */
	static void pack(VectorSet set, int from, int count, int padded, int sliver, double[] factor, int factorAt,
			double[] row, double[] panel) {
		int columns = set.columns();
		for (int i = 0; i < padded; i++) {
			if (i < count) {
				set.row(from + i, row);
			} else {
				Arrays.fill(row, 0, columns, 0);
			}
			double by = i < count ? factor[factorAt + i] : 0;
			int lane = i % sliver;
			for (int k = 0; k < columns; k += DEPTH) {
				int depth = Math.min(DEPTH, columns - k);
				int at = k * padded + (i - lane) * depth + lane;
				for (int j = 0; j < depth; j++) {
					panel[at + j * sliver] = row[k + j] * by;
				}
			}
		}
	}
}
