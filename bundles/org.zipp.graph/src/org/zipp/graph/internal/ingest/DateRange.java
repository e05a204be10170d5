package org.zipp.graph.internal.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

import org.zipp.core.ZippException;

/**
 * Days (UTC) from which to take.
 *
 * @param first first day, {@code null} for all before
 * @param last  last day, {@code null} for all after
 */
public record DateRange(LocalDate first, LocalDate last) {

	private static final int MONTH_LENGTH = "YYYY-MM".length();

	/**
	 * The range between two texts {@code YYYY-MM} or {@code YYYY-MM-DD}, each of which may be empty.
	 *
	 * @throws ZippException when they are none or the wrong way round
	 */
	public static DateRange parse(String from, String to) {
		DateRange range = new DateRange(date("from", from, false), date("to", to, true));
		if (range.first != null && range.last != null && range.last.isBefore(range.first)) {
			throw new ZippException("--to " + to.strip() + " is before --from " + from.strip() + '.');
		}
		return range;
	}

	private static LocalDate date(String name, String text, boolean end) {
		String date = text.strip();
		try {
			if (date.isEmpty()) {
				return null;
			}
			if (date.length() != MONTH_LENGTH) {
				return LocalDate.parse(date);
			}
			YearMonth month = YearMonth.parse(date);
			return end ? month.atEndOfMonth() : month.atDay(1);
		} catch (DateTimeException e) {
			throw new ZippException("--" + name + " takes a month as YYYY-MM or a day as YYYY-MM-DD, not '" + text + "'.", e);
		}
	}

	/** Whether some day of the month is in it. */
	boolean touches(YearMonth month) {
		return (first == null || !month.atEndOfMonth().isBefore(first)) && (last == null || !month.atDay(1).isAfter(last));
	}

	/** Seconds since 1970 of the beginning. */
	long earliest() {
		return first == null ? 0 : first.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
	}

	/** Seconds since 1970 of the end, still in it. */
	long latest() {
		return last == null ? Long.MAX_VALUE : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() - 1;
	}
}
