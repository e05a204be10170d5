package org.zipp.document;

import java.util.List;

/**
 * A figure with the numbers it is drawn from.
 *
 * @param figure draws it
 * @param data   its numbers, for a CSV file
 */
public record Chart(Figure figure, Table data) {

	/** What stands where in the figure, in reading order. */
	public List<Spot> spots() {
		return figure.spots();
	}
}
