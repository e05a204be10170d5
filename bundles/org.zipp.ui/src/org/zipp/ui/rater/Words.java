package org.zipp.ui.rater;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the screens of raters say, in the language of the rater where it is known, else in English. */
final class Words {

	private static final ResourceBundle.Control NO_DEFAULT =
			ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final ResourceBundle words;
	private final Locale locale;

	Words(String language) {
		locale = Locale.forLanguageTag(language);
		words = ResourceBundle.getBundle("org.zipp.ui.rater.words", locale, Words.class.getClassLoader(), NO_DEFAULT);
	}

	String get(String key) {
		return words.getString(key);
	}

	/** With values for {@code {0}} and so on. */
	String get(String key, Object... values) {
		return new MessageFormat(words.getString(key), locale).format(values);
	}

	/** The name of a language in itself. */
	static String nameOf(String language) {
		Locale locale = Locale.forLanguageTag(language);
		String name = locale.getDisplayName(locale);
		return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
	}

	/** Labels and buttons take an ampersand for a mnemonic. */
	static String escape(String text) {
		return text.replace("&", "&&");
	}
}
