package org.zipp.statistics.internal;

import java.util.SplittableRandom;

/** Generators for random procedures: one per replicate, so that results do not depend on the number of threads. */
public final class Seeds {

	private Seeds() {
	}

	/**
	 * The generator of replicate {@code i}. Seed and number are spread over all 64 bits by the finalizer of MurmurHash3,
	 * so that neighbours are not alike.
	 */
	public static SplittableRandom generator(long seed, long i) {
		return new SplittableRandom(scramble(scramble(seed) + i));
	}

	private static long scramble(long value) {
		long v = value;
		v = (v ^ v >>> 33) * 0xff51afd7ed558ccdL;
		v = (v ^ v >>> 33) * 0xc4ceb9fe1a85ec53L;
		return v ^ v >>> 33;
	}
}
