package org.zipp.document;

import java.util.List;

/**
 * A section of a document.
 *
 * @param id      anchor, unique in the document
 * @param heading its heading
 * @param label   what sets it apart from others of the same heading, else empty; shown beside the heading
 * @param blocks  its content in order
 */
public record Section(String id, String heading, String label, List<Block> blocks) {
	public Section {
		blocks = List.copyOf(blocks);
	}
}
