package org.zipp.study.replication;

import java.util.List;
import java.util.Map;

/**
 * A table of a study's data with what each column means. What is written and what the codebook says come from here.
 *
 * @param name    of its file: {@code description-NAME_data.csv}
 * @param about   what a row is
 * @param columns in order
 * @param rows    their cells, {@code null} where there is nothing
 */
public record DataTable(String name, String about, List<Column> columns, List<List<Object>> rows) {

	/** What a column holds. */
	public enum Kind {
		/** Words. */
		TEXT,
		/** Whole numbers. */
		INTEGER,
		/** True or false. */
		BOOLEAN,
		/** Moments, ISO 8601. */
		TIME
	}

	/**
	 * A column.
	 *
	 * @param description what it holds, a sentence
	 * @param unit        of its numbers, empty when they have none
	 * @param levels      value → what it means, where there are few
	 */
	public record Column(String name, Kind kind, String description, String unit, Map<String, String> levels) {

		/** A column without a unit and levels. */
		public Column(String name, Kind kind, String description) {
			this(name, kind, description, "", Map.of());
		}
	}

	/** Name of its file in the folder {@code data}. */
	public String file() {
		return "description-" + name + "_data.csv";
	}
}
