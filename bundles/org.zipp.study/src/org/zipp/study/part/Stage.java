package org.zipp.study.part;

/** What a rater has to do next. */
public enum Stage {

	/** Read what taking part means, and agree or not. */
	CONSENT,
	/** Answer questions about themselves. */
	INTAKE,
	/** Read the persona that was made of the answers, and correct it. */
	PERSONA,
	/** Read the instructions. */
	INSTRUCTIONS,
	/** Judge a pair for practice. */
	PRACTICE,
	/** Judge a pair. */
	TRIALS,
	/** Rest: a break is offered, or was asked for. */
	PAUSE,
	/** Nothing; all is judged. */
	DONE,
	/** Nothing; the rater cannot go on, see {@link Hindrance}. */
	BLOCKED
}
