package org.zipp.encoder.internal.method;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Linear algebra on parts of float arrays, with the vector instructions of the processor. */
final class Vectors {

	private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();
	private static final float NORM_EPSILON = 1e-5f;
	private static final double LEAST_NORM = 1e-12;
	private static final float SLOPE = (float) Convolutions.SLOPE;

	private Vectors() {
	}

	/** Σ a·b over n numbers. */
	static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
		FloatVector sum = FloatVector.zero(SPECIES);
		int i = 0;
		for (; i <= n - LANES; i += LANES) {
			sum = FloatVector.fromArray(SPECIES, a, aAt + i).fma(FloatVector.fromArray(SPECIES, b, bAt + i), sum);
		}
		float result = sum.reduceLanes(VectorOperators.ADD);
		for (; i < n; i++) {
			result += a[aAt + i] * b[bAt + i];
		}
		return result;
	}

	/** y += factor·x over n numbers. */
	static void addTimes(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
		int i = 0;
		for (; i <= n - LANES; i += LANES) {
			FloatVector.fromArray(SPECIES, x, xAt + i).lanewise(VectorOperators.MUL, factor)
					.add(FloatVector.fromArray(SPECIES, y, yAt + i)).intoArray(y, yAt + i);
		}
		for (; i < n; i++) {
			y[yAt + i] += factor * x[xAt + i];
		}
	}

	/**
	 * Σ a·LeakyReLU(left + right + f0·edge0 + f1·edge1) over n numbers: a logit of GATv2.
	 *
	 * @param at  place of the head in a, right, edge0 and edge1
	 * @param lAt place in left
	 */
	static float attention(float[] a, float[] left, int lAt, float[] right, float[] edge0, float f0, float[] edge1, float f1,
			int at, int n) {
		FloatVector sum = FloatVector.zero(SPECIES);
		int i = 0;
		for (; i <= n - LANES; i += LANES) {
			FloatVector x = FloatVector.fromArray(SPECIES, left, lAt + i)
					.add(FloatVector.fromArray(SPECIES, right, at + i));
			x = FloatVector.fromArray(SPECIES, edge0, at + i).fma(FloatVector.broadcast(SPECIES, f0), x);
			x = FloatVector.fromArray(SPECIES, edge1, at + i).fma(FloatVector.broadcast(SPECIES, f1), x);
			// The slope is less than 1, so the larger of x and slope·x is the LeakyReLU.
			sum = x.max(x.mul(SLOPE)).fma(FloatVector.fromArray(SPECIES, a, at + i), sum);
		}
		float result = sum.reduceLanes(VectorOperators.ADD);
		for (; i < n; i++) {
			float x = left[lAt + i] + right[at + i] + f0 * edge0[at + i] + f1 * edge1[at + i];
			result += a[at + i] * Math.max(x, SLOPE * x);
		}
		return result;
	}

	/**
	 * y = W x + b.
	 *
	 * @param weight shape (out, in)
	 * @param bias   length out, or {@code null}
	 * @param y      written from {@code yAt} on, out numbers
	 */
	static void linear(float[] weight, float[] bias, float[] x, int in, float[] y, int yAt, int out) {
		for (int row = 0; row < out; row++) {
			float product = dot(weight, row * in, x, 0, in);
			y[yAt + row] = bias == null ? product : product + bias[row];
		}
	}

	/** Layer normalisation of n numbers into another array. */
	static void norm(float[] x, float[] gain, float[] bias, float[] target, int n) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			sum += x[i];
		}
		float mean = (float) (sum / n);
		double squares = 0;
		for (int i = 0; i < n; i++) {
			float d = x[i] - mean;
			squares += d * d;
		}
		float scale = (float) (1 / Math.sqrt(squares / n + NORM_EPSILON));
		for (int i = 0; i < n; i++) {
			target[i] = (x[i] - mean) * scale * gain[i] + bias[i];
		}
	}

	/** LeakyReLU in place. */
	static void leakyRelu(float[] x, int n) {
		for (int i = 0; i < n; i++) {
			x[i] = Math.max(x[i], SLOPE * x[i]);
		}
	}

	/** x·sigmoid(x) in place. */
	static void silu(float[] x, int n) {
		for (int i = 0; i < n; i++) {
			x[i] = (float) (x[i] / (1 + Math.exp(-x[i])));
		}
	}

	/** Scales n numbers to norm 1, in place. */
	static void normalize(float[] x, int at, int n) {
		float scale = (float) (1 / Math.max(Math.sqrt(dot(x, at, x, at, n)), LEAST_NORM));
		for (int i = 0; i < n; i++) {
			x[at + i] *= scale;
		}
	}

	/** Makes n numbers that are not negative add up to 1; all alike when they are all 0. */
	static void shares(float[] x, int at, int n) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			sum += x[at + i];
		}
		for (int i = 0; i < n; i++) {
			x[at + i] = sum > 0 ? (float) (x[at + i] / sum) : 1f / n;
		}
	}
}
