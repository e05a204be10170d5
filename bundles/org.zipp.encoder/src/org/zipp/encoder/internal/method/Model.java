package org.zipp.encoder.internal.method;

import java.util.HashMap;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.torch.TensorFile;

/** A trained encoder in use, without PyTorch. Nothing changes in it, so that threads share it; each has a worker. */
abstract class Model {

	/** Names in the file of a model. */
	static final String METHOD = "method";
	static final String COMMUNITIES = "communities";
	static final String KIND = "features.kind";
	static final String DIMENSION = "features.dimension";

	/** Encodes some users side by side, with memory of its own. */
	interface Worker {

		/** Most users at a time. */
		int USERS = 96;

		/**
		 * @param from    first user of the batch
		 * @param to      behind the last
		 * @param target  receives the embeddings at the places of the users in the batch
		 * @param weights receives the weights of the neighbours at their positions in the batch, or {@code null}
		 */
		void encode(UserBatch users, int from, int to, float[] target, float[] weights);
	}

	private final String method;
	private final EncoderSettings settings;
	private final int[] rows;

	/** @throws ZippException when the features are not those it was fitted with */
	Model(TensorFile file, CommunityFeatures features) {
		method = file.property(METHOD);
		settings = SettingsText.read(file.properties());
		String kind = file.property(KIND);
		if (!kind.equals(features.kind()) || Integer.parseInt(file.property(DIMENSION)) != features.dimension()) {
			throw new ZippException("The encoder was fitted with features of the kind '" + kind + "' and length "
					+ file.property(DIMENSION) + ", not '" + features.kind() + "' and " + features.dimension()
					+ ". Train it again, or give it those.");
		}
		Map<String, Integer> known = new HashMap<>();
		for (String id : file.property(COMMUNITIES).split("\n", -1)) {
			known.put(id, known.size());
		}
		rows = new int[features.count()];
		for (int c = 0; c < rows.length; c++) {
			rows[c] = known.getOrDefault(features.id(c), -1);
		}
	}

	/** Id of the method. */
	final String method() {
		return method;
	}

	final EncoderSettings settings() {
		return settings;
	}

	/** How many communities there are. */
	final int communityCount() {
		return rows.length;
	}

	/** Number that a community had when the encoder was fitted, −1 for one that is new. */
	final int fitted(int community) {
		return rows[community];
	}

	/** Length of an embedding. */
	final int dimension() {
		return settings.hidden();
	}

	/** Embeddings of all communities, shape (communities, D). */
	abstract float[] communities();

	abstract Worker worker();

	/** For one thread. */
	final FittedEncoder encoder() {
		Worker worker = worker();
		return new FittedEncoder() {

			@Override
			public String method() {
				return method;
			}

			@Override
			public int dimension() {
				return Model.this.dimension();
			}

			@Override
			public float[] communities() {
				return Model.this.communities();
			}

			@Override
			public void encode(UserBatch users, float[] embeddings, float[] weights) {
				for (int from = 0; from < users.users(); from += Worker.USERS) {
					worker.encode(users, from, Math.min(users.users(), from + Worker.USERS), embeddings, weights);
				}
			}

			@Override
			public void close() {
				// Only memory, shared with other threads.
			}
		};
	}
}
