package org.zipp.store;

import java.nio.file.Path;
import java.util.Map;

/**
 * What was moved, and found the same on both sides.
 *
 * @param from   where the tables were, for a person
 * @param to     where they are now
 * @param rows   rows by table
 * @param backup the file that is kept of what was before; that of the tables themselves, or the one that named their server
 */
public record StudyMoved(String from, String to, Map<String, Long> rows, Path backup) {

	public StudyMoved {
		rows = Map.copyOf(rows);
	}

	/** Rows of all tables. */
	public long allRows() {
		return rows.values().stream().mapToLong(Long::longValue).sum();
	}
}
