package org.zipp.diffusion;

import java.util.Arrays;
import java.util.List;

import org.zipp.torch.Configuration;

/**
 * The shape of a U-Net (UNet2DConditionModel), as its config.json gives it. Lists have an entry per level, from the finest.
 *
 * @param sampleSize      height and width of the latents it was trained on
 * @param channels        of the blocks
 * @param layers          ResNet blocks of each block on the way down; one more on the way up
 * @param downAttention   whether a block on the way down has attention
 * @param upAttention     whether a block on the way up has attention, from the coarsest
 * @param transformers    transformer blocks of each attention
 * @param heads           of each attention
 * @param crossWidth      width of the text's states
 * @param groups          of the normalisations
 * @param epsilon         of the ResNet blocks' and the last normalisation
 * @param linearProjection whether attentions begin and end with a linear map instead of a convolution
 * @param cosFirst        whether the embedding of a timestep begins with the cosines
 * @param freqShift       of the frequencies of that embedding
 * @param addedTimeWidth  width of the embedding of each of SDXL's six numbers of size; 0 when there are none
 * @param addedWidth      width of the pooled text and those together; 0 when there are none
 * @param guidanceWidth   width of the embedding of the guidance, for models that were distilled with it; 0 when there is none
 * @param upcastAttention whether attention wants 32 bits
 */
public record UNetConfig(int sampleSize, int inChannels, int outChannels, List<Integer> channels, List<Integer> layers,
		List<Boolean> downAttention, List<Boolean> upAttention, List<Integer> transformers, List<Integer> heads, int crossWidth, int groups,
		double epsilon, boolean linearProjection, boolean cosFirst, double freqShift, int addedTimeWidth, int addedWidth, int guidanceWidth,
		boolean upcastAttention) {

	/** Other keys, and the values in which they ask for nothing. */
	private static final List<ConfigKeys.Fixed> FIXED = List.of(new ConfigKeys.Fixed("center_input_sample", "false"),
			new ConfigKeys.Fixed("mid_block_type", "\"UNetMidBlock2DCrossAttn\""), new ConfigKeys.Fixed("only_cross_attention", "false"),
			new ConfigKeys.Fixed("downsample_padding", "1"), new ConfigKeys.Fixed("mid_block_scale_factor", "1"),
			new ConfigKeys.Fixed("act_fn", "\"silu\"", "\"swish\""), new ConfigKeys.Fixed("reverse_transformer_layers_per_block", "null"),
			new ConfigKeys.Fixed("encoder_hid_dim", "null"), new ConfigKeys.Fixed("encoder_hid_dim_type", "null"),
			new ConfigKeys.Fixed("dual_cross_attention", "false"), new ConfigKeys.Fixed("class_embed_type", "null"),
			new ConfigKeys.Fixed("num_class_embeds", "null"), new ConfigKeys.Fixed("resnet_time_scale_shift", "\"default\""),
			new ConfigKeys.Fixed("resnet_skip_time_act", "false"), new ConfigKeys.Fixed("resnet_out_scale_factor", "1"),
			new ConfigKeys.Fixed("time_embedding_type", "\"positional\""), new ConfigKeys.Fixed("time_embedding_dim", "null"),
			new ConfigKeys.Fixed("time_embedding_act_fn", "null"), new ConfigKeys.Fixed("timestep_post_act", "null"),
			new ConfigKeys.Fixed("conv_in_kernel", "3"), new ConfigKeys.Fixed("conv_out_kernel", "3"),
			new ConfigKeys.Fixed("attention_type", "\"default\""), new ConfigKeys.Fixed("class_embeddings_concat", "false"),
			new ConfigKeys.Fixed("mid_block_only_cross_attention", "null", "false"), new ConfigKeys.Fixed("cross_attention_norm", "null"),
			new ConfigKeys.Fixed("addition_embed_type", "null", "\"text_time\""));
	/** Keys that are read, or mean nothing when a model is used. */
	private static final List<String> READ = List.of("sample_size", "in_channels", "out_channels", "block_out_channels",
			"layers_per_block", "down_block_types", "up_block_types", "transformer_layers_per_block", "attention_head_dim",
			"num_attention_heads", "cross_attention_dim", "norm_num_groups", "norm_eps", "use_linear_projection", "flip_sin_to_cos",
			"freq_shift", "addition_time_embed_dim", "projection_class_embeddings_input_dim", "time_cond_proj_dim", "upcast_attention",
			"dropout", "addition_embed_type_num_heads");

	/** Levels, from the finest to the coarsest. */
	public int levels() {
		return channels.size();
	}

	/** Transformer blocks of each attention on the way up, from the coarsest. */
	public List<Integer> upTransformers() {
		return transformers.reversed();
	}

	/** Whether it takes SDXL's pooled text and sizes. */
	public boolean isAdded() {
		return addedWidth > 0;
	}

	/**
	 * Reads the configuration; what is absent has the value of the class.
	 *
	 * @param problems gets a line for each key that asks for something that is not built
	 * @param remarks  gets a line for each key that is unknown
	 */
	static UNetConfig read(Configuration c, List<String> problems, List<String> remarks) {
		ConfigKeys keys = new ConfigKeys(c, problems, remarks);
		keys.check(FIXED, READ);
		List<Integer> channels = keys.list("block_out_channels", 320, 640, 1280, 1280);
		int levels = channels.size();
		List<String> down = keys.texts("down_block_types", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D",
				"DownBlock2D");
		List<String> up = keys.texts("up_block_types", "UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D");
		if (down.size() != levels || up.size() != levels) {
			problems.add("'block_out_channels' has " + levels + " levels, 'down_block_types' " + down.size() + ", 'up_block_types' "
					+ up.size());
		}
		List<Integer> heads = keys.perLevel(c.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim", levels, 8);
		for (int i = 0; i < levels; i++) {
			if (heads.get(i) < 1 || channels.get(i) % heads.get(i) != 0) {
				problems.add("'attention_head_dim' gives level " + i + ' ' + heads.get(i) + " heads, which do not divide its "
						+ channels.get(i) + " channels");
			}
		}
		int groups = keys.groups(channels);
		int[] cross = c.integers("cross_attention_dim");
		if (Arrays.stream(cross).distinct().count() > 1) {
			problems.add("'cross_attention_dim' is " + c.raw("cross_attention_dim") + "; one width for all levels is built");
		}
		boolean added = "text_time".equals(c.isText("addition_embed_type") ? c.text("addition_embed_type") : null);
		if (added && (!c.has("addition_time_embed_dim") || !c.has("projection_class_embeddings_input_dim"))) {
			problems.add("'addition_embed_type' is \"text_time\", but 'addition_time_embed_dim' or 'projection_class_embeddings_input_dim' "
					+ "is missing");
			added = false;
		}
		int in = c.integer("in_channels", 4);
		int out = c.integer("out_channels", 4);
		if (in == 9) {
			problems.add("'in_channels' is 9: this is a model for inpainting, which is not built; take the model for text to image");
		} else if (in != out) {
			problems.add("'out_channels' is " + out + ", but 'in_channels' " + in + "; equal ones are built");
		}
		return new UNetConfig(sampleSize(c), in, out, channels, keys.perLevel("layers_per_block", levels, 2),
				keys.attention("down_block_types", down, "DownBlock2D", "CrossAttnDownBlock2D"),
				keys.attention("up_block_types", up, "UpBlock2D", "CrossAttnUpBlock2D"),
				keys.perLevel("transformer_layers_per_block", levels, 1), heads, cross.length == 0 ? 1280 : cross[0], groups,
				c.number("norm_eps", 1e-5), c.flag("use_linear_projection", false), c.flag("flip_sin_to_cos", true),
				c.number("freq_shift", 0), added ? c.integer("addition_time_embed_dim") : 0,
				added ? c.integer("projection_class_embeddings_input_dim") : 0, c.integer("time_cond_proj_dim", 0),
				c.flag("upcast_attention", false));
	}

	private static int sampleSize(Configuration c) {
		int[] size = c.integers("sample_size");
		return size.length == 0 ? 0 : size[0];
	}
}
