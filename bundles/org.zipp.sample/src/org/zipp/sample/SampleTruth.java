package org.zipp.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;
import org.zipp.graph.DumpFolder;
import org.zipp.sample.internal.Leanings;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * What {@code sample} planted in a user: never read by the line itself, only by simulated raters and tests.
 *
 * @param author  author name in the dump
 * @param taste   the visual taste, one value on every axis
 * @param age     age group, for example {@code 25-34}; empty when the table does not say, as the next two
 * @param gender  {@code woman}, {@code man} or {@code nonbinary}
 * @param country country in English
 */
public record SampleTruth(String author, Taste taste, String age, String gender, String country) {

	/** Name of the file in the folder of the dump. */
	public static final String FILE = DumpFolder.TRUTH;

	/** Its columns. */
	public static final List<String> COLUMNS = List.of("author", "taste", "age", "gender", "country");

	/**
	 * Reads a {@code truth.csv}, whose first two columns must be there.
	 *
	 * @throws ZippException naming the file and the line that is wrong
	 */
	public static List<SampleTruth> read(TableFiles tables, Path file) {
		List<SampleTruth> result = new ArrayList<>();
		try (Table table = tables.open(file, COLUMNS.subList(0, 2), COLUMNS.subList(2, COLUMNS.size()))) {
			while (table.next()) {
				if (table.problem() != null) {
					throw new ZippException(table.problem(), file, table.line(), null);
				}
				String taste = cell(table, 1);
				try {
					result.add(new SampleTruth(cell(table, 0), Taste.ofId(taste), cell(table, 2), cell(table, 3), cell(table, 4)));
				} catch (IllegalArgumentException e) {
					throw new ZippException("'" + taste + "' is no taste.", file, table.line(), e);
				}
			}
		}
		return result;
	}

	private static String cell(Table table, int column) {
		String text = table.text(COLUMNS.get(column));
		return text == null ? "" : text.strip();
	}

	/** Name of a community of the made-up crowd → style values it leans to; communities without any are left out. */
	public static Map<String, Set<StyleValue>> leanings() {
		return Leanings.byCommunity();
	}
}
