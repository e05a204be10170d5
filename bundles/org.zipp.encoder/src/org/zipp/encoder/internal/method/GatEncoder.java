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

/** Edge-aware GATv2 (Brody, Alon and Yahav 2022) between communities and users, heads averaged. */
@Component(service = EncoderMethod.class, property = "zipp.order:Integer=70")
public final class GatEncoder extends LearnedEncoder {

	/** Names of the parameters of a convolution. */
	static final String ATTENTION = ".attention";
	static final String BIAS = ".bias";
	static final String LEFT = ".left";
	static final String RIGHT = ".right";
	static final String EDGE = ".edge";

	@Activate
	public GatEncoder(@Reference TorchRuntime torch) {
		super("gat", "GAT", torch);
	}

	@Override
	Network network(TrainingData data, Parameters parameters) {
		return new GatNetwork(data, parameters);
	}

	@Override
	Model model(TensorFile file, CommunityFeatures features) {
		return GatModel.of(file, features);
	}

	/** The forward pass. */
	static final class GatNetwork extends TwoSidedNetwork {

		private Tensor attention;

		private GatNetwork(TrainingData data, Parameters parameters) {
			super(data, parameters);
		}

		@Override
		void declareConvolution(Initial initial, String block, int width) {
			int heads = settings().heads();
			initial.glorot(block + ATTENTION, heads, width);
			initial.constant(block + BIAS, 0, width);
			for (String side : new String[] { LEFT, RIGHT }) {
				initial.glorot(block + side + ".weight", heads * width, width);
				initial.constant(block + side + ".bias", 0, (long) heads * width);
			}
			initial.glorot(block + EDGE, heads * width, EdgeFeatures.COUNT);
		}

		@Override
		Tensor convolve(Pass pass, String block, Tensor s, Tensor u) {
			Convolutions.Gat p = new Convolutions.Gat(pass.parameter(block + ATTENTION), pass.parameter(block + BIAS),
					pass.parameter(block + LEFT + ".weight"), pass.parameter(block + LEFT + ".bias"),
					pass.parameter(block + RIGHT + ".weight"), pass.parameter(block + RIGHT + ".bias"),
					pass.parameter(block + EDGE));
			Convolutions.Attended attended = Convolutions.gat(pass.scope(), p, s, u, pass.links(),
					alpha -> pass.dropout(alpha, settings().attentionDropout()));
			attention = attended.weights();
			return attended.out();
		}

		/** α of the last block of the last pass, shape (B, K, H); valid until its step ends. */
		Tensor attention() {
			return attention;
		}

		@Override
		void store(TensorFile file) {
			double[] totals = new double[data().communityCount()];
			for (int c = 0; c < totals.length; c++) {
				totals[c] = data().total(c);
			}
			EdgeFeatures e = data().edgeFeatures();
			file.put(GatModel.TOTALS, totals, totals.length);
			file.put(GatModel.SCALE, new double[] { e.mean0(), e.deviation0(), e.mean1(), e.deviation1() }, 4);
		}
	}
}
