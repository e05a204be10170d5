package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.Parameters;
import org.zipp.torch.SparseMatrix;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;

/**
 * LightGCN (He et al. 2020), inductive. Communities have a trained E⁽⁰⁾; users have none (E⁽⁰⁾ = 0), so a user is the sum
 * of its communities, z_u = 1/(K + 1)·Σ_{k&lt;K} Σ_i E⁽ᵏ⁾_i/√(d_u d_i), whether it was in training or not: training and
 * fold-in are the same formula. The embedding of a community is the mean of its layers, which reach other communities
 * through the users they share. Loss: BPR with one negative a user, drawn uniformly from the communities that are none of
 * the user's ({@link Mode#FAITHFUL}: from all), and an L2 penalty.
 *
 * <p>Where the graph has at most {@value #MOST_PROPAGATED} training links, each step propagates over all of it, with
 * gradients. Beyond, layers 2, 3, … of the communities are computed once an epoch in a pass over the graph and are
 * constants until the next; layer 0 gets all gradients.
 *
 * <p>The supervised link is taken out of the sum of its user; it stays in the layers of the communities, where it is one
 * of very many.
 *
 * <p>A community that was not in training gets its layers from its features, by the ridge regression that predicts those
 * of trained communities best.
 */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=30")
public final class LightGcnEncoder extends LearnedEncoder {

	/** Name of E⁽⁰⁾, shape (communities, D). */
	static final String EMBEDDING = "embedding";

	private static final int MOST_PROPAGATED = 250_000;
	private static final double FIRST_DEVIATION = 0.1;
	private static final double PENALTY = 1e-4;
	private static final String HIGHER = "state.higher";

	@Activate
	public LightGcnEncoder(@Reference TorchRuntime torch) {
		super("lightgcn", "LightGCN", torch);
	}

	@Override
	Network network(TrainingData data, Parameters parameters) {
		return new LightGcnNetwork(data, parameters, data.links() <= MOST_PROPAGATED);
	}

	@Override
	Model model(TensorFile file, CommunityFeatures features) {
		return new LightGcnModel(file, features);
	}

	/** The forward pass. */
	static final class LightGcnNetwork extends Network {

		private final Propagation propagation;
		private Ridge ridge;
		private final int layers;
		private final int count;
		private SparseMatrix toUsers;
		private SparseMatrix toCommunities;
		/** Layers of this epoch where they are constants: [0] is not used, the others add to layer 0 of the trained. */
		private float[][] higher;

		/** @param whole whether each step propagates over the whole graph */
		LightGcnNetwork(TrainingData data, Parameters parameters, boolean whole) {
			super(data, parameters);
			propagation = new Propagation(data);
			layers = settings().layers();
			count = data.communityCount();
			if (whole) {
				Propagation.Coordinates c = propagation.coordinates();
				toUsers = parameters.scope().sparse(c.users(), count, c.user(), c.community(), c.value());
				toCommunities = parameters.scope().sparse(count, c.users(), c.community(), c.user(), c.value());
			}
		}

		@Override
		void declare(Initial initial) {
			initial.normal(EMBEDDING, FIRST_DEVIATION, count, width());
		}

		@Override
		void beginEpoch() {
			if (toUsers == null) {
				higher = propagation.layers(embedding(), width(), layers);
			}
		}

		private float[] embedding() {
			double[] values = parameters().values(EMBEDDING);
			float[] result = new float[values.length];
			for (int i = 0; i < result.length; i++) {
				result[i] = (float) values[i];
			}
			return result;
		}

		/**
		 * Layers of the communities of a batch, summed up.
		 *
		 * @param sent layers 0 to K − 1, summed: what users sum up
		 * @param mean layers 0 to K, mean: their embeddings
		 */
		private record Communities(Tensor first, Tensor sent, Tensor mean) {
		}

		@Override
		Forward forward(Pass pass) {
			Batch batch = pass.batch();
			Communities c = communities(pass);
			Tensor z = LinkTensors.sum(pass.scope(), batch.communityCount(), batch.width(), batch.neighbours(), batch.mask(),
					batch.coefficients()).times(c.sent).times(1.0 / (layers + 1));
			Tensor positives = pass.scope().indices(batch.positives(), batch.size());
			Tensor negatives = pass.scope().indices(batch.negatives(), batch.size());
			Tensor penalty = c.first.rows(positives).square().sum().plus(c.first.rows(negatives).square().sum())
					.times(PENALTY / 2 / batch.size());
			return new Forward(z, Losses.bpr(z, c.mean.rows(positives), c.mean.rows(negatives)).plus(penalty));
		}

		private Communities communities(Pass pass) {
			Batch batch = pass.batch();
			int[] numbers = new int[batch.communityCount()];
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = batch.community(i);
			}
			Tensor rows = pass.scope().indices(numbers, numbers.length);
			Tensor embedding = pass.parameter(EMBEDDING);
			if (toUsers != null) {
				Convolutions.Propagated p = Convolutions.lightGcn(pass.scope().borrow(toUsers),
						pass.scope().borrow(toCommunities), null, embedding, layers);
				return new Communities(embedding.rows(rows), p.sentByCommunities().rows(rows), p.meanCommunities().rows(rows));
			}
			Tensor first = embedding.rows(rows);
			return new Communities(first, first.plus(constant(pass, numbers, layers - 1)),
					first.plus(constant(pass, numbers, layers)).times(1.0 / (layers + 1)));
		}

		/** Sum of the layers 1 to the last given, of some communities. */
		private Tensor constant(Pass pass, int[] numbers, int last) {
			float[] values = new float[numbers.length * width()];
			for (int k = 1; k <= last; k++) {
				if (higher[k] != null) {
					for (int i = 0; i < numbers.length; i++) {
						Vectors.addTimes(1, higher[k], numbers[i] * width(), values, i * width(), width());
					}
				}
			}
			return pass.scope().of(values, numbers.length, width());
		}

		@Override
		void storeState(TensorFile file) {
			if (higher != null) {
				for (int k = 1; k <= layers; k++) {
					if (higher[k] != null) {
						file.put(HIGHER + k, higher[k], count, width());
					}
				}
			}
		}

		@Override
		void loadState(TensorFile file) {
			if (toUsers == null) {
				higher = new float[layers + 1][];
				for (int k = 1; k <= layers; k++) {
					higher[k] = file.names().contains(HIGHER + k) ? file.floats(HIGHER + k) : null;
				}
			}
		}

		@Override
		void store(TensorFile file) {
			float[][] all = propagation.layers(embedding(), width(), layers);
			float[] sent = new float[count * width()];
			float[] mean = new float[count * width()];
			for (int k = 0; k <= layers; k++) {
				if (all[k] != null) {
					Vectors.addTimes(1f / (layers + 1), all[k], 0, mean, 0, mean.length);
					if (k < layers) {
						Vectors.addTimes(1f / (layers + 1), all[k], 0, sent, 0, sent.length);
					}
				}
			}
			if (ridge == null) {
				ridge = new Ridge(data());
			}
			LightGcnModel.store(file, data(), ridge, sent, mean, width());
		}
	}
}
