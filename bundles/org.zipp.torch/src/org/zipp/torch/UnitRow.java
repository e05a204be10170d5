package org.zipp.torch;

import java.util.function.DoubleFunction;

/** Brings embeddings to norm 1. */
public final class UnitRow {

	private UnitRow() {
	}

	/**
	 * Divides an embedding by its L2 norm, in place.
	 *
	 * @param refusal what is thrown where the norm is 0 or no number
	 * @return {@code row}
	 */
	public static float[] of(float[] row, DoubleFunction<? extends RuntimeException> refusal) {
		double square = 0;
		for (float v : row) {
			square += (double) v * v;
		}
		double norm = Math.sqrt(square);
		if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
			throw refusal.apply(norm);
		}
		for (int d = 0; d < row.length; d++) {
			row[d] = (float) (row[d] / norm);
		}
		return row;
	}
}
