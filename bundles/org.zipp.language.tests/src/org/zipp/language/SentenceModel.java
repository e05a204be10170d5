package org.zipp.language;

import org.zipp.torch.OnnxTextEmbedder;

/** The sentence model the product ships, loaded once for all tests; it ends with the process. */
public final class SentenceModel {

	public static final OnnxTextEmbedder EMBEDDER = new OnnxTextEmbedder();

	private SentenceModel() {
	}
}
