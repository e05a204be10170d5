package org.zipp.encoder.internal.linear;

/** Linear algebra on parts of float arrays, with the vector instructions of the processor where it has them. */
public final class Vectors {

	/** Numbers that {@link #attention} leaves for a logit. */
	public static final int PARTS = Kernels.PARTS;

	static final Kernels KERNELS = Kernels.best();
	private static final float NORM_EPSILON = 1e-5f;
	private static final double LEAST_NORM = 1e-12;

	private Vectors() {
	}

	/** Σ a·b over n numbers. */
	public static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
		return KERNELS.dot(a, aAt, b, bAt, n);
	}

	/** y += factor·x over n numbers. */
	public static void addTimes(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
		KERNELS.addTimes(factor, x, xAt, y, yAt, n);
	}

	/**
	 * Adds rows of a table, each times its factor, one after another: y += Σ factor·row over n numbers.
	 *
	 * @param places where the rows start, less {@code offset}
	 */
	public static void addRows(float[] factors, int fAt, float[] table, int[] places, int plAt, int offset, int count, float[] y,
			int yAt, int n) {
		KERNELS.addRows(factors, fAt, table, places, plAt, offset, count, y, yAt, n);
	}

	/**
	 * Σ a·LeakyReLU(left + right + f0·edge0 + f1·edge1) over n numbers: a logit of GATv2, in parts, which {@link #addParts} adds for
	 * many at once.
	 *
	 * @param at    place of the head in a, edge0 and edge1
	 * @param lAt   place in left
	 * @param rAt   place in right
	 * @param parts receives {@link #PARTS} numbers from {@code pAt} on
	 */
	public static void attention(float[] a, float[] left, int lAt, float[] right, int rAt, float[] edge0, float f0,
			float[] edge1, float f1, int at, int n, float[] parts, int pAt) {
		KERNELS.attention(a, left, lAt, right, rAt, edge0, f0, edge1, f1, at, n, parts, pAt);
	}

	/** Adds up sums in parts. */
	public static void addParts(float[] parts, int count, float[] target, int at) {
		Kernels.addParts(parts, count, target, at);
	}

	/** Layer normalisation of n numbers into another array. */
	public static void norm(float[] x, int xAt, float[] gain, float[] bias, float[] target, int at, int n) {
		float mean = KERNELS.sum(x, xAt, n) / n;
		float scale = (float) (1 / Math.sqrt(KERNELS.squares(x, xAt, mean, n) / n + NORM_EPSILON));
		for (int i = 0; i < n; i++) {
			target[at + i] = (x[xAt + i] - mean) * scale * gain[i] + bias[i];
		}
	}

	/** LeakyReLU in place. */
	public static void leakyRelu(float[] x, int at, int n) {
		for (int i = at; i < at + n; i++) {
			x[i] = x[i] < 0 ? Kernels.SLOPE * x[i] : x[i];
		}
	}

	/**
	 * x·sigmoid(x) in place.
	 *
	 * @param work at least n long
	 */
	public static void silu(float[] x, int n, float[] work) {
		for (int i = 0; i < n; i++) {
			work[i] = -x[i];
		}
		KERNELS.exp(work, 0, n);
		for (int i = 0; i < n; i++) {
			x[i] = x[i] / (1 + work[i]);
		}
	}

	/** e^x in place; beyond ±87 the argument is cut. */
	public static void exp(float[] x, int at, int n) {
		KERNELS.exp(x, at, n);
	}

	/** Scales n numbers to norm 1, in place. */
	public static void normalize(float[] x, int at, int n) {
		float scale = (float) (1 / Math.max(Math.sqrt(dot(x, at, x, at, n)), LEAST_NORM));
		for (int i = at; i < at + n; i++) {
			x[i] *= scale;
		}
	}

	/** Makes n numbers that are not negative add up to 1; all alike when they are all 0. */
	public static void shares(float[] x, int at, int n) {
		shares(x, at, n, 1);
	}

	/** Makes n numbers that are not negative add up to a total; all alike when they are all 0. */
	public static void shares(float[] x, int at, int n, float total) {
		double sum = 0;
		for (int i = at; i < at + n; i++) {
			sum += x[i];
		}
		double factor = total / sum;
		for (int i = at; i < at + n; i++) {
			x[i] = sum > 0 ? (float) (x[i] * factor) : total / n;
		}
	}
}
