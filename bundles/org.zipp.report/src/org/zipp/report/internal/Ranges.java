package org.zipp.report.internal;

import java.util.Optional;

import org.zipp.document.Range;
import org.zipp.statistics.Interval;

/** Confidence intervals as documents show them. */
public final class Ranges {

	private Ranges() {
	}

	/** The range of an interval. */
	public static Range of(Interval interval) {
		return new Range(interval.low(), interval.high(), interval.level());
	}

	/** The range of an interval, if there is one. */
	public static Optional<Range> of(Optional<Interval> interval) {
		return interval.map(Ranges::of);
	}
}
