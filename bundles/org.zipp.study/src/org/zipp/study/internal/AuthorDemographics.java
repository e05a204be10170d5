package org.zipp.study.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.ZippException;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * What a table says of authors: a column {@code author} and any of {@code age, gender, country, language, profession}; other
 * columns are left alone.
 */
final class AuthorDemographics {

	private static final String AUTHOR = "author";
	private static final List<String> VARIABLES = List.of("age", "gender", "country", "language", "profession");

	private AuthorDemographics() {
	}

	/**
	 * Reads a table.
	 *
	 * @param hash the study's hash of author names
	 * @return user id → variable → value, without empty ones
	 * @throws ZippException with file and line when it cannot be read
	 */
	static Map<String, Map<String, String>> read(TableFiles tables, Path file, AuthorHash hash) {
		Map<String, Map<String, String>> result = new HashMap<>();
		try (Table table = tables.open(file, List.of(AUTHOR), VARIABLES)) {
			while (table.next()) {
				String author = table.text(AUTHOR);
				if (table.problem() != null || author == null) {
					throw new ZippException(table.problem() == null ? "The line names no author." : table.problem(), file, table.line(), null);
				}
				Map<String, String> values = new LinkedHashMap<>();
				for (String variable : VARIABLES) {
					String value = table.text(variable);
					if (value != null && !value.isBlank()) {
						values.put(variable, value.strip());
					}
				}
				result.put(hash.of(author.strip()), values);
			}
		}
		return result;
	}
}
