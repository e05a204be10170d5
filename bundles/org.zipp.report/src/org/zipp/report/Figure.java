package org.zipp.report;

import java.util.function.Function;

/**
 * A figure of a report.
 *
 * @param id          unique in the report
 * @param title       what it shows
 * @param description the same in words, for those who do not see it
 * @param drawing     draws it as SVG in the colours of a theme
 */
public record Figure(String id, String title, String description, Function<Theme, String> drawing) implements Block {

	/** The figure as an SVG document without XML declaration. */
	public String svg(Theme theme) {
		return drawing.apply(theme);
	}
}
