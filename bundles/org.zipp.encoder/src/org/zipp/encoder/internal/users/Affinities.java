package org.zipp.encoder.internal.users;

import java.util.Arrays;

/** Dot products of user embeddings with those of all communities. Safe for several threads. */
public final class Affinities {

	/** Sums that stay in the innermost cache. */
	private static final int BLOCK = 2048;

	private final int communities;
	private final int dimension;
	/** Embeddings of the communities by dimension, so that the innermost loop runs over communities and vectorises. */
	private final float[] columns;

	/** @param rows embeddings, row-major, shape (communities, dimension) */
	public Affinities(float[] rows, int dimension) {
		this.dimension = dimension;
		communities = rows.length / dimension;
		columns = new float[rows.length];
		for (int c = 0; c < communities; c++) {
			for (int d = 0; d < dimension; d++) {
				columns[d * communities + c] = rows[c * dimension + d];
			}
		}
	}

	public int communities() {
		return communities;
	}

	/**
	 * Affinities of one user.
	 *
	 * @param users  embeddings, of which the user's starts at {@code at}
	 * @param target receives one value for each community
	 */
	public void of(float[] users, int at, float[] target) {
		Arrays.fill(target, 0, communities, 0);
		for (int from = 0; from < communities; from += BLOCK) {
			int to = Math.min(communities, from + BLOCK);
			int d = 0;
			for (; d + 3 < dimension; d += 4) {
				addFour(users, at + d, d * communities, from, to, target);
			}
			for (; d < dimension; d++) {
				float z = users[at + d];
				int column = d * communities;
				for (int c = from; c < to; c++) {
					target[c] += z * columns[column + c];
				}
			}
		}
	}

	private void addFour(float[] users, int at, int column0, int from, int to, float[] target) {
		float z0 = users[at];
		float z1 = users[at + 1];
		float z2 = users[at + 2];
		float z3 = users[at + 3];
		int column1 = column0 + communities;
		int column2 = column1 + communities;
		int column3 = column2 + communities;
		for (int c = from; c < to; c++) {
			target[c] += z0 * columns[column0 + c] + z1 * columns[column1 + c] + z2 * columns[column2 + c]
					+ z3 * columns[column3 + c];
		}
	}
}
