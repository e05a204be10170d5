package org.zipp.report;

import java.util.List;

/**
 * A figure with the numbers it is drawn from.
 *
 * @param figure draws it
 * @param data   its numbers, for a CSV file
 * @param spots  what stands where in the figure, in reading order
 */
public record Chart(Figure figure, Table data, List<Spot> spots) {

	public Chart {
		spots = List.copyOf(spots);
	}

	/**
	 * A point, bar or cell of the figure and what it says in words. Coordinates are units of the figure's view box.
	 *
	 * @param x     left edge
	 * @param y     upper edge
	 * @param votes the votes behind it, {@code null} when it does not come from votes
	 */
	public record Spot(double x, double y, double width, double height, String text, VoteFilter votes) {

		/** What does not come from votes. */
		public Spot(double x, double y, double width, double height, String text) {
			this(x, y, width, height, text, null);
		}

		/** Distance of a point from the spot, 0 inside. */
		public double distance(double px, double py) {
			return Math.hypot(Math.max(0, Math.max(x - px, px - x - width)), Math.max(0, Math.max(y - py, py - y - height)));
		}
	}
}
