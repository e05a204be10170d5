package org.zipp.encoder.internal.linear;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops with vectors of 8 or 16 floats. Needs the module {@code jdk.incubator.vector}. */
final class VectorKernels extends Kernels {

	private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
	private static final int L = F.length();
	/** Whether a vector holds all parts of a sum, else half of them. */
	private static final boolean WHOLE = L == PARTS;
	private static final int COLUMNS = 2 * L;
	private static final int ALL_ROWS = (1 << ROWS) - 1;
	private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(F, PARTS / 2 % L, 1, true);
	private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(F, 4 % L, 1, true);
	private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(F, 2 % L, 1, true);
	private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(F, 1, 1, true);

	/** Whether the processor has vectors that are worth it. */
	static boolean wideEnough() {
		return L == PARTS || L == PARTS / 2;
	}

	@Override
	int columns() {
		return COLUMNS;
	}

	private static FloatVector load(float[] x, int at) {
		return FloatVector.fromArray(F, x, at);
	}

	/** The sum of all parts, halves added to halves: where a vector has 8 lanes, its two halves come added already. */
	private static float add(FloatVector parts) {
		FloatVector v = WHOLE ? parts.add(parts.rearrange(BY_8)) : parts;
		v = v.add(v.rearrange(BY_4));
		v = v.add(v.rearrange(BY_2));
		return v.add(v.rearrange(BY_1)).lane(0);
	}

	@Override
	float dot(float[] a, int aAt, float[] b, int bAt, int n) {
		FloatVector s0 = FloatVector.zero(F);
		FloatVector s1 = FloatVector.zero(F);
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			s0 = load(a, aAt + i).fma(load(b, bAt + i), s0);
			if (!WHOLE) {
				s1 = load(a, aAt + i + L).fma(load(b, bAt + i + L), s1);
			}
		}
		return rest(add(WHOLE ? s0 : s0.add(s1)), a, aAt, b, bAt, i, n);
	}

	@Override
	float sum(float[] x, int at, int n) {
		FloatVector s0 = FloatVector.zero(F);
		FloatVector s1 = FloatVector.zero(F);
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			s0 = s0.add(load(x, at + i));
			if (!WHOLE) {
				s1 = s1.add(load(x, at + i + L));
			}
		}
		float sum = add(WHOLE ? s0 : s0.add(s1));
		for (; i < n; i++) {
			sum += x[at + i];
		}
		return sum;
	}

	@Override
	float squares(float[] x, int at, float mean, int n) {
		FloatVector s0 = FloatVector.zero(F);
		FloatVector s1 = FloatVector.zero(F);
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			FloatVector d = load(x, at + i).sub(mean);
			s0 = d.fma(d, s0);
			if (!WHOLE) {
				d = load(x, at + i + L).sub(mean);
				s1 = d.fma(d, s1);
			}
		}
		float sum = add(WHOLE ? s0 : s0.add(s1));
		for (; i < n; i++) {
			float d = x[at + i] - mean;
			sum = Math.fma(d, d, sum);
		}
		return sum;
	}

	@Override
	void addTimes(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
		FloatVector f = FloatVector.broadcast(F, factor);
		int i = 0;
		for (; i <= n - L; i += L) {
			load(x, xAt + i).fma(f, load(y, yAt + i)).intoArray(y, yAt + i);
		}
		for (; i < n; i++) {
			y[yAt + i] = Math.fma(x[xAt + i], factor, y[yAt + i]);
		}
	}

	@Override
	void attention(float[] a, float[] left, int lAt, float[] right, int rAt, float[] edge0, float f0, float[] edge1, float f1,
			int at, int n, float[] parts, int pAt) {
		FloatVector s0 = FloatVector.zero(F);
		FloatVector s1 = FloatVector.zero(F);
		FloatVector v0 = FloatVector.broadcast(F, f0);
		FloatVector v1 = FloatVector.broadcast(F, f1);
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			s0 = leaky(left, lAt + i, right, rAt + i, edge0, v0, edge1, v1, at + i).fma(load(a, at + i), s0);
			if (!WHOLE) {
				int j = i + L;
				s1 = leaky(left, lAt + j, right, rAt + j, edge0, v0, edge1, v1, at + j).fma(load(a, at + j), s1);
			}
		}
		s0.intoArray(parts, pAt);
		if (!WHOLE) {
			s1.intoArray(parts, pAt + L);
		}
		restOfAttention(a, left, lAt, right, rAt, edge0, f0, edge1, f1, at, i, n, parts, pAt);
	}

	private static FloatVector leaky(float[] left, int lAt, float[] right, int rAt, float[] edge0, FloatVector f0, float[] edge1,
			FloatVector f1, int at) {
		FloatVector x = load(left, lAt).add(load(right, rAt));
		x = load(edge0, at).fma(f0, x);
		x = load(edge1, at).fma(f1, x);
		return x.mul(SLOPE, x.compare(VectorOperators.LT, 0));
	}

	@Override
	void addRows(float[] factors, int fAt, float[] table, int[] places, int plAt, int offset, int count, float[] y, int yAt, int n) {
		int i = 0;
		for (; i <= n - 4 * L; i += 4 * L) {
			FloatVector s0 = load(y, yAt + i);
			FloatVector s1 = load(y, yAt + i + L);
			FloatVector s2 = load(y, yAt + i + 2 * L);
			FloatVector s3 = load(y, yAt + i + 3 * L);
			for (int k = 0; k < count; k++) {
				FloatVector f = FloatVector.broadcast(F, factors[fAt + k]);
				int at = places[plAt + k] + offset + i;
				s0 = load(table, at).fma(f, s0);
				s1 = load(table, at + L).fma(f, s1);
				s2 = load(table, at + 2 * L).fma(f, s2);
				s3 = load(table, at + 3 * L).fma(f, s3);
			}
			s0.intoArray(y, yAt + i);
			s1.intoArray(y, yAt + i + L);
			s2.intoArray(y, yAt + i + 2 * L);
			s3.intoArray(y, yAt + i + 3 * L);
		}
		for (int k = 0; k < count && i < n; k++) {
			addTimes(factors[fAt + k], table, places[plAt + k] + offset + i, y, yAt + i, n - i);
		}
	}

	@Override
	void exp(float[] x, int at, int n) {
		int i = at;
		for (; i <= at + n - L; i += L) {
			FloatVector cut = load(x, i).min(EXP_LIMIT).max(-EXP_LIMIT);
			FloatVector rounded = cut.fma(FloatVector.broadcast(F, LOG2_E), FloatVector.broadcast(F, ROUND));
			FloatVector k = rounded.sub(ROUND);
			FloatVector r = k.fma(FloatVector.broadcast(F, -LN2_HIGH), cut);
			r = k.fma(FloatVector.broadcast(F, -LN2_LOW), r);
			FloatVector p = r.fma(FloatVector.broadcast(F, E5), FloatVector.broadcast(F, E4));
			p = p.fma(r, FloatVector.broadcast(F, E3));
			p = p.fma(r, FloatVector.broadcast(F, E2));
			p = p.fma(r, FloatVector.broadcast(F, E1));
			p = p.fma(r, FloatVector.broadcast(F, E0));
			p = p.fma(r.mul(r), r).add(1);
			IntVector bits = rounded.reinterpretAsInts().sub(ROUND_BITS - EXPONENT_BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS);
			p.mul(bits.reinterpretAsFloats()).intoArray(x, i);
		}
		for (; i < at + n; i++) {
			x[i] = exp(x[i]);
		}
	}

	@Override
	int tile(float[] rows, int rAt, float[] panel, int pAt, int depth, float[] tile, float[] least, int leastAt) {
		FloatVector b0 = load(panel, pAt);
		FloatVector b1 = load(panel, pAt + L);
		FloatVector c00 = b0;
		FloatVector c01 = b1;
		FloatVector c10 = b0;
		FloatVector c11 = b1;
		FloatVector c20 = b0;
		FloatVector c21 = b1;
		FloatVector c30 = b0;
		FloatVector c31 = b1;
		FloatVector c40 = b0;
		FloatVector c41 = b1;
		FloatVector c50 = b0;
		FloatVector c51 = b1;
		for (int k = 0; k < depth; k++) {
			b0 = load(panel, pAt + (k + 1) * COLUMNS);
			b1 = load(panel, pAt + (k + 1) * COLUMNS + L);
			int at = rAt + k * ROWS;
			FloatVector v = FloatVector.broadcast(F, rows[at]);
			c00 = v.fma(b0, c00);
			c01 = v.fma(b1, c01);
			v = FloatVector.broadcast(F, rows[at + 1]);
			c10 = v.fma(b0, c10);
			c11 = v.fma(b1, c11);
			v = FloatVector.broadcast(F, rows[at + 2]);
			c20 = v.fma(b0, c20);
			c21 = v.fma(b1, c21);
			v = FloatVector.broadcast(F, rows[at + 3]);
			c30 = v.fma(b0, c30);
			c31 = v.fma(b1, c31);
			v = FloatVector.broadcast(F, rows[at + 4]);
			c40 = v.fma(b0, c40);
			c41 = v.fma(b1, c41);
			v = FloatVector.broadcast(F, rows[at + 5]);
			c50 = v.fma(b0, c50);
			c51 = v.fma(b1, c51);
		}
		int found = ALL_ROWS;
		if (least != null) {
			found = above(c00, c01, least[leastAt]) | above(c10, c11, least[leastAt + 1]) << 1
					| above(c20, c21, least[leastAt + 2]) << 2 | above(c30, c31, least[leastAt + 3]) << 3
					| above(c40, c41, least[leastAt + 4]) << 4 | above(c50, c51, least[leastAt + 5]) << 5;
		}
		if (found != 0) {
			store(c00, c01, tile, 0);
			store(c10, c11, tile, 1);
			store(c20, c21, tile, 2);
			store(c30, c31, tile, 3);
			store(c40, c41, tile, 4);
			store(c50, c51, tile, 5);
		}
		return found;
	}

	private static int above(FloatVector a, FloatVector b, float least) {
		VectorMask<Float> some = a.compare(VectorOperators.GT, least).or(b.compare(VectorOperators.GT, least));
		return some.anyTrue() ? 1 : 0;
	}

	private static void store(FloatVector a, FloatVector b, float[] tile, int row) {
		a.intoArray(tile, row * COLUMNS);
		b.intoArray(tile, row * COLUMNS + L);
	}

	@Override
	void row(float[] x, int xAt, float[] panel, int pAt, int depth, float[] target) {
		FloatVector c0 = load(panel, pAt);
		FloatVector c1 = load(panel, pAt + L);
		int at = pAt + COLUMNS;
		for (int k = 0; k < depth; k++, at += COLUMNS) {
			FloatVector v = FloatVector.broadcast(F, x[xAt + k]);
			c0 = v.fma(load(panel, at), c0);
			c1 = v.fma(load(panel, at + L), c1);
		}
		c0.intoArray(target, 0);
		c1.intoArray(target, L);
	}
}
