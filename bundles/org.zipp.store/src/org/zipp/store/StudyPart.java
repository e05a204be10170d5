package org.zipp.store;

import java.util.Map;

/**
 * A part of a study that people edit and that is stored by itself: a field of the study, or a condition, prompt or rater.
 *
 * @param id      name of the field, or id of the row
 * @param values  what it says, by what people call it
 * @param version counts up with each change that is stored
 */
public record StudyPart(Kind kind, String id, Map<String, String> values, int version) {

	/** What is edited. */
	public enum Kind {
		FIELD(""), CONDITION("condition "), PROMPT("prompt "), RATER("rater ");

		private final String word;

		Kind(String word) {
			this.word = word;
		}
	}

	/** Which part. */
	public record Key(Kind kind, String id) {
		/** As people call it, for example {@code condition zipp-3}. */
		public String name() {
			return kind.word + id;
		}
	}

	public Key key() {
		return new Key(kind, id);
	}

	/** Whether two states of a part say the same; {@code null} is a part that is not there. */
	public static boolean isSame(StudyPart a, StudyPart b) {
		return a == null || b == null ? a == b : a.key().equals(b.key()) && a.values.equals(b.values);
	}
}
