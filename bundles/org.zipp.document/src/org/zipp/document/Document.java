package org.zipp.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as values: every format writes it, and none knows what it is about.
 *
 * @param kind        what kind of document it is
 * @param title       its title
 * @param description what it is about, may be empty
 * @param banners     what is said on every page; may be empty
 * @param loud        whether the first banner must not be overlooked: then it stands above every section too
 * @param facts       name → value, for the head of the document
 * @param sections    its sections in order
 * @param data        the rows that its numbers are computed from, in a file of their own
 */
public record Document(Kind kind, String title, String description, List<String> banners, boolean loud, Map<String, String> facts,
		List<Section> sections, Table data) {

	/**
	 * A kind of document.
	 *
	 * @param name    for people, for example {@code Pairwise comparison report}
	 * @param schema  names its form for programs, for example {@code org.zipp.report/1}; its number grows when a reader of the old form
	 *                would fail
	 * @param version grows when the same data gives another document
	 */
	public record Kind(String name, String schema, int version) {
	}

	public Document {
		banners = List.copyOf(banners);
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
		sections = List.copyOf(sections);
		if (loud && banners.isEmpty()) {
			throw new IllegalArgumentException("A document without banners has no loud one.");
		}
	}

	/** Its tables in order, without the data. */
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
