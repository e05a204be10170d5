package org.zipp.encoder;

/** What communities are known by before training. */
public enum FeatureChoice {
	/** Text when most communities have descriptions, structure elsewhere. */
	AUTO,
	/** Embedding of the description, or of the name. */
	TEXT,
	/** Who posts there, in training links alone. */
	STRUCTURE
}
