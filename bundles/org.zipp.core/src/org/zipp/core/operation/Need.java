package org.zipp.core.operation;

/** What a study must have before an operation can do anything on it, in a few words that say what to do first. */
public enum Need {
	DATA("needs data: ingest first"), EVIDENCE("needs evidence: mine first"), PERSONAS("needs personas: verbalize first"),
	PROMPTS("needs prompts: rewrite first"), PARTICIPANTS("needs participants: rewrite first"),
	PICTURES("needs pictures: generate first"),
	/** People or programs that vote, or that a design may add. */
	RATERS("needs raters: add one first"), SIMULATION("needs a study that admits simulated raters"),
	SIMULATED_RATERS("needs simulated raters: design trials first"), VOTES("needs votes");

	private final String words;

	Need(String words) {
		this.words = words;
	}

	/** What a person reads who wants to run the operation. */
	public String words() {
		return words;
	}
}
