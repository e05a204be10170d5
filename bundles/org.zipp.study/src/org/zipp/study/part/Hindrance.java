package org.zipp.study.part;

/** Why a rater cannot go on, in words for the rater. */
public enum Hindrance {

	/** Nothing hinders. */
	NONE(""),
	/** The rater did not agree. */
	DECLINED("You did not agree to take part, so there is nothing more to do. Thank you for your time."),
	/** The rater agreed, and withdrew. */
	WITHDRAWN("You withdrew from the study. Nothing more is asked of you; the people who run the study have been told."),
	/** The rater has left this stay, or has come back in another window. */
	LEFT("You have left here, or have come back in another window since. Begin again to go on."),
	/** The rules of the study let nobody come back. */
	NO_RETURN("This study has to be done in one go, and you had begun it before. Thank you for what you did."),
	/** The rater was away for too long. */
	TOO_LATE("You were away for longer than this study allows, so it has ended for you. Thank you for what you did."),
	/** Enough people of the rater's kind take part already. */
	FULL("Enough people like you have taken part already, so there is nothing for you to do in this study. Thank you for coming."),
	/** There are no trials for the rater. */
	NOTHING_TO_DO("There is nothing to judge for you yet. Please tell the people who run the study.");

	private final String text;

	Hindrance(String text) {
		this.text = text;
	}

	/** As the rater reads it. */
	public String text() {
		return text;
	}
}
