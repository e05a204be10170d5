package org.zipp.diffusion.internal.scheduler;

import java.util.Arrays;

import org.zipp.diffusion.Scheduler;

/** What the schedulers share that go from one level of noise σ to the next: Euler, Euler ancestral, DPM-Solver. */
abstract class SigmaScheduler implements Scheduler {

	final Keys keys;
	final Run run;
	final Levels levels;
	final Prediction prediction;
	/** σ before the first step of the whole run and after each; float32. */
	private float[] sigmas;
	private double[] timesteps;

	SigmaScheduler(Keys keys, Run run) {
		this.keys = keys;
		this.run = run;
		this.levels = Levels.read(keys, true).positive();
		this.prediction = Prediction.read(keys);
		Spacing.check(keys, levels, run.steps());
	}

	/** Sets the way of the run: n timesteps, at least n + 1 levels. */
	final void way(double[] allTimesteps, double[] allSigmas) {
		timesteps = allTimesteps;
		sigmas = new float[allSigmas.length];
		for (int i = 0; i < sigmas.length; i++) {
			sigmas[i] = (float) allSigmas[i];
		}
	}

	/** σ before step i of this run; i may be one past the last step. */
	final float sigma(int i) {
		return sigmas[run.first() + i];
	}

	final float largestSigma() {
		float largest = 0;
		for (float sigma : sigmas) {
			largest = Math.max(largest, sigma);
		}
		return largest;
	}

	/** Where the run stops, from {@code final_sigmas_type}. */
	final double lastSigma() {
		return keys.word("final_sigmas_type", "zero", "zero", "sigma_min").equals("zero") ? 0 : levels.sigmas()[0];
	}

	/** The levels at the timesteps, then the last one. */
	static double[] along(float[] training, double[] timesteps, double last) {
		double[] sigmas = new double[timesteps.length + 1];
		for (int i = 0; i < timesteps.length; i++) {
			sigmas[i] = Sigmas.at(training, timesteps[i]);
		}
		sigmas[timesteps.length] = last;
		return sigmas;
	}

	@Override
	public final String name() {
		return run.name();
	}

	@Override
	public final double[] timesteps() {
		return Arrays.copyOfRange(timesteps, run.first(), timesteps.length);
	}

	@Override
	public final float[] start(float[] noise) {
		return Latents.scaled(noise, initSigma());
	}
}
