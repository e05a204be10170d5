package org.zipp.torch;

import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Owns tensors and frees them when closed. Belongs to one thread. All values are 32-bit floats. */
public final class TensorScope implements AutoCloseable {

	private final NDManager manager;

	TensorScope(NDManager manager) {
		this.manager = manager;
	}

	/**
	 * Values in row-major order.
	 *
	 * @param values as many as the shape holds
	 * @throws IllegalArgumentException when the number does not fit
	 */
	public Tensor of(float[] values, long... shape) {
		Shape s = new Shape(shape);
		if (s.size() != values.length) {
			throw new IllegalArgumentException(values.length + " values do not fill the shape " + s);
		}
		return new Tensor(this, manager.create(values, s));
	}

	/** A scalar, shape (). */
	public Tensor scalar(double value) {
		return new Tensor(this, manager.create((float) value));
	}

	/** A tensor of one value. */
	public Tensor full(double value, long... shape) {
		return new Tensor(this, manager.full(new Shape(shape), (float) value, DataType.FLOAT32));
	}

	/** {@code n} evenly spaced values from {@code from} to {@code to}, both included; shape (n). */
	public Tensor linspace(double from, double to, int n) {
		return new Tensor(this, manager.linspace((float) from, (float) to, n));
	}

	/** Runs a computation and frees every tensor it made but the one it returns. */
	public Tensor keep(Supplier<Tensor> computation) {
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			Tensor result = computation.get();
			NDScope.unregister(result.array());
			return result;
		}
	}

	Tensor wrap(NDArray array) {
		return new Tensor(this, array);
	}

	@Override
	public void close() {
		manager.close();
	}
}
