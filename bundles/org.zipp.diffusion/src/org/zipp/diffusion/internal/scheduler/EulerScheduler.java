package org.zipp.diffusion.internal.scheduler;

import java.util.Arrays;

/** Euler's method on the probability flow, Karras et al. 2022, algorithm 2 without churn. */
public final class EulerScheduler extends EulerSteps {

	public EulerScheduler(Keys keys, Run run) {
		super(keys, run);
		keys.only("use_beta_sigmas", false);
		float[] training = levels.sigmas();
		double[] timesteps = spacedTimesteps();
		double last = lastSigma();
		boolean byTimestep = keys.word("interpolation_type", "linear", "linear", "log_linear").equals("linear");
		double[] sigmas = byTimestep ? along(training, timesteps, last) : equalInLog(training, run.steps(), last);
		boolean karras = keys.flag("use_karras_sigmas", false);
		boolean exponential = keys.flag("use_exponential_sigmas", false);
		if (karras && exponential) {
			throw keys.wrong("use_exponential_sigmas", "contradicts use_karras_sigmas");
		}
		if (karras || exponential) {
			Double least = keys.numberOrNone("sigma_min");
			Double most = keys.numberOrNone("sigma_max");
			double from = most == null ? sigmas[0] : most;
			double to = least == null ? sigmas[sigmas.length - 2] : least;
			double[] spaced = karras ? Sigmas.karras(from, to, run.steps()) : Sigmas.exponential(from, to, run.steps());
			sigmas = Arrays.copyOf(spaced, run.steps() + 1);
			sigmas[run.steps()] = last;
			timesteps = new double[run.steps()];
			for (int i = 0; i < timesteps.length; i++) {
				timesteps[i] = (float) Sigmas.timestep(training, sigmas[i]);
			}
		}
		if (keys.word("timestep_type", "discrete", "discrete", "continuous").equals("continuous") && prediction == Prediction.V) {
			for (int i = 0; i < timesteps.length; i++) {
				timesteps[i] = (float) (0.25 * Math.log((float) sigmas[i]));
			}
		}
		way(timesteps, sigmas);
	}

	/** n + 1 levels, equally spaced in ln σ, then the last one, which a run of n steps does not reach. */
	private static double[] equalInLog(float[] training, int steps, double last) {
		float[] line = Levels.line((float) Math.log(training[training.length - 1]), (float) Math.log(training[0]), steps + 1);
		double[] sigmas = new double[steps + 2];
		for (int i = 0; i <= steps; i++) {
			sigmas[i] = (float) Math.exp(line[i]);
		}
		sigmas[steps + 1] = last;
		return sigmas;
	}

	@Override
	public boolean takesNoise(int i) {
		return false;
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		return moved(latent, output, i, sigma(i + 1));
	}
}
