package org.zipp.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

	private static final Instant TIME = Instant.parse("2026-01-31T12:34:56Z");

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-31T12:34:56Z", "2026-01-31 12:34:56", "2026-01-31T12:34:56+0000", "2026-01-31 12:34:56 +0000", "2026-01-31T13:34:56+01",
			"2026-01-31 12:34:56+00:00", "2026-01-31 12:34:56 UTC", "2026-01-31 12:34:56.000", "2026-01-31T12:34:56,000Z", "2026/01/31 12:34:56", "31.01.2026 12:34:56",
			"31-Jan-2026 12:34:56", "Jan 31, 2026 12:34:56", "Sat, 31 Jan 2026 12:34:56 GMT", "20260131T123456", "2026-01-31T07:34:56-0500", "1769862896", "1769862896000",
			"1769862896.0", "1769862896000000", "\u00A02026-01-31 12:34:56\u200B", "Sat Jan 31 2026 13:34:56 GMT+0100 (Central European Standard Time)" })
	void formsOfOneTime(String text) {
		assertEquals(Optional.of(TIME), Times.parse(text, 1e8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-31", "2026/1/31", "31.1.2026", "31 Jan 2026", "January 31, 2026" })
	void formsOfOneDay(String text) {
		assertEquals(Optional.of(Instant.parse("2026-01-31T00:00:00Z")), Times.parse(text, 1e8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026", "20260131", "01/02/2026", "31/01/2026", "12:34", "2026-02-30", "2026-13-01", "1969-12-31", "soon", "-5" })
	void whatIsNoTimeOrMayMeanTwo(String text) {
		assertEquals(Optional.empty(), Times.parse(text, 1e8));
	}
}
