package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.document.Chart;
import org.zipp.document.Figure;
import org.zipp.document.Spot;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.document.plot.Svg.Anchor;

/** Horizontal bars of one part or more. */
public final class BarPlot {

	/** A bar of parts beside each other, one for each name of the parts. */
	public record Bar(String label, List<Double> parts, String text) {
		public Bar {
			parts = List.copyOf(parts);
		}
	}

	private static final double WIDTH = 760;
	private static final double PAD = 12;
	private static final double LABEL = 220;
	private static final double LANE = 22;
	private static final double THICK = 14;

	private final String id;
	private final String title;
	private final String description;
	private final String caption;
	private final List<String> parts;
	private final List<Bar> bars;
	private final Ticks axis;
	private final double left;
	private final double right;
	private final double top;

	private BarPlot(String id, String title, String description, String caption, List<String> parts, List<Bar> bars) {
		this.id = id;
		this.title = title;
		this.description = description;
		this.caption = caption;
		this.parts = List.copyOf(parts);
		this.bars = List.copyOf(bars);
		axis = Ticks.of(Axis.linear(caption), 0, bars.stream().mapToDouble(BarPlot::length).max().orElse(1));
		left = PAD + Math.min(LABEL, bars.stream().mapToDouble(b -> Svg.width(b.label(), Svg.SMALL)).max().orElse(0)) + 8;
		right = WIDTH - PAD - bars.stream().mapToDouble(b -> Svg.width(number(length(b)), Svg.SMALL)).max().orElse(0) - 8;
		top = parts.size() > 1 ? Legend.bottom(parts, PAD, WIDTH - 2 * PAD) + 4 : PAD;
	}

	/**
	 * Horizontal bars, one below the other.
	 *
	 * @param caption what their length measures
	 * @param parts   names of the parts of a bar; one alone needs no legend
	 */
	public static Chart chart(String id, String title, String description, String caption, List<String> parts, List<Bar> bars, Table data) {
		return new BarPlot(id, title, description, caption, parts, bars).chart(data);
	}

	private static double length(Bar bar) {
		return bar.parts().stream().mapToDouble(Double::doubleValue).sum();
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%,.0f", value);
	}

	private double x(double value) {
		return left + axis.place(value) * (right - left);
	}

	private Chart chart(Table data) {
		List<Spot> spots = new ArrayList<>();
		for (int i = 0; i < bars.size(); i++) {
			spots.add(new Spot(PAD, top + i * LANE, WIDTH - 2 * PAD, LANE, bars.get(i).text()));
		}
		return new Chart(new Figure(id, title, description, this::draw, spots), data);
	}

	private String draw(Theme theme) {
		Svg svg = new Svg(theme);
		if (parts.size() > 1) {
			Legend.draw(svg, parts, PAD, WIDTH - 2 * PAD, false);
		}
		double bottom = top + bars.size() * LANE;
		for (Ticks.Mark m : axis.marks()) {
			svg.line(x(m.value()), top, x(m.value()), bottom, theme.line(), 1, false);
			svg.text(x(m.value()), bottom + 16, m.label(), Svg.SMALL, theme.muted(), Anchor.MIDDLE, false);
		}
		for (int i = 0; i < bars.size(); i++) {
			Bar bar = bars.get(i);
			double y = top + i * LANE;
			svg.text(left - 8, y + LANE / 2 + 4, Svg.shortened(bar.label(), Svg.SMALL, left - PAD - 8), Svg.SMALL, theme.ink(), Anchor.END, false);
			double from = 0;
			for (int p = 0; p < bar.parts().size(); p++) {
				double to = from + bar.parts().get(p);
				if (to > from) {
					svg.box(x(from), y + (LANE - THICK) / 2, x(to) - x(from), THICK, theme.series(p), 1);
				}
				from = to;
			}
			svg.text(x(from) + 6, y + LANE / 2 + 4, number(from), Svg.SMALL, theme.muted(), Anchor.START, false);
		}
		svg.line(left, top, left, bottom, theme.ink(), 1.25, false);
		svg.text((left + right) / 2, bottom + 36, caption, Svg.SMALL, theme.ink(), Anchor.MIDDLE, false);
		return svg.document(id, title, description, WIDTH, bottom + 36 + PAD);
	}
}
