package org.zipp.encoder.internal.files;

/** 64-bit hashes that are the same on every Java: FNV-1a over characters, mixed as SplitMix64 does. */
public final class Hashes {

	private static final long FNV_START = 0xCBF29CE484222325L;
	private static final long FNV_PRIME = 0x100000001B3L;
	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private Hashes() {
	}

	/** Of a text. */
	public static long of(String text) {
		long hash = FNV_START;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * FNV_PRIME;
		}
		return mix(hash);
	}

	/** Of two values in this order. */
	public static long of(long a, long b) {
		return mix(mix(a + GOLDEN) + GOLDEN + b);
	}

	private static long mix(long value) {
		long z = value;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** A hash as a number from 0 to below 1. */
	public static double fraction(long hash) {
		return (hash >>> 11) * 0x1p-53;
	}
}
