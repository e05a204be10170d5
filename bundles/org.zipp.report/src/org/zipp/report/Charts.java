package org.zipp.report;

import java.util.List;

import org.zipp.report.internal.BarPlot;
import org.zipp.report.internal.HeatPlot;
import org.zipp.report.internal.XyPlot;

/** Makes charts of a few general kinds. The same chart is drawn on the screen, in a file and on paper. */
public final class Charts {

	/** Kind of an axis. */
	public enum Scale {
		/** Equal steps. */
		LINEAR,
		/** Powers of ten; values must be positive. */
		LOG,
		/** Months: the value is year · 12 + month − 1. */
		MONTHS
	}

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

	/** How numbers on an axis or in a cell are written. */
	public enum Numbers {
		/** Plain, as short as the values allow. */
		PLAIN,
		/** Shares of 0 to 1, in per cent. */
		PERCENT,
		/** Whole numbers, as of things that are counted. */
		WHOLE
	}

	/**
	 * An axis.
	 *
	 * @param caption what is measured, with its unit
	 * @param zero    whether a linear axis begins at 0
	 */
	public record Axis(String caption, Scale scale, Numbers numbers, boolean zero) {

		/** A linear axis from 0. */
		public static Axis linear(String caption) {
			return new Axis(caption, Scale.LINEAR, Numbers.PLAIN, true);
		}

		/** A linear axis around its values. */
		public static Axis around(String caption) {
			return new Axis(caption, Scale.LINEAR, Numbers.PLAIN, false);
		}

		/** A logarithmic axis. */
		public static Axis log(String caption) {
			return new Axis(caption, Scale.LOG, Numbers.PLAIN, false);
		}

		/** An axis of months. */
		public static Axis months(String caption) {
			return new Axis(caption, Scale.MONTHS, Numbers.PLAIN, false);
		}

		/** A linear axis of whole numbers around its values. */
		public static Axis whole(String caption) {
			return new Axis(caption, Scale.LINEAR, Numbers.WHOLE, false);
		}

		/** The same axis for shares. */
		public Axis percent() {
			return new Axis(caption, scale, Numbers.PERCENT, zero);
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

	/** A bar of parts beside each other, one for each name of the parts. */
	public record Bar(String label, List<Double> parts, String text) {
		public Bar {
			parts = List.copyOf(parts);
		}
	}

	/**
	 * Rows by columns.
	 *
	 * @param rows    labels
	 * @param columns labels
	 * @param values  by row and column, not negative; NaN where there is none
	 * @param texts   what each cell says in words, by row and column
	 */
	public record Grid(List<String> rows, List<String> columns, double[][] values, String[][] texts) {
		public Grid {
			rows = List.copyOf(rows);
			columns = List.copyOf(columns);
			if (values.length != rows.size() || texts.length != rows.size()) {
				throw new IllegalArgumentException(
						"A grid of " + rows.size() + " rows has values of " + values.length + " and texts of " + texts.length);
			}
		}
	}

	private Charts() {
	}

	/**
	 * Lines over two axes. Values that are not finite, or not positive on a logarithmic axis, leave a gap.
	 *
	 * @param series the lines; one alone needs no legend
	 * @param data   their numbers
	 */
	public static Chart lines(String id, String title, String description, Axis x, Axis y, List<Series> series,
			Table data) {
		return lines(Size.WIDE, id, title, description, x, y, series, data);
	}

	/** Lines over two axes in a size. */
	public static Chart lines(Size size, String id, String title, String description, Axis x, Axis y, List<Series> series,
			Table data) {
		return new XyPlot(size, id, title, description, x, y, series).chart(data);
	}

	/**
	 * Horizontal bars, one below the other.
	 *
	 * @param caption what their length measures
	 * @param parts   names of the parts of a bar; one alone needs no legend
	 */
	public static Chart bars(String id, String title, String description, String caption, List<String> parts, List<Bar> bars,
			Table data) {
		return new BarPlot(id, title, description, caption, parts, bars).chart(data);
	}

	/**
	 * A heat map: the darker a cell on a light ground, the greater its value.
	 *
	 * @param caption what the colour measures
	 */
	public static Chart heat(String id, String title, String description, String caption, Numbers numbers, Grid grid,
			Table data) {
		return new HeatPlot(id, title, description, caption, numbers, grid).chart(data);
	}
}
