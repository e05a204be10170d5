package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.document.Chart;
import org.zipp.document.Figure;
import org.zipp.document.Spot;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.document.plot.Axis.Scale;
import org.zipp.document.plot.Svg.Anchor;

/** Lines over two axes. */
public final class XyPlot {

	/** How large a chart is drawn; text is of the same size in both. */
	public enum Size {
		/** As wide as a page of a report. */
		WIDE(760, 280),
		/** For a narrow pane. */
		NARROW(460, 190);

		private final double width;
		private final double height;

		Size(double width, double height) {
			this.width = width;
			this.height = height;
		}

		/** Width of the figure. */
		public double width() {
			return width;
		}

		/** Height of what lies between the axes. */
		public double height() {
			return height;
		}
	}

	/** A point; {@code text} is what it says in words. */
	public record Point(double x, double y, String text) {
	}

	/** Points joined by a line in their order. */
	public record Series(String name, List<Point> points) {
		public Series {
			points = List.copyOf(points);
		}
	}

	private static final double PAD = 12;
	private static final double REACH = 5;
	/** With more points than this on a line, their marks would hide it. */
	private static final int MOST_MARKS = 40;

	private final double width;
	private final String id;
	private final String title;
	private final String description;
	private final Axis xAxis;
	private final Axis yAxis;
	private final List<Series> series;
	private final Ticks x;
	private final Ticks y;
	private final double left;
	private final double right;
	private final double top;
	private final double bottom;
	private final double legendBottom;

	private XyPlot(Size size, String id, String title, String description, Axis xAxis, Axis yAxis, List<Series> series) {
		width = size.width();
		this.id = id;
		this.title = title;
		this.description = description;
		this.xAxis = xAxis;
		this.yAxis = yAxis;
		this.series = List.copyOf(series);
		double[] xs = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		double[] ys = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		for (Series s : series) {
			for (Point p : s.points()) {
				if (shown(p)) {
					widen(xs, p.x());
					widen(ys, p.y());
				}
			}
		}
		x = Ticks.of(xAxis, xs[0], xs[1]);
		y = Ticks.of(yAxis, ys[0], ys[1]);
		legendBottom = series.size() > 1 ? Legend.bottom(names(), PAD, width - 2 * PAD) : PAD;
		left = PAD + y.marks().stream().mapToDouble(m -> Svg.width(m.label(), Svg.SMALL)).max().orElse(0) + 8;
		double lastLabel = x.marks().isEmpty() ? 0 : Svg.width(x.marks().getLast().label(), Svg.SMALL) / 2;
		right = width - PAD - Math.max(6, lastLabel);
		top = legendBottom + 26;
		bottom = top + size.height();
	}

	/**
	 * Lines over two axes. Values that are not finite, or not positive on a logarithmic axis, leave a gap.
	 *
	 * @param series the lines; one alone needs no legend
	 * @param data   their numbers
	 */
	public static Chart chart(String id, String title, String description, Axis x, Axis y, List<Series> series, Table data) {
		return chart(Size.WIDE, id, title, description, x, y, series, data);
	}

	/** Lines over two axes in a size. */
	public static Chart chart(Size size, String id, String title, String description, Axis x, Axis y, List<Series> series, Table data) {
		return new XyPlot(size, id, title, description, x, y, series).chart(data);
	}

	private List<String> names() {
		return series.stream().map(Series::name).toList();
	}

	private static void widen(double[] range, double value) {
		range[0] = Math.min(range[0], value);
		range[1] = Math.max(range[1], value);
	}

	private boolean shown(Point p) {
		return Double.isFinite(p.x()) && Double.isFinite(p.y()) && (xAxis.scale() != Scale.LOG || p.x() > 0)
				&& (yAxis.scale() != Scale.LOG || p.y() > 0);
	}

	private double px(Point p) {
		return left + x.place(p.x()) * (right - left);
	}

	private double py(Point p) {
		return bottom - y.place(p.y()) * (bottom - top);
	}

	private Chart chart(Table data) {
		List<Spot> spots = new ArrayList<>();
		for (Series s : series) {
			for (Point p : s.points()) {
				if (shown(p)) {
					spots.add(new Spot(px(p) - REACH, py(p) - REACH, 2 * REACH, 2 * REACH, p.text()));
				}
			}
		}
		return new Chart(new Figure(id, title, description, this::draw, spots), data);
	}

	private String draw(Theme theme) {
		Svg svg = new Svg(theme);
		if (series.size() > 1) {
			Legend.draw(svg, names(), PAD, width - 2 * PAD, true);
		}
		svg.text(PAD, top - 11, yAxis.caption(), Svg.SMALL, theme.muted(), Anchor.START, false);
		for (Ticks.Mark m : y.marks()) {
			double at = bottom - y.place(m.value()) * (bottom - top);
			svg.line(left, at, right, at, theme.line(), m.label().isEmpty() ? 0.5 : 1, false);
			svg.text(left - 6, at + 4, m.label(), Svg.SMALL, theme.muted(), Anchor.END, false);
		}
		double free = Double.NEGATIVE_INFINITY;
		for (Ticks.Mark m : x.marks()) {
			double at = left + x.place(m.value()) * (right - left);
			svg.line(at, top, at, bottom, theme.line(), m.label().isEmpty() ? 0.5 : 1, false);
			double half = Svg.width(m.label(), Svg.SMALL) / 2;
			if (at - half > free) {
				svg.text(at, bottom + 16, m.label(), Svg.SMALL, theme.muted(), Anchor.MIDDLE, false);
				free = at + half + 6;
			}
		}
		svg.line(left, bottom, right, bottom, theme.ink(), 1.25, false);
		svg.line(left, top, left, bottom, theme.ink(), 1.25, false);
		for (int s = 0; s < series.size(); s++) {
			line(svg, series.get(s), s);
		}
		svg.text((left + right) / 2, bottom + 36, xAxis.caption(), Svg.SMALL, theme.ink(), Anchor.MIDDLE, false);
		return svg.document(id, title, description, width, bottom + 36 + PAD);
	}

	private void line(Svg svg, Series s, int number) {
		String colour = svg.theme().series(number);
		StringBuilder path = new StringBuilder();
		boolean pen = false;
		int drawn = 0;
		for (Point p : s.points()) {
			boolean on = shown(p);
			if (on) {
				path.append(pen ? 'L' : 'M').append(String.format(Locale.ROOT, "%.2f %.2f", px(p), py(p)));
				drawn++;
			}
			pen = on;
		}
		if (drawn > 1) {
			svg.path(path.toString(), colour, 2, Svg.DASHES.get(series.size() > 1 ? number % Svg.DASHES.size() : 0));
		}
		if (drawn <= MOST_MARKS) {
			s.points().stream().filter(this::shown).forEach(p -> svg.mark(px(p), py(p), number, 0.7));
		}
	}
}
