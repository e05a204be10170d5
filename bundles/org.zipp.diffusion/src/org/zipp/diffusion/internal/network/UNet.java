package org.zipp.diffusion.internal.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import org.zipp.diffusion.UNetConfig;
import org.zipp.torch.NetworkBlocks;
import org.zipp.torch.NetworkBlocks.SelfAttention;
import org.zipp.torch.NetworkBlocks.TransformerForm;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/**
 * {@code UNet2DConditionModel} of diffusers in the forms of Stable Diffusion 1.x, 2.x and XL: what noise is in a latent, told the
 * time and a text. Rombach et al. 2022, "High-Resolution Image Synthesis with Latent Diffusion Models"; Podell et al. 2023, "SDXL".
 */
public final class UNet {

	/** A level: blocks, each with attention or without, and what changes the size after them. */
	private record Level(List<ResidualBlock> residuals, List<TransformerBlock> transformers, List<Tensor> down,
			NetworkBlocks.Weighted up) {
	}

	/**
	 * What the network is asked.
	 *
	 * @param latent   shape (batch, channels, height, width), already scaled
	 * @param time     timestep
	 * @param context  embedded texts, shape (batch, positions, width)
	 * @param pooled   pooled texts, shape (batch, width), where the form wants them (SDXL), else {@code null}
	 * @param timeIds  height, width, top and left of the crop, height and width wanted; in the same case
	 * @param guidance guidance that a distilled network (LCM) is told; read only by such a form
	 * @param self     what self-attention is given and gives
	 */
	public record Question(Tensor latent, double time, Tensor context, Tensor pooled, float[] timeIds, double guidance, Reference self) {
	}

	/**
	 * Self-attention of all transformers, in the order in which they are passed.
	 *
	 * @param appended what {@link Answer#collected} of another question gave; empty for nothing
	 * @param bias     shape (batch, pictures·positions of the finest…): one value for each row of the batch and each appended picture, see
	 *                 {@link SelfAttention#bias}; {@code null} for nothing appended
	 * @param collect  whether the answer is to hold what self-attention saw
	 */
	public record Reference(List<Tensor> appended, double[] bias, boolean collect) {

		/** Nothing appended, nothing collected. */
		public static final Reference NONE = new Reference(List.of(), null, false);
	}

	/**
	 * What the network says.
	 *
	 * @param output    shape of the latent with the form's output channels
	 * @param collected hidden states before self-attention, layer by layer, if asked for
	 */
	public record Answer(Tensor output, List<Tensor> collected) {
	}

	private final UNetConfig config;
	private final TensorScope owner;
	private final List<Tensor> convIn;
	private final List<List<Tensor>> timeEmbedding;
	private final Tensor guidanceProjection;
	private final List<List<Tensor>> addedEmbedding;
	private final List<Level> downs = new ArrayList<>();
	private final ResidualBlock midFirst;
	private final TransformerBlock midAttention;
	private final ResidualBlock midSecond;
	private final List<Level> ups = new ArrayList<>();
	private final NetworkBlocks.Weighted out;

	/**
	 * Takes the network from its weights.
	 *
	 * @param owner where its tensors live; the network is used as long as that is open
	 * @throws org.zipp.core.ZippException naming the tensor that is missing, has another shape, or is left over
	 */
	public UNet(UNetConfig config, Weights weights, TensorScope owner) {
		this.config = config;
		this.owner = owner;
		Parts parts = new Parts(weights, owner);
		List<Integer> channels = config.channels();
		int first = channels.getFirst();
		int last = channels.getLast();
		int time = timeWidth();
		convIn = parts.convolution("conv_in", first, config.inChannels(), 3);
		timeEmbedding = List.of(parts.linear("time_embedding.linear_1", time, first), parts.linear("time_embedding.linear_2", time, time));
		guidanceProjection = config.guidanceWidth() == 0 ? null
				: parts.tensor("time_embedding.cond_proj.weight", first, config.guidanceWidth());
		addedEmbedding = config.isAdded()
				? List.of(parts.linear("add_embedding.linear_1", time, config.addedWidth()), parts.linear("add_embedding.linear_2", time, time))
				: List.of();
		int in = first;
		for (int level = 0; level < config.levels(); level++) {
			int wide = channels.get(level);
			String name = "down_blocks." + level;
			List<ResidualBlock> residuals = new ArrayList<>();
			List<TransformerBlock> transformers = new ArrayList<>();
			for (int i = 0; i < config.layers().get(level); i++) {
				residuals.add(residual(parts, name + ".resnets." + i, in, wide));
				if (config.downAttention().get(level)) {
					transformers.add(transformer(parts, name + ".attentions." + i, level));
				}
				in = wide;
			}
			boolean deeper = level < config.levels() - 1;
			downs.add(new Level(residuals, transformers,
					deeper ? parts.convolution(name + ".downsamplers.0.conv", wide, wide, 3) : List.of(), null));
		}
		midFirst = residual(parts, "mid_block.resnets.0", last, last);
		midAttention = transformer(parts, "mid_block.attentions.0", config.levels() - 1);
		midSecond = residual(parts, "mid_block.resnets.1", last, last);
		Deque<Integer> skips = skipChannels();
		in = last;
		for (int up = 0; up < config.levels(); up++) {
			int level = config.levels() - 1 - up;
			int wide = channels.get(level);
			String name = "up_blocks." + up;
			List<ResidualBlock> residuals = new ArrayList<>();
			List<TransformerBlock> transformers = new ArrayList<>();
			for (int i = 0; i <= config.layers().get(level); i++) {
				residuals.add(residual(parts, name + ".resnets." + i, in + skips.pop(), wide));
				if (config.upAttention().get(up)) {
					transformers.add(transformer(parts, name + ".attentions." + i, level));
				}
				in = wide;
			}
			ups.add(new Level(residuals, transformers, List.of(),
					level > 0 ? NetworkBlocks.weights(parts.convolution(name + ".upsamplers.0.conv", wide, wide, 3)) : null));
		}
		out = Parts.together(parts.norm("conv_norm_out", first), parts.convolution("conv_out", config.outChannels(), first, 3));
		parts.finish();
	}

	/** Width of the embedding of time. */
	private int timeWidth() {
		return 4 * config.channels().getFirst();
	}

	/** Channels of what the way down leaves for the way up, the last on top. */
	private Deque<Integer> skipChannels() {
		Deque<Integer> skips = new ArrayDeque<>();
		skips.push(config.channels().getFirst());
		for (int level = 0; level < config.levels(); level++) {
			int leaves = config.layers().get(level) + (level < config.levels() - 1 ? 1 : 0);
			Collections.nCopies(leaves, config.channels().get(level)).forEach(skips::push);
		}
		return skips;
	}

	private ResidualBlock residual(Parts parts, String name, int in, int wide) {
		return new ResidualBlock(parts, name, in, wide, timeWidth(), config.groups(), config.epsilon());
	}

	private TransformerBlock transformer(Parts parts, String name, int level) {
		return new TransformerBlock(parts, name, config.channels().get(level), config.crossWidth(),
				new TransformerForm(config.groups(), config.heads().get(level), config.transformers().get(level),
						config.linearProjection(), config.upcastAttention()));
	}

	/** Its form. */
	public UNetConfig config() {
		return config;
	}

	/** A scope of its precision, on its device; to be closed by the caller. */
	public TensorScope scope() {
		return owner.child();
	}

	/**
	 * Answers a question. The answer belongs to the scope of the question's latent; what lies between is freed.
	 *
	 * @param scope the scope of the question's latent
	 */
	public Answer answer(TensorScope scope, Question question) {
		int batch = Math.toIntExact(question.latent.shape()[0]);
		try (TensorScope inner = scope.child()) {
			Pass pass = new Pass(inner, question, activatedTime(inner, question, batch));
			Tensor output = run(pass, inner.borrow(question.latent));
			return new Answer(scope.adopt(output), pass.collected.stream().map(scope::adopt).toList());
		}
	}

	/** SiLU of the embedding of time and of what is added to it, shape (batch, width); every block begins with that. */
	private Tensor activatedTime(TensorScope s, Question question, int batch) {
		int first = config.channels().getFirst();
		Tensor sinusoid = s.of(Sinusoids.of(question.time, first, config.cosFirst(), config.freqShift()), 1, first);
		if (guidanceProjection != null) {
			// Latent consistency models: w = guidance − 1, in thousandths, sines first.
			float[] w = Sinusoids.of((question.guidance - 1) * 1000, config.guidanceWidth(), false, 1);
			sinusoid = sinusoid.plus(s.of(w, 1, config.guidanceWidth()).linear(guidanceProjection, null));
		}
		Tensor time = embed(timeEmbedding, sinusoid).expand(batch, timeWidth());
		if (config.isAdded()) {
			int each = config.addedTimeWidth();
			float[] ids = new float[question.timeIds.length * each];
			for (int i = 0; i < question.timeIds.length; i++) {
				System.arraycopy(Sinusoids.of(question.timeIds[i], each, config.cosFirst(), config.freqShift()), 0, ids, i * each,
						each);
			}
			Tensor sizes = s.of(ids, 1, ids.length).expand(batch, ids.length);
			time = time.plus(embed(addedEmbedding, s.borrow(question.pooled).concat(1, sizes)));
		}
		return time.silu();
	}

	private static Tensor embed(List<List<Tensor>> maps, Tensor x) {
		return x.linear(maps.get(0).get(0), maps.get(0).get(1)).silu().linear(maps.get(1).get(0), maps.get(1).get(1));
	}

	private Tensor run(Pass pass, Tensor latent) {
		Deque<Tensor> skips = new ArrayDeque<>();
		Tensor x = latent.convolve(convIn.get(0), convIn.get(1), 1, 1);
		skips.push(x);
		for (Level level : downs) {
			for (int i = 0; i < level.residuals.size(); i++) {
				x = pass.block(x, false, level, i);
				skips.push(x);
			}
			if (!level.down.isEmpty()) {
				x = x.convolve(level.down.get(0), level.down.get(1), 2, 1);
				skips.push(x);
			}
		}
		Tensor mid = midFirst.forward(x, pass.time);
		mid = pass.replace(mid, pass.attend(midAttention, mid));
		x = pass.replace(mid, midSecond.forward(mid, pass.time));
		for (Level level : ups) {
			for (int i = 0; i < level.residuals.size(); i++) {
				Tensor skip = skips.pop();
				Tensor both = pass.replace(x, x.concat(1, skip));
				skip.release();
				x = pass.block(both, true, level, i);
			}
			if (level.up != null) {
				long[] size = skips.element().shape();
				x = pass.replace(x, NetworkBlocks.upsampleConvolve(x, size[2], size[3], level.up));
			}
		}
		return pass.replace(x, NetworkBlocks.normConvolve(x, out, config.groups(), config.epsilon()));
	}

	/** One way through the network. */
	private static final class Pass {

		private final TensorScope scope;
		private final Question question;
		private final Tensor time;
		private final List<Tensor> collected = new ArrayList<>();
		private int layers;

		Pass(TensorScope scope, Question question, Tensor time) {
			this.scope = scope;
			this.question = question;
			this.time = time;
		}

		/** @param last whether nobody needs x any more */
		Tensor block(Tensor x, boolean last, Level level, int i) {
			Tensor result = level.residuals.get(i).forward(x, time);
			if (last) {
				x.release();
			}
			return level.transformers.isEmpty() ? result : replace(result, attend(level.transformers.get(i), result));
		}

		Tensor replace(Tensor old, Tensor with) {
			old.release();
			return with;
		}

		Tensor attend(TransformerBlock block, Tensor x) {
			Reference reference = question.self;
			List<Tensor> appended = List.of();
			Tensor bias = null;
			if (!reference.appended.isEmpty()) {
				appended = reference.appended.subList(layers, layers + block.layers());
				bias = biasOf(appended.getFirst().shape());
			}
			layers += block.layers();
			List<Tensor> results = block.forward(x, question.context, new SelfAttention(appended, bias, reference.collect));
			collected.addAll(results.subList(1, results.size()));
			return results.getFirst();
		}

		/** The biases of each row, one for each appended picture, spread over the positions of the pictures. */
		private Tensor biasOf(long[] appended) {
			int rows = Math.toIntExact(appended[0]);
			int positions = Math.toIntExact(appended[1]);
			int pictures = question.self.bias.length / rows;
			float[] values = new float[rows * positions];
			for (int row = 0; row < rows; row++) {
				for (int p = 0; p < positions; p++) {
					values[row * positions + p] = (float) question.self.bias[row * pictures + p * pictures / positions];
				}
			}
			return scope.of(values, rows, positions);
		}
	}
}
