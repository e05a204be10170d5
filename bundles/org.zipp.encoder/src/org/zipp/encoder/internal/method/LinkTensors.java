package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.torch.SparseMatrix;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/**
 * The links of a batch as tensors. The work of a convolution is done on a list of E links: users differ so much in how
 * many they have that a table of B users by K neighbours would mostly hold padding. Only the softmax, which is over each
 * user's links, looks at such a table, of one number a head.
 *
 * @param users      row of the user of each link, shape (E)
 * @param neighbours row of its community, shape (E)
 * @param numbers    {@link EdgeFeatures}, shape (E, 2)
 * @param places     its place in the table, shape (E)
 * @param table      link at each place of the table, the first one where there is none, shape (B·K)
 * @param mask       1 where the table holds a link, shape (B, K, 1)
 * @param toUsers    1 at (user, link), shape (B, E)
 */
record LinkTensors(Tensor users, Tensor neighbours, Tensor numbers, Tensor places, Tensor table, Tensor mask,
		SparseMatrix toUsers) {

	/**
	 * @param width      K
	 * @param neighbours shape (B, K)
	 * @param mask       1 for a neighbour, 0 for padding, shape (B, K)
	 * @param numbers    shape (B, K, 2)
	 */
	static LinkTensors of(TensorScope scope, int width, int[] neighbours, float[] mask, float[] numbers) {
		int rows = neighbours.length / width;
		int[] places = places(mask);
		int n = places.length;
		int[] users = new int[n];
		int[] communities = new int[n];
		int[] order = new int[n];
		int[] table = new int[neighbours.length];
		float[] listed = new float[n * EdgeFeatures.COUNT];
		double[] ones = new double[n];
		Arrays.fill(ones, 1);
		for (int e = 0; e < n; e++) {
			users[e] = places[e] / width;
			communities[e] = neighbours[places[e]];
			order[e] = e;
			table[places[e]] = e;
			System.arraycopy(numbers, places[e] * EdgeFeatures.COUNT, listed, e * EdgeFeatures.COUNT, EdgeFeatures.COUNT);
		}
		return new LinkTensors(scope.indices(users, n), scope.indices(communities, n),
				scope.of(listed, n, EdgeFeatures.COUNT), scope.indices(places, n), scope.indices(table, table.length),
				scope.of(mask, rows, width, 1), scope.sparse(rows, n, users, order, ones));
	}

	/**
	 * A matrix that sums up the communities of each user.
	 *
	 * @param communities how many there are
	 * @param weights     weight of each neighbour, shape (B, K)
	 * @return shape (B, communities)
	 */
	static SparseMatrix sum(TensorScope scope, int communities, int width, int[] neighbours, float[] mask, float[] weights) {
		int[] places = places(mask);
		int[] users = new int[places.length];
		int[] columns = new int[places.length];
		double[] values = new double[places.length];
		for (int e = 0; e < places.length; e++) {
			users[e] = places[e] / width;
			columns[e] = neighbours[places[e]];
			values[e] = weights[places[e]];
		}
		return scope.sparse(neighbours.length / width, communities, users, columns, values);
	}

	/** 1 divided by the number of neighbours of the user, shape (B, K). */
	static float[] shares(int width, float[] mask) {
		float[] shares = new float[mask.length];
		for (int row = 0; row < mask.length; row += width) {
			int n = 0;
			for (int k = 0; k < width; k++) {
				n += (int) mask[row + k];
			}
			for (int k = 0; k < width; k++) {
				shares[row + k] = mask[row + k] / Math.max(1, n);
			}
		}
		return shares;
	}

	private static int[] places(float[] mask) {
		int[] places = new int[mask.length];
		int n = 0;
		for (int i = 0; i < mask.length; i++) {
			if (mask[i] == 1) {
				places[n++] = i;
			}
		}
		return Arrays.copyOf(places, n);
	}
}
