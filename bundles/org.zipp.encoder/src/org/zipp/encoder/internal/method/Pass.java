package org.zipp.encoder.internal.method;

import org.zipp.graph.Samples;
import org.zipp.torch.SparseMatrix;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TrainingStep;

/** A batch on its way through an encoder: its tensors and the parameters by name. */
final class Pass {

	private final TrainingStep step;
	private final Batch batch;
	private final long key;
	private final boolean drops;
	private int drawn;
	private LinkTensors links;
	private SparseMatrix mean;

	/**
	 * @param key   of the dropout of this step
	 * @param drops whether to drop anything
	 */
	Pass(TrainingStep step, Batch batch, long key, boolean drops) {
		this.step = step;
		this.batch = batch;
		this.key = key;
		this.drops = drops;
	}

	Batch batch() {
		return batch;
	}

	TensorScope scope() {
		return step.scope();
	}

	/** A parameter. */
	Tensor parameter(String name) {
		return step.parameter(name);
	}

	/** x·Wᵀ + b with the parameters that {@link Initial#linear} added. */
	Tensor linear(Tensor x, String name) {
		return x.linear(parameter(name + ".weight"), parameter(name + ".bias"));
	}

	/** Layer normalisation with the parameters that {@link Initial#norm} added. */
	Tensor norm(Tensor x, String name) {
		return x.layerNorm(parameter(name + ".gain"), parameter(name + ".bias"));
	}

	/** Linear, SiLU, linear, scaled to norm 1: what the losses compare. */
	Tensor head(Tensor x, String name) {
		return linear(linear(x, name + ".1").silu(), name + ".2").l2Normalized(1);
	}

	/** Drops a share of the values; each call of a pass by a key of its own. */
	Tensor dropout(Tensor x, double share) {
		return drops ? x.dropout(share, Samples.key(key, Site.DROPOUT, drawn++)) : x;
	}

	/** The links of the batch. */
	LinkTensors links() {
		if (links == null) {
			links = LinkTensors.of(scope(), batch.width(), batch.neighbours(), batch.mask(), batch.edges());
		}
		return links;
	}

	/** Means of the communities of each user, shape (B, communities). */
	SparseMatrix mean() {
		if (mean == null) {
			mean = LinkTensors.sum(scope(), batch.communityCount(), batch.width(), batch.neighbours(), batch.mask(),
					LinkTensors.shares(batch.width(), batch.mask()));
		}
		return mean;
	}
}
