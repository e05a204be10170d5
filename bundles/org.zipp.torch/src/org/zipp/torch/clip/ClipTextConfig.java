package org.zipp.torch.clip;

import java.util.List;

import org.zipp.torch.Configuration;

/**
 * The shape of a text encoder of CLIP, as its config.json gives it.
 *
 * @param vocabulary ids it knows
 * @param layers     the transformer's
 * @param positions  longest input
 * @param end        id whose first place is read as the text's embedding; 2 for the place of the largest id, as old files mean it
 */
public record ClipTextConfig(int vocabulary, int width, int inner, int layers, int heads, int positions, ClipActivation activation,
		double epsilon, int end) {

	/**
	 * Reads the configuration; what is absent has the value of the class.
	 *
	 * @param problems gets a line for each key that asks for something that is not built
	 */
	public static ClipTextConfig read(Configuration c, List<String> problems) {
		ClipTextConfig config = new ClipTextConfig(c.integer("vocab_size", 49_408), c.integer("hidden_size", 512),
				c.integer("intermediate_size", 2048), c.integer("num_hidden_layers", 12), c.integer("num_attention_heads", 8),
				c.integer("max_position_embeddings", 77), ClipActivation.read(c, problems), c.number("layer_norm_eps", 1e-5),
				c.integer("eos_token_id", 49_407));
		ClipLayers.check(config.width, config.layers, config.heads, problems);
		return config;
	}
}
