package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.UserBatch;
import org.zipp.torch.TensorFile;

/**
 * GraphSAGE in use. The weight of a neighbour is its share in the embedding: z is a sum over neighbours of
 * Σ_blocks W_l x_s / n and of what is the same for all; the part of a neighbour's summand along z counts, nothing when it
 * points away, and the weights of all are scaled to add up to 1.
 */
final class GraphSageModel extends TwoSidedModel {

	/** What a block needs; W_l is in the communities' rows already. */
	private record Block(float[] bias, float[] right, float[] leftOfCommunities) {
	}

	private final Linear[] left;
	private final Block[] blocks;

	private GraphSageModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		left = new Linear[layers()];
		blocks = new Block[layers()];
		for (int i = 0; i < blocks.length; i++) {
			String name = TwoSidedNetwork.block(i + 1);
			left[i] = Linear.of(file, name + GraphSageEncoder.LEFT);
			blocks[i] = new Block(left[i].bias(), file.floats(name + GraphSageEncoder.RIGHT),
					new float[Math.multiplyExact(communityCount(), width())]);
		}
	}

	static GraphSageModel of(TensorFile file, CommunityFeatures features) {
		GraphSageModel model = new GraphSageModel(file, features);
		model.prepare(file, features);
		return model;
	}

	@Override
	void prepare(int block, int community, float[] h) {
		Vectors.linear(left[block].weight(), null, h, width(), blocks[block].leftOfCommunities, community * width(), width());
	}

	@Override
	Convolution convolution() {
		return new Mean();
	}

	private final class Mean implements Convolution {

		private UserBatch users;
		private int from;
		private int count;

		@Override
		public void begin(UserBatch batch, int user) {
			users = batch;
			from = batch.offset(user);
			count = batch.offset(user + 1) - from;
		}

		@Override
		public void apply(int block, float[] h, float[] out) {
			Block b = blocks[block];
			Vectors.linear(b.right, b.bias, h, width(), out, 0, width());
			for (int k = 0; k < count; k++) {
				Vectors.addTimes(1f / count, b.leftOfCommunities, users.community(from + k) * width(), out, 0, width());
			}
		}

		@Override
		public void weights(float[] z, float[] weights) {
			Arrays.fill(weights, from, from + count, 0);
			for (int k = 0; k < count; k++) {
				float along = 0;
				for (Block b : blocks) {
					along += Vectors.dot(b.leftOfCommunities, users.community(from + k) * width(), z, 0, width());
				}
				weights[from + k] = Math.max(0, along);
			}
			Vectors.shares(weights, from, count);
		}
	}
}
