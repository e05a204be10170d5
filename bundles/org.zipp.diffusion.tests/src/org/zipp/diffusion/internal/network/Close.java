package org.zipp.diffusion.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Compares tensors as the reference does: the largest difference against the largest value. */
public final class Close {

	private Close() {
	}

	/** Fails when a difference is above {@code relative} times the largest expected value. */
	public static void assertClose(float[] expected, float[] actual, double relative, String what) {
		assertEquals(expected.length, actual.length, what);
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			assertTrue(Float.isFinite(actual[i]), what + ": value " + i + " is " + actual[i]);
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		assertTrue(difference <= relative * largest, what + ": largest difference " + difference + ", largest value " + largest);
	}
}
