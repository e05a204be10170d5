package org.zipp.core.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long an endpoint asks to wait, in any of the ways in which endpoints say so. */
public final class AskedWait {

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,13}(?:\\.[0-9]{1,9})?");
	private static final Pattern SPAN = Pattern.compile("(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9.]+)s)?(?:([0-9.]+)ms)?");
	private static final Pattern WORDS = Pattern.compile(
			"(?i)(?:try again|retry|wait)(?: in| after)?:? ((?:[0-9.]+ ?(?:ms|milliseconds?|seconds?|s|minutes?|min|m|hours?|h)(?![a-z]) ?)+)");
	private static final Pattern WORD = Pattern.compile("(?i)([0-9.]+) ?(ms|milli|s|m|h)");
	private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9.]+s)\"");
	/** A number of seconds that is larger counts from 1970. */
	private static final double LONGEST_SPAN = 1e8;

	private AskedWait() {
	}

	/**
	 * @param body what the server sent
	 * @param now  the time here
	 */
	public static Optional<Duration> of(HttpHeaders headers, String body, Instant now) {
		Instant there = headers.firstValue("date").flatMap(AskedWait::date).orElse(now);
		return Stream.<Optional<Duration>>of(headers.firstValue("retry-after-ms").flatMap(v -> seconds(v).map(d -> d.dividedBy(1000))),
				headers.firstValue("retry-after").flatMap(v -> seconds(v).or(() -> date(v).map(d -> until(there, d)))),
				spent(headers, there), inWords(body)).flatMap(Optional::stream).findFirst().map(AskedWait::notNegative);
	}

	/** When the limit that is used up is lifted. */
	private static Optional<Duration> spent(HttpHeaders headers, Instant there) {
		return Stream.of("-requests", "-tokens", "")
				.filter(kind -> kind.isEmpty() || headers.firstValue("x-ratelimit-remaining" + kind).filter(v -> v.strip().equals("0")).isPresent())
				.flatMap(kind -> Stream.of("x-ratelimit-reset" + kind, "ratelimit-reset" + kind))
				.flatMap(name -> headers.firstValue(name).stream()).flatMap(v -> reset(v.strip(), there).stream()).findFirst();
	}

	private static Optional<Duration> reset(String value, Instant there) {
		if (NUMBER.matcher(value).matches()) {
			double n = Double.parseDouble(value);
			if (n < LONGEST_SPAN) {
				return seconds(value);
			}
			return Optional.of(until(there, Instant.ofEpochMilli((long) (n < 1e11 ? n * 1000 : n))));
		}
		Matcher m = SPAN.matcher(value);
		if (!value.isEmpty() && m.matches()) {
			return Optional.of(millis(part(m, 1) * 86400e3 + part(m, 2) * 3600e3 + part(m, 3) * 60e3 + part(m, 4) * 1e3 + part(m, 5)));
		}
		return date(value).map(d -> until(there, d));
	}

	private static double part(Matcher m, int group) {
		return m.group(group) == null ? 0 : number(m.group(group));
	}

	private static Optional<Duration> inWords(String body) {
		Matcher delay = RETRY_DELAY.matcher(body);
		if (delay.find()) {
			return reset(delay.group(1), Instant.EPOCH);
		}
		Matcher m = WORDS.matcher(body);
		if (!m.find()) {
			return Optional.empty();
		}
		double sum = 0;
		Matcher part = WORD.matcher(m.group(1));
		while (part.find()) {
			sum += number(part.group(1)) * switch (part.group(2).toLowerCase(Locale.ROOT)) {
			case "ms", "milli" -> 1;
			case "s" -> 1e3;
			case "m" -> 60e3;
			default -> 3600e3;
			};
		}
		return Optional.of(millis(sum));
	}

	private static double number(String digits) {
		return NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : 0;
	}

	private static Optional<Duration> seconds(String value) {
		return NUMBER.matcher(value.strip()).matches() ? Optional.of(millis(Double.parseDouble(value.strip()) * 1000)) : Optional.empty();
	}

	private static Duration millis(double n) {
		return Duration.ofMillis((long) Math.ceil(n));
	}

	private static Duration until(Instant there, Instant then) {
		return Duration.between(there, then);
	}

	private static Duration notNegative(Duration d) {
		return d.isNegative() ? Duration.ZERO : d;
	}

	private static Optional<Instant> date(String value) {
		try {
			return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		} catch (DateTimeException e) {
			// Not in the form of a date: then it is none.
			return Optional.empty();
		}
	}
}
