package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.UserBatch;
import org.zipp.torch.TensorFile;

/**
 * Edge-aware GATv2 in use. The weight of a neighbour is its attention α in the last block, mean over the heads.
 */
final class GatModel extends TwoSidedModel {

	/** Names in the file of a model. */
	static final String TOTALS = "edge.totals";
	static final String SCALE = "edge.scale";

	/** What a block needs; W_e by its two columns. */
	private record Block(float[] attention, float[] bias, Linear left, Linear right, float[] edge0, float[] edge1,
			float[] leftOfCommunities) {
	}

	private final int heads;
	private final Block[] blocks;
	private final double[] totals;
	private final EdgeFeatures edgeFeatures;

	private GatModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		heads = settings().heads();
		totals = totals(file);
		double[] scale = file.doubles(SCALE, 4);
		edgeFeatures = new EdgeFeatures(scale[0], scale[1], scale[2], scale[3]);
		blocks = new Block[layers()];
		for (int i = 0; i < blocks.length; i++) {
			String name = TwoSidedNetwork.block(i + 1);
			float[] edge = file.floats(name + GatEncoder.EDGE);
			float[] edge0 = new float[heads * width()];
			float[] edge1 = new float[heads * width()];
			for (int k = 0; k < edge0.length; k++) {
				edge0[k] = edge[2 * k];
				edge1[k] = edge[2 * k + 1];
			}
			blocks[i] = new Block(file.floats(name + GatEncoder.ATTENTION), file.floats(name + GatEncoder.BIAS),
					Linear.of(file, name + GatEncoder.LEFT), Linear.of(file, name + GatEncoder.RIGHT), edge0, edge1,
					new float[Math.multiplyExact(communityCount(), heads * width())]);
		}
	}

	static GatModel of(TensorFile file, CommunityFeatures features) {
		GatModel model = new GatModel(file, features);
		model.prepare(file, features);
		return model;
	}

	/** Activity of each community when the encoder was fitted; of a new one, the geometric mean. */
	private double[] totals(TensorFile file) {
		double[] fitted = file.doubles(TOTALS, file.shape(TOTALS));
		double logs = 0;
		for (double total : fitted) {
			logs += Math.log(Math.max(1, total));
		}
		double usual = Math.exp(logs / Math.max(1, fitted.length));
		double[] result = new double[communityCount()];
		for (int c = 0; c < result.length; c++) {
			result[c] = fitted(c) < 0 ? usual : fitted[fitted(c)];
		}
		return result;
	}

	@Override
	void prepare(int block, int community, float[] h) {
		Block b = blocks[block];
		int length = heads * width();
		Vectors.linear(b.left.weight(), b.left.bias(), h, width(), b.leftOfCommunities, community * length, length);
	}

	@Override
	Convolution convolution() {
		return new Attention();
	}

	private final class Attention implements Convolution {

		private final float[] right = new float[heads * width()];
		private UserBatch users;
		private int from;
		private int count;
		private float[] first = new float[64];
		private float[] second = new float[64];
		/** α by head, then neighbour. */
		private float[] alpha = new float[64];

		@Override
		public void begin(UserBatch batch, int user) {
			users = batch;
			from = batch.offset(user);
			count = batch.offset(user + 1) - from;
			if (count > first.length) {
				first = new float[2 * count];
				second = new float[2 * count];
			}
			if (count * heads > alpha.length) {
				alpha = new float[2 * count * heads];
			}
			long total = 0;
			for (int k = 0; k < count; k++) {
				total += activity(k);
			}
			for (int k = 0; k < count; k++) {
				first[k] = edgeFeatures.first(activity(k), total, totals[users.community(from + k)]);
				second[k] = edgeFeatures.second(activity(k), users.comments(from + k));
			}
		}

		private long activity(int k) {
			return (long) users.posts(from + k) + users.comments(from + k);
		}

		@Override
		public void apply(int block, float[] h, float[] out) {
			Block b = blocks[block];
			int width = width();
			Vectors.linear(b.right.weight(), b.right.bias(), h, width, right, 0, heads * width);
			System.arraycopy(b.bias, 0, out, 0, width);
			for (int head = 0; head < heads; head++) {
				int at = head * width;
				for (int k = 0; k < count; k++) {
					alpha[head * count + k] = Vectors.attention(b.attention, b.leftOfCommunities, left(k) + at, right, b.edge0,
							first[k], b.edge1, second[k], at, width);
				}
				softmax(head * count);
				for (int k = 0; k < count; k++) {
					Vectors.addTimes(alpha[head * count + k] / heads, b.leftOfCommunities, left(k) + at, out, 0, width);
				}
			}
		}

		private int left(int k) {
			return users.community(from + k) * heads * width();
		}

		private void softmax(int at) {
			float most = Float.NEGATIVE_INFINITY;
			for (int k = 0; k < count; k++) {
				most = Math.max(most, alpha[at + k]);
			}
			for (int k = 0; k < count; k++) {
				alpha[at + k] = (float) Math.exp(alpha[at + k] - most);
			}
			Vectors.shares(alpha, at, count);
		}

		@Override
		public void weights(float[] z, float[] weights) {
			Arrays.fill(weights, from, from + count, 0);
			for (int head = 0; head < heads; head++) {
				Vectors.addTimes(1f / heads, alpha, head * count, weights, from, count);
			}
			Vectors.shares(weights, from, count);
		}
	}
}
