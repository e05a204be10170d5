package org.zipp.encoder.internal.method;

import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Vectors;

/**
 * Ranks the validation links of some users among all communities that are not among the user's training links.
 *
 * @param mrr   mean reciprocal rank; NaN without validation links
 * @param hit10 share among the first ten; NaN likewise
 */
record Validation(double mrr, double hit10) {

	private static final int BLOCK = 256;
	private static final int FIRST = 10;

	/** @param model the encoder as it is */
	static Validation of(TrainingData data, Model model) {
		double reciprocal = 0;
		int hits = 0;
		int[] users = data.validated();
		UserBatch batch = new UserBatch();
		int width = model.dimension();
		float[] embeddings = new float[BLOCK * width];
		try (FittedEncoder encoder = model.encoder()) {
			for (int from = 0; from < users.length; from += BLOCK) {
				int to = Math.min(users.length, from + BLOCK);
				batch.clear();
				for (int i = from; i < to; i++) {
					int user = users[i];
					batch.addUser(data.graph(), user, ordinal -> data.split().isTraining(user, ordinal));
				}
				encoder.encode(batch, embeddings, null);
				for (int i = from; i < to; i++) {
					double rank = rank(data, model.communities(), batch, i - from, users[i], embeddings, width);
					reciprocal += 1 / rank;
					hits += rank <= FIRST ? 1 : 0;
				}
			}
		}
		return new Validation(reciprocal / users.length, (double) hits / users.length);
	}

	/** From 1; communities of equal affinity share their mean rank. */
	private static double rank(TrainingData data, float[] communities, UserBatch batch, int row, int user,
			float[] embeddings, int width) {
		int[] held = { -1, 0 };
		int validation = data.split().validation(user);
		data.graph().forEachCommunity(user, (community, _, _, _, _) -> {
			if (held[1]++ == validation) {
				held[0] = community;
			}
		});
		float own = Vectors.dot(embeddings, row * width, communities, held[0] * width, width);
		int above = 0;
		int equal = 0;
		int next = batch.offset(row);
		for (int c = 0; c < data.communityCount(); c++) {
			if (next < batch.offset(row + 1) && batch.community(next) == c) {
				next++;
			} else if (c != held[0]) {
				float affinity = Vectors.dot(embeddings, row * width, communities, c * width, width);
				above += affinity > own ? 1 : 0;
				equal += affinity == own ? 1 : 0;
			}
		}
		return 1 + above + equal / 2.0;
	}
}
