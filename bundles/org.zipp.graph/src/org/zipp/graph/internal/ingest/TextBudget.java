package org.zipp.graph.internal.ingest;

/**
 * How many texts are kept, best first (score, then the later).
 *
 * @param snippets most comments, and most titles without a picture, of one user in one community
 * @param images   most image posts of one user
 */
record TextBudget(int snippets, int images) {

	/** Whether what is within the other budget is within this one. */
	boolean covers(TextBudget other) {
		return snippets >= other.snippets && images >= other.images;
	}
}
