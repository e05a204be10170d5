package org.zipp.core.compute;

import java.nio.file.Path;

import org.zipp.core.ZippException;

/** Opens embedders of texts and pictures. A service; safe for several threads. */
public interface JointEmbedders {

	/**
	 * Opens an embedder.
	 *
	 * @param modelFolder folder of a CLIP model with both encoders, as Hugging Face's transformers writes it: config.json,
	 *                    *.safetensors, preprocessor_config.json and the files of the tokenizer
	 * @throws ZippException naming the file that is missing or wrong
	 */
	JointEmbedder open(Path modelFolder);
}
