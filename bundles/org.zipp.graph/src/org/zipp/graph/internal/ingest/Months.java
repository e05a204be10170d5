package org.zipp.graph.internal.ingest;

import java.time.LocalDate;
import java.time.YearMonth;

/** Months (UTC) of times in seconds since 1970, numbered from January 1970. */
final class Months {

	private static final int DAY = 86_400;
	private static final int DAYS = (int) ((1L << 32) / DAY) + 1;
	private static final int MONTHS_A_YEAR = 12;
	private static final int FIRST_YEAR = 1970;

	/** How many there are up to the largest time. */
	static final int COUNT;
	private static final short[] OF_DAY = new short[DAYS];

	static {
		LocalDate date = LocalDate.EPOCH;
		for (int day = 0; day < DAYS; day++, date = date.plusDays(1)) {
			OF_DAY[day] = (short) ((date.getYear() - FIRST_YEAR) * MONTHS_A_YEAR + date.getMonthValue() - 1);
		}
		COUNT = OF_DAY[DAYS - 1] + 1;
	}

	private Months() {
	}

	/** @param time seconds since 1970, unsigned */
	static int of(int time) {
		return OF_DAY[Integer.divideUnsigned(time, DAY)];
	}

	static YearMonth month(int number) {
		return YearMonth.of(FIRST_YEAR + number / MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1);
	}
}
