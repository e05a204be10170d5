package org.zipp.document.plot;

import java.util.List;
import java.util.function.ObjIntConsumer;

import org.zipp.document.plot.Svg.Anchor;

/** Names of series in rows above a plot, each behind a sample of what it looks like. */
final class Legend {

	private static final double LINE = 17;
	private static final double SAMPLE = 26;
	private static final double GAP = 16;

	private Legend() {
	}

	/** Where it ends when it begins at {@code left} and is no wider than {@code width}. */
	static double bottom(List<String> names, double left, double width) {
		return walk(names, left, width, (p, i) -> {
		});
	}

	/** Draws it with lines or boxes as samples. */
	static void draw(Svg svg, List<String> names, double left, double width, boolean lines) {
		walk(names, left, width, (p, i) -> {
			String name = Svg.shortened(names.get(i), Svg.SMALL, width - SAMPLE);
			if (lines) {
				svg.path("M" + p.x + ' ' + (p.y - 4) + 'L' + (p.x + SAMPLE - 6) + ' ' + (p.y - 4), svg.theme().series(i), 2,
						Svg.DASHES.get(i % Svg.DASHES.size()));
				svg.mark(p.x + (SAMPLE - 6) / 2, p.y - 4, i, 0.7);
			} else {
				svg.box(p.x + 4, p.y - 10, 12, 12, svg.theme().series(i), 1);
			}
			svg.text(p.x + SAMPLE, p.y, name, Svg.SMALL, svg.theme().ink(), Anchor.START, false);
		});
	}

	private record Place(double x, double y) {
	}

	private static double walk(List<String> names, double left, double width, ObjIntConsumer<Place> see) {
		double x = left;
		double y = left + 10;
		for (int i = 0; i < names.size(); i++) {
			double wide = SAMPLE + Svg.width(names.get(i), Svg.SMALL) + GAP;
			if (x > left && x + wide > left + width) {
				x = left;
				y += LINE;
			}
			see.accept(new Place(x, y), i);
			x += wide;
		}
		return y + 6;
	}
}
