package org.zipp.mining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.operation.PathUse;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** Users that a file names: a text with one in each line, or a table with a column of them. A heading may be missing in both. */
final class UserList {

	private static final Set<String> HEADINGS = Set.of("user", "author", "id", "name");

	/**
	 * A user as the file has it.
	 *
	 * @param line where, from 1; the row in a Parquet file
	 * @param name name or id, never empty
	 */
	record Entry(long line, String name) {
	}

	private UserList() {
	}

	/**
	 * Reads a list.
	 *
	 * @throws ZippException naming the file and the line that cannot be read
	 */
	static List<Entry> read(Path file, TableFiles tables) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return Stream.of(PathUse.TABLES.split(" ")).anyMatch(name::endsWith) ? ofTable(file, tables) : ofText(file);
	}

	/** From the first column with a heading of ours; without one from the first column, whose heading is a user then. */
	private static List<Entry> ofTable(Path file, TableFiles tables) {
		List<String> columns = tables.columns(file);
		String headed = columns.stream().filter(UserList::isHeading).findFirst().orElse(null);
		String column = headed != null ? headed : columns.getFirst();
		List<Entry> entries = new ArrayList<>();
		if (headed == null) {
			add(entries, 1, column);
		}
		Problems problems = new Problems(file);
		try (Table table = tables.open(file, List.of(column), List.of())) {
			while (table.next()) {
				if (table.problem() != null) {
					problems.add(table.line(), table.problem());
				} else {
					add(entries, table.line(), table.text(column));
				}
			}
		}
		problems.refuse();
		return entries;
	}

	private static List<Entry> ofText(Path file) {
		List<Entry> entries = new ArrayList<>();
		long number = 0;
		try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
			for (String line : (Iterable<String>) lines::iterator) {
				number++;
				String name = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
				if (number > 1 || !isHeading(name.strip())) {
					add(entries, number, name);
				}
			}
		} catch (IOException | UncheckedIOException e) {
			IOException reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
			throw new ZippException("The list of users cannot be read as UTF-8 text: " + Reasons.of(reason) + '.', file, number + 1, e);
		}
		return entries;
	}

	private static void add(List<Entry> entries, long line, String name) {
		if (name != null && !name.isBlank()) {
			entries.add(new Entry(line, name.strip()));
		}
	}

	private static boolean isHeading(String name) {
		return HEADINGS.contains(name.toLowerCase(Locale.ROOT));
	}
}
