package org.zipp.diffusion;

import java.util.Arrays;

/**
 * A text as the U-Net sees it, on the heap, so that methods can reckon with it. Arrays are shared and not to be changed.
 *
 * @param context   states of the tokens, {@code positions} rows
 * @param positions how many
 * @param pooled    the text as a whole where the model wants that (SDXL), else {@code null}
 */
public record Embedding(float[] context, int positions, float[] pooled) {

	/** Zeros of the same form. */
	public Embedding zeros() {
		return new Embedding(new float[context.length], positions, pooled == null ? null : new float[pooled.length]);
	}

	/**
	 * Moved towards another text: states plus {@code weight} times its states. The text as a whole stays.
	 *
	 * @throws IllegalArgumentException when the other has another number of positions
	 */
	public Embedding plus(Embedding other, double weight) {
		if (other.context.length != context.length) {
			throw new IllegalArgumentException(other.positions + " positions cannot be added to " + positions);
		}
		float[] sum = context.clone();
		for (int i = 0; i < sum.length; i++) {
			sum[i] += (float) weight * other.context[i];
		}
		return new Embedding(sum, positions, pooled);
	}

	/** Whether both are the same numbers. */
	@Override
	public boolean equals(Object other) {
		return other instanceof Embedding e && positions == e.positions && Arrays.equals(context, e.context) && Arrays.equals(pooled, e.pooled);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(context) + Arrays.hashCode(pooled);
	}

	@Override
	public String toString() {
		return "Embedding[" + positions + " positions]";
	}
}
