package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.zipp.document.Figure;
import org.zipp.document.Range;
import org.zipp.document.Source;
import org.zipp.document.Spot;
import org.zipp.document.Theme;
import org.zipp.document.plot.Svg.Anchor;

/** Labelled rows of estimates with intervals on one axis: forest plots, rankings, dots of groups, pairs of before and after. */
public final class RowPlot {

	private static final double WIDTH = 760;
	private static final double PAD = 12;
	private static final double LABEL = 250;
	private static final double LINE = 17;
	private static final double LANE = 19;
	private static final double ROW_GAP = 13;
	private static final double REACH = 8;
	private static final int MOST_LINES = 8;

	/**
	 * An estimate.
	 *
	 * @param series its series, from 0
	 * @param value  the estimate
	 * @param band   an interval drawn as a pale band, may be empty
	 * @param line   an interval drawn as a line with ends, may be empty
	 * @param words  value and interval in words, at the right margin; empty for none
	 * @param source where it comes from, {@code null} when it leads nowhere
	 */
	public record Mark(int series, double value, Optional<Range> band, Optional<Range> line, String words, Source source) {
	}

	/**
	 * A labelled row with one mark or more below each other.
	 *
	 * @param joined whether a line leads from each mark to the next
	 */
	public record Row(String label, List<Mark> marks, boolean joined) {
		public Row {
			marks = List.copyOf(marks);
		}

		/** A row whose marks stand alone. */
		public Row(String label, List<Mark> marks) {
			this(label, marks, false);
		}
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
	public record Ruler(double min, double max, double step, double reference, boolean percent, String caption) {

		/** Shares from 0 to 1 around one half. */
		public static Ruler winRate(String caption) {
			return new Ruler(0, 1, 0.25, 0.5, true, caption);
		}

		/** An axis that holds those values and 0, with three to eight grid lines. */
		public static Ruler around(double low, double high, String caption) {
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
			return new Ruler(Math.floor(l / step) * step, Math.ceil(h / step + 1e-9) * step, step, 0, false, caption);
		}
	}

	/**
	 * What the signs of a plot mean.
	 *
	 * @param series names of the series; one alone needs no legend
	 * @param band   what the pale band is, empty where there is none
	 * @param line   what the line with ends is, empty where there is none
	 */
	public record Key(List<String> series, String band, String line) {
		public Key {
			series = List.copyOf(series);
		}
	}

	private record Placed(Row row, double top, double height, List<String> label) {
	}

	private final String id;
	private final String title;
	private final String description;
	private final Ruler axis;
	private final Key key;
	private final List<Placed> rows = new ArrayList<>();
	private final double labels;
	private final double left;
	private final double right;
	private final double top;
	private final double bottom;

	private RowPlot(String id, String title, String description, List<Row> rows, Ruler axis, Key key) {
		this.id = id;
		this.title = title;
		this.description = description;
		this.axis = axis;
		this.key = key;
		double words = rows.stream().flatMap(r -> r.marks.stream()).mapToDouble(m -> Svg.width(m.words, Svg.SMALL)).max().orElse(0);
		labels = Math.min(LABEL, rows.stream().mapToDouble(r -> Svg.width(r.label, Svg.TEXT)).max().orElse(0)) + 4;
		left = PAD + labels + 18;
		right = WIDTH - PAD - Math.max(words, 24) - (words > 0 ? 16 : 0);
		top = legend(null) + 4;
		double y = top;
		for (Row row : rows) {
			List<String> lines = Svg.wrap(row.label, Svg.TEXT, labels);
			if (lines.size() > MOST_LINES) {
				lines = new ArrayList<>(lines.subList(0, MOST_LINES));
				lines.set(MOST_LINES - 1, Svg.shortened(lines.get(MOST_LINES - 1) + "\u2026\u2026", Svg.TEXT, labels));
			}
			double height = Math.max(lines.size() * LINE, row.marks.size() * LANE) + ROW_GAP;
			this.rows.add(new Placed(row, y, height, lines));
			y += height;
		}
		bottom = y;
	}

	/** The figure; its marks lead to where they come from. */
	public static Figure figure(String id, String title, String description, List<Row> rows, Ruler axis, Key key) {
		RowPlot plot = new RowPlot(id, title, description, rows, axis, key);
		return new Figure(id, title, description, plot::draw, plot.spots());
	}

	private double lane(Placed p, int mark) {
		return p.top + (p.height - p.row.marks.size() * LANE) / 2 + LANE / 2 + mark * LANE;
	}

	private List<Spot> spots() {
		List<Spot> spots = new ArrayList<>();
		for (Placed p : rows) {
			for (int i = 0; i < p.row.marks.size(); i++) {
				Mark m = p.row.marks.get(i);
				double from = x(m.value) - REACH;
				double to = x(m.value) + REACH;
				for (Optional<Range> interval : List.of(m.band, m.line)) {
					from = interval.map(v -> x(v.low())).filter(v -> v < x(m.value) - REACH).orElse(from);
					to = interval.map(v -> x(v.high())).filter(v -> v > x(m.value) + REACH).orElse(to);
				}
				String series = key.series.size() > 1 ? ", " + key.series.get(m.series) : "";
				spots.add(new Spot(from, lane(p, i) - REACH, to - from, 2 * REACH, p.row.label + series + ": " + m.words, m.source));
			}
		}
		return spots;
	}

	private String draw(Theme theme) {
		Svg svg = new Svg(theme);
		legend(svg);
		for (int i = 0; axis.min + i * axis.step <= axis.max + axis.step * 1e-6; i++) {
			double v = axis.min + i * axis.step;
			svg.line(x(v), top, x(v), bottom, theme.line(), 1, false);
			svg.text(x(v), bottom + 16, tick(v), Svg.SMALL, theme.muted(), Anchor.MIDDLE, false);
		}
		svg.line(x(axis.reference), top - 3, x(axis.reference), bottom, theme.ink(), 1.25, true);
		for (Placed p : rows) {
			row(svg, p);
		}
		double y = bottom + 36;
		for (String line : Svg.wrap(axis.caption, Svg.SMALL, WIDTH - left - PAD)) {
			svg.text(left, y, line, Svg.SMALL, theme.ink(), Anchor.START, false);
			y += 16;
		}
		return svg.document(id, title, description, WIDTH, y - 4);
	}

	private void row(Svg svg, Placed p) {
		Theme theme = svg.theme();
		double textTop = p.top + (p.height - p.label.size() * LINE) / 2 + 13;
		for (int i = 0; i < p.label.size(); i++) {
			svg.text(PAD, textTop + i * LINE, p.label.get(i), Svg.TEXT, theme.ink(), Anchor.START, false);
		}
		List<Mark> marks = p.row.marks;
		for (int i = 0; p.row.joined && i + 1 < marks.size(); i++) {
			svg.line(x(marks.get(i).value), lane(p, i), x(marks.get(i + 1).value), lane(p, i + 1), theme.muted(), 1.5, false);
		}
		for (int i = 0; i < marks.size(); i++) {
			Mark mark = marks.get(i);
			double y = lane(p, i);
			String colour = theme.series(mark.series);
			mark.band.ifPresent(v -> band(svg, x(v.low()), x(v.high()), y, colour));
			mark.line.ifPresent(v -> whisker(svg, x(v.low()), x(v.high()), y, colour));
			svg.mark(x(mark.value), y, mark.series);
			if (!mark.words.isEmpty()) {
				svg.text(WIDTH - PAD, y + 4, mark.words, Svg.SMALL, theme.ink(), Anchor.END, false);
			}
		}
	}

	private static void band(Svg svg, double from, double to, double y, String colour) {
		svg.box(from, y - 6, Math.max(1, to - from), 12, colour, 0.3);
	}

	private static void whisker(Svg svg, double from, double to, double y, String colour) {
		svg.line(from, y, to, y, colour, 2, false);
		svg.line(from, y - 5, from, y + 5, colour, 2, false);
		svg.line(to, y - 5, to, y + 5, colour, 2, false);
	}

	/** Walks over the entries of the legend and draws them when there is something to draw on. @return its lower edge */
	private double legend(Svg svg) {
		double x = PAD;
		double y = PAD + 10;
		boolean any = false;
		List<String> names = new ArrayList<>(key.series.size() > 1 ? key.series : List.of());
		int series = names.size();
		names.add(key.band);
		names.add(key.line);
		for (int i = 0; i < names.size(); i++) {
			if (names.get(i).isEmpty()) {
				continue;
			}
			any = true;
			double sample = i < series ? 18 : 34;
			List<String> lines = Svg.wrap(names.get(i), Svg.SMALL, WIDTH - 2 * PAD - sample);
			double width = sample + lines.stream().mapToDouble(l -> Svg.width(l, Svg.SMALL)).max().orElse(0) + 12;
			if (x > PAD && x + width > WIDTH - PAD) {
				x = PAD;
				y += LINE;
			}
			if (svg != null) {
				String colour = series > 0 ? svg.theme().muted() : svg.theme().series(0);
				if (i < series) {
					svg.mark(x + 6, y - 4, i);
				} else if (i == series) {
					band(svg, x, x + 26, y - 4, colour);
				} else {
					whisker(svg, x + 1, x + 25, y - 4, colour);
				}
				for (int l = 0; l < lines.size(); l++) {
					svg.text(x + sample, y + l * LINE, lines.get(l), Svg.SMALL, svg.theme().ink(), Anchor.START, false);
				}
			}
			y += (lines.size() - 1) * LINE;
			x += width;
		}
		return any ? y + 12 : PAD;
	}

	private double x(double value) {
		return left + (Math.clamp(value, axis.min, axis.max) - axis.min) / (axis.max - axis.min) * (right - left);
	}

	private String tick(double v) {
		if (axis.percent) {
			return String.format(Locale.ROOT, "%.0f%%", 100 * v);
		}
		int decimals = (int) Math.max(0, Math.ceil(-Math.log10(axis.step) - 1e-9));
		return String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(v) < axis.step / 2 ? 0.0 : v).replace('-', '\u2212');
	}
}
