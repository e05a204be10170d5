package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.List;

import org.zipp.document.Figure;
import org.zipp.document.Source;
import org.zipp.document.Spot;
import org.zipp.document.Theme;
import org.zipp.document.plot.Svg.Anchor;

/** Boxes from top to bottom with arrows between them, and beside an arrow what leaves the way there. */
public final class FlowPlot {

	private static final double WIDTH = 760;
	private static final double PAD = 12;
	private static final double BOX = 330;
	private static final double SIDE = 300;
	private static final double LINE = 17;
	private static final double INSIDE = 10;
	private static final double GAP = 34;

	/** A box; {@code source} is where its count comes from, {@code null} when it leads nowhere. */
	public record Box(String text, Source source) {
	}

	/** A box on the way, and the boxes that leave the way before the next one. */
	public record Step(Box box, List<Box> leaving) {
		public Step {
			leaving = List.copyOf(leaving);
		}
	}

	private record Placed(Box box, double x, double y, double width, double height, List<String> lines) {
	}

	private final String id;
	private final String title;
	private final String description;
	private final List<Placed> main = new ArrayList<>();
	private final List<List<Placed>> sides = new ArrayList<>();
	private final double height;

	private FlowPlot(String id, String title, String description, List<Step> steps) {
		this.id = id;
		this.title = title;
		this.description = description;
		double y = PAD;
		for (Step step : steps) {
			Placed box = place(step.box, PAD, y, BOX);
			main.add(box);
			y += box.height + GAP / 2;
			List<Placed> beside = new ArrayList<>();
			for (Box leaving : step.leaving) {
				Placed side = place(leaving, WIDTH - PAD - SIDE, y, SIDE);
				beside.add(side);
				y += side.height + 8;
			}
			sides.add(beside);
			y += beside.isEmpty() ? GAP / 2 : GAP / 2 - 8;
		}
		height = y - GAP + PAD;
	}

	/** The figure; its boxes lead to what they count. */
	public static Figure figure(String id, String title, String description, List<Step> steps) {
		FlowPlot plot = new FlowPlot(id, title, description, steps);
		return new Figure(id, title, description, plot::draw, plot.spots());
	}

	private static Placed place(Box box, double x, double y, double width) {
		List<String> lines = Svg.wrap(box.text, Svg.TEXT, width - 2 * INSIDE);
		return new Placed(box, x, y, width, lines.size() * LINE + 2 * INSIDE - 3, lines);
	}

	private List<Spot> spots() {
		List<Spot> spots = new ArrayList<>();
		for (int i = 0; i < main.size(); i++) {
			spots.add(spot(main.get(i)));
			sides.get(i).forEach(p -> spots.add(spot(p)));
		}
		return spots;
	}

	private static Spot spot(Placed p) {
		return new Spot(p.x, p.y, p.width, p.height, p.box.text, p.box.source);
	}

	private String draw(Theme theme) {
		Svg svg = new Svg(theme);
		double middle = PAD + BOX / 2;
		for (int i = 0; i < main.size(); i++) {
			Placed box = main.get(i);
			if (i + 1 < main.size()) {
				arrow(svg, middle, box.y + box.height, middle, main.get(i + 1).y);
			}
			for (Placed side : sides.get(i)) {
				arrow(svg, middle, side.y + side.height / 2, side.x, side.y + side.height / 2);
				box(svg, side, theme.muted(), 1);
			}
			box(svg, box, theme.series(0), 1.5);
		}
		return svg.document(id, title, description, WIDTH, height);
	}

	private static void box(Svg svg, Placed p, String colour, double width) {
		svg.outline(p.x, p.y, p.width, p.height, colour, width);
		for (int i = 0; i < p.lines.size(); i++) {
			svg.text(p.x + INSIDE, p.y + INSIDE + 11 + i * LINE, p.lines.get(i), Svg.TEXT, svg.theme().ink(), Anchor.START, false);
		}
	}

	/** A line down or to the right with a head at its end. */
	private static void arrow(Svg svg, double x1, double y1, double x2, double y2) {
		String colour = svg.theme().muted();
		svg.line(x1, y1, x2, y2, colour, 1.25, false);
		if (x1 == x2) {
			svg.path("M" + (x2 - 4) + ' ' + (y2 - 6) + 'L' + x2 + ' ' + (y2 - 1) + 'L' + (x2 + 4) + ' ' + (y2 - 6), colour, 1.25, "");
		} else {
			svg.path("M" + (x2 - 6) + ' ' + (y2 - 4) + 'L' + (x2 - 1) + ' ' + y2 + 'L' + (x2 - 6) + ' ' + (y2 + 4), colour, 1.25, "");
		}
	}
}
