package org.zipp.document;

import java.util.List;
import java.util.function.Function;

/**
 * A figure of a document.
 *
 * @param id          unique in the document
 * @param title       what it shows
 * @param description the same in words, for those who do not see it
 * @param drawing     draws it as SVG in the colours of a theme
 * @param spots       what stands where in it, in reading order; coordinates are units of its view box
 */
public record Figure(String id, String title, String description, Function<Theme, String> drawing, List<Spot> spots) implements Block {

	public Figure {
		spots = List.copyOf(spots);
	}

	/** A figure whose marks lead nowhere. */
	public Figure(String id, String title, String description, Function<Theme, String> drawing) {
		this(id, title, description, drawing, List.of());
	}

	/** The figure as an SVG document without XML declaration. */
	public String svg(Theme theme) {
		return drawing.apply(theme);
	}
}
