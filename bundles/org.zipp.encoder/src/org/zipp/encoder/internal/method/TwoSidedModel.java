package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Panel;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.TensorFile;

/**
 * What {@link TwoSidedNetwork} learned, in use: every neighbour counts, nothing is dropped. What depends on communities
 * alone is computed when it is opened.
 */
abstract class TwoSidedModel extends Model {

	/** A linear map with its bias. */
	static Panel linear(TensorFile file, String name) {
		return linear(file.floats(name + ".weight"), file.floats(name + ".bias"));
	}

	/** A linear map of weights of the shape (out, in) and a bias of the length out. */
	static Panel linear(float[] weight, float[] bias) {
		return new Panel(weight, weight.length / bias.length, bias);
	}

	/** Gain and bias of a layer normalisation. */
	record Norm(float[] gain, float[] bias) {

		static Norm of(TensorFile file, String name) {
			return new Norm(file.floats(name + ".gain"), file.floats(name + ".bias"));
		}

		/** Normalises n rows, into another array or in place. */
		void apply(float[] x, int n, float[] target) {
			for (int at = 0; at < n * gain.length; at += gain.length) {
				Vectors.norm(x, at, gain, bias, target, at, gain.length);
			}
		}
	}

	private final int width;
	private final int layers;
	private final boolean randomUsers;
	private final Panel userInput;
	private final float[] firstUser;
	private final Norm userNorm;
	private final Norm[] blockUserNorms;
	private final Panel userHead1;
	private final Panel userHead2;
	private final float[] communities;

	TwoSidedModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		width = settings().hidden();
		layers = settings().layers();
		randomUsers = settings().mode() == Mode.FAITHFUL;
		userNorm = Norm.of(file, TwoSidedNetwork.USER + TwoSidedNetwork.NORM);
		userInput = randomUsers ? linear(file, TwoSidedNetwork.USER) : null;
		firstUser = randomUsers ? null : file.floats(TwoSidedNetwork.USER_VECTOR);
		if (!randomUsers) {
			side(firstUser, 1, userNorm);
		}
		blockUserNorms = new Norm[layers];
		for (int i = 0; i < layers; i++) {
			blockUserNorms[i] = Norm.of(file,
					TwoSidedNetwork.block(i + 1) + "." + TwoSidedNetwork.USER + TwoSidedNetwork.NORM);
		}
		userHead1 = linear(file, TwoSidedNetwork.USER + TwoSidedNetwork.HEAD + ".1");
		userHead2 = linear(file, TwoSidedNetwork.USER + TwoSidedNetwork.HEAD + ".2");
		communities = new float[Math.multiplyExact(communityCount(), width)];
	}

	/** Computes what depends on communities alone; called once, by those who make it. */
	final void prepare(TensorFile file, CommunityFeatures features) {
		Panel input = linear(file, TwoSidedNetwork.COMMUNITY);
		Norm norm = Norm.of(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.NORM);
		Panel head1 = linear(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.HEAD + ".1");
		Panel head2 = linear(file, TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.HEAD + ".2");
		Norm[] norms = new Norm[layers];
		for (int i = 0; i < layers; i++) {
			norms[i] = Norm.of(file,
					TwoSidedNetwork.block(i + 1) + "." + TwoSidedNetwork.COMMUNITY + TwoSidedNetwork.NORM);
		}
		int size = features.dimension();
		float[] rows = new float[Worker.USERS * size];
		float[] s = new float[Worker.USERS * width];
		float[] h = new float[Worker.USERS * width];
		for (int from = 0; from < communityCount(); from += Worker.USERS) {
			int n = Math.min(Worker.USERS, communityCount() - from);
			for (int c = 0; c < n; c++) {
				features.copy(from + c, rows, c * size);
			}
			input.multiply(rows, 0, n, s, 0);
			side(s, n, norm);
			for (int i = 0; i < layers; i++) {
				norms[i].apply(s, n, h);
				prepare(i, from, n, h);
			}
			head(head1, head2, s, n, h, communities, from * width);
		}
	}

	/** Takes n normalised communities for a block, from 0. */
	abstract void prepare(int block, int community, int n, float[] h);

	/** A convolution in use, for one thread. */
	interface Convolution {

		/** Called for some users of a batch, {@link Worker#USERS} at most, before their blocks. */
		void begin(UserBatch users, int first, int end);

		/**
		 * @param h     normalised users, row after row
		 * @param alike whether there is one row, that of all users
		 * @param out   receives the users of the next layer
		 */
		void apply(int block, float[] h, boolean alike, float[] out);

		/**
		 * Weights of the neighbours of the users, after the last block.
		 *
		 * @param z what the embeddings are made from: the sum of all blocks, scaled to norm 1
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

	/** What becomes of n rows after their input, in place. */
	private void side(float[] x, int n, Norm norm) {
		norm.apply(x, n, x);
		Vectors.leakyRelu(x, 0, n * width);
		for (int row = 0; row < n; row++) {
			Vectors.normalize(x, row * width, width);
		}
	}

	/** @param x n rows, lost */
	private void head(Panel first, Panel second, float[] x, int n, float[] between, float[] target, int at) {
		first.multiply(x, 0, n, between, 0);
		Vectors.silu(between, n * width, x);
		second.multiply(between, 0, n, target, at);
		for (int row = 0; row < n; row++) {
			Vectors.normalize(target, at + row * width, width);
		}
	}

	@Override
	final Worker worker() {
		return new Layers();
	}

	/** All layers, for one thread. */
	private final class Layers implements Worker {

		private final Convolution convolution = convolution();
		private final float[] u = new float[USERS * width];
		private final float[] h = new float[USERS * width];
		private final float[] z = new float[USERS * width];
		private final float[] random = new float[width];

		@Override
		public void encode(UserBatch users, int from, int to, float[] target, float[] weights) {
			int n = to - from;
			convolution.begin(users, from, to);
			if (randomUsers) {
				for (int user = from; user < to; user++) {
					RandomFeatures.of(settings().seed(), users, user, random);
					System.arraycopy(random, 0, h, (user - from) * width, width);
				}
				userInput.multiply(h, 0, n, u, 0);
				side(u, n, userNorm);
			} else {
				System.arraycopy(firstUser, 0, u, 0, width);
			}
			Arrays.fill(z, 0, n * width, 0);
			for (int i = 0; i < layers; i++) {
				boolean alike = i == 0 && !randomUsers;
				blockUserNorms[i].apply(u, alike ? 1 : n, h);
				convolution.apply(i, h, alike, u);
				for (int k = 0; k < n * width; k++) {
					z[k] += u[k];
				}
			}
			for (int row = 0; row < n; row++) {
				Vectors.normalize(z, row * width, width);
			}
			if (weights != null) {
				convolution.weights(z, weights);
			}
			head(userHead1, userHead2, z, n, h, target, from * width);
		}
	}
}
