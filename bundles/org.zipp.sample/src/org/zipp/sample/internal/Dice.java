package org.zipp.sample.internal;

import java.util.List;

/** A small random number generator (SplitMix64, Steele et al. 2014) whose numbers are the same on every Java. */
final class Dice {

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private long state;

	/** Starts at a place that depends on all keys. */
	Dice(long... keys) {
		for (long key : keys) {
			state = mix(state + GOLDEN + key);
		}
	}

	private static long mix(long value) {
		long z = value;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	private long next() {
		state += GOLDEN;
		return mix(state);
	}

	/** From 0 to below 1. */
	double fraction() {
		return (next() >>> 11) * 0x1p-53;
	}

	/** From 0 to below {@code bound}. */
	int below(int bound) {
		return (int) (fraction() * bound);
	}

	boolean chance(double probability) {
		return fraction() < probability;
	}

	<T> T of(List<T> choices) {
		return choices.get(below(choices.size()));
	}

	/** Index drawn with the given weights. */
	int weighted(double[] weights) {
		double total = 0;
		for (double w : weights) {
			total += w;
		}
		double left = fraction() * total;
		for (int i = 0; i < weights.length - 1; i++) {
			left -= weights[i];
			if (left < 0) {
				return i;
			}
		}
		return weights.length - 1;
	}

	/** Index from 0 to below {@code n} with weights 1/(index+1). */
	int zipf(int n) {
		// Inverse of the continuous law; exact enough for a made-up crowd.
		return Math.min(n - 1, (int) (Math.pow(n + 1.0, fraction()) - 1));
	}
}
