package org.zipp.diffusion.internal.scheduler;

/** What the network says about a latent x = √ᾱ·x₀ + √(1 − ᾱ)·ε. */
enum Prediction {
	/** The noise ε. */
	EPSILON,
	/** The picture x₀ itself. */
	SAMPLE,
	/** v = √ᾱ·ε − √(1 − ᾱ)·x₀ (Salimans and Ho 2022). */
	V;

	static Prediction read(Keys keys) {
		return switch (keys.word("prediction_type", "epsilon", "epsilon", "sample", "v_prediction")) {
		case "epsilon" -> EPSILON;
		case "sample" -> SAMPLE;
		default -> V;
		};
	}

	/** x₀, where {@code signal} = √ᾱ and {@code noise} = √(1 − ᾱ). */
	double clean(double latent, double output, double signal, double noise) {
		return switch (this) {
		case EPSILON -> (latent - noise * output) / signal;
		case SAMPLE -> output;
		case V -> signal * latent - noise * output;
		};
	}

	/** ε, where {@code signal} = √ᾱ and {@code noise} = √(1 − ᾱ). */
	double noise(double latent, double output, double signal, double noise) {
		return switch (this) {
		case EPSILON -> output;
		case SAMPLE -> (latent - signal * output) / noise;
		case V -> signal * output + noise * latent;
		};
	}

	/** Refuses to divide by a signal of 0. */
	void checkLastStep(Keys keys, Levels levels) {
		if (this == EPSILON && levels.isRescaled()) {
			throw keys.wrong("rescale_betas_zero_snr", "leaves no picture in the first step, which needs prediction_type v_prediction");
		}
	}
}
