package org.zipp.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * Numbers on the compute device, valid until its {@link TensorScope} is closed. Operations make new tensors, and their
 * shapes are broadcast as PyTorch does; only {@link #mixInPlace} and {@link #addInPlace} change this one. Inside a
 * {@link TrainingStep} gradients flow back through all of them but {@link #lessThan}, {@link #mixInPlace} and
 * {@link #detached}; {@link #attention}, {@link #groupNorm}, the normalisation and convolution that name all their parameters,
 * {@link #quickGelu}, {@link #upsampleNearest}, {@link #pad} and {@link #slice} are for networks that are used as they are, and
 * are refused in the scope of a step.
 */
public final class Tensor {

	private final TensorScope scope;
	private final NDArray array;

	Tensor(TensorScope scope, NDArray array) {
		this.scope = scope;
		this.array = array;
	}

	NDArray array() {
		return array;
	}

	TensorScope scope() {
		return scope;
	}

	/** Frees it before its scope ends. It is not used any more. */
	public void release() {
		array.close();
	}

	private Tensor of(NDArray result) {
		return scope.wrap(result);
	}

	/** A number as an operand that lives as long as the scope: going backward reads it again. */
	private NDArray number(double value) {
		return scope.scalar(value).array;
	}

	/** Lengths of the axes. */
	public long[] shape() {
		return array.getShape().getShape();
	}

	/** The values in row-major order, copied to the heap. */
	public float[] toFloats() {
		if (array.getDataType() == DataType.FLOAT32) {
			return array.toFloatArray();
		}
		if (array.getDataType() == DataType.FLOAT16) {
			try (NDArray wide = array.toType(DataType.FLOAT32, true)) {
				return wide.toFloatArray();
			}
		}
		double[] values = array.toDoubleArray();
		float[] result = new float[values.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = (float) values[i];
		}
		return result;
	}

	/** The values in row-major order, copied to the heap. */
	public double[] toDoubles() {
		if (array.getDataType() == DataType.FLOAT64) {
			return array.toDoubleArray();
		}
		float[] values = toFloats();
		double[] result = new double[values.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = values[i];
		}
		return result;
	}

	/** The value of a tensor that has one. */
	public double value() {
		double[] values = toDoubles();
		if (values.length != 1) {
			throw new IllegalStateException(this + " holds " + values.length + " values, not one.");
		}
		return values[0];
	}

	public Tensor plus(Tensor other) {
		return of(array.add(other.array));
	}

	public Tensor plus(double value) {
		return of(array.add(number(value)));
	}

	public Tensor minus(Tensor other) {
		return of(array.sub(other.array));
	}

	public Tensor minus(double value) {
		return of(array.sub(number(value)));
	}

	public Tensor times(Tensor other) {
		return of(array.mul(other.array));
	}

	public Tensor times(double value) {
		return of(array.mul(number(value)));
	}

	public Tensor dividedBy(Tensor other) {
		return of(array.div(other.array));
	}

	public Tensor negated() {
		return of(array.neg());
	}

	public Tensor abs() {
		return of(array.abs());
	}

	public Tensor square() {
		return of(array.square());
	}

	/** Square root; NaN where negative. */
	public Tensor sqrt() {
		return of(array.sqrt());
	}

	public Tensor sin() {
		return of(array.sin());
	}

	public Tensor cos() {
		return of(array.cos());
	}

	public Tensor exp() {
		return of(array.exp());
	}

	public Tensor floor() {
		return of(array.floor());
	}

	/** Each value to that power; NaN where a negative value has no such power. */
	public Tensor pow(double exponent) {
		return of(array.pow(number(exponent)));
	}

	/** The smaller of each two values. */
	public Tensor min(Tensor other) {
		return of(NDArrays.minimum(array, other.array));
	}

	/** The larger of each two values. */
	public Tensor max(Tensor other) {
		return of(NDArrays.maximum(array, other.array));
	}

	/** Values below {@code low} become it, values above {@code high} become that. */
	public Tensor clip(double low, double high) {
		return of(array.clip(low, high));
	}

	/** 1 where this is less than the other, 0 elsewhere. */
	public Tensor lessThan(Tensor other) {
		return of(array.lt(other.array).toType(EngineTypes.of(scope.precision()), false));
	}

	/** The same values in another shape of the same size. */
	public Tensor reshape(long... shape) {
		return of(array.reshape(shape));
	}

	/** The same values with the axes in another order; nothing is copied. */
	public Tensor permute(int... axes) {
		return of(array.transpose(axes));
	}

	/** The same values repeated along axes of length 1; nothing is copied. */
	public Tensor expand(long... shape) {
		return of(array.broadcast(new Shape(shape)));
	}

	/** This and others behind each other along an axis. */
	public Tensor concat(int axis, Tensor... others) {
		NDList list = new NDList(array);
		for (Tensor t : others) {
			list.add(t.array);
		}
		return of(NDArrays.concat(list, axis));
	}

	/** The same values as a constant: no gradient flows back through the result. */
	public Tensor detached() {
		return of(array.stopGradient());
	}

	/** Sum over all values, a scalar. */
	public Tensor sum() {
		return of(array.sum());
	}

	/** Sum over one axis, which goes away. */
	public Tensor sum(int axis) {
		return of(array.sum(new int[] { axis }));
	}

	/** Mean over all values, a scalar. */
	public Tensor mean() {
		return of(array.mean());
	}

	/** Mean over one axis, which goes away. */
	public Tensor mean(int axis) {
		return of(array.mean(new int[] { axis }));
	}

	/** The largest along one axis, which goes away. */
	public Tensor max(int axis) {
		return of(array.max(new int[] { axis }));
	}

	/** The smallest along one axis, which goes away. */
	public Tensor min(int axis) {
		return of(array.min(new int[] { axis }));
	}

	/** Natural logarithm. */
	public Tensor log() {
		return of(array.log());
	}

	/** 1/(1 + e⁻ˣ). */
	public Tensor sigmoid() {
		return of(Activation.sigmoid(array));
	}

	/** ln(1 + eˣ), without overflow. */
	public Tensor softplus() {
		return of(Activation.softPlus(array));
	}

	/** x where positive, slope·x elsewhere. */
	public Tensor leakyRelu(double slope) {
		return of(Activation.leakyRelu(array, (float) slope));
	}

	/** x·sigmoid(x). */
	public Tensor silu() {
		return times(sigmoid());
	}

	/**
	 * Matrix product over the last two axes, axes before them broadcast.
	 *
	 * @param other shape (…, m, n) for this of shape (…, l, m)
	 * @return shape (…, l, n)
	 */
	public Tensor matmul(Tensor other) {
		return of(array.matMul(other.array));
	}

	/**
	 * Batched matrix product.
	 *
	 * @param other shape (b, m, n) for this of shape (b, l, m)
	 * @return shape (b, l, n)
	 */
	public Tensor batchMatmul(Tensor other) {
		return of(array.batchMatMul(other.array));
	}

	/**
	 * Affine map of the last axis: x·Wᵀ + b.
	 *
	 * @param weight shape (out, in)
	 * @param bias   shape (out), or {@code null} for none
	 */
	public Tensor linear(Tensor weight, Tensor bias) {
		return of(Linear.linear(array, weight.array, bias == null ? null : bias.array).singletonOrThrow());
	}

	/**
	 * Rows of this matrix.
	 *
	 * @param indices row numbers from {@link TensorScope#indices}, of any shape
	 * @return shape (shape of the indices, columns)
	 */
	public Tensor rows(Tensor indices) {
		return of(Embedding.embedding(indices.array, array, SparseFormat.DENSE).singletonOrThrow());
	}

	/**
	 * One value of each row.
	 *
	 * @param columns shape (rows)
	 * @return shape (rows)
	 */
	public Tensor pick(Tensor columns) {
		long rows = shape()[0];
		return of(array.gather(columns.array.reshape(rows, 1), 1).reshape(rows));
	}

	/** Exponentials along an axis, scaled to add up to 1. */
	public Tensor softmax(int axis) {
		return of(array.softmax(axis));
	}

	/**
	 * Softmax along an axis over the values that the mask lets through.
	 *
	 * @param mask 1 where a value counts, 0 elsewhere; broadcast
	 * @return 0 where the mask is; all 0 where it lets nothing through
	 */
	public Tensor softmax(int axis, Tensor mask) {
		return plus(mask.minus(1).times(1e30)).softmax(axis).times(mask);
	}

	/** Logarithm of the softmax along an axis. */
	public Tensor logSoftmax(int axis) {
		return of(array.logSoftmax(axis));
	}

	/**
	 * Layer normalisation over the last axis, ε = 10⁻⁵.
	 *
	 * @param gain shape (length of the last axis)
	 * @param bias likewise
	 */
	public Tensor layerNorm(Tensor gain, Tensor bias) {
		long[] shape = shape();
		return of(LayerNorm.layerNorm(array, new Shape(shape[shape.length - 1]), gain.array, bias.array, 1e-5f)
				.singletonOrThrow());
	}

	/** Divided by its L2 norm along an axis, which counts as 10⁻¹² at least. */
	public Tensor l2Normalized(int axis) {
		return of(array.normalize(2, axis, 1e-12));
	}

	/**
	 * Sets values to 0 by chance and scales the others up, so that the expectation stays. Which ones depends on the key and
	 * the position alone.
	 *
	 * @param share share of values that go, 0 ≤ share &lt; 1
	 * @param key   another key, other values
	 */
	public Tensor dropout(double share, long key) {
		if (share == 0) {
			return this;
		}
		long[] shape = shape();
		return times(scope.of(Dropout.factors(Math.toIntExact(array.size()), share, key), shape));
	}

	/**
	 * Two-dimensional convolution (cross-correlation, as PyTorch calls it) with stride 1 and zeros around the border.
	 *
	 * @param kernels shape (out, in, kernel height, kernel width); this has shape (batch, in, height, width)
	 * @param padY    rows of zeros above and below
	 * @param padX    columns of zeros left and right
	 */
	public Tensor convolve(Tensor kernels, int padY, int padX) {
		return of(Conv2d.conv2d(array, kernels.array, null, new Shape(1, 1), new Shape(padY, padX)).singletonOrThrow());
	}

	/**
	 * Two-dimensional convolution (cross-correlation, as PyTorch calls it).
	 *
	 * @param kernels shape (out, in, kernel height, kernel width); this has shape (batch, in, height, width)
	 * @param bias    shape (out), or {@code null} for none
	 * @param stride  step of the kernel down and right
	 * @param padding rows and columns of zeros around
	 */
	public Tensor convolve(Tensor kernels, Tensor bias, int stride, int padding) {
		PtNDArray[] biases = bias == null ? new PtNDArray[0] : new PtNDArray[] { (PtNDArray) bias.array };
		return call("conv2d", array, kernels.array, biases, stride, padding);
	}

	/**
	 * Scaled dot product attention with this as the queries, softmax(q·kᵀ/√d)·v in each head (Vaswani et al. 2017,
	 * "Attention Is All You Need"); the matrix of all queries by all keys never exists as a whole where the engine can do without.
	 *
	 * @param keys   shape (batch, positions, width), the width the heads side by side; this has shape (batch, queries, width)
	 * @param values shape (batch, positions, width of the values)
	 * @param heads  how many; they divide the widths
	 * @param causal whether a query sees no position behind its own
	 * @return shape (batch, queries, width of the values)
	 */
	public Tensor attention(Tensor keys, Tensor values, int heads, boolean causal) {
		return call("attention", array, keys.array, values.array, heads, causal);
	}

	/**
	 * Group normalisation: mean 0 and variance 1 over each group of channels, then gain and bias (Wu and He 2018). Statistics are
	 * summed up in 32 bits at least.
	 *
	 * @param groups how many; they divide the channels. This has shape (batch, channels, …)
	 * @param gain   shape (channels)
	 * @param bias   shape (channels)
	 */
	public Tensor groupNorm(int groups, Tensor gain, Tensor bias, double epsilon) {
		return call("group_norm", array, groups, gain.array, bias.array, epsilon);
	}

	/**
	 * Layer normalisation over the last axis.
	 *
	 * @param gain shape (length of the last axis)
	 * @param bias likewise
	 */
	public Tensor layerNorm(Tensor gain, Tensor bias, double epsilon) {
		return call("layer_norm", array, gain.array, bias.array, epsilon);
	}

	/** x·Φ(x) with Φ the distribution function of the standard normal (Hendrycks and Gimpel 2016), not its approximation. */
	public Tensor gelu() {
		return of(Activation.gelu(array));
	}

	/** x·sigmoid(1.702·x), the approximation of {@link #gelu} that CLIP uses. */
	public Tensor quickGelu() {
		return call("quick_gelu", array);
	}

	/** Planes brought to a size by repeating the nearest value: row y comes from row ⌊y·old/new⌋. Shape (batch, channels, h, w). */
	public Tensor upsampleNearest(long height, long width) {
		return call("upsample_nearest", array, height, width);
	}

	/** Zeros around the last two axes, so many columns and rows on each side. */
	public Tensor pad(int left, int right, int top, int bottom) {
		return call("pad", array, left, right, top, bottom);
	}

	/** Part of an axis, from {@code start} to before {@code end}; nothing is copied. */
	public Tensor slice(int axis, long start, long end) {
		return call("slice", array, axis, start, end);
	}

	/** The module's methods are called without recording. */
	private Tensor call(String kernel, Object... arguments) {
		if (scope.isRecording()) {
			throw new IllegalStateException("No gradient flows back through " + kernel + '.');
		}
		return of(Kernels.call((PtNDManager) array.getManager(), kernel, arguments));
	}

	/** Moves every value towards the target by the amount, 0 to 1: this + amount·(target − this), in place. */
	public Tensor mixInPlace(Tensor target, Tensor amount) {
		try (NDArray step = target.array.sub(array)) {
			step.muli(amount.array);
			array.addi(step);
		}
		return this;
	}

	/**
	 * Adds to every value, in place. Only for a tensor that nothing else has read yet: going backward wants the values
	 * other operations saw.
	 */
	public Tensor addInPlace(Tensor other) {
		array.addi(other.array);
		return this;
	}

	@Override
	public String toString() {
		return "Tensor" + array.getShape();
	}
}
