package org.zipp.statistics.plan;

import java.util.function.DoubleUnaryOperator;

/** Integrals of smooth functions over panels, 20 points of Gauss and Legendre in each. */
final class GaussLegendre {

	/** Points in a panel. */
	static final int POINTS = 20;

	private static final double[] NODES = new double[POINTS];
	private static final double[] WEIGHTS = new double[POINTS];

	static {
		// Zeros of the Legendre polynomial by Newton's method from Tricomi's approximation.
		for (int i = 0; i < POINTS; i++) {
			double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
			double slope = 0;
			for (int step = 0; step < 8; step++) {
				double before = 1;
				double value = x;
				for (int k = 2; k <= POINTS; k++) {
					double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
					before = value;
					value = next;
				}
				slope = POINTS * (x * value - before) / (x * x - 1);
				x -= value / slope;
			}
			NODES[i] = -x;
			WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
		}
	}

	private GaussLegendre() {
	}

	/** The i-th point, between −1 and 1, ascending. */
	static double node(int i) {
		return NODES[i];
	}

	/** Weight of the i-th point; they sum to 2. */
	static double weight(int i) {
		return WEIGHTS[i];
	}

	/** The integral from {@code from} to {@code to} in that many equal panels; 0 when the range is empty. */
	static double integrate(DoubleUnaryOperator f, double from, double to, int panels) {
		if (!(from < to)) {
			return 0;
		}
		double half = (to - from) / panels / 2;
		double sum = 0;
		for (int p = 0; p < panels; p++) {
			double centre = from + (2 * p + 1) * half;
			for (int i = 0; i < POINTS; i++) {
				sum += WEIGHTS[i] * f.applyAsDouble(centre + half * NODES[i]);
			}
		}
		return sum * half;
	}
}
