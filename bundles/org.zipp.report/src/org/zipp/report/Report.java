package org.zipp.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as values; {@link Reports#of} makes it, every format writes it.
 *
 * @param title       title of the study
 * @param description what the study asks, may be empty
 * @param banners     what is said on every page, for example that votes are simulated; may be empty
 * @param facts       name → value, for the head of the report
 * @param sections    its sections in order
 * @param votes       every trial, the source of all numbers; file {@code votes.csv}
 */
public record Report(String title, String description, List<String> banners, Map<String, String> facts,
		List<Section> sections, Table votes) {

	public Report {
		banners = List.copyOf(banners);
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
		sections = List.copyOf(sections);
	}

	/** Its tables in order, without the votes. */
	public List<Table> tables() {
		return sections.stream().flatMap(s -> s.blocks().stream()).filter(Table.class::isInstance).map(Table.class::cast)
				.toList();
	}

	/** Its figures in order. */
	public List<Figure> figures() {
		return sections.stream().flatMap(s -> s.blocks().stream()).filter(Figure.class::isInstance).map(Figure.class::cast)
				.toList();
	}
}
