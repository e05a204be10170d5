package org.zipp.report.internal;

import java.io.IOException;
import java.util.Optional;

import org.zipp.document.Range;
import org.zipp.statistics.Interval;

import com.fasterxml.jackson.core.JsonGenerator;

/** Confidence intervals as documents and programs are shown them. */
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

	/** An interval as a JSON object of that name: its ends and its level; null where there is none. */
	public static void write(String name, Optional<Interval> interval, JsonGenerator to) throws IOException {
		to.writeFieldName(name);
		if (interval.isEmpty()) {
			to.writeNull();
			return;
		}
		to.writeStartObject();
		to.writeNumberField("low", interval.orElseThrow().low());
		to.writeNumberField("high", interval.orElseThrow().high());
		to.writeNumberField("level", interval.orElseThrow().level());
		to.writeEndObject();
	}
}
