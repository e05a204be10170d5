package org.zipp.diffusion.internal.scheduler;

/** Euler's method below the next level of noise, and fresh noise up to it (k-diffusion's "Euler ancestral"). */
public final class EulerAncestralScheduler extends EulerSteps {

	public EulerAncestralScheduler(Keys keys, Run run) {
		super(keys, run);
		double[] timesteps = spacedTimesteps();
		way(timesteps, along(levels.sigmas(), timesteps, 0));
	}

	/** At the last step as well, though nothing of it enters the latent. */
	@Override
	public boolean takesNoise(int i) {
		return true;
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		float from = sigma(i);
		float to = sigma(i + 1);
		float up = root(to * to * (from * from - to * to) / (from * from));
		float down = root(to * to - up * up);
		float[] result = moved(latent, output, i, down);
		for (int k = 0; k < result.length; k++) {
			result[k] += noise[k] * up;
		}
		return result;
	}
}
