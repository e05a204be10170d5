package org.zipp.encoder.internal.method;

import org.zipp.torch.SparseMatrix;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/** The message passing rules (METHODS §2), from communities s to users u. */
final class Convolutions {

	/** Slope of the LeakyReLU of GATv2. */
	static final double SLOPE = 0.2;

	private Convolutions() {
	}

	/**
	 * Parameters of GATv2 with H heads of width C.
	 *
	 * @param attention  a, shape (H, C)
	 * @param bias       b, shape (C)
	 * @param left       W_l, shape (H·C, in)
	 * @param leftBias   b_l, shape (H·C)
	 * @param right      W_r, shape (H·C, in)
	 * @param rightBias  b_r, shape (H·C)
	 * @param edge       W_e, shape (H·C, 2)
	 */
	record Gat(Tensor attention, Tensor bias, Tensor left, Tensor leftBias, Tensor right, Tensor rightBias, Tensor edge) {
	}

	/**
	 * @param out     shape (B, C)
	 * @param weights α in the table of the links, shape (B, K, H); 0 for padding
	 */
	record Attended(Tensor out, Tensor weights) {
	}

	/** What happens to attention weights between softmax and sum: dropout, or nothing. */
	@FunctionalInterface
	interface Thinning {
		Tensor apply(Tensor weights);
	}

	/**
	 * GATv2: e = aᵀ LeakyReLU(W_l x_s + b_l + W_r x_u + b_r + W_e f), α = softmax over the neighbours, out = mean over the
	 * heads of Σ α (W_l x_s + b_l), plus b. A user without neighbours gets b.
	 *
	 * @param s shape (communities, in)
	 * @param u shape (B, in)
	 */
	static Attended gat(TensorScope scope, Gat p, Tensor s, Tensor u, LinkTensors links, Thinning thinning) {
		long heads = p.attention.shape()[0];
		long width = p.attention.shape()[1];
		long users = links.mask().shape()[0];
		long slots = links.mask().shape()[1];
		long count = links.users().shape()[0];
		Tensor left = s.linear(p.left, p.leftBias).rows(links.neighbours());
		Tensor right = u.linear(p.right, p.rightBias).rows(links.users());
		// The largest tensors; they are added where they lie.
		Tensor hidden = links.numbers().linear(p.edge, null).addInPlace(left).addInPlace(right).leakyRelu(SLOPE);
		// One product with a matrix that has each head's a in its own column gives the logits of all heads.
		Tensor byHead = p.attention.reshape(heads * width, 1).times(headColumns(scope, (int) heads, (int) width));
		Tensor logits = hidden.matmul(byHead).rows(links.table()).reshape(users, slots, heads);
		Tensor weights = logits.softmax(1, links.mask());
		Tensor ofLinks = thinning.apply(weights).reshape(users * slots, heads).rows(links.places());
		// Twice as fast as a batched product of matrices as small as these.
		Tensor messages = ofLinks.reshape(count, heads, 1).times(left.reshape(count, heads, width)).sum(1);
		return new Attended(links.toUsers().times(messages).times(1.0 / heads).plus(p.bias), weights);
	}

	/** 1 where a row belongs to a head, shape (H·C, H). */
	private static Tensor headColumns(TensorScope scope, int heads, int width) {
		float[] values = new float[heads * width * heads];
		for (int row = 0; row < heads * width; row++) {
			values[row * heads + row / width] = 1;
		}
		return scope.of(values, (long) heads * width, heads);
	}

	/**
	 * GraphSAGE with mean: W_l·mean(x_s) + b_l + W_r x_u. The mean of no neighbours is 0.
	 *
	 * @param mean sums up the communities of each user by 1/their number, shape (B, communities)
	 * @param s    shape (communities, in)
	 * @param u    shape (B, in)
	 * @return shape (B, out)
	 */
	static Tensor sage(Tensor left, Tensor leftBias, Tensor right, SparseMatrix mean, Tensor s, Tensor u) {
		return mean.times(s).linear(left, leftBias).plus(u.linear(right, null));
	}

	/**
	 * Layers of LightGCN, 0 to K: E⁽ᵏ⁺¹⁾_u = Σ_i E⁽ᵏ⁾_i/√(d_u d_i), and likewise for communities.
	 *
	 * @param users       E⁽⁰⁾ of the users by layer, shape (users, D)
	 * @param communities E⁽⁰⁾ of the communities by layer, shape (communities, D)
	 */
	record Propagated(Tensor[] users, Tensor[] communities) {

		/** Mean over all layers of the users. */
		Tensor meanUsers() {
			return mean(users, users.length);
		}

		/** Mean over all layers of the communities. */
		Tensor meanCommunities() {
			return mean(communities, communities.length);
		}

		/** Sum over the layers 0 to K − 1 of the communities: what a user sums up over its neighbours. */
		Tensor sentByCommunities() {
			return mean(communities, communities.length - 1).times(communities.length - 1.0);
		}

		private static Tensor mean(Tensor[] layers, int count) {
			Tensor sum = null;
			for (int k = 0; k < count; k++) {
				if (layers[k] != null) {
					sum = sum == null ? layers[k] : sum.plus(layers[k]);
				}
			}
			return sum.times(1.0 / count);
		}
	}

	/**
	 * Propagates embeddings over a graph.
	 *
	 * @param toUsers       1/√(d_u d_i) at (u, i), shape (users, communities)
	 * @param toCommunities its transpose
	 * @param users         E⁽⁰⁾, or {@code null} for zeros
	 * @param communities   E⁽⁰⁾
	 * @param layers        K
	 */
	static Propagated lightGcn(SparseMatrix toUsers, SparseMatrix toCommunities, Tensor users, Tensor communities,
			int layers) {
		Tensor[] u = new Tensor[layers + 1];
		Tensor[] c = new Tensor[layers + 1];
		u[0] = users;
		c[0] = communities;
		for (int k = 0; k < layers; k++) {
			u[k + 1] = c[k] == null ? null : toUsers.times(c[k]);
			c[k + 1] = u[k] == null ? null : toCommunities.times(u[k]);
		}
		return new Propagated(u, c);
	}
}
