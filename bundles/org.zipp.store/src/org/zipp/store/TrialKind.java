package org.zipp.store;

/** What a rater is asked by a trial, and what its answer is good for. Every kind shows two pictures. */
public enum TrialKind {

	/** Which of two is better: a vote. */
	PAIR("pair"),

	/** A pair that the rater has judged before, shown again: tells how far a rater agrees with himself, and is no second vote. */
	REPEAT("repeated pair"),

	/** A pair of which one picture was made for another prompt, so that the answer is known: tells whether a rater attends, and is no vote. */
	CHECK("attention check"),

	/** A pair to practise with, before the others; its answer counts nowhere. */
	PRACTICE("practice pair"),

	/** A pair whose better picture the lead has named beforehand: tells whether a rater judges as asked, and is no vote. */
	GOLD("gold pair");

	private final String label;

	TrialKind(String label) {
		this.label = label;
	}

	/** As a person reads it. */
	public String label() {
		return label;
	}

	/** Whether an answer is a vote for one of the compared conditions. */
	public boolean isVote() {
		return this == PAIR;
	}

	/** Whether an answer says what the rater prefers, be it a vote or not. */
	public boolean isPreference() {
		return this == PAIR || this == REPEAT;
	}

	/** Whether the right answer is known beforehand. */
	public boolean isChecked() {
		return this == CHECK || this == GOLD;
	}
}
