package org.zipp.diffusion.internal.network;

import java.util.ArrayList;
import java.util.List;

import org.zipp.torch.NetworkBlocks;
import org.zipp.torch.Tensor;

/** {@code ResnetBlock2D} of diffusers. */
final class ResidualBlock {

	private final NetworkBlocks.Weighted project;
	private final NetworkBlocks.Weighted weights;
	private final int groups;
	private final double epsilon;

	/** @param timeWidth width of the embedding of time; 0 where there is none */
	ResidualBlock(Parts parts, String name, int in, int out, int timeWidth, int groups, double epsilon) {
		List<Tensor> all = new ArrayList<>(parts.norm(name + ".norm1", in));
		all.addAll(parts.convolution(name + ".conv1", out, in, 3));
		all.addAll(parts.norm(name + ".norm2", out));
		all.addAll(parts.convolution(name + ".conv2", out, out, 3));
		if (in != out) {
			all.addAll(parts.convolution(name + ".conv_shortcut", out, in, 1));
		}
		weights = NetworkBlocks.weights(all);
		project = timeWidth == 0 ? null : NetworkBlocks.weights(parts.linear(name + ".time_emb_proj", out, timeWidth));
		this.groups = groups;
		this.epsilon = epsilon;
	}

	/** @param time SiLU of the embedding of time, shape (batch, width); {@code null} where there is none */
	Tensor forward(Tensor x, Tensor time) {
		return NetworkBlocks.residual(x, time, project, weights, groups, epsilon);
	}
}
