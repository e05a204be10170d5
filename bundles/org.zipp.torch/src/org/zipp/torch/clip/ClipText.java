package org.zipp.torch.clip;

import java.util.Arrays;
import java.util.List;

import org.zipp.core.ZippException;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/**
 * A text encoder of CLIP (Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision"): tokens
 * to states that a U-Net reads, and to one embedding of the text. Padding is attended to, as the models were trained.
 */
public final class ClipText {

	private static final String PROJECTION = "text_projection.weight";
	/** What old configurations call the end, though it is none: then the largest id marks it. */
	private static final int OLD_END = 2;

	/**
	 * What an encoder makes of n inputs.
	 *
	 * @param states    after the embedding and after each layer, shape (n, positions, width), without the final normalisation
	 * @param last      the last state, normalised
	 * @param pooled    {@code last} at the end of each text, shape (n, width)
	 * @param projected {@code pooled} in the space that texts and pictures share, shape (n, dimension); {@code null} when the model has no
	 *                  projection
	 */
	public record Output(List<Tensor> states, Tensor last, Tensor pooled, Tensor projected) {
	}

	private final ClipTextConfig config;
	private final Tensor tokens;
	private final Tensor positions;
	private final ClipLayers layers;
	private final ClipLayers.Norm norm;
	private final Tensor projection;

	/**
	 * Loads an encoder.
	 *
	 * @param weights of a CLIPTextModel, CLIPTextModelWithProjection or CLIPModel; may be closed afterwards
	 * @param scope   where the encoder lives; its precision and device are the encoder's
	 * @throws ZippException naming the tensor that is missing or of another shape
	 */
	public ClipText(ClipTextConfig config, Weights weights, TensorScope scope) {
		this.config = config;
		// Newer programs write the names without the first part.
		String prefix = weights.has("embeddings.token_embedding.weight") ? "" : "text_model.";
		int width = config.width();
		tokens = weights.load(scope, prefix + "embeddings.token_embedding.weight", config.vocabulary(), width);
		positions = weights.load(scope, prefix + "embeddings.position_embedding.weight", config.positions(), width);
		layers = new ClipLayers(weights, scope, prefix, width, config.inner(), config.layers(), config.heads(), config.activation(),
				config.epsilon(), true);
		norm = ClipLayers.Norm.load(weights, scope, prefix + "final_layer_norm", width, config.epsilon());
		projection = weights.has(PROJECTION) ? weights.load(scope, PROJECTION) : null;
		if (projection != null && (projection.shape().length != 2 || projection.shape()[1] != width)) {
			throw new ZippException("The tensor '" + PROJECTION + "' has the shape " + Arrays.toString(projection.shape())
					+ ", which does not take states of width " + width + '.', weights.files().getFirst(), 0, null);
		}
	}

	/** Its shape. */
	public ClipTextConfig config() {
		return config;
	}

	/** Whether it projects into the space that texts and pictures share. */
	public boolean hasProjection() {
		return projection != null;
	}

	/** Length of a projected embedding; 0 without projection. */
	public int dimension() {
		return projection == null ? 0 : Math.toIntExact(projection.shape()[0]);
	}

	/** The final normalisation, for states before the last. */
	public Tensor normalised(Tensor state) {
		return norm.of(state);
	}

	/**
	 * Encodes inputs.
	 *
	 * @param scope  what the results belong to, of the encoder's precision and device
	 * @param inputs n rows of token ids, equally long
	 * @throws ZippException when an input is too long or holds an id that the model does not know
	 */
	public Output run(TensorScope scope, int[][] inputs) {
		int length = inputs[0].length;
		int[] ids = new int[inputs.length * length];
		for (int i = 0; i < inputs.length; i++) {
			check(inputs[i], length);
			System.arraycopy(inputs[i], 0, ids, i * length, length);
		}
		int width = config.width();
		Tensor first = scope.keep(() -> scope.borrow(tokens).rows(scope.indices(ids, inputs.length, length))
				.plus(scope.borrow(positions).slice(0, 0, length)));
		List<Tensor> states = layers.run(scope, first);
		Tensor last = normalised(states.getLast());
		int[] ends = new int[inputs.length];
		for (int i = 0; i < ends.length; i++) {
			ends[i] = i * length + end(inputs[i]);
		}
		Tensor pooled = last.reshape((long) inputs.length * length, width).rows(scope.indices(ends, ends.length));
		return new Output(states, last, pooled, projection == null ? null : pooled.linear(projection, null));
	}

	private void check(int[] input, int length) {
		if (input.length != length || length == 0 || length > config.positions()) {
			throw new ZippException("The text encoder takes inputs of 1 to " + config.positions() + " tokens, equally long, not " + input.length
					+ ": tokenizer and text encoder do not belong together.");
		}
		for (int id : input) {
			if (id < 0 || id >= config.vocabulary()) {
				throw new ZippException("The tokenizer gives the id " + id + ", but the text encoder knows " + config.vocabulary()
						+ ": they do not belong together.");
			}
		}
	}

	/** Where a text ends: the first of the largest ids, or the first end. */
	private int end(int[] input) {
		int wanted = config.end() == OLD_END ? Arrays.stream(input).max().orElse(0) : config.end();
		for (int i = 0; i < input.length; i++) {
			if (input[i] == wanted) {
				return i;
			}
		}
		return 0;
	}
}
