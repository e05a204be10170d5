package org.zipp.report.internal.sections.wording;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.zipp.document.Cell;
import org.zipp.document.Texts;
import org.zipp.report.ReportSettings;
import org.zipp.report.internal.Ranges;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Ties;

/** Words and cells that several sections share. */
public final class Wording {

	private Wording() {
	}

	/** {@code p = 0.0135}, {@code p < 0.0001}. */
	public static String p(double p) {
		String display = Cell.p(p).display();
		return "p\u00A0" + (display.startsWith("<") ? "" : "=\u00A0") + display.replace(' ', '\u00A0');
	}

	public static Cell p(OptionalDouble p) {
		return p.isPresent() ? Cell.p(p.getAsDouble()) : Cell.none();
	}

	public static Cell number(OptionalDouble value, int decimals) {
		return value.isPresent() ? Cell.number(value.getAsDouble(), decimals) : Cell.none();
	}

	public static String rate(double rate) {
		return Cell.rate(OptionalDouble.of(rate)).display();
	}

	public static String rates(Interval interval) {
		return Cell.rates(Ranges.of(Optional.of(interval))).display();
	}

	/** {@code 95%}, {@code 99.9%}. */
	public static String level(ReportSettings settings) {
		return percent(settings.level());
	}

	/** A share in per cent with as many decimals as it needs, at most three. */
	public static String percent(double share) {
		String text = Texts.decimals(100 * share, 3).replaceAll("0+$", "");
		return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text) + '%';
	}

	/** A number with as many decimals as it needs, at most four. */
	public static String plain(double value) {
		String text = Texts.decimals(value, 4).replaceAll("0+$", "");
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	/** How ties count, after "The win rate". */
	public static String ties(Ties ties) {
		return switch (ties) {
		case HALF -> "counts a tie as half a win";
		case DROPPED -> "leaves ties out";
		case DAVIDSON -> "is the preference of Davidson's model, in which ties have a parameter of their own; for one pair it equals the share "
				+ "of wins among decided comparisons";
		};
	}

	public static String join(Collection<String> words) {
		return words.stream().map(Texts::clean).filter(w -> !w.isEmpty()).collect(Collectors.joining("; "));
	}

	/** The margin of equivalence. */
	public static String margin(ReportSettings settings) {
		return plain(100 * settings.margin()) + " percentage points";
	}
}
