package org.zipp.encoder.internal.method;

import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/** Losses that encoders are trained with; scalars. */
final class Losses {

	/** Largest learned scale of logits. */
	private static final double MOST_SCALE = 100;

	private Losses() {
	}

	/**
	 * InfoNCE with in-batch negatives: cross entropy of each row's own column against all columns of e^scale·a·bᵀ.
	 *
	 * @param a           rows of norm 1, shape (n, P)
	 * @param b           likewise
	 * @param logScale    logarithm of the scale of the logits, a scalar
	 * @param notNegative what to add to the logits, shape (n, n), or {@code null}
	 */
	static Tensor infoNce(TensorScope scope, Tensor a, Tensor b, Tensor logScale, float[] notNegative) {
		int n = (int) a.shape()[0];
		Tensor logits = a.matmul(b.permute(1, 0)).times(logScale.exp().clip(0, MOST_SCALE));
		if (notNegative != null) {
			logits = logits.plus(scope.of(notNegative, n, n));
		}
		int[] own = new int[n];
		for (int i = 0; i < n; i++) {
			own[i] = i;
		}
		return logits.logSoftmax(1).pick(scope.indices(own, n)).mean().negated();
	}

	/**
	 * Bayesian personalised ranking (Rendle et al. 2009): −ln σ(u·positive − u·negative), mean over the rows.
	 *
	 * @param u shape (n, D), like the others
	 */
	static Tensor bpr(Tensor u, Tensor positive, Tensor negative) {
		return u.times(negative.minus(positive)).sum(1).softplus().mean();
	}
}
