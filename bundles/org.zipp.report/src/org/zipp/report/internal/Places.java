package org.zipp.report.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Countries by ISO 3166 code or English name, languages by ISO 639 code or English name. */
public final class Places {

	private static final Map<String, String> COUNTRIES = countries();
	private static final Map<String, String> LANGUAGES = languages();

	private Places() {
	}

	/** The ISO 3166 code, two capital letters, of a country given by code (two or three letters) or English name. */
	public static Optional<String> country(String text) {
		return Optional.ofNullable(COUNTRIES.get(key(text)));
	}

	/** The English name of a country by its code of two letters. */
	public static String countryName(String code) {
		return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
	}

	/** The ISO 639 code of a language given by code, English name or locale such as {@code pt-BR}. */
	public static Optional<String> language(String text) {
		String plain = Variables.plain(text);
		String code = LANGUAGES.get(key(plain));
		if (code == null && plain.matches("[a-z]{2,3}-[a-z]{2,4}")) {
			code = LANGUAGES.get(plain.substring(0, plain.indexOf('-')));
		}
		return Optional.ofNullable(code);
	}

	private static String key(String text) {
		return Variables.plain(text).replace("&", "and").replaceAll("\\bst\\b", "saint").replaceAll("[^a-z ]+", " ")
				.replaceAll("^the | of the ", " of ").replaceAll(" +", " ").strip();
	}

	private static Map<String, String> countries() {
		Map<String, String> codes = new HashMap<>();
		for (String code : Locale.getISOCountries()) {
			Locale country = Locale.of("", code);
			codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
			codes.putIfAbsent(key(code), code);
			try {
				codes.putIfAbsent(key(country.getISO3Country()), code);
			} catch (MissingResourceException e) {
				// A territory without a code of three letters.
				continue;
			}
		}
		String[][] also = { { "US", "united states of america", "u s", "u s a", "america" }, { "GB", "uk", "united kingdom", "great britain", "britain", "england",
				"scotland", "wales", "united kingdom of great britain and northern ireland" }, { "KR", "south korea", "republic of korea", "korea" },
				{ "KP", "north korea", "dem people s republic of korea", "democratic people s republic of korea" }, { "RU", "russia", "russian federation" },
				{ "CZ", "czech republic", "czechia" }, { "VN", "viet nam", "vietnam" }, { "IR", "iran", "iran islamic republic of" },
				{ "SY", "syria", "syrian arab republic" }, { "LA", "laos", "lao people s democratic republic" },
				{ "BO", "bolivia plurinational state of" }, { "VE", "venezuela bolivarian republic of" }, { "TZ", "tanzania", "united republic of tanzania" },
				{ "MD", "moldova", "republic of moldova" }, { "TR", "turkey", "turkiye" }, { "CI", "ivory coast", "cote d ivoire" },
				{ "CD", "dem republic of congo", "democratic republic of congo", "congo kinshasa", "dr congo" },
				{ "CG", "congo", "republic of congo", "congo brazzaville" }, { "CV", "cape verde", "cabo verde" }, { "SZ", "swaziland", "eswatini" },
				{ "MK", "macedonia", "north macedonia" }, { "MM", "burma", "myanmar" }, { "TL", "east timor", "timor leste" },
				{ "TW", "taiwan", "china taiwan province of china", "taiwan province of china" }, { "HK", "hong kong", "china hong kong sar", "hong kong sar china" },
				{ "MO", "macau", "macao", "china macao sar" }, { "PS", "palestine", "state of palestine" }, { "FM", "micronesia", "micronesia fed states of" },
				{ "BN", "brunei", "brunei darussalam" }, { "VA", "vatican", "holy see" }, { "AE", "uae", "emirates" }, { "NL", "holland", "netherlands kingdom of" },
				{ "BS", "bahamas" }, { "GM", "gambia" } };
		for (String[] names : also) {
			for (int i = 1; i < names.length; i++) {
				codes.putIfAbsent(key(names[i]), names[0]);
			}
		}
		return Map.copyOf(codes);
	}

	private static Map<String, String> languages() {
		Map<String, String> codes = new HashMap<>();
		for (String code : Locale.getISOLanguages()) {
			Locale language = Locale.of(code);
			codes.putIfAbsent(key(code), code);
			codes.putIfAbsent(key(language.getDisplayLanguage(Locale.ENGLISH)), code);
			try {
				codes.putIfAbsent(key(language.getISO3Language()), code);
			} catch (MissingResourceException e) {
				// A language without a code of three letters.
				continue;
			}
		}
		codes.putIfAbsent("mandarin", "zh");
		codes.putIfAbsent("farsi", "fa");
		return Map.copyOf(codes);
	}
}
