package org.zipp.torch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Trainable values by name, in the order they were added, on the compute device. Belongs to one thread. */
public final class Parameters implements AutoCloseable {

	private final TensorScope scope;
	private final Map<String, Tensor> tensors = new LinkedHashMap<>();

	Parameters(TensorScope scope) {
		this.scope = scope;
	}

	/** Where they live; constants that all steps share can live there as well. */
	public TensorScope scope() {
		return scope;
	}

	/**
	 * Adds values.
	 *
	 * @param name   no other has it
	 * @param values first values in row-major order, as many as the shape holds
	 */
	public void add(String name, double[] values, long... shape) {
		if (tensors.containsKey(name)) {
			throw new IllegalArgumentException("There is a parameter " + name + " already.");
		}
		tensors.put(name, scope.copied(values, shape));
	}

	/** Names in the order they were added. */
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	/** Lengths of the axes. */
	public long[] shape(String name) {
		return tensor(name).shape();
	}

	/** A copy of the values now, in row-major order. */
	public double[] values(String name) {
		return tensor(name).toDoubles();
	}

	/** Replaces the values, of the same number. Not inside a {@link #step()}. */
	public void set(String name, double[] values) {
		Tensor before = tensor(name);
		tensors.put(name, scope.copied(values, before.shape()));
		before.array().close();
	}

	/** Begins a step: its tensors are freed when it is closed, and gradients flow to the parameters. */
	public TrainingStep step() {
		return new TrainingStep(this);
	}

	/** Puts the values into a file to write, their names behind a prefix. */
	public void store(TensorFile file, String prefix) {
		tensors.forEach((name, tensor) -> file.put(prefix + name, tensor));
	}

	/**
	 * Takes the values of a file.
	 *
	 * @throws org.zipp.core.ZippException when one is missing or has another shape
	 */
	public void load(TensorFile file, String prefix) {
		for (String name : tensors.keySet()) {
			set(name, file.doubles(prefix + name, shape(name)));
		}
	}

	Tensor tensor(String name) {
		Tensor tensor = tensors.get(name);
		if (tensor == null) {
			throw new IllegalArgumentException("There is no parameter " + name + " among " + tensors.keySet() + '.');
		}
		return tensor;
	}

	@Override
	public void close() {
		scope.close();
	}
}
