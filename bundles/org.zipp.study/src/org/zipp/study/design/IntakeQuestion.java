package org.zipp.study.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something raters are asked of themselves; they may always prefer not to say. Never of pictures they like. */
public record IntakeQuestion(
		@Explained("Id, under which the answer is known of the rater, for example age.") String id,
		@Explained("The question, by language.") Map<String, String> label,
		@Explained("choice: one of the options. text: a few words. number: a number.") Kind kind,
		@Explained(value = "With kind choice: what to choose from.", optional = true) List<String> options,
		@Explained(value = "Whether it must be answered, be it with 'prefer not to say'.", optional = true) boolean required) {

	/** How it is answered. */
	public enum Kind {
		/** One of the options. */
		CHOICE,
		/** A few words. */
		TEXT,
		/** A number. */
		NUMBER
	}

	public IntakeQuestion {
		label = Collections.unmodifiableMap(new LinkedHashMap<>(label));
		options = List.copyOf(options);
	}

	/** The question in a language; in the first there is where it has none. */
	public String label(String language) {
		return label.getOrDefault(language, label.values().stream().findFirst().orElse(id));
	}
}
