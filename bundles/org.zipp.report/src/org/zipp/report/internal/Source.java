package org.zipp.report.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.report.Cell;
import org.zipp.report.Table;
import org.zipp.report.VoteFilter;

/** Says in a sentence which rows of the votes a table was computed from. */
final class Source {

	private Source() {
	}

	/** What all its numbers share, and by which columns of the votes they differ; empty when none comes from votes. */
	static String sentence(Table table) {
		List<VoteFilter> filters = table.rows().stream().flatMap(List::stream).map(Cell::votes).filter(v -> v != null).distinct().toList();
		if (filters.isEmpty()) {
			return "";
		}
		Map<String, Set<String>> common = new LinkedHashMap<>(filters.getFirst().where());
		Set<String> differing = new LinkedHashSet<>();
		for (VoteFilter filter : filters) {
			common.entrySet().retainAll(filter.where().entrySet());
			differing.addAll(filter.where().keySet());
		}
		differing.removeAll(common.keySet());
		String by = differing.isEmpty() ? ""
				: (common.isEmpty() ? "rows chosen by " : ", chosen by ") + differing.stream().collect(Collectors.joining(", "));
		return "Computed from votes.csv: " + (common.isEmpty() ? differing.isEmpty() ? "all rows" : "" : "rows with " + new VoteFilter(common).words()) + by
				+ '.';
	}
}
