package org.zipp.store;

/** What a login of a study on a server may do; the server holds to it, whatever program asks. */
public enum TeamRole {

	/** Everything but to change the tables themselves, which is their owner's. */
	LEAD("reads and writes everything"),

	/** Sees the own pairs without their conditions, and gives, reads and takes back the own answers. */
	RATER("judges the own pairs"),

	/** Sees the personas to be rated, with their evidence, and the own ratings. */
	EXPERT("rates personas"),

	/** Reads everything but who may log in and who was erased. */
	VIEWER("reads results");

	private final String duty;

	TeamRole(String duty) {
		this.duty = duty;
	}

	/** As a person reads it. */
	public String duty() {
		return duty;
	}

	/** Whether such a login belongs to one rater. */
	public boolean isRater() {
		return this == RATER || this == EXPERT;
	}
}
