package org.zipp.core.choice;

import org.zipp.core.ZippException;

/**
 * Something that may be set of a {@link Choosable}.
 *
 * @param name  as typed and stored, for example {@code shots}
 * @param label in a form
 * @param usual its value when none is given
 * @param least smallest value of a whole number; more than {@code most} when any text will do
 * @param most  largest value
 */
public record Setting(String name, String label, String usual, long least, long most) {

	/** A whole number. */
	public static Setting number(String name, String label, long usual, long least, long most) {
		return new Setting(name, label, Long.toString(usual), least, most);
	}

	/** Any text. */
	public static Setting text(String name, String label, String usual) {
		return new Setting(name, label, usual, 1, 0);
	}

	/**
	 * A value as it is stored: one text for all ways to type it.
	 *
	 * @param of what the setting belongs to, for the message
	 * @throws ZippException naming the setting and what it takes
	 */
	String checked(String of, String value) {
		if (least > most) {
			return value.strip();
		}
		try {
			long number = Long.parseLong(value.strip());
			if (number >= least && number <= most) {
				return Long.toString(number);
			}
		} catch (NumberFormatException _) {
			// Said below, with what it takes.
		}
		throw new ZippException("The setting " + name + " of " + of + " takes a whole number from " + least + " to " + most + ", not '" + value + "'.");
	}
}
