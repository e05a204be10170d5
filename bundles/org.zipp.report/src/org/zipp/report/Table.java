package org.zipp.report;

import java.util.List;

/**
 * A table of a report.
 *
 * @param id      unique in the report; the CSV file is named after it
 * @param title   what it shows
 * @param columns its columns
 * @param rows    its rows, each with a cell per column
 * @param note    how to read it, may be empty
 */
public record Table(String id, String title, List<Column> columns, List<List<Cell>> rows, String note) implements Block {

	/** What a column holds. */
	public enum Kind {
		/** Words. */
		TEXT,
		/** Whole numbers. */
		COUNT,
		/** Shares, 0 to 1. */
		RATE,
		/** Lower and upper bound; two columns in CSV. */
		INTERVAL,
		/** Probabilities of a test. */
		P_VALUE,
		/** Other numbers. */
		NUMBER;

		/** Whether it is set flush right. */
		public boolean isNumeric() {
			return this != TEXT;
		}
	}

	/** A column. */
	public record Column(String name, Kind kind) {
	}

	public Table {
		columns = List.copyOf(columns);
		rows = rows.stream().map(List::copyOf).toList();
		for (List<Cell> row : rows) {
			if (row.size() != columns.size()) {
				throw new IllegalArgumentException("Table " + id + " has " + columns.size() + " columns, but a row has " + row.size() + '.');
			}
		}
	}

	/** Name of its CSV file. */
	public String csvName() {
		return id + ".csv";
	}
}
