package org.zipp.encoder.internal.method;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Panel;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.TensorFile;

/**
 * GraphSAGE in use. The weight of a neighbour is its share in the embedding: z is a sum over neighbours of
 * Σ_blocks W_l x_s / n and of what is the same for all; the part of a neighbour's summand along z counts, nothing when it
 * points away, and the weights of all are scaled to add up to 1.
 */
final class GraphSageModel extends TwoSidedModel {

	/** What a block needs; W_l is in the communities' rows already. */
	private record Block(Panel left, Panel right, float[] leftOfCommunities) {
	}

	private final Block[] blocks;

	private GraphSageModel(TensorFile file, CommunityFeatures features) {
		super(file, features);
		blocks = new Block[layers()];
		for (int i = 0; i < blocks.length; i++) {
			String name = TwoSidedNetwork.block(i + 1);
			float[] left = file.floats(name + GraphSageEncoder.LEFT + ".weight");
			float[] bias = file.floats(name + GraphSageEncoder.LEFT + ".bias");
			blocks[i] = new Block(new Panel(left, width(), null), linear(file.floats(name + GraphSageEncoder.RIGHT), bias),
					new float[Math.multiplyExact(communityCount(), width())]);
		}
	}

	static GraphSageModel of(TensorFile file, CommunityFeatures features) {
		GraphSageModel model = new GraphSageModel(file, features);
		model.prepare(file, features);
		return model;
	}

	@Override
	void prepare(int block, int community, int n, float[] h) {
		blocks[block].left.multiply(h, 0, n, blocks[block].leftOfCommunities, community * width());
	}

	@Override
	Convolution convolution() {
		return new Mean();
	}

	private final class Mean implements Convolution {

		private UserBatch users;
		private int start;
		private int end;

		@Override
		public void begin(UserBatch batch, int first, int to) {
			users = batch;
			start = first;
			end = to;
		}

		@Override
		public void apply(int block, float[] h, boolean alike, float[] out) {
			Block b = blocks[block];
			int width = width();
			int n = end - start;
			b.right.multiply(h, 0, alike ? 1 : n, out, 0);
			for (int row = 1; alike && row < n; row++) {
				System.arraycopy(out, 0, out, row * width, width);
			}
			for (int user = start; user < end; user++) {
				int from = users.offset(user);
				int to = users.offset(user + 1);
				for (int i = from; i < to; i++) {
					Vectors.addTimes(1f / (to - from), b.leftOfCommunities, users.community(i) * width, out,
							(user - start) * width, width);
				}
			}
		}

		@Override
		public void weights(float[] z, float[] weights) {
			int width = width();
			for (int user = start; user < end; user++) {
				int from = users.offset(user);
				int to = users.offset(user + 1);
				for (int i = from; i < to; i++) {
					float along = 0;
					for (Block b : blocks) {
						along += Vectors.dot(b.leftOfCommunities, users.community(i) * width, z, (user - start) * width, width);
					}
					weights[i] = Math.max(0, along);
				}
				Vectors.shares(weights, from, to - from);
			}
		}
	}
}
