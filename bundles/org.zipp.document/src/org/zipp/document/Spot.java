package org.zipp.document;

/**
 * A point, bar or cell of a figure and what it says in words. Coordinates are units of the figure's view box.
 *
 * @param x      left edge
 * @param y      upper edge
 * @param source where it comes from, {@code null} when it leads nowhere
 */
public record Spot(double x, double y, double width, double height, String text, Source source) {

	/** What leads nowhere. */
	public Spot(double x, double y, double width, double height, String text) {
		this(x, y, width, height, text, null);
	}

	/** Distance of a point from the spot, 0 inside. */
	public double distance(double px, double py) {
		return Math.hypot(Math.max(0, Math.max(x - px, px - x - width)), Math.max(0, Math.max(y - py, py - y - height)));
	}
}
