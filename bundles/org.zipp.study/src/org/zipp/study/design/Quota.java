package org.zipp.study.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many raters of one kind of people are wanted at most. */
public record Quota(
		@Explained("Who: what is known of them, for example gender: female. A rater of whom all of it is true counts here.") Map<String,
				String> cell,
		@Explained(value = "How many of them at most.", min = 0, max = 1_000_000) int most) {

	public Quota {
		cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
	}

	/** Whether it counts a rater with these attributes. */
	public boolean counts(Map<String, String> attributes) {
		return cell.entrySet().stream().allMatch(e -> e.getValue().equalsIgnoreCase(attributes.getOrDefault(e.getKey(), "").strip()));
	}

	/** As a person reads it: {@code gender female, age 25-34}. */
	public String label() {
		return cell.entrySet().stream().map(e -> e.getKey() + ' ' + e.getValue()).collect(Collectors.joining(", "));
	}
}
