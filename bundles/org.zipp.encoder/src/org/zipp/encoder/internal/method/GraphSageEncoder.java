package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.torch.Parameters;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;

/** GraphSAGE with mean (Hamilton, Ying and Leskovec 2017) between communities and users. It sees no numbers of links. */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=50")
public final class GraphSageEncoder extends LearnedEncoder {

	/** Names of the parameters of a convolution. */
	static final String LEFT = ".left";
	static final String RIGHT = ".right.weight";

	@Activate
	public GraphSageEncoder(@Reference TorchRuntime torch) {
		super("graphsage", "GraphSAGE", torch);
	}

	@Override
	Network network(TrainingData data, Parameters parameters) {
		return new SageNetwork(data, parameters);
	}

	@Override
	Model model(TensorFile file, CommunityFeatures features) {
		return GraphSageModel.of(file, features);
	}

	private static final class SageNetwork extends TwoSidedNetwork {

		private SageNetwork(TrainingData data, Parameters parameters) {
			super(data, parameters);
		}

		@Override
		void declareConvolution(Initial initial, String block, int width) {
			initial.linear(block + LEFT, width, width);
			initial.glorot(block + RIGHT, width, width);
		}

		@Override
		Tensor convolve(Pass pass, String block, Tensor s, Tensor u) {
			return Convolutions.sage(pass.parameter(block + LEFT + ".weight"), pass.parameter(block + LEFT + ".bias"),
					pass.parameter(block + RIGHT), pass.mean(), s, u);
		}
	}
}
