package org.zipp.diffusion.internal.scheduler;

import java.util.Locale;

/** Which training timesteps a run visits, in descending order; "leading", "trailing" and "linspace" as in Lin et al. 2024, table 2. */
enum Spacing {
	LEADING, TRAILING, LINSPACE;

	static Spacing read(Keys keys, Spacing usual) {
		return switch (keys.word("timestep_spacing", usual.name().toLowerCase(Locale.ROOT), "leading", "trailing", "linspace")) {
		case "leading" -> LEADING;
		case "trailing" -> TRAILING;
		default -> LINSPACE;
		};
	}

	/**
	 * The timesteps.
	 *
	 * @param training training timesteps
	 * @param steps inference steps, at most as many
	 * @param offset {@code steps_offset}, which only "leading" heeds
	 * @param whole whether those of "linspace" are rounded
	 */
	double[] timesteps(int training, int steps, int offset, boolean whole) {
		return switch (this) {
		case LEADING -> leading(training / steps, steps, offset);
		case TRAILING -> trailing(training, (double) training / steps, steps);
		case LINSPACE -> {
			double[] up = line(0, training - 1.0, steps);
			double[] down = new double[steps];
			for (int i = 0; i < steps; i++) {
				down[i] = whole ? Math.rint(up[steps - 1 - i]) : (float) up[steps - 1 - i];
			}
			yield down;
		}
		};
	}

	static double[] leading(int ratio, int steps, int offset) {
		double[] down = new double[steps];
		for (int i = 0; i < steps; i++) {
			down[i] = (double) (steps - 1 - i) * ratio + offset;
		}
		return down;
	}

	/** From {@code last} down by {@code ratio}, rounded, less one. */
	static double[] trailing(int last, double ratio, int steps) {
		// The difference as it comes out after rounding, so that halves round as in NumPy.
		double step = last - ratio - last;
		double[] down = new double[steps];
		for (int i = 0; i < steps; i++) {
			down[i] = Math.rint(last + i * step) - 1;
		}
		return down;
	}

	/** Equal steps with both ends. */
	static double[] line(double start, double end, int n) {
		double[] line = new double[n];
		double step = n > 1 ? (end - start) / (n - 1) : 0;
		for (int i = 0; i < n; i++) {
			line[i] = i * step + start;
		}
		if (n > 1) {
			line[n - 1] = end;
		}
		return line;
	}

	/** Refuses more steps than the training had. */
	static void check(Keys keys, Levels levels, int steps) {
		if (steps > levels.count()) {
			throw keys.wrong("num_train_timesteps", "is less than the " + steps + " steps asked for");
		}
	}
}
