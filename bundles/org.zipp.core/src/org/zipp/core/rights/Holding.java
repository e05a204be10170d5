package org.zipp.core.rights;

/**
 * Something that a study holds of a person.
 *
 * @param place where it lies, in words that a study lead understands, for example {@code graph} or a file's name
 * @param what  what it is, in the plural, for example {@code votes}
 * @param count how many
 * @param fate  what erasing does to it
 */
public record Holding(String place, String what, long count, Fate fate) {

	/** What erasing does to something. */
	public enum Fate {
		/** It goes. */
		REMOVED("removed"),
		/** It stays without the person: made anew, or its tie to the person cut. */
		UNLINKED("kept without the person"),
		/** It rests on the person among others; it goes and can be made again. */
		MADE_AGAIN("removed, to be made again"),
		/** It lies outside of the study and is not touched. */
		ELSEWHERE("outside of the study, not touched");

		private final String words;

		Fate(String words) {
			this.words = words;
		}

		/** As a person reads it. */
		public String words() {
			return words;
		}
	}

	/** As one line. */
	public String line() {
		return place + ": " + count + ' ' + what + " (" + fate.words() + ')';
	}
}
