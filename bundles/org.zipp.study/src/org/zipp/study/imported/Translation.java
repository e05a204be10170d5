package org.zipp.study.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.tables.Problems;
import org.zipp.tables.Table;

/**
 * Votes of another tool's file in the columns of ours, and what of the file is none of them.
 */
final class Translation {

	/** Columns of a table of votes. */
	static final List<String> VOTES = List.of("rater", "prompt", "left", "right", "choice", "time", "seconds");
	/** Columns of Rapidata's form. */
	static final List<String> RAPIDATA = List.of("prompt", "model1", "model2", "image1_path", "image2_path", "detailed_results");

	private static final int LINES_TOLD = 5;

	private final String tool;
	private final List<String> columns;
	private final List<Row> rows = new ArrayList<>();
	private final Map<String, List<Long>> leftOut = new LinkedHashMap<>();
	private final List<String> notes = new ArrayList<>();
	private boolean ratersKnown = true;

	private record Row(long line, Map<String, String> cells) {
	}

	/** @param tool as a person calls it */
	Translation(String tool, List<String> columns) {
		this.tool = tool;
		this.columns = columns;
	}

	String tool() {
		return tool;
	}

	List<String> columns() {
		return columns;
	}

	int size() {
		return rows.size();
	}

	/** Adds a vote; cells in the order of the columns, {@code null} where there is nothing. */
	void add(long line, String... cells) {
		Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < cells.length; i++) {
			row.put(columns.get(i), cells[i] == null || cells[i].isEmpty() ? null : cells[i]);
		}
		rows.add(new Row(line, row));
	}

	/** Counts something that is not taken. @param reason goes on after "3 votes were left out: " */
	void leaveOut(long line, String reason) {
		leftOut.computeIfAbsent(reason, _ -> new ArrayList<>()).add(line);
	}

	/** What a reader of the report should know. */
	void note(String text) {
		notes.add(text);
	}

	/** Says that votes do not tell who gave them. */
	void ratersUnknown() {
		ratersKnown = false;
	}

	boolean ratersKnown() {
		return ratersKnown;
	}

	List<String> notes() {
		List<String> all = new ArrayList<>(notes);
		leftOut.forEach((reason, lines) -> all.add(Problems.count(lines.size(), "entry was", "entries were") + " left out: " + reason + '.'));
		return all;
	}

	/** What was not taken, with the first lines. */
	List<String> warnings() {
		return leftOut.entrySet().stream()
				.map(e -> Problems.count(e.getValue().size(), "entry was", "entries were") + " left out: " + e.getKey() + " ("
						+ (e.getValue().size() == 1 ? "line " : "lines ")
						+ e.getValue().stream().limit(LINES_TOLD).map(String::valueOf).collect(Collectors.joining(", "))
						+ (e.getValue().size() > LINES_TOLD ? ", \u2026" : "") + ").")
				.toList();
	}

	/** The votes as a table whose lines are those of the file. */
	Table table() {
		return new Table() {

			private int at = -1;

			@Override
			public boolean next() {
				return ++at < rows.size();
			}

			@Override
			public long line() {
				return rows.get(at).line;
			}

			@Override
			public String problem() {
				return null;
			}

			@Override
			public boolean has(String column) {
				return columns.contains(column);
			}

			@Override
			public String text(String column) {
				return rows.get(at).cells.get(column);
			}

			@Override
			public double progress() {
				return rows.isEmpty() ? 1 : Math.min(1, (at + 1.0) / rows.size());
			}

			@Override
			public void close() {
				// It lies in memory.
			}
		};
	}
}
