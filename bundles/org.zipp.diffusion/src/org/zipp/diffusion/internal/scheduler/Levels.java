package org.zipp.diffusion.internal.scheduler;

/**
 * How much of the picture is left at each training timestep: ᾱ(t), the product of 1 − β up to t, in float32.
 *
 * <p>Sources: Ho et al. 2020 (linear), Rombach et al. 2022 (scaled linear), Nichol and Dhariwal 2021 (cosine), Lin et al. 2024
 * (rescaling so that the last timestep holds no signal).
 */
final class Levels {

	private static final double LARGEST_BETA = 0.999;
	/** In place of 0 where a method divides by ᾱ. */
	private static final float NEARLY_NONE = 0x1p-24f;

	private final float[] kept;
	private final boolean rescaled;

	private Levels(float[] kept, boolean rescaled) {
		this.kept = kept;
		this.rescaled = rescaled;
	}

	static Levels read(Keys keys, double start, double end, String schedule, boolean mayRescale) {
		float[] betas = betas(keys, start, end, schedule);
		boolean rescaled = mayRescale && keys.flag("rescale_betas_zero_snr", false);
		return new Levels(products(rescaled ? rescaled(betas) : betas), rescaled);
	}

	/** With the usual defaults of most schedulers. */
	static Levels read(Keys keys, boolean mayRescale) {
		return read(keys, 0.0001, 0.02, "linear", mayRescale);
	}

	int count() {
		return kept.length;
	}

	boolean isRescaled() {
		return rescaled;
	}

	/** ᾱ at a training timestep. */
	float kept(int timestep) {
		return kept[timestep];
	}

	/** ᾱ, never quite 0 at the end, for methods that divide by it. */
	Levels positive() {
		if (!rescaled) {
			return this;
		}
		float[] copy = kept.clone();
		copy[copy.length - 1] = NEARLY_NONE;
		return new Levels(copy, true);
	}

	/** σ(t) = √((1 − ᾱ)/ᾱ) in float32, ascending. */
	float[] sigmas() {
		float[] sigmas = new float[kept.length];
		for (int t = 0; t < sigmas.length; t++) {
			sigmas[t] = (float) Math.sqrt((1 - kept[t]) / kept[t]);
		}
		return sigmas;
	}

	private static float[] betas(Keys keys, double defaultStart, double defaultEnd, String defaultSchedule) {
		int n = keys.count("num_train_timesteps", 1000);
		double[] trained = keys.numbers("trained_betas");
		if (trained != null) {
			if (trained.length != n) {
				throw keys.wrong("trained_betas", "are " + trained.length + " numbers for " + n + " training timesteps");
			}
			return floats(trained);
		}
		if (n < 2) {
			throw keys.wrong("num_train_timesteps", "is too few");
		}
		double start = keys.number("beta_start", defaultStart);
		double end = keys.number("beta_end", defaultEnd);
		return switch (keys.word("beta_schedule", defaultSchedule, "linear", "scaled_linear", "squaredcos_cap_v2")) {
		case "linear" -> line((float) start, (float) end, n);
		case "scaled_linear" -> {
			float[] betas = line((float) Math.sqrt(start), (float) Math.sqrt(end), n);
			for (int i = 0; i < n; i++) {
				betas[i] *= betas[i];
			}
			yield betas;
		}
		default -> {
			double[] betas = new double[n];
			for (int i = 0; i < n; i++) {
				betas[i] = Math.min(1 - cosine((i + 1.0) / n) / cosine((double) i / n), LARGEST_BETA);
			}
			yield floats(betas);
		}
		};
	}

	private static double cosine(double t) {
		double c = Math.cos((t + 0.008) / 1.008 * Math.PI / 2);
		return c * c;
	}

	/** Equal steps in float32, each half counted from its own end as PyTorch does. */
	static float[] line(float start, float end, int n) {
		float step = (end - start) / (n - 1);
		float[] line = new float[n];
		for (int i = 0; i < n; i++) {
			line[i] = i < n / 2 ? start + step * i : end - step * (n - i - 1);
		}
		return line;
	}

	private static float[] products(float[] betas) {
		float[] kept = new float[betas.length];
		double product = 1;
		for (int i = 0; i < kept.length; i++) {
			product *= 1 - betas[i];
			kept[i] = (float) product;
		}
		return kept;
	}

	/** β for which √ᾱ begins where it did and ends at 0. */
	private static float[] rescaled(float[] betas) {
		float[] roots = products(betas);
		int n = roots.length;
		for (int i = 0; i < n; i++) {
			roots[i] = (float) Math.sqrt(roots[i]);
		}
		float first = roots[0];
		float last = roots[n - 1];
		float factor = first / (first - last);
		float[] result = new float[n];
		float before = 1;
		for (int i = 0; i < n; i++) {
			float root = (roots[i] - last) * factor;
			float square = root * root;
			result[i] = 1 - square / before;
			before = square;
		}
		return result;
	}

	private static float[] floats(double[] values) {
		float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (float) values[i];
		}
		return floats;
	}
}
