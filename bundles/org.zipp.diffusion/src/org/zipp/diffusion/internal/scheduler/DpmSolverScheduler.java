package org.zipp.diffusion.internal.scheduler;

import java.util.Arrays;

/** DPM-Solver++ of first or second order, multistep ("2M"), Lu et al. 2022, algorithm 2; latents α·x₀ + σ·ε with α² + σ² = 1. */
public final class DpmSolverScheduler extends SigmaScheduler {

	/** Below that many steps {@code lower_order_final} ends with a step of first order. */
	private static final int FEW_STEPS = 15;
	/** A timestep that falls short of a whole number by less, by rounding, is that number. */
	private static final double WHOLE = 1e-4;

	private final Bounds bounds;
	private final int order;
	private final boolean heun;
	private final boolean lastOfFirstOrder;
	/** The picture as predicted in the step before. */
	private double[] before;

	public DpmSolverScheduler(Keys keys, Run run) {
		super(keys, run);
		for (String key : new String[] { "use_beta_sigmas", "use_lu_lambdas", "use_flow_sigmas" }) {
			keys.only(key, false);
		}
		keys.only("solver_order", 1, 2);
		keys.only("variance_type");
		keys.word("algorithm_type", "dpmsolver++", "dpmsolver++");
		order = keys.count("solver_order", 2);
		// diffusers takes the types of other solvers for "midpoint".
		heun = keys.word("solver_type", "midpoint", "midpoint", "heun", "logrho", "bh1", "bh2").equals("heun");
		bounds = Bounds.readThresholding(keys);
		double last = lastSigma();
		lastOfFirstOrder = last == 0 || keys.flag("euler_at_final", false)
				|| keys.flag("lower_order_final", true) && run.steps() < FEW_STEPS;
		boolean karras = keys.flag("use_karras_sigmas", false);
		boolean exponential = keys.flag("use_exponential_sigmas", false);
		if (karras && exponential) {
			throw keys.wrong("use_exponential_sigmas", "contradicts use_karras_sigmas");
		}
		float[] training = levels.sigmas();
		if (karras || exponential) {
			spaceByNoise(karras, training, last);
		} else {
			double[] timesteps = spacedTimesteps(Spacing.read(keys, Spacing.LINSPACE));
			way(timesteps, along(training, timesteps, last));
		}
	}

	private void spaceByNoise(boolean karras, float[] training, double last) {
		double from = training[training.length - 1];
		double[] spaced = karras ? Sigmas.karras(from, training[0], run.steps()) : Sigmas.exponential(from, training[0], run.steps());
		boolean rounds = karras && !"squaredcos_cap_v2".equals(keys.values().get("beta_schedule"));
		double[] timesteps = new double[run.steps()];
		for (int i = 0; i < timesteps.length; i++) {
			double timestep = Sigmas.timestep(training, spaced[i]);
			timesteps[i] = rounds ? Math.rint(timestep) : Math.floor(timestep + WHOLE);
		}
		double[] sigmas = Arrays.copyOf(spaced, spaced.length + 1);
		sigmas[spaced.length] = last;
		way(timesteps, sigmas);
	}

	/** One timestep more than steps, the last one left out, since the run ends at no noise. */
	private double[] spacedTimesteps(Spacing spacing) {
		int n = run.steps();
		int end = lastTimestep();
		double[] timesteps = switch (spacing) {
		case LEADING -> Spacing.leading(end / (n + 1), n + 1, keys.count("steps_offset", 0));
		case TRAILING -> Spacing.trailing(end, (double) levels.count() / n, n);
		case LINSPACE -> {
			double[] up = Spacing.line(0, end - 1.0, n + 1);
			double[] down = new double[n + 1];
			for (int i = 0; i <= n; i++) {
				down[i] = Math.rint(up[n - i]);
			}
			yield down;
		}
		};
		double[] visited = Arrays.copyOf(timesteps, n);
		for (double timestep : visited) {
			if (timestep < 0 || timestep >= levels.count()) {
				throw keys.wrong("timestep_spacing", "leads to timestep " + (int) timestep + ", which the training did not have");
			}
		}
		return visited;
	}

	/** Training timesteps whose λ = ln(α/σ) is at least {@code lambda_min_clipped}. */
	private int lastTimestep() {
		double least = keys.number("lambda_min_clipped", Double.NEGATIVE_INFINITY);
		int count = levels.count();
		while (count > 2 && lambda(levels.sigmas()[count - 1]) < least) {
			count--;
		}
		return count;
	}

	private static double lambda(double sigma) {
		return -Math.log(sigma);
	}

	@Override
	public double initSigma() {
		return 1;
	}

	@Override
	public float[] start(float[] picture, float[] noise) {
		double alpha = alpha(sigma(0));
		return Latents.mix(picture, alpha, noise, sigma(0) * alpha);
	}

	@Override
	public float[] scaleInput(float[] latent, int i) {
		return latent.clone();
	}

	@Override
	public boolean takesNoise(int i) {
		return false;
	}

	/** α = √ᾱ of a level σ/α. */
	private static double alpha(double sigma) {
		return 1 / Math.sqrt(sigma * sigma + 1);
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		double from = sigma(i);
		double to = sigma(i + 1);
		double alpha = alpha(from);
		double nextAlpha = alpha(to);
		double ratio = to * nextAlpha / (from * alpha);
		double h = lambda(to) - lambda(from);
		double share = -nextAlpha * Math.expm1(-h);
		double[] clean = new double[latent.length];
		for (int k = 0; k < clean.length; k++) {
			clean[k] = prediction.clean(latent[k], output[k], alpha, from * alpha);
		}
		bounds.apply(clean);
		boolean last = run.first() + i == run.steps() - 1;
		boolean first = i == 0 || order == 1 || last && lastOfFirstOrder;
		float[] result = new float[latent.length];
		double curve = first ? 0 : curve(i, h, nextAlpha, share);
		for (int k = 0; k < result.length; k++) {
			double value = ratio * latent[k] + share * clean[k];
			result[k] = (float) (first ? value : value + curve * (clean[k] - before[k]));
		}
		before = clean;
		return result;
	}

	/** Factor of the change of the predicted picture since the step before. */
	private double curve(int i, double h, double nextAlpha, double share) {
		double r = (lambda(sigma(i)) - lambda(sigma(i - 1))) / h;
		return (heun ? nextAlpha * (Math.expm1(-h) / h + 1) : share / 2) / r;
	}
}
