package org.zipp.torch.clip;

import java.util.ArrayList;
import java.util.List;

import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/** The transformer that both encoders of CLIP are: layers that normalise before attention and before the two linear maps. */
final class ClipLayers {

	private record Linear(Tensor weight, Tensor bias) {

		static Linear load(Weights weights, TensorScope scope, String name, int out, int in) {
			return new Linear(weights.load(scope, name + ".weight", out, in), weights.load(scope, name + ".bias", out));
		}

		Tensor of(Tensor x) {
			return x.linear(weight, bias);
		}
	}

	/** Layer normalisation. */
	record Norm(Tensor gain, Tensor bias, double epsilon) {

		static Norm load(Weights weights, TensorScope scope, String name, int width, double epsilon) {
			return new Norm(weights.load(scope, name + ".weight", width), weights.load(scope, name + ".bias", width), epsilon);
		}

		Tensor of(Tensor x) {
			return x.layerNorm(gain, bias, epsilon);
		}
	}

	private record Layer(Norm first, Linear query, Linear key, Linear value, Linear out, Norm second, Linear widen, Linear narrow) {
	}

	private final List<Layer> layers = new ArrayList<>();
	private final int heads;
	private final ClipActivation activation;
	private final boolean causal;

	/** @param prefix of the names, before {@code encoder.layers} */
	ClipLayers(Weights weights, TensorScope scope, String prefix, int width, int inner, int count, int heads, ClipActivation activation,
			double epsilon, boolean causal) {
		this.heads = heads;
		this.activation = activation;
		this.causal = causal;
		for (int i = 0; i < count; i++) {
			String layer = prefix + "encoder.layers." + i + '.';
			String attention = layer + "self_attn.";
			layers.add(new Layer(Norm.load(weights, scope, layer + "layer_norm1", width, epsilon),
					Linear.load(weights, scope, attention + "q_proj", width, width),
					Linear.load(weights, scope, attention + "k_proj", width, width),
					Linear.load(weights, scope, attention + "v_proj", width, width),
					Linear.load(weights, scope, attention + "out_proj", width, width),
					Norm.load(weights, scope, layer + "layer_norm2", width, epsilon),
					Linear.load(weights, scope, layer + "mlp.fc1", inner, width),
					Linear.load(weights, scope, layer + "mlp.fc2", width, inner)));
		}
	}

	static void check(int width, int layers, int heads, List<String> problems) {
		if (layers < 1 || heads < 1 || width < 1 || width % heads != 0) {
			problems.add("'num_hidden_layers' is " + layers + ", 'num_attention_heads' " + heads + ", 'hidden_size' " + width
					+ "; all must be positive, and the heads divide the size");
		}
	}

	/**
	 * Runs all layers.
	 *
	 * @param x shape (n, positions, width)
	 * @return it, and what each layer makes of it, in order; they belong to the scope of x
	 */
	List<Tensor> run(TensorScope scope, Tensor x) {
		List<Tensor> states = new ArrayList<>();
		states.add(x);
		for (Layer layer : layers) {
			Tensor before = states.getLast();
			states.add(scope.keep(() -> run(layer, before)));
		}
		return states;
	}

	private Tensor run(Layer layer, Tensor x) {
		Tensor normed = layer.first.of(x);
		Tensor attended = layer.query.of(normed).attention(layer.key.of(normed), layer.value.of(normed), heads, causal);
		Tensor y = x.plus(layer.out.of(attended));
		return y.plus(layer.narrow.of(activation.apply(layer.widen.of(layer.second.of(y)))));
	}
}
