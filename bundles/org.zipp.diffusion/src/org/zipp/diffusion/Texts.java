package org.zipp.diffusion;

/** Embeds the texts of one picture, all to the same number of positions. */
public interface Texts {

	/** A text. */
	Embedding of(String text);

	/** What to keep away from; where it is empty, what the model wants then: the embedded empty text, or zeros. */
	Embedding negative(String text);
}
