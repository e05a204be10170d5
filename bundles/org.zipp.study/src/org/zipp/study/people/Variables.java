package org.zipp.study.people;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of demographic variables and levels, freed from how they happen to be written. */
public final class Variables {

	/** The variable of ages. */
	public static final String AGE = "age";

	/** The variable of genders. */
	public static final String GENDER = "gender";

	/** The variable of countries. */
	public static final String COUNTRY = "country";

	/** The variable of languages. */
	public static final String LANGUAGE = "language";

	private static final Map<String, Set<String>> NAMES = Map.of(AGE, Set.of("age", "age group", "age band", "age range", "agegroup",
			"age bracket"),
			GENDER, Set.of("gender", "sex"), COUNTRY, Set.of("country", "country code", "nation", "country of residence"), LANGUAGE,
			Set.of("language", "lang", "locale", "mother tongue"), "profession", Set.of("profession", "occupation", "job"));

	private Variables() {
	}

	/** Lower case, without accents, every kind of blank and underscore one blank, every kind of dash a hyphen without blanks around it. */
	public static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").replaceAll("[\\p{Z}\\s_]+", " ")
				.replaceAll(" ?[\\p{Pd}\u2212] ?", "-").strip().toLowerCase(Locale.ROOT);
	}

	/** The one name of a variable that goes by several, for example {@code gender} for {@code Sex}; others in plain letters. */
	public static String normal(String variable) {
		String plain = plain(variable);
		for (Map.Entry<String, Set<String>> e : NAMES.entrySet()) {
			if (e.getValue().contains(plain.replace('-', ' '))) {
				return e.getKey();
			}
		}
		return plain;
	}

	/** Values by {@link #normal} names; of two that become the same the first stays, and empty ones are left out. */
	public static Map<String, String> normalNames(Map<String, String> values) {
		Map<String, String> named = new LinkedHashMap<>();
		values.forEach((variable, value) -> {
			if (value != null && !value.isBlank()) {
				named.putIfAbsent(normal(variable), value);
			}
		});
		return named;
	}
}
