package org.zipp.language.words;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.core.style.StyleValue;

/** Words people use for the values of a visual taste, a list of ours. */
public final class StyleLexicon {

	private record Entry(StyleValue value, String term) {
	}

	private static final Map<StyleValue, List<String>> TERMS = read();

	private StyleLexicon() {
	}

	private static Map<StyleValue, List<String>> read() {
		return CsvResource.read("style-lexicon.csv", r -> {
			StyleValue value = StyleValue.ofId(r.get("value"));
			if (!value.axis().name().equalsIgnoreCase(r.get("axis"))) {
				throw new IllegalStateException("style-lexicon.csv: " + value.id() + " is no value of " + r.get("axis"));
			}
			return new Entry(value, r.get("term"));
		}).stream().collect(Collectors.groupingBy(Entry::value, () -> new EnumMap<>(StyleValue.class),
				Collectors.mapping(Entry::term, Collectors.toUnmodifiableList())));
	}

	/** The terms of a value. */
	public static List<String> terms(StyleValue value) {
		return TERMS.get(value);
	}
}
