package org.zipp.encoder.internal.linear;

import java.util.Arrays;

/** The inner loops in plain Java, for where vector instructions cannot be had. */
final class PlainKernels extends Kernels {

	private static final int COLUMNS = 16;

	@Override
	int columns() {
		return COLUMNS;
	}

	@Override
	float dot(float[] a, int aAt, float[] b, int bAt, int n) {
		float[] parts = new float[PARTS];
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			for (int j = 0; j < PARTS; j++) {
				parts[j] = Math.fma(a[aAt + i + j], b[bAt + i + j], parts[j]);
			}
		}
		return rest(add(parts), a, aAt, b, bAt, i, n);
	}

	/** The parts of a sum, added by halves. */
	private static float add(float[] parts) {
		for (int half = PARTS / 2; half > 0; half /= 2) {
			for (int j = 0; j < half; j++) {
				parts[j] += parts[j + half];
			}
		}
		return parts[0];
	}

	@Override
	float sum(float[] x, int at, int n) {
		float[] parts = new float[PARTS];
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			for (int j = 0; j < PARTS; j++) {
				parts[j] += x[at + i + j];
			}
		}
		float sum = add(parts);
		for (; i < n; i++) {
			sum += x[at + i];
		}
		return sum;
	}

	@Override
	float squares(float[] x, int at, float mean, int n) {
		float[] parts = new float[PARTS];
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			for (int j = 0; j < PARTS; j++) {
				float d = x[at + i + j] - mean;
				parts[j] = Math.fma(d, d, parts[j]);
			}
		}
		float sum = add(parts);
		for (; i < n; i++) {
			float d = x[at + i] - mean;
			sum = Math.fma(d, d, sum);
		}
		return sum;
	}

	@Override
	void addTimes(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
		for (int i = 0; i < n; i++) {
			y[yAt + i] = Math.fma(x[xAt + i], factor, y[yAt + i]);
		}
	}

	@Override
	void attention(float[] a, float[] left, int lAt, float[] right, int rAt, float[] edge0, float f0, float[] edge1, float f1,
			int at, int n, float[] parts, int pAt) {
		Arrays.fill(parts, pAt, pAt + PARTS, 0);
		int i = 0;
		for (; i <= n - PARTS; i += PARTS) {
			for (int j = 0; j < PARTS; j++) {
				int k = i + j;
				parts[pAt + j] = Math.fma(leaky(left[lAt + k] + right[rAt + k], edge0[at + k], f0, edge1[at + k], f1), a[at + k],
						parts[pAt + j]);
			}
		}
		restOfAttention(a, left, lAt, right, rAt, edge0, f0, edge1, f1, at, i, n, parts, pAt);
	}

	@Override
	void addRows(float[] factors, int fAt, float[] table, int[] places, int plAt, int offset, int count, float[] y, int yAt, int n) {
		for (int k = 0; k < count; k++) {
			addTimes(factors[fAt + k], table, places[plAt + k] + offset, y, yAt, n);
		}
	}

	@Override
	void exp(float[] x, int at, int n) {
		for (int i = at; i < at + n; i++) {
			x[i] = exp(x[i]);
		}
	}

	@Override
	int tile(float[] rows, int rAt, float[] panel, int pAt, int depth, float[] tile, float[] least, int leastAt) {
		int found = 0;
		float[] sums = new float[COLUMNS];
		for (int r = 0; r < ROWS; r++) {
			multiply(rows, rAt + r, ROWS, panel, pAt, depth, sums);
			System.arraycopy(sums, 0, tile, r * COLUMNS, COLUMNS);
			boolean any = least == null;
			for (int c = 0; c < COLUMNS && !any; c++) {
				any = sums[c] > least[leastAt + r];
			}
			found |= any ? 1 << r : 0;
		}
		return found;
	}

	@Override
	void row(float[] x, int xAt, float[] panel, int pAt, int depth, float[] target) {
		multiply(x, xAt, 1, panel, pAt, depth, target);
	}

	private static void multiply(float[] x, int xAt, int step, float[] panel, int pAt, int depth, float[] sums) {
		System.arraycopy(panel, pAt, sums, 0, COLUMNS);
		for (int k = 0; k < depth; k++) {
			float v = x[xAt + k * step];
			int at = pAt + (k + 1) * COLUMNS;
			for (int c = 0; c < COLUMNS; c++) {
				sums[c] = Math.fma(v, panel[at + c], sums[c]);
			}
		}
	}
}
