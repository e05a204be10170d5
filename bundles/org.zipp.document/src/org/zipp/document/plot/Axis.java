package org.zipp.document.plot;

/**
 * An axis.
 *
 * @param caption what is measured, with its unit
 * @param zero    whether a linear axis begins at 0
 */
public record Axis(String caption, Scale scale, Numbers numbers, boolean zero) {

	/** Kind of an axis. */
	public enum Scale {
		/** Equal steps. */
		LINEAR,
		/** Powers of ten; values must be positive. */
		LOG,
		/** Months: the value is year · 12 + month − 1. */
		MONTHS
	}

	/** How numbers on an axis or in a cell are written. */
	public enum Numbers {
		/** Plain, as short as the values allow. */
		PLAIN,
		/** Shares of 0 to 1, in per cent. */
		PERCENT,
		/** Whole numbers, as of things that are counted. */
		WHOLE
	}

	/** A linear axis from 0. */
	public static Axis linear(String caption) {
		return new Axis(caption, Scale.LINEAR, Numbers.PLAIN, true);
	}

	/** A linear axis around its values. */
	public static Axis around(String caption) {
		return new Axis(caption, Scale.LINEAR, Numbers.PLAIN, false);
	}

	/** A logarithmic axis. */
	public static Axis log(String caption) {
		return new Axis(caption, Scale.LOG, Numbers.PLAIN, false);
	}

	/** An axis of months. */
	public static Axis months(String caption) {
		return new Axis(caption, Scale.MONTHS, Numbers.PLAIN, false);
	}

	/** A linear axis of whole numbers around its values. */
	public static Axis whole(String caption) {
		return new Axis(caption, Scale.LINEAR, Numbers.WHOLE, false);
	}

	/** The same axis for shares. */
	public Axis percent() {
		return new Axis(caption, scale, Numbers.PERCENT, zero);
	}
}
