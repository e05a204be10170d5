package org.zipp.ui.personas.table.presenter;

import java.util.Locale;
import java.util.Map;

import org.zipp.core.style.StyleAxis;

/**
 * Which personas a table shows.
 *
 * @param text         words that must all occur in id, name, text or traits, in any order and case
 * @param style        the value a persona must have on an axis; the empty string asks for none
 * @param withPictures only personas with pictures
 * @param edited       only personas a person has edited
 * @param participants only personas of participants
 */
public record PersonaFilter(String text, Map<StyleAxis, String> style, boolean withPictures, boolean edited,
		boolean participants) {

	/** Shows everything. */
	public static final PersonaFilter ALL = new PersonaFilter("", Map.of(), false, false, false);

	public PersonaFilter {
		text = text.strip().toLowerCase(Locale.ROOT);
		style = Map.copyOf(style);
	}

	/** Whether it shows everything. */
	public boolean isAll() {
		return equals(ALL);
	}

	/** Whether it shows nothing that another one hides: the same with more letters or words behind. */
	boolean narrows(PersonaFilter other) {
		return text.startsWith(other.text) && withText("").equals(other.withText(""));
	}

	public PersonaFilter withText(String value) {
		return new PersonaFilter(value, style, withPictures, edited, participants);
	}
}
