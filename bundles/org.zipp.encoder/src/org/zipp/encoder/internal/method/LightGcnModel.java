package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.TensorFile;

/**
 * LightGCN in use. The weight of a neighbour is its share in the embedding: the part of its summand along z_u, nothing when
 * it points away, scaled so that all add up to 1.
 */
final class LightGcnModel extends Model {

	private static final String SENT = "sent";
	private static final String MEAN = "mean";
	private static final String DEGREES = "degrees";
	private static final String FROM_FEATURES = "from.features.";

	private final float[] sent;
	private final float[] mean;
	private final float[] degrees;

	LightGcnModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		float[] fitted = file.floats(DEGREES);
		double logs = 0;
		for (float degree : fitted) {
			logs += Math.log(Math.max(1, degree));
		}
		float usual = (float) Math.exp(logs / Math.max(1, fitted.length));
		degrees = new float[communityCount()];
		for (int c = 0; c < degrees.length; c++) {
			degrees[c] = fitted(c) < 0 || fitted[fitted(c)] < 1 ? usual : fitted[fitted(c)];
		}
		sent = table(file, SENT, features, fitted);
		mean = table(file, MEAN, features, fitted);
	}

	/** Rows of the communities of the graph: those trained, others by their features. */
	private float[] table(TensorFile file, String name, CommunityFeatures features, float[] fittedDegrees) {
		int d = dimension();
		float[] trained = file.floats(name);
		float[] fromFeatures = file.floats(FROM_FEATURES + name);
		float[] row = new float[features.dimension() + 1];
		float[] table = new float[Math.multiplyExact(communityCount(), d)];
		for (int c = 0; c < communityCount(); c++) {
			if (fitted(c) >= 0 && fittedDegrees[fitted(c)] > 0) {
				System.arraycopy(trained, fitted(c) * d, table, c * d, d);
			} else {
				features.copy(c, row, 0);
				row[row.length - 1] = 1;
				for (int i = 0; i < row.length; i++) {
					Vectors.addTimes(row[i], fromFeatures, i * d, table, c * d, d);
				}
			}
		}
		return table;
	}

	/**
	 * Puts what use needs into the file of the model.
	 *
	 * @param sent layers 0 to K − 1, summed and divided by K + 1
	 * @param mean mean of the layers 0 to K
	 */
	static void store(TensorFile file, TrainingData data, Ridge ridge, float[] sent, float[] mean, int width) {
		int count = data.communityCount();
		float[] degrees = new float[count];
		for (int c = 0; c < count; c++) {
			degrees[c] = data.degree(c);
		}
		file.put(DEGREES, degrees, count);
		file.put(SENT, sent, count, width);
		file.put(MEAN, mean, count, width);
		int rows = data.features().dimension() + 1;
		file.put(FROM_FEATURES + SENT, ridge.fit(sent, width), rows, width);
		file.put(FROM_FEATURES + MEAN, ridge.fit(mean, width), rows, width);
	}

	@Override
	float[] communities() {
		return mean;
	}

	@Override
	Worker worker() {
		int d = dimension();
		return (users, first, end, target, weights) -> {
			for (int user = first; user < end; user++) {
				encode(users, user, target, user * d, weights);
			}
		};
	}

	private void encode(UserBatch users, int user, float[] target, int at, float[] weights) {
		int d = dimension();
		int from = users.offset(user);
		int to = users.offset(user + 1);
		Arrays.fill(target, at, at + d, 0);
		for (int i = from; i < to; i++) {
			Vectors.addTimes(coefficient(users, i, to - from), sent, users.community(i) * d, target, at, d);
		}
		if (weights != null) {
			for (int i = from; i < to; i++) {
				float along = coefficient(users, i, to - from) * Vectors.dot(sent, users.community(i) * d, target, at, d);
				weights[i] = Math.max(0, along);
			}
			Vectors.shares(weights, from, to - from);
		}
	}

	private float coefficient(UserBatch users, int position, int degree) {
		return (float) (1 / Math.sqrt((double) degree * degrees[users.community(position)]));
	}
}
