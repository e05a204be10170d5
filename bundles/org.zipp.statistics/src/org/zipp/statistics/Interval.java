package org.zipp.statistics;

/**
 * A confidence interval.
 *
 * @param low   lower bound
 * @param high  upper bound
 * @param level its nominal coverage, between 0 and 1
 */
public record Interval(double low, double high, double level) {

	public Interval {
		if (!(low <= high)) {
			throw new IllegalArgumentException("An interval needs low <= high, got " + low + " and " + high + '.');
		}
	}

	/** Whether a value lies in it, bounds included. */
	public boolean contains(double value) {
		return low <= value && value <= high;
	}

	/** The part of it between two bounds that it touches. */
	public Interval clamp(double min, double max) {
		return new Interval(Math.clamp(low, min, max), Math.clamp(high, min, max), level);
	}
}
