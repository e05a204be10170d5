package org.zipp.diffusion.internal.scheduler;

/** Levels of noise σ that are spaced by themselves instead of by timesteps, and the way back to timesteps. */
final class Sigmas {

	/** The exponent that Karras et al. 2022 use. */
	private static final double RHO = 7;
	private static final double SMALLEST = 1e-10;

	private Sigmas() {
	}

	/** Value of the training levels at a timestep that may lie between two of them. */
	static double at(float[] levels, double timestep) {
		if (timestep <= 0) {
			return levels[0];
		}
		if (timestep >= levels.length - 1) {
			return levels[levels.length - 1];
		}
		int low = (int) timestep;
		return ((double) levels[low + 1] - levels[low]) * (timestep - low) + levels[low];
	}

	/** n levels from {@code largest} to {@code smallest}, equally spaced in σ^(1/ρ) (Karras et al. 2022, equation 5). */
	static double[] karras(double largest, double smallest, int n) {
		double from = Math.pow(largest, 1 / RHO);
		double to = Math.pow(smallest, 1 / RHO);
		double[] sigmas = Spacing.line(0, 1, n);
		for (int i = 0; i < n; i++) {
			sigmas[i] = Math.pow(from + sigmas[i] * (to - from), RHO);
		}
		return sigmas;
	}

	/** n levels from {@code largest} to {@code smallest}, equally spaced in ln σ. */
	static double[] exponential(double largest, double smallest, int n) {
		double[] sigmas = Spacing.line(Math.log(largest), Math.log(smallest), n);
		for (int i = 0; i < n; i++) {
			sigmas[i] = Math.exp(sigmas[i]);
		}
		return sigmas;
	}

	/** The timestep, not rounded, whose level is {@code sigma}: between two training timesteps by ln σ. */
	static double timestep(float[] levels, double sigma) {
		double wanted = Math.log(Math.max(sigma, SMALLEST));
		int low = 0;
		for (int t = 1; t < levels.length - 1 && wanted >= (float) Math.log(levels[t]); t++) {
			low = t;
		}
		double below = (float) Math.log(levels[low]);
		double above = (float) Math.log(levels[low + 1]);
		double weight = Math.clamp((below - wanted) / (below - above), 0, 1);
		return (1 - weight) * low + weight * (low + 1);
	}
}
