package org.zipp.sample.internal;

/**
 * Whole numbers 1..most with probabilities in proportion to n^−a, where a is such that their mean is as asked for.
 */
final class PowerLaw {

	private static final double STEEPEST = 12;
	private static final double FLATTEST = 0;
	private static final int HALVINGS = 60;

	private final AliasTable table;

	/** @throws IllegalArgumentException when no exponent from 0 to 12 gives that mean */
	PowerLaw(double mean, int most) {
		double flat = FLATTEST;
		double steep = STEEPEST;
		if (!(mean > mean(steep, most) && mean < mean(flat, most))) {
			throw new IllegalArgumentException("Numbers from 1 to " + most + " cannot have the mean " + mean + '.');
		}
		for (int i = 0; i < HALVINGS; i++) {
			double middle = (flat + steep) / 2;
			if (mean(middle, most) > mean) {
				flat = middle;
			} else {
				steep = middle;
			}
		}
		table = new AliasTable(weights(flat, most));
	}

	/** @param unit uniform in (0, 1] */
	int draw(double unit) {
		return 1 + table.draw(unit);
	}

	/** Weights of 1..most. */
	static double[] weights(double exponent, int most) {
		double[] weights = new double[most];
		for (int i = 0; i < most; i++) {
			weights[i] = Math.pow(i + 1.0, -exponent);
		}
		return weights;
	}

	private static double mean(double exponent, int most) {
		double sum = 0;
		double total = 0;
		double[] weights = weights(exponent, most);
		for (int i = 0; i < most; i++) {
			total += weights[i];
			sum += weights[i] * (i + 1);
		}
		return sum / total;
	}
}
