package org.zipp.core.compute;

import java.awt.image.BufferedImage;
import java.util.List;

/** Embeddings of pictures. Owns its model until it is closed; safe for several threads. */
public interface ImageEmbedder extends AutoCloseable {

	/** Name of the model, as printed in reports; it says when it is a stand-in. */
	String model();

	/** Hash of everything the embeddings depend on: model files, preparation of the pictures. */
	String fingerprint();

	/** Length of an embedding. */
	int dimension();

	/** Sides in pixels that it looks at; pictures much larger than that are read in vain. */
	int inputSize();

	/**
	 * Embeds pictures; an embedding does not depend on the others of the call.
	 *
	 * @param pictures n pictures of any size
	 * @return n rows of {@link #dimension()} values, each of L2 norm 1
	 */
	float[][] embed(List<BufferedImage> pictures);

	@Override
	void close();
}
