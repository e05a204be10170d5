package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.UserBatch;
import org.zipp.torch.TensorFile;

/**
 * What {@link TwoSidedNetwork} learned, in use: every neighbour counts, nothing is dropped. What depends on communities
 * alone is computed when it is opened.
 */
abstract class TwoSidedModel extends Model {

	/** A linear map. */
	record Linear(float[] weight, float[] bias) {

		static Linear of(TensorFile file, String name) {
			return new Linear(file.floats(name + ".weight"), file.floats(name + ".bias"));
		}
	}

	/** Gain and bias of a layer normalisation. */
	record Norm(float[] gain, float[] bias) {

		static Norm of(TensorFile file, String name) {
			return new Norm(file.floats(name + ".gain"), file.floats(name + ".bias"));
		}
	}

	private final int width;
	private final int layers;
	private final boolean randomUsers;
	private final Linear userInput;
	private final float[] firstUser;
	private final Norm userNorm;
	private final Norm[] blockUserNorms;
	private final Linear userHead1;
	private final Linear userHead2;
	private final float[] communities;

	TwoSidedModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		width = settings().hidden();
		layers = settings().layers();
		randomUsers = settings().mode() == Mode.FAITHFUL;
		userNorm = Norm.of(file, TwoSidedNetwork.USER + TwoSidedNetwork.NORM);
		userInput = randomUsers ? Linear.of(file, TwoSidedNetwork.USER) : null;
		firstUser = randomUsers ? null : side(file.floats(TwoSidedNetwork.USER_VECTOR), userNorm);
		blockUserNorms = new Norm[layers];
		for (int i = 0; i < layers; i++) {
			blockUserNorms[i] = Norm.of(file,
					TwoSidedNetwork.block(i + 1) + "." + TwoSidedNetwork.USER + TwoSidedNetwork.NORM);
		}
		userHead1 = Linear.of(file, TwoSidedNetwork.USER + TwoSidedNetwork.HEAD + ".1");
		userHead2 = Linear.of(file, TwoSidedNetwork.USER + TwoSidedNetwork.HEAD + ".2");
		communities = new float[Math.multiplyExact(communityCount(), width)];
	}

	/** Computes what depends on communities alone; called once, by those who make it. */
	final void prepare(TensorFile file, CommunityFeatures features) {
		Linear input = Linear.of(file, TwoSidedNetwork.COMMUNITY);
		Norm norm = Norm.of(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.NORM);
		Linear head1 = Linear.of(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.HEAD + ".1");
		Linear head2 = Linear.of(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.HEAD + ".2");
		Norm[] norms = new Norm[layers];
		for (int i = 0; i < layers; i++) {
			norms[i] = Norm.of(file,
					TwoSidedNetwork.block(i + 1) + "." + TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.NORM);
		}
		float[] row = new float[features.dimension()];
		float[] x = new float[width];
		float[] h = new float[width];
		for (int c = 0; c < communityCount(); c++) {
			features.copy(c, row, 0);
			Vectors.linear(input.weight, input.bias, row, row.length, x, 0, width);
			float[] s = side(x, norm);
			for (int i = 0; i < layers; i++) {
				Vectors.norm(s, norms[i].gain, norms[i].bias, h, width);
				prepare(i, c, h);
			}
			head(head1, head2, s, h, communities, c * width);
		}
	}

	/** Takes a normalised community for a block, from 0. */
	abstract void prepare(int block, int community, float[] h);

	/** A convolution in use, for one thread. */
	interface Convolution {

		/** Called for each user before its blocks. */
		void begin(UserBatch users, int user);

		/**
		 * @param h   normalised user
		 * @param out receives the user of the next layer
		 */
		void apply(int block, float[] h, float[] out);

		/**
		 * Weights of the neighbours of the user, after the last block.
		 *
		 * @param z what the embedding is made from: the sum of all blocks, scaled to norm 1
		 */
		void weights(float[] z, float[] weights);
	}

	abstract Convolution convolution();

	@Override
	final float[] communities() {
		return communities;
	}

	final int width() {
		return width;
	}

	final int layers() {
		return layers;
	}

	private float[] side(float[] x, Norm norm) {
		float[] result = new float[width];
		Vectors.norm(x, norm.gain, norm.bias, result, width);
		Vectors.leakyRelu(result, width);
		Vectors.normalize(result, 0, width);
		return result;
	}

	private void head(Linear first, Linear second, float[] x, float[] between, float[] target, int at) {
		Vectors.linear(first.weight, first.bias, x, width, between, 0, width);
		Vectors.silu(between, width);
		Vectors.linear(second.weight, second.bias, between, width, target, at, width);
		Vectors.normalize(target, at, width);
	}

	@Override
	final Worker worker() {
		Convolution convolution = convolution();
		float[] u = new float[width];
		float[] h = new float[width];
		float[] z = new float[width];
		float[] random = new float[width];
		return (users, user, target, at, weights) -> {
			convolution.begin(users, user);
			float[] before = firstUser;
			if (randomUsers) {
				RandomFeatures.of(settings().seed(), users, user, random);
				Vectors.linear(userInput.weight, userInput.bias, random, width, u, 0, width);
				before = side(u, userNorm);
			}
			Arrays.fill(z, 0);
			for (int i = 0; i < layers; i++) {
				Vectors.norm(before, blockUserNorms[i].gain, blockUserNorms[i].bias, h, width);
				convolution.apply(i, h, u);
				Vectors.addTimes(1, u, 0, z, 0, width);
				before = u;
			}
			Vectors.normalize(z, 0, width);
			if (weights != null) {
				convolution.weights(z, weights);
			}
			head(userHead1, userHead2, z, h, target, at);
		};
	}
}
