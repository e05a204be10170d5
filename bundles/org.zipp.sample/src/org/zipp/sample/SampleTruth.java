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
import org.zipp.tables.Csv;

/**
 * What {@code sample} planted in a user: never read by the line itself, only by simulated raters and tests.
 *
 * @param author  author name in the dump
 * @param taste   the visual taste, one value on every axis
 * @param age     age group, for example {@code 25-34}
 * @param gender  {@code woman}, {@code man} or {@code nonbinary}
 * @param country country in English
 */
public record SampleTruth(String author, Taste taste, String age, String gender, String country) {

	/** Name of the file in the folder of the dump. */
	public static final String FILE = DumpFolder.TRUTH;

	/** Its columns. */
	public static final List<String> COLUMNS = List.of("author", "taste", "age", "gender", "country");

	/**
	 * Reads a {@code truth.csv}.
	 *
	 * @throws ZippException naming the file and the line that is wrong
	 */
	public static List<SampleTruth> read(Path file) {
		List<SampleTruth> result = new ArrayList<>();
		Csv.read(file, COLUMNS, row -> {
			try {
				result.add(new SampleTruth(row.get(0), Taste.ofId(row.get(1)), row.get(2), row.get(3), row.get(4)));
			} catch (IllegalArgumentException e) {
				throw new ZippException("'" + row.get(1) + "' is no taste.", file, result.size() + 2L, e);
			}
		});
		return result;
	}

	/** Name of a community of the made-up crowd → style values it leans to; communities without any are left out. */
	public static Map<String, Set<StyleValue>> leanings() {
		return Leanings.byCommunity();
	}
}
