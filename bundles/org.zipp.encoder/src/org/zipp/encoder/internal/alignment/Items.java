package org.zipp.encoder.internal.alignment;

import java.util.List;

/**
 * What the rows of users are means of: titles or pictures.
 *
 * @param <T> one of them
 */
interface Items<T> {

	/** Name of the source. */
	String source();

	/** Name of the model that embeds them. */
	String model();

	/** Hash of what the embeddings depend on besides the graph. */
	String fingerprint();

	/** Length of an embedding. */
	int dimension();

	/** How many to embed at once, so that it takes less than a second. */
	int batch();

	/** Those of a user; the same one several times counts several times. */
	List<T> of(int user);

	/** Key of an item: equal for equal items, else different but for chance of one in 2⁶⁴. */
	long key(T item);

	/** Embeddings of L2 norm 1. */
	float[][] embed(List<T> items);

	/** What to tell people when no user has any. */
	String none();
}
