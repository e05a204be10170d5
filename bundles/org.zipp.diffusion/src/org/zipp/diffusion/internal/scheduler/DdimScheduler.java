package org.zipp.diffusion.internal.scheduler;

import java.util.Arrays;

/** Denoising diffusion implicit models, Song, Meng and Ermon 2021, equation 12. */
public final class DdimScheduler extends TimestepScheduler {

	private final Bounds bounds;
	private final int[] visited;
	private final int stride;

	public DdimScheduler(Keys keys, Run run) {
		super(keys, run, Levels.read(keys, true), true);
		prediction.checkLastStep(keys, levels);
		bounds = Bounds.read(keys, true);
		stride = levels.count() / run.steps();
		int[] all = whole(Spacing.read(keys, Spacing.LEADING).timesteps(levels.count(), run.steps(), keys.count("steps_offset", 0), true));
		visited = Arrays.copyOfRange(all, run.first(), all.length);
	}

	@Override
	int[] visited() {
		return visited;
	}

	@Override
	public boolean takesNoise(int i) {
		return run.eta() > 0;
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		double kept = kept(visited[i]);
		double next = kept(visited[i] - stride);
		double signal = Math.sqrt(kept);
		double noisy = Math.sqrt(1 - kept);
		double variance = (1 - next) / (1 - kept) * (1 - kept / next);
		double deviation = run.eta() * Math.sqrt(Math.max(0, variance));
		double direction = Math.sqrt(Math.max(0, 1 - next - deviation * deviation));
		double[] clean = new double[latent.length];
		for (int k = 0; k < clean.length; k++) {
			clean[k] = prediction.clean(latent[k], output[k], signal, noisy);
		}
		bounds.apply(clean);
		float[] result = new float[latent.length];
		for (int k = 0; k < result.length; k++) {
			double value = Math.sqrt(next) * clean[k] + direction * prediction.noise(latent[k], output[k], signal, noisy);
			result[k] = (float) (deviation > 0 ? value + deviation * noise[k] : value);
		}
		return result;
	}
}
