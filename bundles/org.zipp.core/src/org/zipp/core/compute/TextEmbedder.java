package org.zipp.core.compute;

import java.util.List;

/** Sentence embeddings. A service; the implementation owns the device and the model. Safe for several threads. */
public interface TextEmbedder {

	/** Name of the model, as printed in reports. */
	String model();

	/** Length of an embedding. */
	int dimension();

	/**
	 * Embeds texts.
	 *
	 * @param texts n texts; a text beyond the model's limit is cut
	 * @return n rows of {@link #dimension()} values, each of L2 norm 1
	 */
	float[][] embed(List<String> texts);
}
