package org.zipp.store;

/** Whether the seed that was asked for made the picture, so that conditions with the same seed have the same composition. */
public enum SeedKeeping {
	/** The same request with the same seed gives the same picture. */
	KEPT("seed kept"),
	/** It was seen that the same request with the same seed gives another picture. */
	NOT_KEPT("seed not kept"),
	/** The generator takes no seed. */
	NOT_OFFERED("no seed offered"),
	/** Nobody has looked, or it is not known any more. */
	UNVERIFIED("seed not verified");

	private final String text;

	SeedKeeping(String text) {
		this.text = text;
	}

	/** As a person reads it. */
	public String text() {
		return text;
	}
}
