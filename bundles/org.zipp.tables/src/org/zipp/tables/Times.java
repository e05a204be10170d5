package org.zipp.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Points in time as people and programs write them into tables. */
public final class Times {

	/** What is accepted, as the end of a sentence. */
	public static final String ACCEPTED = "a date, or a date and time as ISO 8601 has them (2026-01-31T12:34:56Z; UTC when no zone is given), or seconds or "
			+ "milliseconds since 1970";

	/** From here on a number is milliseconds; as seconds it would be the year 5138. */
	private static final double MILLIS = 1e11;
	/** From here on a number is microseconds, and nanoseconds further on. */
	private static final double MICROS = 1e14;
	private static final double NANOS = 1e17;
	private static final double LATEST = 253_402_300_800d;

	private static final List<DateTimeFormatter> FORMS = List.of(form("uuuu-M-d['T'][' ']H:mm[:ss][,SSSSSSSSS]"), form("uuuu/M/d[ H:mm[:ss]]"), form("d.M.uuuu[ H:mm[:ss]]"),
			form("uuuuMMdd['T'][' ']HHmmss"), form("d-MMM-uuuu[ H:mm[:ss]]"), form("d MMM uuuu[ H:mm[:ss]]"), form("MMM d, uuuu[ H:mm[:ss]]"), form("MMM d uuuu[ H:mm[:ss]]"),
			form("EEE, d MMM uuuu H:mm:ss"), form("EEE MMM d uuuu H:mm:ss"), form("uuuu-M-d h:mm[:ss] a"), form("d MMMM uuuu[ H:mm[:ss]]"), form("MMMM d, uuuu[ H:mm[:ss]]"));

	private Times() {
	}

	private static DateTimeFormatter form(String pattern) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd()
				.optionalStart().appendLiteral(' ').optionalEnd().optionalStart().appendPattern("z").optionalEnd().optionalStart().appendOffset("+HH:MM", "+00:00").optionalEnd()
				.optionalStart().appendOffset("+HHMM", "+0000").optionalEnd().optionalStart().appendOffset("+HH", "+00").optionalEnd()
				.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
	}

	/**
	 * The point in time of a text.
	 *
	 * @param earliest seconds since 1970 below which a plain number is rather a year, a date without dashes, or a count
	 * @return empty when it is none, or not between 1970 and 9999; dates whose day and month cannot be told apart are none
	 */
	public static Optional<Instant> parse(String text, double earliest) {
		String value = Names.clean(text);
		Optional<Instant> time = value.matches("\\d+(\\.\\d*)?([eE]\\+?\\d{1,2})?") ? number(Double.parseDouble(value), earliest) : dated(value);
		return time.filter(t -> t.getEpochSecond() >= 0 && t.getEpochSecond() < LATEST);
	}

	private static Optional<Instant> number(double number, double earliest) {
		double seconds = number < MILLIS ? number : number < MICROS ? number / 1e3 : number < NANOS ? number / 1e6 : number / 1e9;
		return seconds >= earliest && seconds < LATEST ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000))) : Optional.empty();
	}

	private static Optional<Instant> dated(String value) {
		String iso = value.replace(' ', 'T').replaceFirst("(?i)T?(UTC|GMT)$", "Z").replaceFirst("T([+-]\\d)", "$1").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
				.replaceFirst("(T.*[+-]\\d\\d)$", "$1:00").replaceFirst("(:\\d\\d),(\\d+)", "$1.$2");
		try {
			return Optional.of(iso.indexOf('T') < 0 ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant() : zoned(iso));
		} catch (DateTimeException _) {
			return FORMS.stream().map(f -> formed(value.replaceFirst("(?i) ?\\(.*\\)$", "").replaceFirst("(?i)\\b(UTC|GMT)$", "+0000").replaceFirst("GMT([+-])", "$1"), f))
					.flatMap(Optional::stream).findFirst();
		}
	}

	private static Instant zoned(String iso) {
		try {
			return OffsetDateTime.parse(iso).toInstant();
		} catch (DateTimeException _) {
			return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
		}
	}

	private static Optional<Instant> formed(String value, DateTimeFormatter form) {
		try {
			return Optional.of(switch (form.parseBest(value, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
			case OffsetDateTime time -> time.toInstant();
			case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
			case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
			default -> throw new DateTimeException(value);
			});
		} catch (DateTimeException _) {
			return Optional.empty();
		}
	}
}
