package org.zipp.encoder.internal.method;

import org.zipp.encoder.EncoderSettings;
import org.zipp.torch.Parameters;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;

/** An encoder while it is trained: its parameters and its forward pass. One for each fit. */
abstract class Network {

	private final TrainingData data;
	private final Parameters parameters;

	/**
	 * What a pass gives.
	 *
	 * @param users    z_u, shape (B, {@link #width()})
	 * @param linkLoss loss of the links, a scalar
	 */
	record Forward(Tensor users, Tensor linkLoss) {
	}

	Network(TrainingData data, Parameters parameters) {
		this.data = data;
		this.parameters = parameters;
	}

	final TrainingData data() {
		return data;
	}

	final EncoderSettings settings() {
		return data.settings();
	}

	final Parameters parameters() {
		return parameters;
	}

	/** Length of z_u before any head. */
	int width() {
		return settings().hidden();
	}

	/** Adds the parameters. */
	abstract void declare(Initial initial);

	/** Called before the first step of each epoch. */
	void beginEpoch() {
	}

	/** Encodes the users of a batch and says how well that predicts their positives. */
	abstract Forward forward(Pass pass);

	/** Puts what {@link #beginEpoch} changed into a checkpoint. */
	void storeState(TensorFile file) {
	}

	/** Takes what {@link #storeState} stored. */
	void loadState(TensorFile file) {
	}

	/** Puts what use needs beside the parameters into the file of the model. */
	void store(TensorFile file) {
	}
}
