package org.zipp.diffusion.internal.scheduler;

/**
 * What Euler's method is with and without noise of its own: latents x₀ + σ·ε, scaled to unit variance for the network. Where the
 * first σ is 4096 (no signal at the last timestep) most digits cancel, so every operation here is rounded to float32 as PyTorch
 * does, in its order.
 */
abstract class EulerSteps extends SigmaScheduler {

	private final Spacing spacing;

	EulerSteps(Keys keys, Run run) {
		super(keys, run);
		spacing = Spacing.read(keys, Spacing.LINSPACE);
	}

	final double[] spacedTimesteps() {
		return spacing.timesteps(levels.count(), run.steps(), keys.count("steps_offset", 0), false);
	}

	@Override
	public final double initSigma() {
		float largest = largestSigma();
		return spacing == Spacing.LEADING ? root(largest * largest + 1) : largest;
	}

	@Override
	public final float[] start(float[] picture, float[] noise) {
		return Latents.mix(picture, 1, noise, sigma(0));
	}

	@Override
	public final float[] scaleInput(float[] latent, int i) {
		float deviation = root(sigma(i) * sigma(i) + 1);
		float[] scaled = new float[latent.length];
		for (int k = 0; k < scaled.length; k++) {
			scaled[k] = latent[k] / deviation;
		}
		return scaled;
	}

	/** From σ(i) to another level along the predicted noise. */
	final float[] moved(float[] latent, float[] output, int i, float to) {
		float sigma = sigma(i);
		float variance = sigma * sigma + 1;
		float share = -sigma / root(variance);
		float way = to - sigma;
		float[] result = new float[latent.length];
		for (int k = 0; k < result.length; k++) {
			float clean = switch (prediction) {
			case EPSILON -> latent[k] - sigma * output[k];
			case SAMPLE -> output[k];
			case V -> output[k] * share + latent[k] / variance;
			};
			result[k] = latent[k] + (latent[k] - clean) / sigma * way;
		}
		return result;
	}

	static float root(float value) {
		return (float) Math.sqrt(value);
	}
}
