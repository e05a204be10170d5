package org.zipp.encoder;

/**
 * An encoder ready for use: users are encoded from their neighbour lists alone, so those it never saw can be encoded as
 * well. The affinity of user u and community s is the dot product z_u · z_s. Belongs to one thread.
 */
public interface FittedEncoder extends AutoCloseable {

	/** {@link EncoderMethod#id()} of its method. */
	String method();

	/** Length D of an embedding. */
	int dimension();

	/** Embeddings z_s of all communities of the graph, row-major, shape (communities, D). */
	float[] communities();

	/**
	 * Encodes users.
	 *
	 * @param users      neighbour lists
	 * @param embeddings receives z_u, row-major, shape (users, D)
	 * @param weights    receives for each neighbour how much it tells about its user: not negative, adding up to 1 over the
	 *                   neighbours of a user, in the order of the batch; {@code null} when they are not wanted
	 */
	void encode(UserBatch users, float[] embeddings, float[] weights);

	@Override
	void close();
}
