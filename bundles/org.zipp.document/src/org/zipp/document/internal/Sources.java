package org.zipp.document.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.document.Cell;
import org.zipp.document.Source;
import org.zipp.document.Table;

/** Says in a sentence which rows of the data a table was computed from. */
final class Sources {

	private Sources() {
	}

	/** What all its numbers share, and by which columns of the data they differ; empty when none comes from the data. */
	static String sentence(Table table, String file) {
		List<Map<String, Set<String>>> sources = table.rows().stream().flatMap(List::stream).map(Cell::source).filter(s -> s != null)
				.map(Source::where)
				.distinct().toList();
		if (sources.isEmpty()) {
			return "";
		}
		Map<String, Set<String>> common = new LinkedHashMap<>(sources.getFirst());
		Set<String> differing = new LinkedHashSet<>();
		for (Map<String, Set<String>> source : sources) {
			common.entrySet().retainAll(source.entrySet());
			differing.addAll(source.keySet());
		}
		differing.removeAll(common.keySet());
		String by = differing.isEmpty() ? "" : (common.isEmpty() ? "rows chosen by " : ", chosen by ") + String.join(", ", differing);
		return "Computed from " + file + ": " + (common.isEmpty() ? differing.isEmpty() ? "all rows" : "" : "rows with " + Source.words(common))
				+ by + '.';
	}
}
