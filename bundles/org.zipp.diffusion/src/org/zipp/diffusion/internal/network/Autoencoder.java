package org.zipp.diffusion.internal.network;

import java.util.ArrayList;
import java.util.List;

import org.zipp.diffusion.VaeConfig;
import org.zipp.torch.NetworkBlocks;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/**
 * {@code AutoencoderKL} of diffusers: pictures to latents and back, one picture at a time, so that the memory it takes does not
 * depend on how many are drawn. Above a size it works tile by tile, as {@code enable_tiling()} of diffusers does; norms then see
 * their tile only, and the picture is not quite that of the whole.
 */
public final class Autoencoder {

	/** Of the norms, whatever the configuration says of others. */
	private static final double EPSILON = 1e-6;
	/** Planes of the widest finest block that lie in memory at once. */
	private static final int PLANES_AT_ONCE = 3;
	/** Above it, work is done in tiles: 1024² of Stable Diffusion's form takes 3.2 GB, 768² takes 1.8. */
	private static final long MOST_BYTES = 2L << 30;
	/** Side of a tile, in pixels. */
	private static final int TILE = 512;

	/** Blocks of one size and what changes the size after them, {@code null} for nothing. */
	private record Level(List<ResidualBlock> residuals, NetworkBlocks.Weighted resize) {
	}

	private record Middle(ResidualBlock first, NetworkBlocks.Weighted attention, ResidualBlock second) {
	}

	/**
	 * What the encoder says of a picture: a normal distribution for each value of the latent, not scaled.
	 *
	 * @param mean     shape (channels, height, width)
	 * @param deviation standard deviations
	 */
	public record Encoded(float[] mean, float[] deviation) {
	}

	private final VaeConfig config;
	private final TensorScope owner;
	private final List<Tensor> encoderIn;
	private final List<Level> downs = new ArrayList<>();
	private final Middle encoderMiddle;
	private final NetworkBlocks.Weighted encoderOut;
	private final List<Tensor> quant;
	private final List<Tensor> postQuant;
	private final List<Tensor> decoderIn;
	private final Middle decoderMiddle;
	private final List<Level> ups = new ArrayList<>();
	private final NetworkBlocks.Weighted decoderOut;

	/**
	 * Takes the network from its weights.
	 *
	 * @param owner where its tensors live, of 32 bits where the configuration forces that
	 * @throws org.zipp.core.ZippException naming the tensor that is missing, has another shape, or is left over
	 */
	public Autoencoder(VaeConfig config, Weights weights, TensorScope owner) {
		this.config = config;
		this.owner = owner;
		Parts parts = new Parts(weights, owner);
		List<Integer> channels = config.channels();
		int first = channels.getFirst();
		int last = channels.getLast();
		int latent = config.latentChannels();
		encoderIn = parts.convolution("encoder.conv_in", first, config.inChannels(), 3);
		int in = first;
		for (int level = 0; level < channels.size(); level++) {
			String name = "encoder.down_blocks." + level;
			int wide = channels.get(level);
			List<ResidualBlock> residuals = new ArrayList<>();
			for (int i = 0; i < config.layers(); i++) {
				residuals.add(residual(parts, name + ".resnets." + i, in, wide));
				in = wide;
			}
			downs.add(new Level(residuals, level == channels.size() - 1 ? null
					: NetworkBlocks.weights(parts.convolution(name + ".downsamplers.0.conv", wide, wide, 3))));
		}
		encoderMiddle = middle(parts, "encoder.mid_block", last);
		encoderOut = Parts.together(parts.norm("encoder.conv_norm_out", last), parts.convolution("encoder.conv_out", 2L * latent, last, 3));
		quant = config.quant() ? parts.convolution("quant_conv", 2L * latent, 2L * latent, 1) : List.of();
		postQuant = config.postQuant() ? parts.convolution("post_quant_conv", latent, latent, 1) : List.of();
		decoderIn = parts.convolution("decoder.conv_in", last, latent, 3);
		decoderMiddle = middle(parts, "decoder.mid_block", last);
		in = last;
		for (int up = 0; up < channels.size(); up++) {
			String name = "decoder.up_blocks." + up;
			int wide = channels.get(channels.size() - 1 - up);
			List<ResidualBlock> residuals = new ArrayList<>();
			for (int i = 0; i <= config.layers(); i++) {
				residuals.add(residual(parts, name + ".resnets." + i, in, wide));
				in = wide;
			}
			ups.add(new Level(residuals, up == channels.size() - 1 ? null
					: NetworkBlocks.weights(parts.convolution(name + ".upsamplers.0.conv", wide, wide, 3))));
		}
		decoderOut = Parts.together(parts.norm("decoder.conv_norm_out", first), parts.convolution("decoder.conv_out", config.outChannels(), first, 3));
		parts.finish();
	}

	private ResidualBlock residual(Parts parts, String name, int in, int out) {
		return new ResidualBlock(parts, name, in, out, 0, config.groups(), EPSILON);
	}

	private Middle middle(Parts parts, String name, int channels) {
		NetworkBlocks.Weighted attention = null;
		if (config.midAttention()) {
			String a = name + ".attentions.0";
			List<Tensor> all = new ArrayList<>(parts.norm(a + ".group_norm", channels));
			for (String[] names : new String[][] { { ".to_q", ".query" }, { ".to_k", ".key" }, { ".to_v", ".value" }, { ".to_out.0", ".proj_attn" } }) {
				all.add(parts.matrix(parts.either(a + names[0] + ".weight", a + names[1] + ".weight"), channels, channels));
				all.add(parts.tensor(parts.either(a + names[0] + ".bias", a + names[1] + ".bias"), channels));
			}
			attention = NetworkBlocks.weights(all);
		}
		return new Middle(residual(parts, name + ".resnets.0", channels, channels), attention,
				residual(parts, name + ".resnets.1", channels, channels));
	}

	/** Its form. */
	public VaeConfig config() {
		return config;
	}

	/** Whether a picture of that size is to be worked on tile by tile. */
	public static boolean isTiled(VaeConfig config, int height, int width) {
		int widest = config.channels().size() == 1 ? config.channels().getFirst() : Math.max(config.channels().get(0), config.channels().get(1));
		return (long) PLANES_AT_ONCE * widest * Float.BYTES * height * width > MOST_BYTES;
	}

	/**
	 * The picture of a latent.
	 *
	 * @param latent as the U-Net knows it (scaled), shape (channels, height, width)
	 * @param height of the latent
	 * @param width  of the latent
	 * @param tiled  whether to work tile by tile
	 * @return about −1 to 1, shape (3, height·scale, width·scale)
	 */
	public float[] decode(float[] latent, int height, int width, boolean tiled) {
		return decode(latent, height, width, tiled ? TILE : 0);
	}

	/** @param tile side of a tile in pixels, 0 for the whole at once */
	float[] decode(float[] latent, int height, int width, int tile) {
		float[] z = new float[latent.length];
		for (int i = 0; i < z.length; i++) {
			z[i] = (float) (latent[i] / (float) config.scaling() + (float) config.shift());
		}
		return Tiles.map(z, config.latentChannels(), height, width, config.outChannels(), Tiles.decoding(config.factor(), tile), this::decodeWhole);
	}

	/**
	 * What the encoder says of a picture.
	 *
	 * @param picture −1 to 1, shape (3, height, width)
	 * @param height  a multiple of {@link VaeConfig#factor()}
	 * @param width   likewise
	 * @param tiled   whether to work tile by tile
	 */
	public Encoded encode(float[] picture, int height, int width, boolean tiled) {
		return encode(picture, height, width, tiled ? TILE : 0);
	}

	/** @param tile side of a tile in pixels, 0 for the whole at once */
	Encoded encode(float[] picture, int height, int width, int tile) {
		float[] moments = Tiles.map(picture, config.inChannels(), height, width, 2 * config.latentChannels(),
				Tiles.encoding(config.factor(), tile), this::encodeWhole);
		int n = moments.length / 2;
		float[] mean = new float[n];
		float[] deviation = new float[n];
		System.arraycopy(moments, 0, mean, 0, n);
		for (int i = 0; i < n; i++) {
			deviation[i] = (float) Math.exp(0.5 * Math.clamp(moments[n + i], -30f, 20f));
		}
		return new Encoded(mean, deviation);
	}

	private float[] decodeWhole(float[] z, int height, int width) {
		try (TensorScope s = owner.child()) {
			Tensor x = s.of(z, 1, config.latentChannels(), height, width);
			if (!postQuant.isEmpty()) {
				x = x.convolve(postQuant.get(0), postQuant.get(1), 1, 0);
			}
			x = replace(x, x.convolve(decoderIn.get(0), decoderIn.get(1), 1, 1));
			x = through(decoderMiddle, x);
			for (Level level : ups) {
				x = through(level, x);
				if (level.resize != null) {
					long[] size = x.shape();
					x = replace(x, NetworkBlocks.upsampleConvolve(x, 2 * size[2], 2 * size[3], level.resize));
				}
			}
			return NetworkBlocks.normConvolve(x, decoderOut, config.groups(), EPSILON).toFloats();
		}
	}

	private float[] encodeWhole(float[] picture, int height, int width) {
		try (TensorScope s = owner.child()) {
			Tensor x = s.of(picture, 1, config.inChannels(), height, width);
			x = replace(x, x.convolve(encoderIn.get(0), encoderIn.get(1), 1, 1));
			for (Level level : downs) {
				x = through(level, x);
				if (level.resize != null) {
					x = replace(x, NetworkBlocks.padConvolve(x, level.resize));
				}
			}
			x = through(encoderMiddle, x);
			x = NetworkBlocks.normConvolve(x, encoderOut, config.groups(), EPSILON);
			return (quant.isEmpty() ? x : x.convolve(quant.get(0), quant.get(1), 1, 0)).toFloats();
		}
	}

	private static Tensor through(Level level, Tensor x) {
		Tensor result = x;
		for (ResidualBlock block : level.residuals) {
			result = replace(result, block.forward(result, null));
		}
		return result;
	}

	private Tensor through(Middle middle, Tensor x) {
		Tensor result = replace(x, middle.first.forward(x, null));
		if (middle.attention != null) {
			result = replace(result, NetworkBlocks.planeAttention(result, middle.attention, config.groups(), EPSILON));
		}
		return replace(result, middle.second.forward(result, null));
	}

	private static Tensor replace(Tensor old, Tensor with) {
		old.release();
		return with;
	}
}
