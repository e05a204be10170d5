package org.zipp.study.rating;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What experts rate personas for. A study may name others. */
public final class RatingCriteria {

	/** Criteria of the paper, by id. */
	public static final List<String> USUAL = List.of("demographic-accuracy", "interest-completeness", "coherence");

	/** The lowest rating. */
	public static final int LOWEST = 1;

	/** The highest rating. */
	public static final int HIGHEST = 5;

	private static final Map<String, String> QUESTIONS = Map.of("demographic-accuracy",
			"Does the evidence support what the text says of age, gender, place, language and profession?", "interest-completeness",
			"Does the text name the interests that the evidence shows?", "coherence",
			"Does the text describe one believable person, without contradictions?");

	private RatingCriteria() {
	}

	/** As a person reads it: {@code Demographic accuracy}. */
	public static String label(String id) {
		String words = id.replaceAll("[-_\\s]+", " ").strip();
		return words.isEmpty() ? id : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/** The question beside it; empty for a criterion that a study has made up. */
	public static String question(String id) {
		return QUESTIONS.getOrDefault(id, "");
	}
}
