package org.zipp.encoder.internal.method;

import org.zipp.encoder.CommunityFeatures;
import org.zipp.torch.Parameters;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;

/** An encoder with {@link ImageAlign}: the same, but for one loss more. */
abstract class AlignedEncoder extends LearnedEncoder {

	private final LearnedEncoder plain;

	AlignedEncoder(LearnedEncoder plain, TorchRuntime torch) {
		super(plain.id() + "+imagealign", plain.label() + "+ImageAlign", torch);
		this.plain = plain;
	}

	@Override
	public final boolean aligns() {
		return true;
	}

	@Override
	final Network network(TrainingData data, Parameters parameters) {
		return plain.network(data, parameters);
	}

	@Override
	final Model model(TensorFile file, CommunityFeatures features) {
		return plain.model(file, features);
	}
}
