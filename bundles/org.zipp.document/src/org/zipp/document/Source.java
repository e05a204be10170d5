package org.zipp.document;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a number of a document comes from: rows of the document's data. A document carries it along and writes it down;
 * what it means is known to those who made the document.
 */
public interface Source {

	/** Column of the data → texts of which the rows show one; empty for all rows. */
	Map<String, Set<String>> where();

	/** The same in words, for example {@code comparison = A against B; choice = tie}. */
	default String words() {
		return words(where());
	}

	/** Columns and their texts in words. */
	static String words(Map<String, Set<String>> where) {
		return where.entrySet().stream().map(e -> e.getKey() + " = " + String.join(" or ", e.getValue())).collect(Collectors.joining("; "));
	}
}
