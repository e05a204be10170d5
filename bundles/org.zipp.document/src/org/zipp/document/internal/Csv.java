package org.zipp.document.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.zipp.document.Cell;
import org.zipp.document.Range;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;

/** Writes tables as CSV (RFC 4180, UTF-8) in full precision; shares are written as such, not in per cent. */
public final class Csv {

	private Csv() {
	}

	/** The table with a header row; a cell without value is empty, a range takes two columns. */
	public static String of(Table table) {
		StringBuilder out = new StringBuilder();
		try {
			write(table, out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toString();
	}

	/** The same, written row by row; what it is written to stays open. */
	public static void write(Table table, Appendable out) throws IOException {
		List<String> header = new ArrayList<>();
		for (Column c : table.columns()) {
			if (c.kind() == Table.Kind.INTERVAL) {
				header.add(guard(c.name() + " low"));
				header.add(guard(c.name() + " high"));
			} else {
				header.add(guard(c.name()));
			}
		}
		out.append(line(header));
		for (List<Cell> row : table.rows()) {
			List<Object> values = new ArrayList<>();
			for (int i = 0; i < row.size(); i++) {
				Object value = row.get(i).value();
				if (value instanceof Range range) {
					values.add(range.low());
					values.add(range.high());
				} else {
					values.add(value instanceof String text ? guard(text) : value);
					if (table.columns().get(i).kind() == Table.Kind.INTERVAL) {
						values.add(null);
					}
				}
			}
			out.append(line(values));
		}
	}

	/** With the line end that RFC 4180 names. */
	private static String line(List<?> cells) {
		String line = org.zipp.tables.Csv.line(cells.toArray());
		return line.substring(0, line.length() - 1) + "\r\n";
	}

	/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
	static String guard(String text) {
		return !text.isEmpty() && "=+-@\t\r\u2212\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
	}
}
