package org.zipp.diffusion.internal.scheduler;

import org.zipp.diffusion.Scheduler;

/** What the schedulers share whose latents are √ᾱ·x₀ + √(1 − ᾱ)·ε at a training timestep: DDIM, PNDM, LCM. */
abstract class TimestepScheduler implements Scheduler {

	final Keys keys;
	final Run run;
	final Levels levels;
	final Prediction prediction;
	/** ᾱ before the first timestep. */
	private final float keptAtEnd;

	TimestepScheduler(Keys keys, Run run, Levels levels, boolean endsAtOne) {
		this.keys = keys;
		this.run = run;
		this.levels = levels;
		this.prediction = Prediction.read(keys);
		this.keptAtEnd = keys.flag("set_alpha_to_one", endsAtOne) ? 1 : levels.kept(0);
		Spacing.check(keys, levels, run.steps());
	}

	/** The timesteps, in the order of the calls. */
	abstract int[] visited();

	/** ᾱ at a timestep, also before the first. */
	final double kept(int timestep) {
		return timestep >= 0 ? levels.kept(timestep) : keptAtEnd;
	}

	/** A list of timesteps that the training has. */
	final int[] whole(double[] timesteps) {
		int[] whole = new int[timesteps.length];
		for (int i = 0; i < whole.length; i++) {
			whole[i] = (int) timesteps[i];
			if (whole[i] < 0 || whole[i] >= levels.count()) {
				throw keys.wrong("steps_offset", "leads to timestep " + whole[i] + ", which the training did not have");
			}
		}
		return whole;
	}

	@Override
	public final String name() {
		return run.name();
	}

	@Override
	public final double[] timesteps() {
		int[] visited = visited();
		double[] timesteps = new double[visited.length];
		for (int i = 0; i < timesteps.length; i++) {
			timesteps[i] = visited[i];
		}
		return timesteps;
	}

	@Override
	public final double initSigma() {
		return 1;
	}

	@Override
	public final float[] start(float[] noise) {
		return noise.clone();
	}

	@Override
	public final float[] start(float[] picture, float[] noise) {
		double kept = kept(visited()[0]);
		return Latents.mix(picture, Math.sqrt(kept), noise, Math.sqrt(1 - kept));
	}

	@Override
	public final float[] scaleInput(float[] latent, int i) {
		return latent.clone();
	}
}
