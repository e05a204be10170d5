package org.zipp.document;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A table of a document.
 *
 * @param id      unique in the document; the CSV file is named after it
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

	/**
	 * A table of many rows, each made when it is looked at and not kept.
	 *
	 * @param size number of rows
	 * @param row  makes the i-th row, from 0; the same at every call
	 */
	public static Table lazy(String id, String title, List<Column> columns, int size, IntFunction<List<Cell>> row, String note) {
		return new Table(id, title, columns, new LazyRows(size, row), note);
	}

	/** Rows that are made when they are looked at. */
	private static final class LazyRows extends AbstractList<List<Cell>> implements RandomAccess {

		private final int size;
		private final IntFunction<List<Cell>> row;

		LazyRows(int size, IntFunction<List<Cell>> row) {
			this.size = size;
			this.row = row;
		}

		@Override
		public List<Cell> get(int index) {
			return row.apply(Objects.checkIndex(index, size));
		}

		@Override
		public int size() {
			return size;
		}
	}

	public Table {
		columns = List.copyOf(columns);
		rows = rows instanceof LazyRows ? rows : rows.stream().map(List::copyOf).toList();
		for (List<Cell> row : rows instanceof LazyRows ? List.<List<Cell>>of() : rows) {
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
