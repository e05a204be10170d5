package org.zipp.core.compute;

import java.nio.file.Path;

import org.zipp.core.ZippException;

/** Opens embedders of pictures. A service; safe for several threads. */
public interface ImageEmbedders {

	/**
	 * Opens an embedder.
	 *
	 * @param modelFolder folder of an image encoder; {@code null} for a stand-in that needs no model and says so in its name
	 * @throws ZippException naming the file that is missing or wrong
	 */
	ImageEmbedder open(Path modelFolder);
}
