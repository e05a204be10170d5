package org.zipp.encoder.internal.method;

import org.zipp.encoder.UserBatch;
import org.zipp.graph.Samples;

/**
 * Random numbers in place of features of users, as the authors' early code had them. Theirs were new in every run; these
 * depend on the seed and, in training, on epoch and user, in use on the user's communities.
 */
final class RandomFeatures {

	private RandomFeatures() {
	}

	/** For the users of a batch, shape (B, length). */
	static float[] of(long seed, Batch batch, int length) {
		float[] values = new float[batch.size() * length];
		for (int row = 0; row < batch.size(); row++) {
			fill(Samples.key(seed ^ Site.USER_FEATURES, batch.epoch(), batch.users()[row]), values, row * length, length);
		}
		return values;
	}

	/** For a user known by its communities. */
	static void of(long seed, UserBatch users, int user, float[] target) {
		long key = seed ^ Site.USER_FEATURES;
		for (int i = users.offset(user); i < users.offset(user + 1); i++) {
			key = Samples.key(key, users.community(i), users.activity(i));
		}
		fill(key, target, 0, target.length);
	}

	private static void fill(long key, float[] target, int at, int length) {
		for (int i = 0; i < length; i++) {
			target[at + i] = (float) Initial.gaussian(key, i);
		}
	}
}
