package org.zipp.document;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value in a table: in full precision and as people read it.
 *
 * @param value   {@code String}, {@code Long}, {@code Double}, {@link Range}, or {@code null} when there is none
 * @param display what is shown; never empty of meaning, {@code –} when there is no value
 * @param source  where it comes from, {@code null} when it leads nowhere
 */
public record Cell(Object value, String display, Source source) {

	/** What is shown where a value does not exist. */
	public static final String NONE = "–";

	private static final double SMALLEST_P = 1e-4;

	public Cell {
		Objects.requireNonNull(display);
		if (value instanceof Double d && !Double.isFinite(d)) {
			throw new IllegalArgumentException("A document shows no number that is not one: " + d);
		}
		if (!(value == null || value instanceof String || value instanceof Long || value instanceof Double || value instanceof Range)) {
			throw new IllegalArgumentException("A cell holds a text, a number or a range, not a " + value.getClass().getName() + '.');
		}
	}

	private Cell(Object value, String display) {
		this(value, display, null);
	}

	/** The same cell, leading to where it comes from; no value leads nowhere. */
	public Cell from(Source source) {
		return value == null ? this : new Cell(value, display, source);
	}

	/** Words. */
	public static Cell text(String text) {
		String clean = Texts.clean(text);
		return new Cell(clean, clean);
	}

	/** A count, with thousands separated. */
	public static Cell count(long n) {
		return new Cell(n, String.format(Locale.ROOT, "%,d", n));
	}

	/** A number that names something: nothing is counted, so nothing is separated. */
	public static Cell id(long n) {
		return new Cell(n, Long.toString(n));
	}

	/** A share of 0 to 1, shown in per cent. */
	public static Cell rate(OptionalDouble rate) {
		return rate.isPresent() ? new Cell(rate.getAsDouble(), Texts.percent(rate.getAsDouble())) : none();
	}

	/** An interval of shares, shown in per cent. */
	public static Cell rates(Optional<Range> interval) {
		return interval.map(i -> new Cell(i, Texts.decimals(100 * i.low(), 1) + "\u2013" + Texts.percent(i.high()))).orElseGet(Cell::none);
	}

	/** An interval of changes that may be below 0, shown in per cent. */
	public static Cell changes(Optional<Range> interval) {
		return interval.map(i -> new Cell(i, Texts.percent(i.low()) + " to " + Texts.percent(i.high()))).orElseGet(Cell::none);
	}

	/** An interval of numbers, shown with two decimals. */
	public static Cell numbers(Range i) {
		return numbers(i, 2);
	}

	/** An interval of numbers with that many decimals. */
	public static Cell numbers(Range i, int decimals) {
		return new Cell(i, Texts.decimals(i.low(), decimals) + " to " + Texts.decimals(i.high(), decimals));
	}

	/** A p-value; a smaller one than 0.0001 is shown as that. */
	public static Cell p(double p) {
		return new Cell(p, p < SMALLEST_P ? "< 0.0001" : Texts.decimals(p, p < 0.1 ? 4 : 3));
	}

	/** A number with that many decimals. */
	public static Cell number(double value, int decimals) {
		return new Cell(value, Texts.decimals(value, decimals));
	}

	/** No value. */
	public static Cell none() {
		return new Cell(null, NONE);
	}
}
