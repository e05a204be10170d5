package org.zipp.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * Numbers on the compute device, valid until its {@link TensorScope} is closed. Operations make new tensors, and their
 * shapes are broadcast as PyTorch does; only {@link #mixInPlace} changes this one.
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

	private Tensor of(NDArray result) {
		return scope.wrap(result);
	}

	/** Lengths of the axes. */
	public long[] shape() {
		return array.getShape().getShape();
	}

	/** The values in row-major order, copied to the heap. */
	public float[] toFloats() {
		return array.toFloatArray();
	}

	public Tensor plus(Tensor other) {
		return of(array.add(other.array));
	}

	public Tensor plus(double value) {
		return of(array.add((float) value));
	}

	public Tensor minus(Tensor other) {
		return of(array.sub(other.array));
	}

	public Tensor minus(double value) {
		return of(array.sub((float) value));
	}

	public Tensor times(Tensor other) {
		return of(array.mul(other.array));
	}

	public Tensor times(double value) {
		return of(array.mul((float) value));
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
		return of(array.pow((float) exponent));
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
		return of(array.clip((float) low, (float) high));
	}

	/** 1 where this is less than the other, 0 elsewhere. */
	public Tensor lessThan(Tensor other) {
		return of(array.lt(other.array).toType(DataType.FLOAT32, false));
	}

	/** The same values in another shape of the same size. */
	public Tensor reshape(long... shape) {
		return of(array.reshape(shape));
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

	/** Moves every value towards the target by the amount, 0 to 1: this + amount·(target − this), in place. */
	public Tensor mixInPlace(Tensor target, Tensor amount) {
		try (NDArray step = target.array.sub(array)) {
			step.muli(amount.array);
			array.addi(step);
		}
		return this;
	}

	@Override
	public String toString() {
		return "Tensor" + array.getShape();
	}
}
