package org.zipp.diffusion;

import java.util.List;

import org.zipp.torch.Configuration;

/**
 * The shape of a variational autoencoder (AutoencoderKL), as its config.json gives it.
 *
 * @param channels       of the blocks, from the finest
 * @param layers         ResNet blocks of each block of the encoder; one more in the decoder
 * @param latentChannels of the latents
 * @param groups         of the normalisations
 * @param scaling        factor of latents between the U-Net and the autoencoder
 * @param shift          of latents, before that factor
 * @param upcast         whether it overflows in 16 bits, so that it wants 32
 * @param quant          whether the encoder ends with a convolution of the moments
 * @param postQuant      whether the decoder begins with one of the latents
 * @param midAttention   whether the middle of both has attention
 */
public record VaeConfig(int inChannels, int outChannels, List<Integer> channels, int layers, int latentChannels, int groups,
		double scaling, double shift, boolean upcast, boolean quant, boolean postQuant, boolean midAttention) {

	private static final List<ConfigKeys.Fixed> FIXED = List.of(new ConfigKeys.Fixed("act_fn", "\"silu\"", "\"swish\""),
			new ConfigKeys.Fixed("latents_mean", "null"), new ConfigKeys.Fixed("latents_std", "null"),
			new ConfigKeys.Fixed("in_channels", "3"), new ConfigKeys.Fixed("out_channels", "3"));
	private static final List<String> READ = List.of("down_block_types", "up_block_types", "block_out_channels", "layers_per_block",
			"latent_channels", "norm_num_groups", "sample_size", "scaling_factor", "force_upcast",
			"shift_factor", "use_quant_conv", "use_post_quant_conv", "mid_block_add_attention");

	/** How many pixels of a side a latent value stands for. */
	public int factor() {
		return 1 << channels.size() - 1;
	}

	/**
	 * Reads the configuration; what is absent has the value of the class.
	 *
	 * @param problems gets a line for each key that asks for something that is not built
	 * @param remarks  gets a line for each key that is unknown
	 */
	static VaeConfig read(Configuration c, List<String> problems, List<String> remarks) {
		ConfigKeys keys = new ConfigKeys(c, problems, remarks);
		keys.check(FIXED, READ);
		List<Integer> channels = keys.list("block_out_channels", 64);
		checkBlocks(keys, "down_block_types", "DownEncoderBlock2D", channels.size());
		checkBlocks(keys, "up_block_types", "UpDecoderBlock2D", channels.size());
		return new VaeConfig(3, 3, channels, c.integer("layers_per_block", 1), c.integer("latent_channels", 4), keys.groups(channels),
				c.number("scaling_factor", 0.18215), c.number("shift_factor", 0), c.flag("force_upcast", true), c.flag("use_quant_conv", true),
				c.flag("use_post_quant_conv", true), c.flag("mid_block_add_attention", true));
	}

	private static void checkBlocks(ConfigKeys keys, String key, String built, int levels) {
		List<String> types = keys.texts(key, built);
		types.stream().filter(t -> !t.equals(built)).distinct()
				.forEach(t -> keys.problems().add('\'' + key + "' holds \"" + t + "\"; built is " + built));
		if (types.size() != levels) {
			keys.problems().add('\'' + key + "' has " + types.size() + " blocks for " + levels + " levels");
		}
	}
}
