package org.zipp.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.zipp.core.ZippException;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** Tables without quotation marks, separated by commas or tabs: all that these tests need of the service. */
final class PlainTables implements TableFiles {

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file, StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String separator(Path file) {
		return file.toString().endsWith(".tsv") ? "\t" : ",";
	}

	@Override
	public List<String> columns(Path file) {
		return List.of(lines(file).getFirst().split(separator(file)));
	}

	@Override
	public Table open(Path file, List<String> required, List<String> optional) {
		List<String> lines = lines(file);
		String separator = separator(file);
		List<String> columns = List.of(lines.getFirst().toLowerCase(Locale.ROOT).split(separator));
		for (String column : required) {
			if (!columns.contains(column)) {
				throw new ZippException("The column " + column + " is missing.", file, 1, null);
			}
		}
		return new Table() {
			private int at;
			private String[] cells;

			@Override
			public boolean next() {
				if (++at >= lines.size()) {
					return false;
				}
				cells = lines.get(at).split(separator, -1);
				return true;
			}

			@Override
			public long line() {
				return at + 1L;
			}

			@Override
			public String problem() {
				return cells.length == columns.size() ? null : cells.length + " cells instead of " + columns.size();
			}

			@Override
			public boolean has(String column) {
				return columns.contains(column);
			}

			@Override
			public String text(String column) {
				int place = columns.indexOf(column);
				return place < 0 || cells[place].isEmpty() ? null : cells[place];
			}

			@Override
			public double progress() {
				return at / (double) lines.size();
			}

			@Override
			public void close() {
				// The lines are in memory.
			}
		};
	}
}
