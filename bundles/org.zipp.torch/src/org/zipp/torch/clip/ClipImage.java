package org.zipp.torch.clip;

import org.zipp.core.ZippException;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/**
 * An image encoder of CLIP, a vision transformer (Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words"): pictures to
 * embeddings in the space that texts and pictures share.
 */
public final class ClipImage {

	private static final String PROJECTION = "visual_projection.weight";

	private final ClipImageConfig config;
	private final Tensor patches;
	private final Tensor whole;
	private final Tensor positions;
	private final ClipLayers.Norm before;
	private final ClipLayers layers;
	private final ClipLayers.Norm after;
	private final Tensor projection;

	/**
	 * Loads an encoder.
	 *
	 * @param weights of a CLIPVisionModelWithProjection or CLIPModel; may be closed afterwards
	 * @param scope   where the encoder lives; its precision and device are the encoder's
	 * @throws ZippException naming the tensor that is missing or of another shape
	 */
	public ClipImage(ClipImageConfig config, Weights weights, TensorScope scope) {
		this.config = config;
		if (!weights.has(PROJECTION)) {
			throw new ZippException("The model has no '" + PROJECTION + "', so its pictures are not in the space of texts. Take a "
					+ "CLIPVisionModelWithProjection or a CLIPModel.", weights.files().getFirst(), 0, null);
		}
		String prefix = weights.has("embeddings.class_embedding") ? "" : "vision_model.";
		int width = config.width();
		patches = weights.load(scope, prefix + "embeddings.patch_embedding.weight", width, 3, config.patch(), config.patch());
		whole = weights.load(scope, prefix + "embeddings.class_embedding", width);
		positions = weights.load(scope, prefix + "embeddings.position_embedding.weight", 1L + config.across() * config.across(), width);
		// The published files spell it so.
		before = ClipLayers.Norm.load(weights, scope, prefix + "pre_layrnorm", width, config.epsilon());
		layers = new ClipLayers(weights, scope, prefix, width, config.inner(), config.layers(), config.heads(), config.activation(),
				config.epsilon(), false);
		after = ClipLayers.Norm.load(weights, scope, prefix + "post_layernorm", width, config.epsilon());
		projection = weights.load(scope, PROJECTION);
	}

	/** Length of an embedding. */
	public int dimension() {
		return Math.toIntExact(projection.shape()[0]);
	}

	/**
	 * Encodes pictures.
	 *
	 * @param scope    what the result belongs to, of the encoder's precision and device
	 * @param pictures prepared, shape (n, 3, size, size)
	 * @return shape (n, dimension), not normalised
	 */
	public Tensor run(TensorScope scope, Tensor pictures) {
		long n = pictures.shape()[0];
		int width = config.width();
		long count = (long) config.across() * config.across();
		Tensor first = scope.keep(() -> {
			Tensor squares = pictures.convolve(patches, null, config.patch(), 0).reshape(n, width, count).permute(0, 2, 1);
			Tensor all = scope.borrow(whole).reshape(1, 1, width).expand(n, 1, width).concat(1, squares);
			return before.of(all.plus(positions));
		});
		return scope.keep(() -> after.of(layers.run(scope, first).getLast().slice(1, 0, 1).reshape(n, width)).linear(projection, null));
	}
}
