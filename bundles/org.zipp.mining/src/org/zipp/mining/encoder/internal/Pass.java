package org.zipp.mining.encoder.internal;

import org.zipp.graph.Samples;
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
	private Tensor neighbours;
	private Tensor mask;
	private Tensor edges;

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

	/** Places of the neighbours, shape (B·K). */
	Tensor neighbours() {
		if (neighbours == null) {
			neighbours = scope().indices(batch.neighbours(), batch.neighbours().length);
		}
		return neighbours;
	}

	/** 1 for a neighbour, 0 for padding, shape (B, K, 1). */
	Tensor mask() {
		if (mask == null) {
			mask = scope().of(batch.mask(), batch.size(), batch.width(), 1);
		}
		return mask;
	}

	/** Numbers of the links, shape (B·K, 2). */
	Tensor edges() {
		if (edges == null) {
			edges = scope().of(batch.edges(), (long) batch.size() * batch.width(), EdgeFeatures.COUNT);
		}
		return edges;
	}
}
