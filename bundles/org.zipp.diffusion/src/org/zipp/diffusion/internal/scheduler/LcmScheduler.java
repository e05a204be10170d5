package org.zipp.diffusion.internal.scheduler;

/** Multistep sampling of latent consistency models, Luo et al. 2023: predict the picture, add less noise, again. */
public final class LcmScheduler extends TimestepScheduler {

	private static final double DATA_DEVIATION = 0.5;

	private final Bounds bounds;
	private final int[] visited;
	private final double scaling;

	public LcmScheduler(Keys keys, Run run) {
		super(keys, run, Levels.read(keys, 0.00085, 0.012, "scaled_linear", true), true);
		prediction.checkLastStep(keys, levels);
		bounds = Bounds.read(keys, false);
		scaling = keys.number("timestep_scaling", 10);
		Spacing.read(keys, Spacing.LEADING);
		int original = keys.count("original_inference_steps", 50);
		if (original < 1 || original > levels.count()) {
			throw keys.wrong("original_inference_steps", "is not from 1 to the " + levels.count() + " training timesteps");
		}
		if (run.steps() > original) {
			throw keys.wrong("original_inference_steps", "is less than the " + run.steps() + " steps asked for");
		}
		int stride = levels.count() / original;
		visited = new int[run.steps() - run.first()];
		for (int i = 0; i < visited.length; i++) {
			// The order of the operations decides where the product falls short of a whole number.
			int place = (int) ((run.first() + i) * ((double) original / run.steps()));
			visited[i] = (original - place) * stride - 1;
		}
	}

	@Override
	int[] visited() {
		return visited;
	}

	@Override
	public boolean takesNoise(int i) {
		return i < visited.length - 1;
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		double kept = kept(visited[i]);
		double next = kept(takesNoise(i) ? visited[i + 1] : visited[i]);
		double signal = Math.sqrt(kept);
		double noisy = Math.sqrt(1 - kept);
		double scaled = visited[i] * scaling;
		double spread = scaled * scaled + DATA_DEVIATION * DATA_DEVIATION;
		double skip = DATA_DEVIATION * DATA_DEVIATION / spread;
		double out = scaled / Math.sqrt(spread);
		double[] clean = new double[latent.length];
		for (int k = 0; k < clean.length; k++) {
			clean[k] = prediction.clean(latent[k], output[k], signal, noisy);
		}
		bounds.apply(clean);
		float[] result = new float[latent.length];
		for (int k = 0; k < result.length; k++) {
			double denoised = out * clean[k] + skip * latent[k];
			result[k] = (float) (takesNoise(i) ? Math.sqrt(next) * denoised + Math.sqrt(1 - next) * noise[k] : denoised);
		}
		return result;
	}
}
