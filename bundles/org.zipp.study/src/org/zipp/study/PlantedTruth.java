package org.zipp.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.style.Taste;

/**
 * The tastes that a sample dump has planted in its authors, read from {@code truth.csv} beside it: a header line, a
 * column {@code author}, a column {@code taste} as {@link Taste#id()} writes it, and any of the demographic columns
 * {@code age, gender, country, language, profession}; other columns are left alone. Only the simulation reads it.
 */
public final class PlantedTruth {

	/** What is planted in one user. */
	public record Row(Taste taste, Map<String, String> demographics) {
	}

	private static final Set<String> DEMOGRAPHICS = Set.of("age", "gender", "country", "language", "profession");

	private PlantedTruth() {
	}

	/** Where the sample writes it. */
	public static Path defaultFile(StudyDirectory directory) {
		return directory.dump().resolve("truth.csv");
	}

	/**
	 * Reads the table.
	 *
	 * @param file UTF-8, comma separated, cells may stand in double quotes
	 * @param hash the study's hash of author names
	 * @return user id → what is planted
	 * @throws ZippException with file and line when it cannot be read
	 */
	public static Map<String, Row> read(Path file, StudyDirectory.AuthorHash hash) {
		Map<String, Row> result = new HashMap<>();
		try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			String header = in.readLine();
			List<String> columns = header == null ? List.of() : cells(header, file, 1);
			int author = columns.indexOf("author");
			int taste = columns.indexOf("taste");
			if (author < 0 || taste < 0) {
				throw new ZippException("The first line must name the columns author and taste.", file, 1, null);
			}
			long number = 1;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				number++;
				if (line.isBlank()) {
					continue;
				}
				List<String> cells = cells(line, file, number);
				if (cells.size() != columns.size()) {
					throw new ZippException("There are " + cells.size() + " cells where the header names " + columns.size() + '.',
							file, number, null);
				}
				Map<String, String> demographics = new LinkedHashMap<>();
				for (int i = 0; i < columns.size(); i++) {
					if (DEMOGRAPHICS.contains(columns.get(i)) && !cells.get(i).isBlank()) {
						demographics.put(columns.get(i), cells.get(i));
					}
				}
				result.put(hash.of(cells.get(author)), new Row(taste(cells.get(taste), file, number), demographics));
			}
		} catch (IOException e) {
			throw new ZippException("The planted truth cannot be read: " + Reasons.of(e) + ". Name the file with --truth.", file, 0, e);
		}
		return result;
	}

	private static Taste taste(String id, Path file, long line) {
		try {
			return Taste.ofId(id);
		} catch (IllegalArgumentException e) {
			throw new ZippException("'" + id + "' is no taste.", file, line, e);
		}
	}

	private static List<String> cells(String line, Path file, long number) {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				cell.append('"');
				i++;
			} else if (c == '"') {
				quoted = !quoted;
			} else if (c == ',' && !quoted) {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			} else {
				cell.append(c);
			}
		}
		if (quoted) {
			throw new ZippException("A quotation mark is not closed.", file, number, null);
		}
		cells.add(cell.toString().strip());
		return cells;
	}
}
