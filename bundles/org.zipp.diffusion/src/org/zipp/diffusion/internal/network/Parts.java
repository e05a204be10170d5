package org.zipp.diffusion.internal.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.torch.NetworkBlocks;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.Weights;

/** Takes the tensors of a network from its weights one by one, and knows at the end which nobody asked for. */
final class Parts {

	private final Weights weights;
	private final TensorScope scope;
	private final Set<String> taken = new HashSet<>();

	/** @param scope where the tensors are to live */
	Parts(Weights weights, TensorScope scope) {
		this.weights = weights;
		this.scope = scope;
	}

	/**
	 * A tensor of that shape.
	 *
	 * @throws ZippException when it is missing or has another shape
	 */
	Tensor tensor(String name, long... shape) {
		taken.add(name);
		return weights.load(scope, name, shape);
	}

	/** The first of two names that is there: files of old releases have others. */
	String either(String name, String old) {
		return weights.has(name) || !weights.has(old) ? name : old;
	}

	/** A matrix, which old releases may keep as the kernel of a 1×1 convolution. */
	Tensor matrix(String name, long out, long in) {
		boolean kernel = weights.has(name) && weights.shape(name).length == 4;
		return kernel ? tensor(name, out, in, 1, 1).reshape(out, in) : tensor(name, out, in);
	}

	/** Gain and bias of a norm. */
	List<Tensor> norm(String name, long channels) {
		return List.of(tensor(name + ".weight", channels), tensor(name + ".bias", channels));
	}

	/** Kernels and bias of a convolution. */
	List<Tensor> convolution(String name, long out, long in, int size) {
		return List.of(tensor(name + ".weight", out, in, size, size), tensor(name + ".bias", out));
	}

	/** Weight and bias of a linear map. */
	List<Tensor> linear(String name, long out, long in) {
		return List.of(tensor(name + ".weight", out, in), tensor(name + ".bias", out));
	}

	/** Several of them for a block, in this order. */
	@SafeVarargs
	static NetworkBlocks.Weighted together(List<Tensor>... parts) {
		return NetworkBlocks.weights(Arrays.stream(parts).flatMap(List::stream).toList());
	}

	/**
	 * Says that this was all.
	 *
	 * @throws ZippException naming tensors that were not taken
	 */
	void finish() {
		List<String> left = new ArrayList<>(weights.names());
		left.removeAll(taken);
		if (!left.isEmpty()) {
			List<Path> files = weights.files();
			throw new ZippException("The weights hold " + (left.size() == 1 ? "a tensor" : left.size() + " tensors") + " that the configuration "
					+ "has no place for: '" + String.join("', '", left.subList(0, Math.min(3, left.size()))) + (left.size() > 3 ? "', …" : "'")
					+ ". Configuration and weights do not belong together.", files.isEmpty() ? null : files.getFirst(), 0, null);
		}
	}
}
