package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;

/** Users as weighted sums of their communities' features. */
final class ProfileEncoder implements FittedEncoder {

	private final WeightedProfiles method;
	private final WeightedProfiles.Counts counts;
	private final int dimension;
	private final float[] rows;
	private int[] communities = new int[64];
	private int[] activity = new int[64];
	private double[] weights = new double[64];

	ProfileEncoder(WeightedProfiles method, WeightedProfiles.Counts counts, CommunityFeatures features) {
		this.method = method;
		this.counts = counts;
		dimension = features.dimension();
		rows = new float[Math.multiplyExact(features.count(), dimension)];
		for (int c = 0; c < features.count(); c++) {
			features.copy(c, rows, c * dimension);
		}
		centre();
	}

	private void centre() {
		int n = rows.length / dimension;
		double[] mean = new double[dimension];
		for (int i = 0; i < rows.length; i++) {
			mean[i % dimension] += rows[i] / (double) n;
		}
		for (int c = 0; c < n; c++) {
			for (int d = 0; d < dimension; d++) {
				rows[c * dimension + d] -= (float) mean[d];
			}
			normalize(rows, c * dimension);
		}
	}

	private void normalize(float[] values, int at) {
		double sum = 0;
		for (int d = 0; d < dimension; d++) {
			sum += (double) values[at + d] * values[at + d];
		}
		float scale = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
		for (int d = 0; d < dimension; d++) {
			values[at + d] *= scale;
		}
	}

	@Override
	public String method() {
		return method.id();
	}

	@Override
	public int dimension() {
		return dimension;
	}

	@Override
	public float[] communities() {
		return rows.clone();
	}

	@Override
	public void encode(UserBatch users, float[] embeddings, float[] shares) {
		Arrays.fill(embeddings, 0, users.users() * dimension, 0);
		for (int u = 0; u < users.users(); u++) {
			int from = users.offset(u);
			int n = users.offset(u + 1) - from;
			read(users, from, n);
			method.weigh(counts, communities, activity, n, weights);
			share(n);
			for (int i = 0; i < n; i++) {
				float weight = (float) weights[i];
				int row = communities[i] * dimension;
				for (int d = 0; d < dimension; d++) {
					embeddings[u * dimension + d] += weight * rows[row + d];
				}
				if (shares != null) {
					shares[from + i] = weight;
				}
			}
			normalize(embeddings, u * dimension);
		}
	}

	private void read(UserBatch users, int from, int n) {
		if (n > communities.length) {
			communities = new int[2 * n];
			activity = new int[2 * n];
			weights = new double[2 * n];
		}
		for (int i = 0; i < n; i++) {
			communities[i] = users.community(from + i);
			activity[i] = users.activity(from + i);
		}
	}

	/** Scales the weights to a sum of 1; weights that are all zero become equal. */
	private void share(int n) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			sum += weights[i];
		}
		for (int i = 0; i < n; i++) {
			weights[i] = sum > 0 ? weights[i] / sum : 1.0 / n;
		}
	}

	@Override
	public void close() {
		// Holds memory of the heap alone.
	}
}
