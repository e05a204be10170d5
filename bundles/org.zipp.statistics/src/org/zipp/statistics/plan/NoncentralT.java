package org.zipp.statistics.plan;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution: of (Z + δ)/s with Z standard normal and ν·s² chi-squared with ν degrees of freedom
 * (Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, §31). Probabilities are integrals over s,
 * which holds for any δ, where series in δ lose their digits.
 */
final class NoncentralT {

	/** Standard deviations of s that are looked at; beyond lies less than 1e-20. */
	private static final double REACH = 12;
	private static final int PANELS = 16;
	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

	private final ChiSquaredDistribution chiSquared;
	private final double degrees;

	/** @param degreesOfFreedom at least 1 */
	NoncentralT(double degreesOfFreedom) {
		if (!(degreesOfFreedom >= 1) || Double.isInfinite(degreesOfFreedom)) {
			throw new IllegalArgumentException("A t distribution needs at least 1 degree of freedom here, not " + degreesOfFreedom + '.');
		}
		degrees = degreesOfFreedom;
		chiSquared = ChiSquaredDistribution.of(degrees);
	}

	/** Chance of at most t; {@code pt(t, df, ncp)} of R. */
	double cumulative(double t, double delta) {
		return around(s -> NORMAL.cumulativeProbability(t * s - delta), t == 0 ? 0 : delta / t, t);
	}

	/** Chance of more than t. */
	double survival(double t, double delta) {
		return around(s -> NORMAL.survivalProbability(t * s - delta), t == 0 ? 0 : delta / t, t);
	}

	/** The mean of a function of s that changes within 1/|slope| around a centre, and slowly elsewhere. */
	private double around(DoubleUnaryOperator f, double centre, double slope) {
		double low = low();
		double high = high();
		double width = 9 / Math.max(Math.abs(slope), 1e-300);
		double from = Math.clamp(centre - width, low, high);
		double to = Math.clamp(centre + width, low, high);
		double sum = expect(f, low, from) + expect(f, from, to) + expect(f, to, high);
		return Math.clamp(sum, 0, 1);
	}

	/** The integral of a function of s times its density, from one bound to another. */
	double expect(DoubleUnaryOperator f, double from, double to) {
		return GaussLegendre.integrate(s -> f.applyAsDouble(s) * density(s), from, to, PANELS);
	}

	/** Below this there is no s worth mentioning. */
	double low() {
		return Math.max(0, 1 - REACH / Math.sqrt(2 * degrees));
	}

	/** Above this there is no s worth mentioning. */
	double high() {
		return 1 + REACH / Math.sqrt(2 * degrees);
	}

	private double density(double s) {
		return s <= 0 ? 0 : 2 * degrees * s * chiSquared.density(degrees * s * s);
	}
}
