package org.zipp.document.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.document.Texts;
import org.zipp.document.Theme;

/** Writes one SVG picture: shapes, lines and text, escaped, in the colours of a theme. */
final class Svg {

	/** Size of running text in user units. */
	static final double TEXT = 13;
	/** Size of small text; on paper 8.1 points. */
	static final double SMALL = 12;
	/** Dash patterns of lines, the first solid. */
	static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "4 4", "12 3");
	private static final int SHAPES = 6;
	/** CSS pixels per unit on paper, so that a figure is as wide as the text of an A4 page. */
	private static final double PAPER = 0.9;

	private final StringBuilder body = new StringBuilder();
	private final Theme theme;

	/** Where a text stands in relation to its x. */
	enum Anchor {
		START, MIDDLE, END
	}

	Svg(Theme theme) {
		this.theme = theme;
	}

	Theme theme() {
		return theme;
	}

	void line(double x1, double y1, double x2, double y2, String colour, double width, boolean dashed) {
		body.append("<line x1=\"").append(n(x1)).append("\" y1=\"").append(n(y1)).append("\" x2=\"").append(n(x2))
				.append("\" y2=\"").append(n(y2)).append('"').append(paint("stroke", colour)).append(" stroke-width=\"")
				.append(n(width)).append('"').append(dashed ? " stroke-dasharray=\"4 3\"" : "").append("/>\n");
	}

	void text(double x, double y, String text, double size, String colour, Anchor anchor, boolean bold) {
		body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" font-size=\"").append(n(size))
				.append('"').append(anchor == Anchor.START ? "" : " text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + '"')
				.append(bold ? " font-weight=\"bold\"" : "").append(paint("fill", colour)).append('>').append(Texts.markup(text))
				.append("</text>\n");
	}

	/** A text that begins at a point and runs at an angle, degrees clockwise. */
	void slanted(double x, double y, String text, double size, String colour, double angle) {
		body.append("<text transform=\"translate(").append(n(x)).append(' ').append(n(y)).append(") rotate(").append(n(angle))
				.append(")\" font-size=\"").append(n(size)).append('"').append(paint("fill", colour)).append('>').append(Texts.markup(text))
				.append("</text>\n");
	}

	/** A line along a path. */
	void path(String path, String colour, double width, String dashes) {
		body.append("<path d=\"").append(path).append("\" fill=\"none\"").append(paint("stroke", colour)).append(" stroke-width=\"")
				.append(n(width)).append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\"")
				.append(dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + '"').append("/>\n");
	}

	/** A filled rectangle; {@code strength} is 0 (nothing to see) to 1. */
	void box(double x, double y, double width, double height, String colour, double strength) {
		body.append("<rect").append(at(x, y, width, height)).append(paint("fill", colour))
				.append(strength < 1 ? " fill-opacity=\"" + n(strength) + '"' : "").append("/>\n");
	}

	/** The hair-thin outline of a rectangle. */
	void frame(double x, double y, double width, double height, String colour) {
		outline(x, y, width, height, colour, 0.5);
	}

	/** The outline of a rectangle. */
	void outline(double x, double y, double width, double height, String colour, double stroke) {
		body.append("<rect").append(at(x, y, width, height)).append(" fill=\"none\"").append(paint("stroke", colour))
				.append(" stroke-width=\"").append(n(stroke)).append("\"/>\n");
	}

	private static String at(double x, double y, double width, double height) {
		return " x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width) + "\" height=\"" + n(height) + '"';
	}

	/** The mark of the i-th series: its colour and its shape, about 10 units across. */
	void mark(double x, double y, int series) {
		mark(x, y, series, 1);
	}

	/** The mark of the i-th series, smaller or larger than usual. */
	void mark(double x, double y, int series, double scale) {
		if (scale != 1) {
			body.append("<g transform=\"translate(").append(n(x)).append(' ').append(n(y)).append(") scale(").append(n(scale))
					.append(")\">");
			mark(0, 0, series, 1);
			body.append("</g>\n");
			return;
		}
		String paint = paint("fill", theme.series(series));
		double r = 5;
		switch (series % SHAPES) {
		case 0 -> body.append("<circle cx=\"").append(n(x)).append("\" cy=\"").append(n(y)).append("\" r=\"").append(n(r))
				.append('"').append(paint).append("/>\n");
		case 1 -> polygon(paint, x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
		case 2 -> polygon(paint, x, y - r - 1, x + r + 1, y + r, x - r - 1, y + r);
		case 3 -> polygon(paint, x, y - r - 2, x + r + 2, y, x, y + r + 2, x - r - 2, y);
		case 4 -> polygon(paint, x, y + r + 1, x + r + 1, y - r, x - r - 1, y - r);
		default -> polygon(paint, x - r, y - 2, x - 2, y - 2, x - 2, y - r, x + 2, y - r, x + 2, y - 2, x + r, y - 2, x + r,
				y + 2, x + 2, y + 2, x + 2, y + r, x - 2, y + r, x - 2, y + 2, x - r, y + 2);
		}
	}

	/** The document with everything drawn so far. */
	String document(String id, String title, String description, double width, double height) {
		double scale = theme == Theme.PRINT ? PAPER : 1;
		String name = Texts.markup(id + '-' + theme.name().toLowerCase(Locale.ROOT));
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + name + "\" viewBox=\"0 0 " + n(width) + ' ' + n(height)
				+ "\" width=\"" + n(scale * width) + "\" height=\"" + n(scale * height) + "\" role=\"img\" aria-labelledby=\"" + name + "-t "
				+ name + "-d\"" + (theme == Theme.PRINT ? " alt=\"" + Texts.markup(description) + '"' : "") + " font-family=\""
				+ (theme == Theme.PAGE ? "inherit" : "DejaVu Sans, Arial, sans-serif") + "\">\n<title id=\"" + name
				+ "-t\">" + Texts.markup(title) + "</title>\n<desc id=\"" + name + "-d\">" + Texts.markup(description) + "</desc>\n" + body
				+ "</svg>\n";
	}

	/** An upper estimate of how wide a text is, for any of the usual sans-serif fonts. */
	static double width(String text, double size) {
		return size * text.codePoints().mapToDouble(c -> {
			if (c >= 0x1100 && (c <= 0x11FF || c >= 0x2E80)) {
				return 1.05;
			}
			if ("iljtfrI.,:;'|!()[] ".indexOf(c) >= 0) {
				return 0.41;
			}
			if ("mwMW%@—".indexOf(c) >= 0) {
				return 0.98;
			}
			return Character.isUpperCase(c) ? 0.75 : 0.64;
		}).sum();
	}

	/** The text, cut with an ellipsis where it would be wider than that. */
	static String shortened(String text, double size, double width) {
		if (width(text, size) <= width) {
			return text;
		}
		int end = text.length();
		while (end > 0 && width(text.substring(0, end) + '…', size) > width) {
			end = text.offsetByCodePoints(end, -1);
		}
		return text.substring(0, end).stripTrailing() + '…';
	}

	/** The text in lines that are no wider than that; long words are broken. */
	static List<String> wrap(String text, double size, double width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ")) {
			String rest = word;
			if (!line.isEmpty() && width(line + " " + rest, size) > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			while (width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
				int cut = rest.offsetByCodePoints(0, 1);
				while (width(rest.substring(0, rest.offsetByCodePoints(cut, 1)), size) <= width) {
					cut = rest.offsetByCodePoints(cut, 1);
				}
				lines.add(rest.substring(0, cut));
				rest = rest.substring(cut);
			}
			line.append(line.isEmpty() ? "" : " ").append(rest);
		}
		if (!line.isEmpty() || lines.isEmpty()) {
			lines.add(line.toString());
		}
		return lines;
	}

	private void polygon(String paint, double... points) {
		body.append("<polygon points=\"");
		for (int i = 0; i < points.length; i += 2) {
			body.append(i == 0 ? "" : " ").append(n(points[i])).append(',').append(n(points[i + 1]));
		}
		body.append('"').append(paint).append("/>\n");
	}

	/** A style sheet variable works in a style only. */
	private static String paint(String property, String colour) {
		return colour.startsWith("var(") ? " style=\"" + property + ':' + colour + '"' : ' ' + property + "=\"" + colour + '"';
	}

	private static String n(double v) {
		String text = String.format(Locale.ROOT, "%.2f", v);
		return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
	}
}
