package org.zipp.core.compute;

import java.util.List;

/** Embeddings of texts and pictures in one space, as CLIP makes them. Owns its model until it is closed; safe for several threads. */
public interface JointEmbedder extends ImageEmbedder {

	/**
	 * Embeds texts; an embedding does not depend on the others of the call.
	 *
	 * @param texts n texts; what is beyond the model's limit is cut, see {@link #cut}
	 * @return n rows of {@link #dimension()} values, each of L2 norm 1
	 */
	float[][] embedTexts(List<String> texts);

	/** The end of a text that the model does not see, because it takes no more tokens; empty when it sees all of it. */
	String cut(String text);

	/** By what the model multiplies a cosine of text and picture before it compares; e^{@code logit_scale}. */
	double logitScale();
}
