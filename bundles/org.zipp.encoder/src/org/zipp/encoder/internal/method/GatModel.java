package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Panel;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.TensorFile;

/**
 * Edge-aware GATv2 in use. The weight of a neighbour is its attention α in the last block, mean over the heads.
 */
final class GatModel extends TwoSidedModel {

	/** Names in the file of a model. */
	static final String TOTALS = "edge.totals";
	static final String SCALE = "edge.scale";

	/** What a block needs; W_e by its two columns. */
	private record Block(float[] attention, float[] bias, Panel left, Panel right, float[] edge0, float[] edge1) {
	}

	private final int heads;
	private final Block[] blocks;
	/**
	 * W_l x + b_l of all communities, shape (communities, blocks, heads, width): what a user reads of a community lies together, which
	 * spares looking for its page in memory again at each block.
	 */
	private final float[] lefts;
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
					linear(file, name + GatEncoder.LEFT), linear(file, name + GatEncoder.RIGHT), edge0, edge1);
		}
		lefts = new float[Math.multiplyExact(communityCount(), layers() * heads * width())];
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
	void prepare(int block, int community, int n, float[] h) {
		int length = heads * width();
		float[] rows = new float[n * length];
		blocks[block].left.multiply(h, 0, n, rows, 0);
		for (int c = 0; c < n; c++) {
			System.arraycopy(rows, c * length, lefts, ((community + c) * layers() + block) * length, length);
		}
	}

	@Override
	Convolution convolution() {
		return new Attention();
	}

	private final class Attention implements Convolution {

		private final float[] right = new float[Worker.USERS * heads * width()];
		private UserBatch users;
		private int start;
		private int end;
		/** Place of the first user's first neighbour. */
		private int origin;
		/** By neighbour. */
		private float[] first = new float[64];
		private float[] second = new float[64];
		/** Where the community's part of the table starts. */
		private int[] rows = new int[64];
		/** α / heads by user, then head, then neighbour. */
		private float[] alpha = new float[64];
		/** Logits of a user on the way. */
		private float[] parts = new float[1024];

		@Override
		public void begin(UserBatch batch, int from, int to) {
			users = batch;
			start = from;
			end = to;
			origin = batch.offset(from);
			int links = batch.offset(to) - origin;
			if (links > first.length) {
				first = new float[2 * links];
				second = new float[2 * links];
				rows = new int[2 * links];
			}
			if (links * heads > alpha.length) {
				alpha = new float[2 * links * heads];
			}
			for (int user = from; user < to; user++) {
				edges(batch.offset(user), batch.offset(user + 1));
			}
		}

		private void edges(int from, int to) {
			long total = 0;
			for (int i = from; i < to; i++) {
				total += activity(i);
			}
			for (int i = from; i < to; i++) {
				first[i - origin] = edgeFeatures.first(activity(i), total, totals[users.community(i)]);
				second[i - origin] = edgeFeatures.second(activity(i), users.comments(i));
				rows[i - origin] = users.community(i) * layers() * heads * width();
			}
		}

		private long activity(int position) {
			return (long) users.posts(position) + users.comments(position);
		}

		@Override
		public void apply(int block, float[] h, boolean alike, float[] out) {
			Block b = blocks[block];
			b.right.multiply(h, 0, alike ? 1 : end - start, right, 0);
			for (int user = start; user < end; user++) {
				attend(b, block, user, alike ? 0 : (user - start) * heads * width());
			}
			// All at once: a user has few neighbours, and exponentials are best found many at a time.
			Vectors.exp(alpha, 0, (users.offset(end) - origin) * heads);
			for (int user = start; user < end; user++) {
				gather(b, block, user, out, (user - start) * width());
			}
		}

		/** Logits, less the largest of the head. */
		private void attend(Block b, int block, int user, int rightAt) {
			int width = width();
			int blockAt = block * heads * width;
			int from = users.offset(user) - origin;
			int count = users.offset(user + 1) - origin - from;
			if (count * heads * Vectors.PARTS > parts.length) {
				parts = new float[2 * count * heads * Vectors.PARTS];
			}
			for (int k = 0; k < count; k++) {
				for (int head = 0; head < heads; head++) {
					int at = head * width;
					Vectors.attention(b.attention, lefts, rows[from + k] + blockAt + at, right, rightAt + at, b.edge0,
							first[from + k], b.edge1, second[from + k], at, width, parts, (head * count + k) * Vectors.PARTS);
				}
			}
			Vectors.addParts(parts, count * heads, alpha, from * heads);
			for (int head = 0; head < heads; head++) {
				int alphaAt = from * heads + head * count;
				float most = Float.NEGATIVE_INFINITY;
				for (int k = alphaAt; k < alphaAt + count; k++) {
					most = Math.max(most, alpha[k]);
				}
				for (int k = alphaAt; k < alphaAt + count; k++) {
					alpha[k] -= most;
				}
			}
		}

		/** Exponentials to shares of a head's share, and the mean over the heads of what they weigh. */
		private void gather(Block b, int block, int user, float[] out, int outAt) {
			int width = width();
			int blockAt = block * heads * width;
			int from = users.offset(user) - origin;
			int count = users.offset(user + 1) - origin - from;
			System.arraycopy(b.bias, 0, out, outAt, width);
			for (int head = 0; head < heads; head++) {
				int alphaAt = from * heads + head * count;
				Vectors.shares(alpha, alphaAt, count, 1f / heads);
				Vectors.addRows(alpha, alphaAt, lefts, rows, from, blockAt + head * width, count, out, outAt, width);
			}
		}

		@Override
		public void weights(float[] z, float[] weights) {
			for (int user = start; user < end; user++) {
				int from = users.offset(user);
				int count = users.offset(user + 1) - from;
				Arrays.fill(weights, from, from + count, 0);
				for (int head = 0; head < heads; head++) {
					Vectors.addTimes(1, alpha, (from - origin) * heads + head * count, weights, from, count);
				}
				Vectors.shares(weights, from, count);
			}
		}
	}
}
