package org.zipp.torch;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * One forward and backward pass. What is computed in its {@link #scope()} from {@link #parameter parameters} is recorded;
 * {@link #backward} finds the gradients, {@link Adam} uses them. Closing it frees every tensor of the step. Belongs to one
 * thread, which has one step at a time.
 */
public final class TrainingStep implements AutoCloseable {

	private final Parameters parameters;
	private final TensorScope scope;
	private final Map<String, Tensor> leaves = new LinkedHashMap<>();
	/** Recording is switched by thread. DJL's own collector would allow one in the whole program. */
	private final boolean recordedBefore;

	TrainingStep(Parameters parameters) {
		this.parameters = parameters;
		scope = parameters.scope().recordingChild();
		recordedBefore = JniUtils.isGradMode();
		JniUtils.setGradMode(true);
	}

	/** Where the tensors of the step live. */
	public TensorScope scope() {
		return scope;
	}

	/** A parameter as an operand of this step. Its values change when the optimiser runs. */
	public Tensor parameter(String name) {
		return leaves.computeIfAbsent(name, n -> scope.leaf(parameters.tensor(n).array()));
	}

	/**
	 * Finds the gradients of the parameters used. Once a step.
	 *
	 * @param loss a scalar
	 */
	public void backward(Tensor loss) {
		JniUtils.backward((PtNDArray) loss.array(), (PtNDArray) scope.full(1, loss.shape()).array(), false, false);
	}

	/** Gradient of a parameter after {@link #backward}, in row-major order; zeros when the loss does not depend on it. */
	public double[] gradient(String name) {
		Tensor gradient = gradientTensor(name);
		return gradient == null ? new double[parameters.values(name).length] : gradient.toDoubles();
	}

	/** {@code null} when the loss does not depend on the parameter. */
	Tensor gradientTensor(String name) {
		Tensor leaf = leaves.get(name);
		PtNDArray gradient = leaf == null ? null : JniUtils.getGradient((PtNDArray) leaf.array());
		return gradient == null ? null : scope.wrap(gradient);
	}

	Parameters parameters() {
		return parameters;
	}

	@Override
	public void close() {
		JniUtils.setGradMode(recordedBefore);
		scope.close();
	}
}
