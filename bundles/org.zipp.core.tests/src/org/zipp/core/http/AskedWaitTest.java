package org.zipp.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedWaitTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static Optional<Duration> of(String headers, String body) {
		Map<String, List<String>> map = new HashMap<>();
		Arrays.stream(headers.split(";")).filter(h -> h.contains("=")).forEach(h -> map.put(h.split("=")[0].strip(), List.of(h.split("=")[1])));
		return AskedWait.of(HttpHeaders.of(map, (k, v) -> true), body, NOW);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Retry-After=20 | PT20S", "retry-after= 0.5 | PT0.5S", "retry-after-ms=1500;retry-after=9 | PT1.5S",
			"Retry-After=Sun, 01 Mar 2026 12:00:30 GMT | PT30S", "Retry-After=Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
			"Date=Sun, 01 Mar 2026 11:59:00 GMT;Retry-After=Sun, 01 Mar 2026 11:59:10 GMT | PT10S",
			"x-ratelimit-remaining-requests=5;x-ratelimit-reset-requests=9h;x-ratelimit-remaining-tokens=0;x-ratelimit-reset-tokens=6m0.5s | PT6M0.5S",
			"x-ratelimit-remaining-requests=0;x-ratelimit-reset-requests=120ms | PT0.12S", "x-ratelimit-reset=1772366445 | PT45S",
			"x-ratelimit-reset=1772366445000 | PT45S", "ratelimit-reset=7 | PT7S" })
	void readsHeaders(String headers, Duration expected) {
		assertEquals(Optional.of(expected), of(headers, ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Rate limit reached. Please try again in 20s. | PT20S", "Please try again in 7m12s. | PT7M12S",
			"try again in 350ms | PT0.35S", "Please retry in 34.5 seconds | PT34.5S", "please wait 2 minutes | PT2M",
			"{\"error\":{\"details\":[{\"retryDelay\": \"34s\"}]}} | PT34S" })
	void readsWords(String body, Duration expected) {
		assertEquals(Optional.of(expected), of("", body));
	}

	@Test
	void asksForNothingWhereNothingIsSaid() {
		assertEquals(Optional.empty(), of("Retry-After=soon;x-ratelimit-remaining-requests=5;x-ratelimit-reset-requests=9h", "Try again later, or in 1st gear."));
	}
}
