package org.zipp.statistics.quality;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Exact tests of one share against another, given the total of both (Fisher 1935, JRSS 98). */
final class Hypergeometric {

	private static final double SLACK = 1 + 1e-7;

	private Hypergeometric() {
	}

	/** Chance of at most {@code x} of {@code n} when {@code successes} are spread over {@code total} at random. */
	static double lower(int x, int n, int successes, int total) {
		return Math.min(1, of(n, successes, total).cumulativeProbability(x));
	}

	/** Chance of at least {@code x} of {@code n} when {@code successes} are spread over {@code total} at random. */
	static double upper(int x, int n, int successes, int total) {
		return Math.min(1, of(n, successes, total).survivalProbability(x - 1));
	}

	/** Two-sided by small probabilities, as {@code fisher.test} of R. */
	static double twoSided(int x, int n, int successes, int total) {
		HypergeometricDistribution d = of(n, successes, total);
		double limit = d.logProbability(x) + Math.log(SLACK);
		double p = 0;
		for (int i = d.getSupportLowerBound(); i <= d.getSupportUpperBound(); i++) {
			double l = d.logProbability(i);
			p += l <= limit ? Math.exp(l) : 0;
		}
		return Math.min(1, p);
	}

	private static HypergeometricDistribution of(int n, int successes, int total) {
		return HypergeometricDistribution.of(total, successes, n);
	}
}
