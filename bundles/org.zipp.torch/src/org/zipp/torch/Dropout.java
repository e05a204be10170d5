package org.zipp.torch;

/** Which values a dropout lets through: a function of key and position, of no state. */
final class Dropout {

	private static final long STEP = 0x9E3779B97F4A7C15L;

	private Dropout() {
	}

	/** For each of n values 0, or 1/(1 − share). */
	static float[] factors(int n, double share, long key) {
		if (!(share >= 0 && share < 1)) {
			throw new IllegalArgumentException("The share to drop is at least 0 and less than 1, not " + share + '.');
		}
		float kept = (float) (1 / (1 - share));
		// A hash is below the bound, seen as a number of 32 bits, with the chance of the share.
		long bound = Math.round(share * 0x1p32);
		float[] factors = new float[n];
		long state = mix(key);
		for (int i = 0; i < n; i += 2) {
			state += STEP;
			long bits = mix(state);
			factors[i] = (bits >>> 32) < bound ? 0 : kept;
			if (i + 1 < n) {
				factors[i + 1] = (bits & 0xFFFFFFFFL) < bound ? 0 : kept;
			}
		}
		return factors;
	}

	/** Finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
	private static long mix(long z) {
		long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
		return b ^ (b >>> 31);
	}
}
