package org.zipp.diffusion.internal.network;

import java.util.ArrayList;
import java.util.List;

import org.zipp.torch.NetworkBlocks;
import org.zipp.torch.NetworkBlocks.SelfAttention;
import org.zipp.torch.NetworkBlocks.TransformerForm;
import org.zipp.torch.Tensor;

/** {@code Transformer2DModel} of diffusers with layers of {@code BasicTransformerBlock}. */
final class TransformerBlock {

	private final NetworkBlocks.Weighted weights;
	private final TransformerForm form;

	TransformerBlock(Parts parts, String name, int channels, int contextWidth, TransformerForm form) {
		this.form = form;
		List<Tensor> all = new ArrayList<>(parts.norm(name + ".norm", channels));
		for (String projection : List.of(".proj_in", ".proj_out")) {
			all.addAll(form.linear() ? parts.linear(name + projection, channels, channels)
					: parts.convolution(name + projection, channels, channels, 1));
		}
		for (int i = 0; i < form.layers(); i++) {
			String layer = name + ".transformer_blocks." + i;
			all.addAll(parts.norm(layer + ".norm1", channels));
			attention(parts, all, layer + ".attn1", channels, channels);
			all.addAll(parts.norm(layer + ".norm2", channels));
			attention(parts, all, layer + ".attn2", channels, contextWidth);
			all.addAll(parts.norm(layer + ".norm3", channels));
			all.addAll(parts.linear(layer + ".ff.net.0.proj", 8L * channels, channels));
			all.addAll(parts.linear(layer + ".ff.net.2", channels, 4L * channels));
		}
		weights = NetworkBlocks.weights(all);
	}

	private static void attention(Parts parts, List<Tensor> all, String name, int channels, int contextWidth) {
		all.add(parts.tensor(name + ".to_q.weight", channels, channels));
		all.add(parts.tensor(name + ".to_k.weight", channels, contextWidth));
		all.add(parts.tensor(name + ".to_v.weight", channels, contextWidth));
		all.addAll(parts.linear(name + ".to_out.0", channels, channels));
	}

	int layers() {
		return form.layers();
	}

	/** The planes, then what was collected. */
	List<Tensor> forward(Tensor x, Tensor context, SelfAttention self) {
		return NetworkBlocks.transformer(x, context, weights, form, self);
	}
}
