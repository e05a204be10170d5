package org.zipp.torch;

import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * Blocks of image networks, each one call of the engine with the weights as arguments; what a block needs on its way is freed as
 * it goes. Shapes are (batch, channels, height, width). Results belong to the scope of the first tensor; no gradient flows back.
 */
public final class NetworkBlocks {

	private static final PtNDArray[] NONE = new PtNDArray[0];

	private NetworkBlocks() {
	}

	/** Weights of a block in the order that it wants. Valid as long as the scope of the tensors. */
	public static final class Weighted {

		private final PtNDArray[] arrays;

		private Weighted(PtNDArray[] arrays) {
			this.arrays = arrays;
		}
	}

	/** Bundles weights for one of the blocks. */
	public static Weighted weights(List<Tensor> tensors) {
		return new Weighted(arrays(tensors));
	}

	/**
	 * ResNet block (He et al. 2016): x + conv₃(SiLU(GN(conv₃(SiLU(GN(x))) + t))).
	 *
	 * @param time    shape (batch, width): what the projection makes t of, one value a channel; {@code null} for none
	 * @param project weight and bias of that projection; {@code null} for none
	 * @param weights gain, bias, weight, bias; the same of the second half; where the channels change, weight and bias of the 1×1
	 *                convolution that x takes
	 */
	public static Tensor residual(Tensor x, Tensor time, Weighted project, Weighted weights, int groups, double epsilon) {
		PtNDArray[] t = time == null ? NONE : new PtNDArray[] { (PtNDArray) time.array(), project.arrays[0], project.arrays[1] };
		return call(x, "residual", array(x), t, weights.arrays, groups, epsilon);
	}

	/**
	 * What a {@link #transformer} takes and gives besides the planes.
	 *
	 * @param appended what self-attention sees besides the picture itself, layer by layer, each of shape (batch, positions,
	 *                 channels): keys and values are made of them with the layer's own weights. Empty for nothing
	 * @param bias     shape (batch, positions), added to the scores of what is appended, so log w counts it w times; {@code null}
	 *                 for nothing appended
	 * @param collect  whether what self-attention sees of the picture is given back, fit to be appended another time
	 */
	public record SelfAttention(List<Tensor> appended, Tensor bias, boolean collect) {

		/** Nothing appended, nothing given back. */
		public static final SelfAttention PLAIN = new SelfAttention(List.of(), null, false);
	}

	/** Kinds of layers that lead into a transformer and out of it, and how wide its numbers are. */
	public record TransformerForm(int groups, int heads, int layers, boolean linear, boolean upcast) {
	}

	/**
	 * Transformer over the places of a plane: group norm, projection, layers of self-attention, attention to the context and a
	 * gated feed-forward part, projection, plus x.
	 *
	 * @param context shape (batch, positions, width)
	 * @param weights gain and bias of the norm; weight and bias of the projections in and out; each layer: gain and bias, weights of
	 *                queries, keys, values and weight and bias of the result of self-attention, the same of attention to the context,
	 *                gain, bias, and two weights with biases of the feed-forward part
	 * @return the result, then what was collected, layer by layer
	 */
	public static List<Tensor> transformer(Tensor x, Tensor context, Weighted weights, TransformerForm form, SelfAttention self) {
		refuseRecording(x);
		PtNDArray[] bias = self.bias == null ? NONE : new PtNDArray[] { array(self.bias) };
		List<PtNDArray> results = Kernels.callForList((PtNDManager) array(x).getManager(), "transformer", array(x), array(context),
				weights.arrays, form.groups, form.heads, form.layers, form.linear, form.upcast, arrays(self.appended), bias, self.collect);
		return results.stream().map(x.scope()::wrap).toList();
	}

	/**
	 * Attention of one head between all places of a plane, plus x.
	 *
	 * @param weights gain and bias of the norm, then weight and bias of queries, keys, values and result
	 */
	public static Tensor planeAttention(Tensor x, Weighted weights, int groups, double epsilon) {
		return call(x, "plane_attention", array(x), weights.arrays, groups, epsilon);
	}

	/**
	 * conv₃(SiLU(GN(x))).
	 *
	 * @param weights gain, bias, weight, bias
	 */
	public static Tensor normConvolve(Tensor x, Weighted weights, int groups, double epsilon) {
		PtNDArray[] w = weights.arrays;
		return call(x, "norm_convolve", array(x), w[0], w[1], w[2], w[3], groups, epsilon);
	}

	/**
	 * Repeats the nearest value up to a size, then convolves 3×3.
	 *
	 * @param weights weight, bias
	 */
	public static Tensor upsampleConvolve(Tensor x, long height, long width, Weighted weights) {
		return call(x, "upsample_convolve", array(x), height, width, weights.arrays[0], weights.arrays[1]);
	}

	/**
	 * Convolves 3×3 with stride 2 after one column of zeros on the right and one row below.
	 *
	 * @param weights weight, bias
	 */
	public static Tensor padConvolve(Tensor x, Weighted weights) {
		return call(x, "pad_convolve", array(x), weights.arrays[0], weights.arrays[1]);
	}

	private static Tensor call(Tensor x, String method, Object... arguments) {
		refuseRecording(x);
		return x.scope().wrap(Kernels.call((PtNDManager) array(x).getManager(), method, arguments));
	}

	private static void refuseRecording(Tensor x) {
		if (x.scope().isRecording()) {
			throw new IllegalStateException("No gradient flows back through blocks of networks.");
		}
	}

	private static PtNDArray array(Tensor tensor) {
		return (PtNDArray) tensor.array();
	}

	private static PtNDArray[] arrays(List<Tensor> tensors) {
		return tensors.stream().map(NetworkBlocks::array).toArray(PtNDArray[]::new);
	}
}
