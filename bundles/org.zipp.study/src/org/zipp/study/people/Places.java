package org.zipp.study.people;

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
		return Variables.plain(text).replace("\u0131", "i").replace("\u00F8", "o").replace("\u0153", "oe").replace("\u00E6", "ae")
				.replace("&", " and ").replaceAll("\\bst\\b", "saint")
				.replaceAll("[^a-z ]+", " ").replaceAll("\\bthe\\b", " ").replaceAll(" +", " ").strip();
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
		String[][] also = official();
		for (String[] names : also) {
			for (int i = 1; i < names.length; i++) {
				codes.putIfAbsent(key(names[i]), names[0]);
			}
		}
		return Map.copyOf(codes);
	}

	/** Names that are in use besides those of the platform: ISO 3166 long and short, United Nations, former and common ones. */
	private static String[][] official() {
		return new String[][] { { "US", "united states of america", "u s", "u s a", "america" },
				{ "GB", "uk", "united kingdom", "great britain", "britain", "england",
				"scotland", "wales", "united kingdom of great britain and northern ireland" }, { "KR", "south korea", "republic of korea", "korea" },
				{ "KP", "north korea", "dem people s republic of korea", "democratic people s republic of korea" },
				{ "RU", "russia", "russian federation" },
				{ "CZ", "czech republic", "czechia" }, { "VN", "viet nam", "vietnam" }, { "IR", "iran", "iran islamic republic of" },
				{ "SY", "syria", "syrian arab republic" }, { "LA", "laos", "lao people s democratic republic" },
				{ "BO", "bolivia plurinational state of" }, { "VE", "venezuela bolivarian republic of" },
				{ "TZ", "tanzania", "united republic of tanzania" },
				{ "MD", "moldova", "republic of moldova" }, { "TR", "turkey", "turkiye" }, { "CI", "ivory coast", "cote d ivoire" },
				{ "CD", "dem republic of congo", "democratic republic of congo", "congo kinshasa", "dr congo" },
				{ "CG", "congo", "republic of congo", "congo brazzaville" }, { "CV", "cape verde", "cabo verde" }, { "SZ", "swaziland", "eswatini" },
				{ "MK", "macedonia", "north macedonia" }, { "MM", "burma", "myanmar" }, { "TL", "east timor", "timor leste" },
				{ "TW", "taiwan", "china taiwan province of china", "taiwan province of china" },
				{ "HK", "hong kong", "china hong kong sar", "hong kong sar china" },
				{ "MO", "macau", "macao", "china macao sar" }, { "PS", "palestine", "state of palestine" },
				{ "FM", "micronesia", "micronesia fed states of" },
				{ "BN", "brunei", "brunei darussalam" }, { "VA", "vatican", "holy see" }, { "AE", "uae", "emirates" },
				{ "NL", "holland", "netherlands kingdom of" },
				{ "BS", "bahamas", "commonwealth of bahamas" }, { "GM", "gambia", "republic of gambia" }, { "XK", "kosovo", "republic of kosovo" },
				{ "US", "usa", "united states", "states", "the states", "us of america" },
				{ "GB", "northern ireland", "u k", "united kingdom great britain and northern ireland", "gb" },
				{ "KR", "korea republic of", "korea south", "rok", "republic of south korea" },
				{ "KP", "korea democratic people s republic of", "korea north", "democratic people s republic korea", "dprk" },
				{ "TZ", "tanzania united republic of", "tanzania the united republic of" }, { "MD", "moldova republic of", "moldova the republic of" },
				{ "IR", "islamic republic of iran", "persia" }, { "BO", "plurinational state of bolivia" },
				{ "VE", "bolivarian republic of venezuela" },
				{ "CD", "congo democratic republic of", "congo the democratic republic of", "democratic republic of the congo", "zaire", "congo dr",
				"drc", "d r congo" },
				{ "CG", "republic of the congo", "congo republic of", "congo republic" },
				{ "LA", "lao", "lao pdr", "laos people s democratic republic" },
				{ "MK", "republic of north macedonia", "macedonia the former yugoslav republic of", "fyrom",
				"the former yugoslav republic of macedonia", "former yugoslav republic of macedonia" },
				{ "SZ", "kingdom of eswatini" }, { "CZ", "czech rep", "czechoslovakia czech republic" }, { "SK", "slovak republic" },
				{ "TR", "republic of turkiye", "republic of turkey" },
				{ "VN", "socialist republic of viet nam", "socialist republic of vietnam" },
				{ "FM", "micronesia federated states of", "federated states of micronesia" },
				{ "HK", "hong kong sar", "hongkong" }, { "MO", "macao sar", "macau sar" },
				{ "TW", "taiwan republic of china", "republic of china", "chinese taipei" },
				{ "CN", "people s republic of china", "mainland china", "prc", "china mainland" },
				{ "PS", "palestine state of", "palestinian territory occupied", "palestinian territories",
						"occupied palestinian territory", "west bank and gaza" }, { "NL", "kingdom of netherlands", "nederland" },
						{ "DE", "federal republic of germany", "deutschland" },
				{ "FR", "french republic" }, { "ES", "kingdom of spain", "espana" }, { "IT", "italian republic", "italia" },
				{ "PT", "portuguese republic" },
				{ "AT", "republic of austria", "osterreich" }, { "CH", "swiss confederation", "schweiz", "suisse" }, { "BE", "kingdom of belgium" },
				{ "SE", "kingdom of sweden", "sverige" },
				{ "NO", "kingdom of norway", "norge" }, { "DK", "kingdom of denmark", "danmark" }, { "GR", "hellenic republic", "hellas" },
				{ "PL", "republic of poland", "polska" },
				{ "IE", "republic of ireland", "eire" }, { "RO", "rumania", "roumania" }, { "BY", "belarus", "byelorussia", "belorussia" },
				{ "UA", "the ukraine" },
				{ "CI", "cote d ivoire republic of", "republic of cote d ivoire" }, { "MM", "republic of union of myanmar", "myanmar burma" },
				{ "TL", "democratic republic of timor leste" },
				{ "CV", "republic of cabo verde", "cape verde islands" }, { "BR", "brasil", "federative republic of brazil" },
				{ "MX", "united mexican states" },
				{ "AR", "argentine republic" }, { "IN", "republic of india", "bharat" }, { "ID", "republic of indonesia" }, { "JP", "nippon" },
				{ "PH", "republic of philippines" },
				{ "LK", "ceylon" }, { "KH", "cambodia", "kampuchea" }, { "BJ", "dahomey" }, { "BF", "upper volta" }, { "ZW", "rhodesia" },
				{ "LY", "libyan arab jamahiriya", "state of libya" },
				{ "EG", "arab republic of egypt" }, { "ZA", "republic of south africa", "rsa" }, { "AE", "u a e" },
				{ "SA", "kingdom of saudi arabia", "ksa" }, { "NZ", "aotearoa" },
				{ "AU", "commonwealth of australia" }, { "ST", "sao tome and principe" }, { "KN", "st kitts and nevis", "saint christopher and nevis" },
				{ "VC", "st vincent and the grenadines" }, { "VG", "virgin islands british" },
				{ "VI", "virgin islands u s", "virgin islands us", "us virgin islands" },
				{ "SH", "saint helena ascension and tristan da cunha" }, { "SX", "sint maarten dutch part" }, { "MF", "saint martin french part" },
				{ "BQ", "bonaire sint eustatius and saba" }, { "FK", "falkland islands malvinas" }, { "RE", "reunion" },
				{ "BA", "bosnia", "bosnia herzegovina" },
				{ "TT", "trinidad" }, { "AG", "antigua" }, { "NA", "republic of namibia" }, { "BN", "brunei darussalam nation" },
				{ "KG", "kyrgyz republic" } };
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
