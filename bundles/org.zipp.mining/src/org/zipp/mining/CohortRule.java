package org.zipp.mining;

/** Which of the users that may be chosen are. */
public enum CohortRule {

	/** Drawn, each as likely as any other. */
	RANDOM("drawn at random"),

	/** Those with most posts and comments. */
	ACTIVE("the most active"),

	/** Those with most image posts, as far as ingest kept them. */
	IMAGES("those with most image posts");

	private final String words;

	CohortRule(String words) {
		this.words = words;
	}

	/** As it stands in a sentence. */
	String words() {
		return words;
	}
}
