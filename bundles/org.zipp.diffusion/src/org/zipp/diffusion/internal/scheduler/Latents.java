package org.zipp.diffusion.internal.scheduler;

/** Arithmetic on latents: in double, rounded once. */
final class Latents {

	private Latents() {
	}

	/** a·f + b·g. */
	static float[] mix(float[] a, double f, float[] b, double g) {
		float[] sum = new float[a.length];
		for (int k = 0; k < sum.length; k++) {
			sum[k] = (float) (a[k] * f + b[k] * g);
		}
		return sum;
	}

	static float[] scaled(float[] latent, double factor) {
		float[] scaled = new float[latent.length];
		for (int k = 0; k < scaled.length; k++) {
			scaled[k] = (float) (latent[k] * factor);
		}
		return scaled;
	}
}
