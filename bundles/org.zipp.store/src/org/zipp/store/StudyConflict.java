package org.zipp.store;

import org.zipp.store.StudyPart.Key;

/**
 * A part that was changed here and, since it was read, by somebody else too.
 *
 * @param mine   as it was to be stored, {@code null} when it was to be removed
 * @param theirs as it is stored, {@code null} when it is gone
 */
public record StudyConflict(StudyPart mine, StudyPart theirs) {

	/** Which part. */
	public Key key() {
		return mine == null ? theirs.key() : mine.key();
	}

	/** Its two states in a sentence. */
	@Override
	public String toString() {
		return key().name() + " (here: " + said(mine, "removed") + "; stored: " + said(theirs, "removed") + ')';
	}

	/** What a part says, in a line. */
	public static String said(StudyPart part, String whenGone) {
		if (part == null) {
			return whenGone;
		}
		StringBuilder text = new StringBuilder();
		part.values().forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ").append(name.isEmpty() ? "" : name + ' ')
				.append('\'').append(value).append('\''));
		return text.toString();
	}
}
