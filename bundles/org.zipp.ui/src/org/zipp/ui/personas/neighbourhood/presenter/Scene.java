package org.zipp.ui.personas.neighbourhood.presenter;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A drawing as a list of shapes, from back to front, in one coordinate system (x to the right, y down). The screen and
 * the SVG file draw the same scene.
 *
 * @param bounds what must be visible
 */
public record Scene(List<Shape> shapes, Box bounds) {

	/** What a colour means; the theme says what it looks like. */
	public enum Ink {
		BACKGROUND, TEXT, TEXT_SOFT, CENTRE, COMMUNITY, USER, OUTLINE, LINK, HIGHLIGHT
	}

	/** A rectangle. */
	public record Box(double x, double y, double width, double height) {
		/** Whether two rectangles share more than an edge. */
		public boolean intersects(Box other) {
			return x < other.x + other.width && other.x < x + width && y < other.y + other.height
					&& other.y < y + height;
		}

		public boolean contains(double px, double py) {
			return px >= x && px <= x + width && py >= y && py <= y + height;
		}

		/** The rectangle grown by a margin on each side. */
		public Box grown(double by) {
			return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
		}

		/** The smallest rectangle around both. */
		public Box union(Box other) {
			double left = Math.min(x, other.x);
			double top = Math.min(y, other.y);
			return new Box(left, top, Math.max(x + width, other.x + other.width) - left,
					Math.max(y + height, other.y + other.height) - top);
		}
	}

	/** Something to draw. {@code alpha} is 0 (invisible) to 1. */
	public sealed interface Shape {
		double alpha();
	}

	/** A straight line with round ends. */
	public record Line(double x1, double y1, double x2, double y2, double width, Ink ink, double alpha)
			implements Shape {
	}

	/** A filled disc with an outline. */
	public record Disc(double x, double y, double radius, Ink fill, Ink outline, double outlineWidth, double alpha,
			String title) implements Shape {
	}

	/** A filled square with round corners and an outline, by its middle and half its side. */
	public record Square(double x, double y, double radius, Ink fill, Ink outline, double outlineWidth, double alpha,
			String title) implements Shape {
	}

	/** One line of text by its top left corner. {@code size} is the font height in scene units. */
	public record Text(double x, double y, double width, String text, double size, boolean bold, Ink ink, double alpha)
			implements Shape {
	}

	public Scene {
		shapes = List.copyOf(shapes);
	}

	/**
	 * The scene as an SVG document.
	 *
	 * @param colours the colour of each ink, {@code 0xRRGGBB}
	 */
	public String toSvg(Map<Ink, Integer> colours) {
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"%.1f %.1f %.1f %.1f\" "
						+ "font-family=\"sans-serif\">%n",
				bounds.width, bounds.height, bounds.x, bounds.y, bounds.width, bounds.height));
		svg.append(String.format(Locale.ROOT,
				"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n", bounds.x, bounds.y,
				bounds.width, bounds.height, hex(colours, Ink.BACKGROUND)));
		for (Shape shape : shapes) {
			svg.append(switch (shape) {
			case Line l -> String.format(Locale.ROOT,
					"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.2f\" "
							+ "stroke-opacity=\"%.2f\" stroke-linecap=\"round\"/>%n",
					l.x1, l.y1, l.x2, l.y2, hex(colours, l.ink), l.width, l.alpha);
			case Disc d -> String.format(Locale.ROOT,
					"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.1f\" "
							+ "opacity=\"%.2f\"><title>%s</title></circle>%n",
					d.x, d.y, d.radius, hex(colours, d.fill), hex(colours, d.outline), d.outlineWidth, d.alpha,
					escaped(d.title));
			case Square s -> String.format(Locale.ROOT,
					"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"%s\" stroke=\"%s\" "
							+ "stroke-width=\"%.1f\" opacity=\"%.2f\"><title>%s</title></rect>%n",
					s.x - s.radius, s.y - s.radius, 2 * s.radius, 2 * s.radius, s.radius * 0.4, hex(colours, s.fill),
					hex(colours, s.outline), s.outlineWidth, s.alpha, escaped(s.title));
			case Text t -> String.format(Locale.ROOT,
					"<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"%s fill=\"%s\" fill-opacity=\"%.2f\" "
							+ "textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\">%s</text>%n",
					t.x, t.y + t.size * 0.95, t.size, t.bold ? " font-weight=\"bold\"" : "", hex(colours, t.ink), t.alpha,
					t.width, escaped(t.text));
			});
		}
		return svg.append("</svg>\n").toString();
	}

	private static String hex(Map<Ink, Integer> colours, Ink ink) {
		return String.format("#%06x", colours.get(ink) & 0xffffff);
	}

	/** Text as XML takes it; characters XML does not know become question marks. */
	static String escaped(String text) {
		StringBuilder safe = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
			case '&' -> safe.append("&amp;");
			case '<' -> safe.append("&lt;");
			case '>' -> safe.append("&gt;");
			case '"' -> safe.append("&quot;");
			default -> safe.appendCodePoint(
					c < 0x20 && c != '\n' && c != '\t' || c >= 0xD800 && c < 0xE000 || (c & 0xFFFE) == 0xFFFE ? '?' : c);
			}
		});
		return safe.toString();
	}
}
