package org.zipp.encoder.internal.linear;

/**
 * The inner loops over floats, once with the vector instructions of the processor and once in plain Java. Both add up in the
 * same order and round alike, so that results have the same bits on every machine.
 *
 * <p>A sum over a row is kept in {@value #PARTS} parts, number i in part i mod {@value #PARTS}, which are added by halves at the
 * end; what fills no vector at the end of a row is added after that. Products with a {@link Panel} add up number after number.
 */
abstract sealed class Kernels permits PlainKernels, VectorKernels {

	/** Parts of a sum over a row. */
	static final int PARTS = 16;
	/** Rows that products with a panel take at a time: 12 sums and what feeds them fill 16 registers. */
	static final int ROWS = 6;
	/** The slope of LeakyReLU, in all networks here. */
	static final float SLOPE = 0.2f;

	/** e^x is 0 or as good as that below, and no number above. */
	static final float EXP_LIMIT = 87;
	static final float LOG2_E = 1.44269504f;
	/** ln 2 in two parts, the first with zeros at its end, so that small multiples of it are exact. */
	static final float LN2_HIGH = 0.693359375f;
	static final float LN2_LOW = -2.12194440e-4f;
	/** Adding it rounds to whole numbers, which then stand in the lowest bits. */
	static final float ROUND = 0x1.8p23f;
	static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);
	static final int EXPONENT_BIAS = 127;
	static final int MANTISSA_BITS = 23;
	/** e^r = 1 + r + r²·(E0 + E1·r + …) for |r| ≤ ln 2 / 2, to a unit of the last place: the coefficients of Cephes' expf. */
	static final float E0 = 5.0000001201e-1f;
	static final float E1 = 1.6666665459e-1f;
	static final float E2 = 4.1665795894e-2f;
	static final float E3 = 8.3334519073e-3f;
	static final float E4 = 1.3981999507e-3f;
	static final float E5 = 1.9875691500e-4f;

	/** The quickest that this machine has. */
	static Kernels best() {
		try {
			return VectorKernels.wideEnough() ? new VectorKernels() : new PlainKernels();
		} catch (LinkageError _) {
			// The module of vectors is there only when the command line asks for it.
			return new PlainKernels();
		}
	}

	/** Columns of a sliver of a panel. */
	abstract int columns();

	/** Σ a·b over n numbers. */
	abstract float dot(float[] a, int aAt, float[] b, int bAt, int n);

	/** Σ x over n numbers. */
	abstract float sum(float[] x, int at, int n);

	/** Σ (x − mean)² over n numbers. */
	abstract float squares(float[] x, int at, float mean, int n);

	/** y += factor·x over n numbers, each rounded once. */
	abstract void addTimes(float factor, float[] x, int xAt, float[] y, int yAt, int n);

	/**
	 * Σ a·LeakyReLU(left + right + f0·edge0 + f1·edge1) over n numbers: a logit of GATv2, in parts, for {@link #addParts}.
	 *
	 * @param at    place of the head in a, edge0 and edge1
	 * @param lAt   place in left
	 * @param rAt   place in right
	 * @param parts receives {@link #PARTS} numbers from {@code pAt} on
	 */
	abstract void attention(float[] a, float[] left, int lAt, float[] right, int rAt, float[] edge0, float f0, float[] edge1,
			float f1, int at, int n, float[] parts, int pAt);

	/**
	 * Adds rows of a table, each times its factor, one after another: y += Σ factor·row over n numbers.
	 *
	 * @param places where the rows start, less {@code offset}
	 */
	abstract void addRows(float[] factors, int fAt, float[] table, int[] places, int plAt, int offset, int count, float[] y, int yAt,
			int n);

	/** Sums that are in parts, {@link #PARTS} beside each other, the parts added by halves. */
	static void addParts(float[] p, int count, float[] target, int targetAt) {
		for (int i = 0, at = 0; i < count; i++, at += PARTS) {
			float even = p[at] + p[at + 8] + (p[at + 4] + p[at + 12]) + (p[at + 2] + p[at + 10] + (p[at + 6] + p[at + 14]));
			float odd = p[at + 1] + p[at + 9] + (p[at + 5] + p[at + 13]) + (p[at + 3] + p[at + 11] + (p[at + 7] + p[at + 15]));
			target[targetAt + i] = even + odd;
		}
	}

	/** x = e^x over n numbers; the argument is cut at ±{@value #EXP_LIMIT}. */
	abstract void exp(float[] x, int at, int n);

	/**
	 * Products of {@link #ROWS} rows with all columns of a sliver.
	 *
	 * @param rows    their first numbers side by side, then their second, and so on
	 * @param panel   at {@code pAt} what the sums start with, behind it the numbers
	 * @param depth   numbers of a row
	 * @param tile    receives the sums, row after row
	 * @param least   by row: what a sum must exceed to be worth looking at; {@code null} when all are
	 * @return a bit for each row with such a sum; when there is none, the tile is not written
	 */
	abstract int tile(float[] rows, int rAt, float[] panel, int pAt, int depth, float[] tile, float[] least, int leastAt);

	/** Products of one row with all columns of a sliver; likewise. */
	abstract void row(float[] x, int xAt, float[] panel, int pAt, int depth, float[] target);

	/** The rest of a sum over a row, from number {@code i} on. */
	static float rest(float sum, float[] a, int aAt, float[] b, int bAt, int i, int n) {
		float result = sum;
		for (int j = i; j < n; j++) {
			result = Math.fma(a[aAt + j], b[bAt + j], result);
		}
		return result;
	}

	/** The rest of an attention logit, into the parts. */
	static void restOfAttention(float[] a, float[] left, int lAt, float[] right, int rAt, float[] edge0, float f0, float[] edge1,
			float f1, int at, int i, int n, float[] parts, int pAt) {
		for (int j = i; j < n; j++) {
			int part = pAt + j % PARTS;
			parts[part] = Math.fma(leaky(left[lAt + j] + right[rAt + j], edge0[at + j], f0, edge1[at + j], f1), a[at + j],
					parts[part]);
		}
	}

	/** LeakyReLU(x + f0·edge0 + f1·edge1). */
	static float leaky(float x, float edge0, float f0, float edge1, float f1) {
		float sum = Math.fma(edge1, f1, Math.fma(edge0, f0, x));
		return sum < 0 ? SLOPE * sum : sum;
	}

	/** e^x for a number within the limit. */
	static float exp(float x) {
		float cut = Math.max(-EXP_LIMIT, Math.min(EXP_LIMIT, x));
		float rounded = Math.fma(cut, LOG2_E, ROUND);
		float k = rounded - ROUND;
		float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, cut));
		float p = Math.fma(r, E5, E4);
		p = Math.fma(p, r, E3);
		p = Math.fma(p, r, E2);
		p = Math.fma(p, r, E1);
		p = Math.fma(p, r, E0);
		p = Math.fma(p, r * r, r) + 1;
		return p * Float.intBitsToFloat(Float.floatToRawIntBits(rounded) - ROUND_BITS + EXPONENT_BIAS << MANTISSA_BITS);
	}
}
