package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.zipp.document.Chart;
import org.zipp.document.Figure;
import org.zipp.document.Spot;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.document.plot.Axis.Numbers;
import org.zipp.document.plot.Svg.Anchor;

/** Cells whose colour is stronger, the greater their value; one hue, so that it reads without seeing colours. */
public final class HeatPlot {

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

	private static final double WIDTH = 760;
	private static final double PAD = 12;
	private static final double LABEL = 210;
	private static final double LONGEST_COLUMN = 170;
	private static final double WIDEST = 84;
	private static final double TALL = 24;
	private static final double WEAKEST = 0.06;
	private static final double SLANT = Math.toRadians(45);
	private static final int SHADES = 24;
	private static final double KEY = 160;

	private final String id;
	private final String title;
	private final String description;
	private final String caption;
	private final Numbers numbers;
	private final Grid grid;
	private final double largest;
	private final double left;
	private final double top;
	private final double wide;
	private final boolean flat;

	private HeatPlot(String id, String title, String description, String caption, Numbers numbers, Grid grid) {
		this.id = id;
		this.title = title;
		this.description = description;
		this.caption = caption;
		this.numbers = numbers;
		this.grid = grid;
		largest = Arrays.stream(grid.values()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(0);
		left = PAD + Math.min(LABEL, grid.rows().stream().mapToDouble(r -> Svg.width(r, Svg.SMALL)).max().orElse(0)) + 8;
		double longest = Math.min(LONGEST_COLUMN, grid.columns().stream().mapToDouble(c -> Svg.width(c, Svg.SMALL)).max().orElse(0));
		int columns = Math.max(1, grid.columns().size());
		double straight = Math.min(WIDEST, (WIDTH - PAD - left) / columns);
		flat = longest + 4 <= straight;
		// A slanted label of the last column leans out to the right.
		double room = flat ? WIDTH - PAD - left : WIDTH - PAD - left - longest * Math.cos(SLANT);
		wide = Math.min(WIDEST, room / columns);
		top = flat ? PAD + 18 : PAD + longest * Math.sin(SLANT) + 14;
	}

	/**
	 * A heat map: the darker a cell on a light ground, the greater its value.
	 *
	 * @param caption what the colour measures
	 */
	public static Chart chart(String id, String title, String description, String caption, Numbers numbers, Grid grid, Table data) {
		return new HeatPlot(id, title, description, caption, numbers, grid).chart(data);
	}

	private double x(int column) {
		return left + column * wide;
	}

	private double y(int row) {
		return top + row * TALL;
	}

	private Chart chart(Table data) {
		List<Spot> spots = new ArrayList<>();
		for (int r = 0; r < grid.rows().size(); r++) {
			for (int c = 0; c < grid.columns().size(); c++) {
				spots.add(new Spot(x(c), y(r), wide, TALL, grid.texts()[r][c]));
			}
		}
		return new Chart(new Figure(id, title, description, this::draw, spots), data);
	}

	private String draw(Theme theme) {
		Svg svg = new Svg(theme);
		for (int c = 0; c < grid.columns().size(); c++) {
			String label = grid.columns().get(c);
			double middle = x(c) + wide / 2;
			if (flat) {
				svg.text(middle, top - 6, label, Svg.SMALL, theme.ink(), Anchor.MIDDLE, false);
			} else {
				svg.slanted(middle - 2, top - 5, Svg.shortened(label, Svg.SMALL, LONGEST_COLUMN), Svg.SMALL, theme.ink(), -Math.toDegrees(SLANT));
			}
		}
		for (int r = 0; r < grid.rows().size(); r++) {
			svg.text(left - 8, y(r) + TALL / 2 + 4, Svg.shortened(grid.rows().get(r), Svg.SMALL, left - PAD - 8), Svg.SMALL,
					theme.ink(), Anchor.END, false);
			for (int c = 0; c < grid.columns().size(); c++) {
				cell(svg, r, c);
			}
		}
		double bottom = key(svg, y(grid.rows().size()) + 14);
		return svg.document(id, title, description, WIDTH, bottom + PAD);
	}

	private void cell(Svg svg, int r, int c) {
		double value = grid.values()[r][c];
		if (Double.isFinite(value) && value > 0) {
			double strength = strength(value);
			svg.box(x(c) + 1, y(r) + 1, wide - 2, TALL - 2, svg.theme().series(0), strength);
			String text = number(value);
			if (Svg.width(text, Svg.SMALL) <= wide - 4) {
				svg.text(x(c) + wide / 2, y(r) + TALL / 2 + 4, text, Svg.SMALL,
						strength > 0.55 ? svg.theme().ground() : svg.theme().ink(), Anchor.MIDDLE, false);
			}
		} else {
			svg.frame(x(c) + 1, y(r) + 1, wide - 2, TALL - 2, svg.theme().line());
		}
	}

	private double strength(double value) {
		return largest == 0 ? WEAKEST : WEAKEST + (1 - WEAKEST) * value / largest;
	}

	private double key(Svg svg, double at) {
		double width = Math.min(KEY, WIDTH - PAD - left);
		for (int i = 0; i < SHADES; i++) {
			svg.box(left + i * width / SHADES, at, width / SHADES + 0.3, 10, svg.theme().series(0), strength(largest * (i + 0.5) / SHADES));
		}
		svg.text(left, at + 24, numbers == Numbers.PERCENT ? "0%" : "0", Svg.SMALL, svg.theme().muted(), Anchor.START, false);
		svg.text(left + width, at + 24, number(largest), Svg.SMALL, svg.theme().muted(), Anchor.END, false);
		double y = at + 10;
		for (String line : Svg.wrap(caption, Svg.SMALL, WIDTH - PAD - left - width - 12)) {
			svg.text(left + width + 12, y, line, Svg.SMALL, svg.theme().ink(), Anchor.START, false);
			y += 15;
		}
		return Math.max(at + 24, y - 15);
	}

	private String number(double value) {
		if (numbers == Numbers.PERCENT) {
			return String.format(Locale.ROOT, value < 0.095 ? "%.1f%%" : "%.0f%%", 100 * value);
		}
		return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
	}
}
