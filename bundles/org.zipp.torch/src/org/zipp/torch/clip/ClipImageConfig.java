package org.zipp.torch.clip;

import java.util.List;

import org.zipp.torch.Configuration;

/**
 * The shape of an image encoder of CLIP, as its config.json gives it.
 *
 * @param size  side of the pictures it takes, in pixels
 * @param patch side of the squares that it cuts them into
 */
public record ClipImageConfig(int width, int inner, int layers, int heads, int size, int patch, ClipActivation activation,
		double epsilon) {

	/**
	 * Reads the configuration; what is absent has the value of the class.
	 *
	 * @param problems gets a line for each key that asks for something that is not built
	 */
	static ClipImageConfig read(Configuration c, List<String> problems) {
		ClipImageConfig config = new ClipImageConfig(c.integer("hidden_size", 768), c.integer("intermediate_size", 3072),
				c.integer("num_hidden_layers", 12), c.integer("num_attention_heads", 12), c.integer("image_size", 224),
				c.integer("patch_size", 32), ClipActivation.read(c, problems), c.number("layer_norm_eps", 1e-5));
		ClipLayers.check(config.width, config.layers, config.heads, problems);
		if (config.patch < 1 || config.size < config.patch) {
			problems.add("'patch_size' is " + config.patch + " and 'image_size' " + config.size);
		}
		if (c.integer("num_channels", 3) != 3) {
			problems.add("'num_channels' is " + c.raw("num_channels") + "; built is 3");
		}
		return config;
	}

	/** Squares of a row. */
	int across() {
		return size / patch;
	}

	/** The name that the publications give an encoder of this shape, for example {@code ViT-L/14}. */
	String name() {
		String size = switch (width) {
		case 768 -> "B";
		case 1024 -> "L";
		case 1280 -> "H";
		case 1408 -> "g";
		case 1664 -> "bigG";
		default -> width + "x" + layers;
		};
		return "ViT-" + size + '/' + patch;
	}
}
