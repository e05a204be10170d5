package org.zipp.report.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.zipp.report.Figure;
import org.zipp.report.Theme;
import org.zipp.report.internal.Svg.Anchor;
import org.zipp.statistics.Interval;

/** The figures of a report: estimates with intervals on one axis. */
public final class Figures {

	private static final double WIDTH = 760;
	private static final double PAD = 12;
	private static final double LABEL = 250;
	private static final double LINE = 17;
	private static final double LANE = 17;
	private static final double ROW_GAP = 13;

	/**
	 * An estimate.
	 *
	 * @param series its series, from 0
	 * @param value  the estimate
	 * @param inner  an interval drawn thick, may be empty
	 * @param outer  an interval drawn thin, may be empty
	 * @param words  value and interval in words, at the right margin; empty for none
	 */
	public record Mark(int series, double value, Optional<Interval> inner, Optional<Interval> outer, String words) {
	}

	/** A labelled row with one mark or more below each other. */
	public record Row(String label, List<Mark> marks) {
	}

	/**
	 * The axis.
	 *
	 * @param min       left end
	 * @param max       right end
	 * @param step      distance of grid lines
	 * @param reference where the dashed line stands
	 * @param percent   whether values are shares
	 * @param caption   what is measured
	 */
	public record Axis(double min, double max, double step, double reference, boolean percent, String caption) {

		/** Shares from 0 to 1 around one half. */
		public static Axis winRate(String caption) {
			return new Axis(0, 1, 0.25, 0.5, true, caption);
		}

		/** An axis that holds those values and 0, with three to eight grid lines. */
		public static Axis around(double low, double high, String caption) {
			double l = Math.min(low, 0);
			double h = Math.max(high, 0);
			double range = Math.max(h - l, 0.1);
			double power = Math.pow(10, Math.floor(Math.log10(range / 4)));
			double step = power;
			for (double factor : new double[] { 1, 2, 5, 10 }) {
				step = factor * power;
				if (range / step <= 6) {
					break;
				}
			}
			return new Axis(Math.floor(l / step) * step, Math.ceil(h / step + 1e-9) * step, step, 0, false, caption);
		}
	}

	private Figures() {
	}

	/**
	 * Rows of estimates on one axis.
	 *
	 * @param series names of the series for the legend; one name or none needs no legend
	 */
	public static Figure rows(String id, String title, String description, List<Row> rows, Axis axis, List<String> series,
			String key) {
		return new Figure(id, title, description, theme -> draw(theme, id, title, description, rows, axis, series, key));
	}

	private static String draw(Theme theme, String id, String title, String description, List<Row> rows, Axis axis,
			List<String> series, String key) {
		Svg svg = new Svg(theme);
		double words = rows.stream().flatMap(r -> r.marks().stream()).mapToDouble(m -> Svg.width(m.words(), Svg.SMALL)).max().orElse(0);
		double labels = Math.min(LABEL, rows.stream().mapToDouble(r -> Svg.width(r.label(), Svg.TEXT)).max().orElse(0)) + 4;
		double left = PAD + labels + 18;
		double right = WIDTH - PAD - Math.max(words, 24) - (words > 0 ? 16 : 0);
		double y = PAD;
		if (series.size() > 1) {
			y = legend(svg, series, y);
		}
		double top = y + 4;
		double height = rows.stream().mapToDouble(r -> rowHeight(r, labels) + ROW_GAP).sum();
		double bottom = top + height;
		for (int i = 0; axis.min + i * axis.step <= axis.max + axis.step * 1e-6; i++) {
			double v = axis.min + i * axis.step;
			double x = x(axis, v, left, right);
			svg.line(x, top, x, bottom, theme.line(), 1, false);
			svg.text(x, bottom + 16, tick(axis, v), Svg.SMALL, theme.muted(), Anchor.MIDDLE, false);
		}
		double reference = x(axis, axis.reference, left, right);
		svg.line(reference, top - 3, reference, bottom, theme.ink(), 1.25, true);
		y = top;
		for (Row row : rows) {
			double rowHeight = rowHeight(row, labels) + ROW_GAP;
			List<String> lines = Svg.wrap(row.label(), Svg.TEXT, labels);
			double textTop = y + (rowHeight - lines.size() * LINE) / 2 + 13;
			for (int i = 0; i < lines.size(); i++) {
				svg.text(PAD, textTop + i * LINE, lines.get(i), Svg.TEXT, theme.ink(), Anchor.START, false);
			}
			double markY = y + (rowHeight - row.marks().size() * LANE) / 2 + LANE / 2;
			for (Mark mark : row.marks()) {
				String colour = theme.series(mark.series);
				double at = markY;
				mark.outer.ifPresent(i -> {
					svg.line(x(axis, i.low(), left, right), at, x(axis, i.high(), left, right), at, colour, 1.5, false);
					svg.line(x(axis, i.low(), left, right), at - 4, x(axis, i.low(), left, right), at + 4, colour, 1.5, false);
					svg.line(x(axis, i.high(), left, right), at - 4, x(axis, i.high(), left, right), at + 4, colour, 1.5, false);
				});
				mark.inner.ifPresent(
						i -> svg.line(x(axis, i.low(), left, right), at, x(axis, i.high(), left, right), at, colour, 4, false));
				svg.mark(x(axis, mark.value, left, right), at, mark.series);
				if (!mark.words.isEmpty()) {
					svg.text(WIDTH - PAD, at + 4, mark.words, Svg.SMALL, theme.ink(), Anchor.END, false);
				}
				markY += LANE;
			}
			y += rowHeight;
		}
		double captionY = bottom + 36;
		for (String line : Svg.wrap(axis.caption, Svg.SMALL, WIDTH - left - PAD)) {
			svg.text(left, captionY, line, Svg.SMALL, theme.ink(), Anchor.START, false);
			captionY += 15;
		}
		for (String line : Svg.wrap(key, Svg.SMALL, WIDTH - left - PAD)) {
			if (!line.isEmpty()) {
				svg.text(left, captionY, line, Svg.SMALL, theme.muted(), Anchor.START, false);
				captionY += 15;
			}
		}
		return svg.document(id, title, description, WIDTH, captionY - 3);
	}

	private static double legend(Svg svg, List<String> series, double top) {
		double x = PAD;
		double y = top + 10;
		for (int s = 0; s < series.size(); s++) {
			List<String> lines = Svg.wrap(series.get(s), Svg.SMALL, WIDTH - 2 * PAD - 20);
			double width = 18 + lines.stream().mapToDouble(l -> Svg.width(l, Svg.SMALL)).max().orElse(0) + 12;
			if (x > PAD && x + width > WIDTH - PAD) {
				x = PAD;
				y += LINE;
			}
			svg.mark(x + 6, y - 4, s);
			for (int i = 0; i < lines.size(); i++) {
				svg.text(x + 18, y + i * LINE, lines.get(i), Svg.SMALL, svg.theme().ink(), Anchor.START, false);
			}
			y += (lines.size() - 1) * LINE;
			x += width;
		}
		return y + 12;
	}

	private static double rowHeight(Row row, double labels) {
		return Math.max(Svg.wrap(row.label(), Svg.TEXT, labels).size() * LINE, row.marks().size() * LANE);
	}

	private static double x(Axis axis, double value, double left, double right) {
		return left + (Math.clamp(value, axis.min, axis.max) - axis.min) / (axis.max - axis.min) * (right - left);
	}

	private static String tick(Axis axis, double v) {
		if (axis.percent) {
			return String.format(Locale.ROOT, "%.0f%%", 100 * v);
		}
		int decimals = (int) Math.max(0, Math.ceil(-Math.log10(axis.step) - 1e-9));
		return String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(v) < axis.step / 2 ? 0.0 : v).replace('-', '\u2212');
	}
}
