package org.zipp.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Source;
import org.zipp.document.Table;

/**
 * Names the votes behind a number: rows of a report's {@link Document#data() data} whose cells show one of the given texts in each of
 * the given columns.
 *
 * @param where column name → accepted texts; empty for all votes
 */
public record VoteFilter(Map<String, Set<String>> where) implements Source {

	/** All votes. */
	public static final VoteFilter ALL = new VoteFilter(Map.of());

	public VoteFilter {
		Map<String, Set<String>> copy = new LinkedHashMap<>();
		where.forEach((column, texts) -> copy.put(column, Collections.unmodifiableSet(new TreeSet<>(texts))));
		where = Collections.unmodifiableMap(copy);
	}

	/** The same votes, but only those that also show one of these texts in that column. */
	public VoteFilter and(String column, String... texts) {
		Map<String, Set<String>> narrower = new LinkedHashMap<>(where);
		narrower.merge(column, Set.of(texts), (a, b) -> {
			Set<String> both = new TreeSet<>(a);
			both.retainAll(b);
			return both;
		});
		return new VoteFilter(narrower);
	}

	/** The rows of a table of votes that it names, in order. */
	public List<List<Cell>> rows(Table votes) {
		List<String> names = votes.columns().stream().map(Table.Column::name).toList();
		int[] columns = where.keySet().stream().mapToInt(names::indexOf).toArray();
		for (int c : columns) {
			if (c < 0) {
				throw new IllegalArgumentException("The votes have no column of one of these names: " + where.keySet());
			}
		}
		List<Set<String>> accepted = List.copyOf(where.values());
		return votes.rows().stream().filter(row -> {
			for (int i = 0; i < columns.length; i++) {
				if (!accepted.get(i).contains(row.get(columns[i]).display())) {
					return false;
				}
			}
			return true;
		}).toList();
	}

	@Override
	public String words() {
		return where.isEmpty() ? "all votes" : Source.super.words();
	}
}
