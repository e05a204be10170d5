package org.zipp.torch;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;

/**
 * The optimiser Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, as PyTorch computes it. Belongs to the thread
 * of its parameters and ends with them.
 */
public final class Adam {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double EPSILON = 1e-8;
	private static final String STEPS = "adam.steps";
	private static final String FIRST = "adam.m/";
	private static final String SECOND = "adam.v/";

	private final Parameters parameters;
	private final Map<String, Tensor> first = new LinkedHashMap<>();
	private final Map<String, Tensor> second = new LinkedHashMap<>();
	private long steps;

	/** @param parameters all of them, added before */
	public Adam(Parameters parameters) {
		this.parameters = parameters;
		for (String name : parameters.names()) {
			first.put(name, parameters.scope().full(0, parameters.shape(name)));
			second.put(name, parameters.scope().full(0, parameters.shape(name)));
		}
	}

	/** Updates done so far. */
	public long steps() {
		return steps;
	}

	/**
	 * Changes the parameters by the gradients of a step. Those the loss did not depend on stay.
	 *
	 * @param step after its {@link TrainingStep#backward}
	 * @param rate learning rate
	 */
	public void update(TrainingStep step, double rate) {
		if (step.parameters() != parameters) {
			throw new IllegalArgumentException("The step belongs to other parameters.");
		}
		steps++;
		TensorScope scope = step.scope();
		NDArray beta1 = scope.scalar(BETA1).array();
		NDArray beta2 = scope.scalar(BETA2).array();
		NDArray rest1 = scope.scalar(1 - BETA1).array();
		NDArray rest2 = scope.scalar(1 - BETA2).array();
		NDArray epsilon = scope.scalar(EPSILON).array();
		NDArray correction2 = scope.scalar(1 / Math.sqrt(1 - Math.pow(BETA2, steps))).array();
		NDArray size = scope.scalar(rate / (1 - Math.pow(BETA1, steps))).array();
		for (String name : parameters.names()) {
			Tensor gradient = step.gradientTensor(name);
			if (gradient == null) {
				continue;
			}
			NDArray g = gradient.array();
			NDArray m = first.get(name).array();
			NDArray v = second.get(name).array();
			m.muli(beta1).addi(g.mul(rest1));
			v.muli(beta2).addi(g.square().muli(rest2));
			NDArray change = scope.borrow(second.get(name)).array().sqrt();
			change.muli(correction2).addi(epsilon);
			parameters.tensor(name).array().subi(scope.borrow(first.get(name)).array().div(change).muli(size));
		}
	}

	/** Puts its state into a file to write. */
	public void store(TensorFile file) {
		file.property(STEPS, Long.toString(steps));
		first.forEach((name, tensor) -> file.put(FIRST + name, tensor));
		second.forEach((name, tensor) -> file.put(SECOND + name, tensor));
	}

	/**
	 * Goes on from the state in a file.
	 *
	 * @throws org.zipp.core.ZippException when the file has none for these parameters
	 */
	public void load(TensorFile file) {
		steps = Long.parseLong(file.property(STEPS));
		for (String name : parameters.names()) {
			replace(first, name, file.doubles(FIRST + name, parameters.shape(name)));
			replace(second, name, file.doubles(SECOND + name, parameters.shape(name)));
		}
	}

	private void replace(Map<String, Tensor> moments, String name, double[] values) {
		moments.put(name, parameters.scope().copied(values, parameters.shape(name))).array().close();
	}
}
