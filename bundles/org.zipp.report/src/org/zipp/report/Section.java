package org.zipp.report;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id      anchor, unique in the report
 * @param heading its heading
 * @param label   whose votes it is about when these are not votes of people, else empty; shown beside the heading
 * @param blocks  its content in order
 */
public record Section(String id, String heading, String label, List<Block> blocks) {
	public Section {
		blocks = List.copyOf(blocks);
	}
}
