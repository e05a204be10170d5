package org.zipp.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.tables.internal.Records;

/**
 * Comma-separated values with quotation marks as in RFC 4180 and line feeds: lines to be written, and tables that travel in a
 * bundle. Files of people are read by {@link TableFiles}, which takes every form of a table.
 */
public final class Csv {

	private Csv() {
	}

	/** One record as a line, with its line end; {@code null} is an empty cell. */
	public static String line(Object... cells) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < cells.length; i++) {
			if (i > 0) {
				out.append(',');
			}
			out.append(cell(cells[i] == null ? "" : cells[i].toString(), cells.length == 1));
		}
		return out.append('\n').toString();
	}

	/** @param alone whether it is the only one of its line, which would be an empty line without marks */
	private static String cell(String text, boolean alone) {
		boolean quoted = text.isEmpty() && alone;
		for (int i = 0; i < text.length() && !quoted; i++) {
			char c = text.charAt(i);
			quoted = c == '"' || c == ',' || c == '\r' || c == '\n';
		}
		return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	/**
	 * The rows of a table that travels in a bundle, each by the names of the header line.
	 *
	 * @throws IllegalStateException naming the line that has another number of cells than the header, or none
	 */
	public static List<Map<String, String>> rows(InputStream in) {
		try {
			Records records = new Records(in);
			List<String> header = records.next();
			if (header == null) {
				throw new IllegalStateException("The table has no header line.");
			}
			List<Map<String, String>> rows = new ArrayList<>();
			for (List<String> cells = records.next(); cells != null; cells = records.next()) {
				if (cells.size() != header.size()) {
					throw new IllegalStateException("Line " + records.line() + " of the table has " + cells.size() + " cells instead of " + header.size() + '.');
				}
				Map<String, String> row = new LinkedHashMap<>();
				for (int i = 0; i < cells.size(); i++) {
					row.put(header.get(i), cells.get(i));
				}
				rows.add(row);
			}
			return rows;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
