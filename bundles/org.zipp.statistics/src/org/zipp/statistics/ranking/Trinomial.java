package org.zipp.statistics.ranking;

import java.util.Optional;

import org.zipp.statistics.internal.Dense;

/**
 * The likelihood of left, right and tie with probabilities in proportion to exp(η/2), exp(−η/2) and exp(τ), η = x·β. It
 * is an exponential family in (β, τ): concave, and the observed information is the expected one. Parameters are scaled,
 * so that columns of x are of one size.
 */
final class Trinomial {

	private static final int MAX_STEPS = 100;
	private static final int MAX_PENALISED_STEPS = 1000;
	private static final int MAX_HALVINGS = 40;
	private static final double TOLERANCE = 1e-11;
	private static final double ROUNDING = 1e-13;
	/** How much a direction may lower an outcome's lead, against the most it raises one, and still count as raising all. */
	private static final double SLACK = 1e-7;

	/** How Newton's method ended. */
	sealed interface End permits Settled, Endless {
	}

	/**
	 * At the maximum.
	 *
	 * @param theta      parameters, unscaled: β, then τ where ties are an outcome
	 * @param covariance inverse information, unscaled
	 */
	record Settled(double[] theta, double[][] covariance, double logLikelihood, int steps) implements End {
	}

	/**
	 * There is no maximum: the likelihood rises for ever in this direction, because every outcome seen gains or keeps its
	 * lead over those not seen.
	 *
	 * @param direction unscaled
	 * @param scaled    relative weight of each parameter in it, at most 1
	 */
	record Endless(double[] direction, double[] scaled) implements End {
	}

	/** Chances of one row. */
	private static final class Chances {

		private double left;
		private double right;
		private double tie;
		private double logSum;

		void at(double eta, double tau, boolean ties) {
			double top = ties ? Math.max(Math.abs(eta) / 2, tau) : Math.abs(eta) / 2;
			left = Math.exp(eta / 2 - top);
			right = Math.exp(-eta / 2 - top);
			tie = ties ? Math.exp(tau - top) : 0;
			double sum = left + right + tie;
			logSum = top + Math.log(sum);
			left /= sum;
			right /= sum;
			tie /= sum;
		}
	}

	private final PairDesign design;
	private final boolean ties;
	private final double[] scale;
	private final int p;

	Trinomial(PairDesign design, boolean ties) {
		this.design = design;
		this.ties = ties;
		scale = design.scales();
		p = scale.length;
	}

	/** Number of parameters. */
	int size() {
		return p + (ties ? 1 : 0);
	}

	/** Log-likelihood, multinomial constants left out, of unscaled parameters. */
	double logLikelihood(double[] theta) {
		return value(scaled(theta));
	}

	/** Left, tie and right of a row at unscaled parameters. */
	double[] chances(int row, double[] theta) {
		Chances c = new Chances();
		c.at(design.predictor(row, theta), ties ? theta[p] : 0, ties);
		return new double[] { c.left, c.tie, c.right };
	}

	/**
	 * Newton's method from 0.
	 *
	 * @param jeffreys whether the likelihood is penalised by Jeffreys' prior, the root of the information's determinant
	 *                 (Firth 1993, Biometrika 80), which has a maximum whatever was seen
	 * @throws ArithmeticException when it neither settles nor is seen to rise for ever
	 */
	End maximise(boolean jeffreys) {
		int size = size();
		double[] theta = new double[size];
		double reached = objective(theta, jeffreys);
		double share = 1;
		double[] before = new double[size];
		int limit = jeffreys ? MAX_PENALISED_STEPS : MAX_STEPS;
		for (int step = 1; step <= limit; step++) {
			double[] gradient = new double[size];
			double[][] information = information(theta, gradient);
			Optional<double[][]> root = Dense.cholesky(information);
			if (root.isEmpty()) {
				break;
			}
			if (jeffreys) {
				addPenalty(theta, Dense.inverse(root.get()), gradient);
			}
			double[] delta = Dense.solve(root.get(), gradient);
			if (!jeffreys && raisesAll(delta)) {
				return new Endless(unscaled(delta), relative(delta));
			}
			// The penalty bends the likelihood more than the information says: a step too long is turned back by the next.
			if (jeffreys && turnsBack(before, delta)) {
				share /= 2;
			}
			before = delta;
			double[] next = move(theta, delta, share);
			double value = objective(next, jeffreys);
			// Near the top the likelihood is flat to rounding; only a real loss shortens the step.
			double floor = reached - ROUNDING * Math.abs(reached);
			for (int h = 1; !(value >= floor) && h <= MAX_HALVINGS; h++) {
				next = move(theta, delta, Math.scalb(share, -h));
				value = objective(next, jeffreys);
			}
			theta = next;
			reached = value;
			if (largest(delta) < TOLERANCE) {
				return new Settled(unscaled(theta), unscaled(inverse(theta)), value(theta), step);
			}
		}
		throw new ArithmeticException("The Bradley-Terry model did not settle in " + limit + " Newton steps.");
	}

	/** The scores ∂ℓ/∂θ of one comparison of weight 1 at unscaled parameters, added to {@code sum}. */
	void addScore(int row, double score, double weight, double[] chances, double[] sum) {
		boolean tied = ties && score == 0.5;
		double byEta = weight * (score - 0.5 - (chances[0] - chances[2]) / 2);
		for (int x = 0; x < design.columns(row).length; x++) {
			sum[design.columns(row)[x]] += byEta * design.values(row)[x];
		}
		if (ties) {
			sum[p] += weight * ((tied ? 1 : 0) - chances[1]);
		}
	}

	private double[][] inverse(double[] theta) {
		return Dense.inverse(Dense.cholesky(information(theta, new double[size()])).orElseThrow(
				() -> new ArithmeticException("The information of the Bradley-Terry model is singular.")));
	}

	private double objective(double[] theta, boolean jeffreys) {
		double value = value(theta);
		if (jeffreys) {
			Optional<double[][]> root = Dense.cholesky(information(theta, new double[size()]));
			return root.isEmpty() ? Double.NEGATIVE_INFINITY : value + Dense.logDeterminant(root.get()) / 2;
		}
		return value;
	}

	private double value(double[] theta) {
		Chances c = new Chances();
		double tau = ties ? theta[p] : 0;
		double sum = 0;
		for (int r = 0; r < design.rows(); r++) {
			double eta = eta(r, theta);
			c.at(eta, tau, ties);
			sum += design.lefts(r) * (eta / 2 - c.logSum) + design.rights(r) * (-eta / 2 - c.logSum);
			if (ties) {
				sum += design.ties(r) * (tau - c.logSum);
			}
		}
		return sum;
	}

	private double[][] information(double[] theta, double[] gradient) {
		double[][] information = new double[size()][size()];
		Chances c = new Chances();
		double tau = ties ? theta[p] : 0;
		for (int r = 0; r < design.rows(); r++) {
			double n = design.n(r);
			c.at(eta(r, theta), tau, ties);
			double byEta = (design.lefts(r) - design.rights(r) - n * (c.left - c.right)) / 2;
			double etaEta = n * (c.left * c.right + c.tie * (c.left + c.right) / 4);
			double etaTau = -n * (c.left - c.right) * c.tie / 2;
			int[] columns = design.columns(r);
			for (int x = 0; x < columns.length; x++) {
				int a = columns[x];
				double v = design.values(r)[x] / scale[a];
				gradient[a] += byEta * v;
				for (int y = 0; y < columns.length; y++) {
					information[a][columns[y]] += etaEta * v * design.values(r)[y] / scale[columns[y]];
				}
				if (ties) {
					information[a][p] += etaTau * v;
					information[p][a] += etaTau * v;
				}
			}
			if (ties) {
				gradient[p] += design.ties(r) - n * c.tie;
				information[p][p] += n * c.tie * (c.left + c.right);
			}
		}
		return information;
	}

	/** Adds the gradient of half the log determinant of the information: half the trace of I⁻¹·∂I/∂θ. */
	private void addPenalty(double[] theta, double[][] inverse, double[] gradient) {
		Chances c = new Chances();
		double tau = ties ? theta[p] : 0;
		for (int r = 0; r < design.rows(); r++) {
			c.at(eta(r, theta), tau, ties);
			int[] columns = design.columns(r);
			double ee = 0;
			double et = 0;
			for (int x = 0; x < columns.length; x++) {
				double v = design.values(r)[x] / scale[columns[x]];
				for (int y = 0; y < columns.length; y++) {
					ee += v * inverse[columns[x]][columns[y]] * design.values(r)[y] / scale[columns[y]];
				}
				et += ties ? v * inverse[columns[x]][p] : 0;
			}
			double tt = ties ? inverse[p][p] : 0;
			// Third central moments of a = ±½ or 0 and t = 1 for a tie.
			double[] a = { 0.5, -0.5, 0 };
			double[] t = { 0, 0, 1 };
			double[] chance = { c.left, c.right, c.tie };
			double meanA = (c.left - c.right) / 2;
			double byEta = 0;
			double byTau = 0;
			for (int o = 0; o < 3; o++) {
				double da = a[o] - meanA;
				double dt = t[o] - c.tie;
				double form = da * da * ee + 2 * da * dt * et + dt * dt * tt;
				byEta += chance[o] * da * form;
				byTau += chance[o] * dt * form;
			}
			double half = design.n(r) / 2;
			for (int x = 0; x < columns.length; x++) {
				gradient[columns[x]] += half * byEta * design.values(r)[x] / scale[columns[x]];
			}
			if (ties) {
				gradient[p] += half * byTau;
			}
		}
	}

	/**
	 * Whether going this way raises, or keeps, the lead of every outcome seen over every other one, and raises some: then
	 * no finite maximum exists (Albert and Anderson 1984, Biometrika 71).
	 */
	private boolean raisesAll(double[] delta) {
		double lowest = 0;
		double highest = 0;
		for (int r = 0; r < design.rows(); r++) {
			double e = eta(r, delta) / 2;
			double t = ties ? delta[p] : 0;
			double[] gain = ties ? new double[] { e, -e, t } : new double[] { e, -e };
			double[] seen = { design.lefts(r), design.rights(r), design.ties(r) };
			for (int o = 0; o < gain.length; o++) {
				for (int other = 0; seen[o] > 0 && other < gain.length; other++) {
					lowest = Math.min(lowest, gain[o] - gain[other]);
					highest = Math.max(highest, gain[o] - gain[other]);
				}
			}
		}
		// A step of no size is one of a maximum reached.
		return highest > 1e-3 && lowest >= -SLACK * highest;
	}

	private double eta(int row, double[] theta) {
		double sum = 0;
		for (int x = 0; x < design.columns(row).length; x++) {
			int column = design.columns(row)[x];
			sum += design.values(row)[x] * theta[column] / scale[column];
		}
		return sum;
	}

	private double[] scaled(double[] theta) {
		double[] scaled = theta.clone();
		for (int t = 0; t < p; t++) {
			scaled[t] *= scale[t];
		}
		return scaled;
	}

	private double[] unscaled(double[] theta) {
		double[] unscaled = theta.clone();
		for (int t = 0; t < p; t++) {
			unscaled[t] /= scale[t];
		}
		return unscaled;
	}

	private double[][] unscaled(double[][] covariance) {
		double[][] unscaled = new double[covariance.length][];
		for (int a = 0; a < covariance.length; a++) {
			unscaled[a] = unscaled(covariance[a]);
			for (int b = 0; a < p && b < covariance.length; b++) {
				unscaled[a][b] /= scale[a];
			}
		}
		return unscaled;
	}

	private static double[] relative(double[] delta) {
		double largest = largest(delta);
		double[] relative = delta.clone();
		for (int t = 0; t < relative.length; t++) {
			relative[t] /= largest;
		}
		return relative;
	}

	private static double[] move(double[] theta, double[] delta, double share) {
		double[] next = theta.clone();
		for (int t = 0; t < next.length; t++) {
			next[t] += share * delta[t];
		}
		return next;
	}

	private static boolean turnsBack(double[] before, double[] now) {
		double product = 0;
		double square = 0;
		for (int t = 0; t < now.length; t++) {
			product += before[t] * now[t];
			square += before[t] * before[t];
		}
		return product < -0.25 * square;
	}

	private static double largest(double[] delta) {
		double largest = 0;
		for (double d : delta) {
			largest = Math.max(largest, Math.abs(d));
		}
		return largest;
	}
}
