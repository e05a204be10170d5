package org.zipp.study.part;

/**
 * What a rater says to a question of the intake.
 *
 * @param text     the answer, empty when declined or left open
 * @param declined whether the rater prefers not to say
 */
public record IntakeAnswer(String text, boolean declined) {

	/** The rater prefers not to say. */
	public static final IntakeAnswer DECLINED = new IntakeAnswer("", true);

	/** The question was left open. */
	public static final IntakeAnswer OPEN = new IntakeAnswer("", false);

	public IntakeAnswer {
		text = declined ? "" : text.strip();
	}

	/** An answer in words. */
	public static IntakeAnswer of(String text) {
		return new IntakeAnswer(text, false);
	}

	/** Whether something was said. */
	public boolean isGiven() {
		return !text.isEmpty();
	}
}
