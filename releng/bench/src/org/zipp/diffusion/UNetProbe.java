package org.zipp.diffusion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.zipp.diffusion.internal.network.UNet;
import org.zipp.torch.Configuration;
import org.zipp.torch.Precision;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/** Asks a U-Net without the rest of a model the question that {@code torch/diffusion.py} asks. */
public final class UNetProbe implements AutoCloseable {

	private static final int ROWS = 2;
	private static final int POSITIONS = 77;
	private static final int TIMES = 6;
	private static final int PIXELS = 8;
	private static final double TIMESTEP = 501;

	private final TensorScope owner;
	private final UNetConfig config;
	private final UNet unet;
	private final int side;

	/** @param side of the latents */
	public UNetProbe(TorchRuntime torch, Path folder, int side) {
		this.side = side;
		List<String> problems = new ArrayList<>();
		config = UNetConfig.read(Configuration.read(folder.resolve("config.json")), problems, new ArrayList<>());
		if (!problems.isEmpty()) {
			throw new IllegalStateException(problems.toString());
		}
		owner = torch.sharedScope(Precision.FLOAT32);
		try (Weights weights = Weights.open(folder, "diffusion_pytorch_model", "")) {
			unet = new UNet(config, weights, owner);
		}
	}

	/** The answer for two rows. */
	public float[] answer() {
		int pooled = config.addedWidth() - TIMES * config.addedTimeWidth();
		float[] times = { PIXELS * side, PIXELS * side, 0, 0, PIXELS * side, PIXELS * side };
		try (TensorScope s = unet.scope()) {
			return unet.answer(s, new UNet.Question(s.of(sines(ROWS * 4 * side * side), ROWS, 4, side, side), TIMESTEP,
					s.of(sines(ROWS * POSITIONS * config.crossWidth()), ROWS, POSITIONS, config.crossWidth()),
					config.isAdded() ? s.of(sines(ROWS * pooled), ROWS, pooled) : null, times, 0, UNet.Reference.NONE)).output().toFloats();
		}
	}

	private static float[] sines(int n) {
		float[] values = new float[n];
		for (int i = 0; i < n; i++) {
			values[i] = (float) Math.sin(i * 0.7);
		}
		return values;
	}

	@Override
	public void close() {
		owner.close();
	}
}
