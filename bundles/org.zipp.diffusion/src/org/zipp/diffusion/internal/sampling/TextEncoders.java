package org.zipp.diffusion.internal.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.diffusion.Embedding;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.diffusion.PromptChunks;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;
import org.zipp.torch.clip.ClipText;
import org.zipp.torch.clip.ClipTokenizer;

/** A model's one text encoder, or both of SDXL, with their tokenizers. What was embedded before is kept. */
public final class TextEncoders {

	private static final int MOST_KEPT = 256;

	/** A text and how it was embedded. */
	private record Key(String text, int clipSkip, int chunks) {
	}

	private record Encoder(ClipTokenizer tokenizer, ClipText network) {

		int chunks(String text) {
			return PromptChunks.count(tokenizer.encode(text).length, tokenizer.maxLength());
		}

		int[][] inputs(String text, int chunks) {
			int[] tokens = tokenizer.encode(text);
			int length = tokenizer.maxLength();
			if (chunks == 1) {
				return new int[][] { tokenizer.input(tokens) };
			}
			return PromptChunks.of(tokens, tokenizer.begin(), tokenizer.end(), tokenizer.pad(), length, chunks).toArray(int[][]::new);
		}
	}

	private final List<Encoder> encoders = new ArrayList<>();
	private final TensorScope owner;
	private final Map<Key, Embedding> kept = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Embedding> eldest) {
			return size() > MOST_KEPT;
		}
	};

	/**
	 * Loads them.
	 *
	 * @param half  whether weights of 16 bits are preferred
	 * @param owner where they live
	 */
	public TextEncoders(ModelFolder model, boolean half, TensorScope owner) {
		this.owner = owner;
		try (Weights weights = model.weights(Part.TEXT_ENCODER, half)) {
			encoders.add(new Encoder(ClipTokenizer.open(model.tokenizer()), new ClipText(model.text(), weights, owner)));
		}
		if (model.text2() != null) {
			try (Weights weights = model.weights(Part.TEXT_ENCODER_2, half)) {
				encoders.add(new Encoder(ClipTokenizer.open(model.tokenizer2()), new ClipText(model.text2(), weights, owner)));
			}
		}
	}

	private boolean isPaired() {
		return encoders.size() > 1;
	}

	/** How many inputs of the encoder a text fills. */
	public int chunks(String text) {
		return encoders.stream().mapToInt(e -> e.chunks(text)).max().orElseThrow();
	}

	/** The end of a text that is cut off when it has one input, as the tokenizer sees it; empty when nothing is. */
	public String cut(String text) {
		return encoders.stream().map(e -> e.tokenizer.cut(text)).max((a, b) -> Integer.compare(a.length(), b.length())).orElseThrow();
	}

	/**
	 * Embeds a text.
	 *
	 * @param clipSkip how many of the last layers are left out
	 * @param chunks   inputs to spread it over, each embedded by itself; a longer text is cut
	 */
	public Embedding embed(String text, int clipSkip, int chunks) {
		Key key = new Key(text, clipSkip, chunks);
		Embedding known = kept.get(key);
		if (known == null) {
			known = compute(key);
			kept.put(key, known);
		}
		return known;
	}

	private Embedding compute(Key key) {
		try (TensorScope s = owner.child()) {
			Tensor context = null;
			float[] pooled = null;
			for (Encoder encoder : encoders) {
				ClipText.Output output = encoder.network.run(s, encoder.inputs(key.text, key.chunks));
				Tensor states = states(encoder.network, output, key.clipSkip);
				context = context == null ? states : context.concat(2, states);
				if (isPaired()) {
					// The last encoder's; of several inputs the first.
					float[] all = (output.projected() == null ? output.pooled() : output.projected()).toFloats();
					pooled = Arrays.copyOf(all, all.length / key.chunks);
				}
			}
			long[] shape = context.shape();
			return new Embedding(context.toFloats(), Math.toIntExact(shape[0] * shape[1]), pooled);
		}
	}

	/** SDXL reads the last layer but one as it is; the others the last one, normalised. */
	private Tensor states(ClipText network, ClipText.Output output, int clipSkip) {
		if (!isPaired() && clipSkip == 0) {
			return output.last();
		}
		int at = output.states().size() - 1 - clipSkip - (isPaired() ? 1 : 0);
		if (clipSkip < 0 || at < 0) {
			throw new ZippException("A text encoder of this model has " + (output.states().size() - 1) + " layers; it cannot leave out "
					+ clipSkip + ". Lower the clip skip.");
		}
		return isPaired() ? output.states().get(at) : network.normalised(output.states().get(at));
	}
}
