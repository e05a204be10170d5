package org.zipp.encoder.internal.method;

/**
 * Ridge regression from the features of the communities that have training links, and a constant, with a penalty of 1.
 */
final class Ridge {

	private static final double PENALTY = 1;

	private final TrainingData data;
	private final int length;
	/** Lower triangle of the Cholesky factor of XᵀX + penalty, shape (length, length). */
	private final double[] factor;

	Ridge(TrainingData data) {
		this.data = data;
		length = data.features().dimension() + 1;
		factor = gram();
		decompose();
	}

	private float[] row(int community, float[] row) {
		data.features().copy(community, row, 0);
		row[length - 1] = 1;
		return row;
	}

	private double[] gram() {
		double[] gram = new double[Math.multiplyExact(length, length)];
		float[] row = new float[length];
		for (int c = 0; c < data.communityCount(); c++) {
			if (data.degree(c) > 0) {
				row(c, row);
				for (int i = 0; i < length; i++) {
					for (int j = 0; j <= i; j++) {
						gram[i * length + j] += (double) row[i] * row[j];
					}
				}
			}
		}
		for (int i = 0; i < length; i++) {
			gram[i * length + i] += PENALTY;
		}
		return gram;
	}

	private void decompose() {
		for (int i = 0; i < length; i++) {
			for (int j = 0; j <= i; j++) {
				double sum = factor[i * length + j];
				for (int k = 0; k < j; k++) {
					sum -= factor[i * length + k] * factor[j * length + k];
				}
				factor[i * length + j] = i == j ? Math.sqrt(sum) : sum / factor[j * length + j];
			}
		}
	}

	/**
	 * Fits values of the communities.
	 *
	 * @param values shape (communities, width)
	 * @return shape (length of the features + 1, width)
	 */
	float[] fit(float[] values, int width) {
		double[] right = new double[length * width];
		float[] row = new float[length];
		for (int c = 0; c < data.communityCount(); c++) {
			if (data.degree(c) > 0) {
				row(c, row);
				for (int i = 0; i < length; i++) {
					for (int k = 0; k < width; k++) {
						right[i * width + k] += (double) row[i] * values[c * width + k];
					}
				}
			}
		}
		solve(right, width);
		float[] result = new float[right.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = (float) right[i];
		}
		return result;
	}

	/** Forward and backward substitution, in place. */
	private void solve(double[] right, int width) {
		for (int i = 0; i < length; i++) {
			for (int j = 0; j < i; j++) {
				subtract(factor[i * length + j], right, j, i, width);
			}
			divide(right, i, width);
		}
		for (int i = length - 1; i >= 0; i--) {
			for (int j = i + 1; j < length; j++) {
				subtract(factor[j * length + i], right, j, i, width);
			}
			divide(right, i, width);
		}
	}

	private static void subtract(double times, double[] right, int row, int from, int width) {
		for (int k = 0; k < width; k++) {
			right[from * width + k] -= times * right[row * width + k];
		}
	}

	private void divide(double[] right, int row, int width) {
		for (int k = 0; k < width; k++) {
			right[row * width + k] /= factor[row * length + row];
		}
	}
}
