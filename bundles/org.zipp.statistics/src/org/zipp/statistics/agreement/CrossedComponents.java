package org.zipp.statistics.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import org.zipp.statistics.internal.Dense;

/**
 * Variance components of y = μ + unit + rater + remainder by restricted maximum likelihood, the criterion of Bates et al.
 * (2015), Journal of Statistical Software 67, §3.4: the larger grouping is eliminated, the smaller is factored densely.
 */
final class CrossedComponents {

	private static final int MAX_STEPS = 200;
	private static final int NEWTON_STEPS = 12;
	private static final double STEP = 2e-3;
	/** Relative standard deviations above this mean that nothing remains to be explained. */
	private static final double NO_REMAINDER = 1e4;
	private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

	private final boolean unitsEliminated;
	private final int[] start;
	private final int[] inner;
	private final double[] innerCount;
	private final double[] sum;
	private final double[] innerSum;
	private final double total;
	private final double squares;
	private final double middle;
	private final double unit;
	private final int n;

	/**
	 * @param unitVariance  of units
	 * @param raterVariance of raters
	 * @param residual      variance of the remainder
	 * @param mean          μ
	 * @param deviance      −2 ln of the restricted likelihood
	 */
	record Fit(double unitVariance, double raterVariance, double residual, double mean, double deviance) {
	}

	/** @param ratings not all the same */
	CrossedComponents(Ratings ratings) {
		n = ratings.size();
		unitsEliminated = ratings.units() >= ratings.raters();
		int outer = unitsEliminated ? ratings.units() : ratings.raters();
		int small = unitsEliminated ? ratings.raters() : ratings.units();
		start = new int[outer + 1];
		for (int u = 0; u < ratings.units(); u++) {
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				start[(unitsEliminated ? u : ratings.rater(i)) + 1]++;
			}
		}
		for (int o = 0; o < outer; o++) {
			start[o + 1] += start[o];
		}
		double mean = 0;
		for (int i = 0; i < n; i++) {
			mean += ratings.value(i) / n;
		}
		double variance = 0;
		for (int i = 0; i < n; i++) {
			variance += (ratings.value(i) - mean) * (ratings.value(i) - mean) / n;
		}
		middle = mean;
		unit = Math.sqrt(variance);
		inner = new int[n];
		innerCount = new double[small];
		sum = new double[outer];
		innerSum = new double[small];
		int[] next = Arrays.copyOf(start, outer);
		double s = 0;
		double s2 = 0;
		for (int u = 0; u < ratings.units(); u++) {
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				int o = unitsEliminated ? u : ratings.rater(i);
				int b = unitsEliminated ? ratings.rater(i) : u;
				double y = (ratings.value(i) - middle) / unit;
				inner[next[o]++] = b;
				innerCount[b]++;
				sum[o] += y;
				innerSum[b] += y;
				s += y;
				s2 += y * y;
			}
		}
		total = s;
		squares = s2;
	}

	/** −2 ln of the restricted likelihood at standard deviations relative to that of the remainder; even in both. */
	double deviance(double unitRatio, double raterRatio) {
		return evaluate(unitRatio, raterRatio)[0];
	}

	/** Deviance, mean and variance of the remainder, the latter two on the scale of standardised ratings. */
	private double[] evaluate(double unitRatio, double raterRatio) {
		double a = unitsEliminated ? unitRatio : raterRatio;
		double b = unitsEliminated ? raterRatio : unitRatio;
		int k = innerCount.length;
		double[][] s = new double[k][k];
		double[] one = new double[k];
		double[] y = new double[k];
		for (int j = 0; j < k; j++) {
			s[j][j] = 1 + b * b * innerCount[j];
			one[j] = b * innerCount[j];
			y[j] = b * innerSum[j];
		}
		double logDeterminant = 0;
		double xx = n;
		double xy = total;
		double yy = squares;
		for (int o = 0; o < sum.length; o++) {
			int m = start[o + 1] - start[o];
			double d = 1 + a * a * m;
			logDeterminant += Math.log(d);
			xx -= a * a * m * m / d;
			xy -= a * a * m * sum[o] / d;
			yy -= a * a * sum[o] * sum[o] / d;
			double off = a * a * b / d;
			for (int i = start[o]; i < start[o + 1]; i++) {
				one[inner[i]] -= off * m;
				y[inner[i]] -= off * sum[o];
				double[] row = s[inner[i]];
				for (int j = start[o]; j < start[o + 1]; j++) {
					row[inner[j]] -= off * b;
				}
			}
		}
		Optional<double[][]> root = Dense.cholesky(s);
		if (root.isEmpty()) {
			return new double[] { Double.POSITIVE_INFINITY, 0, 0 };
		}
		double[] cOne = Dense.forward(root.get(), one);
		double[] cY = Dense.forward(root.get(), y);
		for (int j = 0; j < k; j++) {
			xx -= cOne[j] * cOne[j];
			xy -= cOne[j] * cY[j];
			yy -= cY[j] * cY[j];
		}
		double residual = (yy - xy * xy / xx) / (n - 1);
		if (!(xx > 0) || !(residual > 0)) {
			return new double[] { Double.POSITIVE_INFINITY, 0, 0 };
		}
		double deviance = logDeterminant + Dense.logDeterminant(root.get()) + Math.log(xx)
				+ (n - 1) * (1 + Math.log(2 * Math.PI * residual));
		return new double[] { deviance, xy / xx, residual };
	}

	/** Number of ratings. */
	int size() {
		return n;
	}

	/** Standard deviation of all ratings, the unit of {@link #deviance}. */
	double scale() {
		return unit;
	}

	/** The estimates; empty when nothing remains besides units and raters. */
	Optional<Fit> fit() {
		double[] at = simplex();
		at = newton(at);
		if (Math.max(at[0], at[1]) > NO_REMAINDER || Double.isInfinite(deviance(at[0], at[1]))) {
			return Optional.empty();
		}
		double[] v = evaluate(at[0], at[1]);
		double residual = v[2] * unit * unit;
		return Optional.of(new Fit(at[0] * at[0] * residual, at[1] * at[1] * residual, residual, middle + unit * v[1],
				v[0] + 2 * (n - 1) * Math.log(unit)));
	}

	/** Nelder and Mead (1965), Computer Journal 7, from ratios of 1 and ½. */
	private double[] simplex() {
		double[][] x = { { 1, 0.5 }, { 1.5, 0.5 }, { 1, 1 } };
		double[] f = new double[3];
		for (int i = 0; i < 3; i++) {
			f[i] = deviance(x[i][0], x[i][1]);
		}
		for (int step = 0; step < MAX_STEPS; step++) {
			sort(x, f);
			if (f[2] - f[0] < 1e-9 && Math.abs(x[2][0] - x[0][0]) + Math.abs(x[2][1] - x[0][1]) < 1e-4
					|| Math.abs(x[0][0]) + Math.abs(x[0][1]) > 3 * NO_REMAINDER) {
				break;
			}
			double[] centre = { (x[0][0] + x[1][0]) / 2, (x[0][1] + x[1][1]) / 2 };
			double[] r = along(centre, x[2], -1);
			double fr = deviance(r[0], r[1]);
			if (fr < f[0]) {
				double[] e = along(centre, x[2], -2);
				double fe = deviance(e[0], e[1]);
				x[2] = fe < fr ? e : r;
				f[2] = Math.min(fe, fr);
			} else if (fr < f[1]) {
				x[2] = r;
				f[2] = fr;
			} else {
				double[] c = along(centre, fr < f[2] ? r : x[2], 0.5);
				double fc = deviance(c[0], c[1]);
				if (fc < Math.min(fr, f[2])) {
					x[2] = c;
					f[2] = fc;
				} else {
					for (int i = 1; i < 3; i++) {
						x[i] = along(x[0], x[i], 0.5);
						f[i] = deviance(x[i][0], x[i][1]);
					}
				}
			}
		}
		sort(x, f);
		return new double[] { Math.abs(x[0][0]), Math.abs(x[0][1]) };
	}

	private static double[] along(double[] from, double[] to, double t) {
		return new double[] { from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]) };
	}

	private static void sort(double[][] x, double[] f) {
		for (int i = 1; i < 3; i++) {
			for (int j = i; j > 0 && f[j] < f[j - 1]; j--) {
				double[] tx = x[j];
				x[j] = x[j - 1];
				x[j - 1] = tx;
				double tf = f[j];
				f[j] = f[j - 1];
				f[j - 1] = tf;
			}
		}
	}

	/** Newton's method with differences of fourth order; a ratio at its bound 0 stays there. */
	private double[] newton(double[] from) {
		double[] at = from.clone();
		for (int i = 0; i < 2; i++) {
			// The deviance is even, so near 0 it is flat: settle whether 0 is as good.
			double[] zero = at.clone();
			zero[i] = 0;
			if (at[i] < 0.02 && deviance(zero[0], zero[1]) <= deviance(at[0], at[1]) + 1e-9) {
				at = zero;
			}
		}
		for (int step = 0; step < NEWTON_STEPS; step++) {
			double[] h = { STEP * Math.max(0.05, at[0]), STEP * Math.max(0.05, at[1]) };
			double f = deviance(at[0], at[1]);
			double[] g = new double[2];
			double[][] d2 = new double[2][2];
			for (int i = 0; i < 2; i++) {
				if (at[i] == 0) {
					d2[i][i] = 1;
					continue;
				}
				double p1 = moved(at, i, h[i]);
				double m1 = moved(at, i, -h[i]);
				double p2 = moved(at, i, 2 * h[i]);
				double m2 = moved(at, i, -2 * h[i]);
				g[i] = (8 * (p1 - m1) - (p2 - m2)) / (12 * h[i]);
				d2[i][i] = (16 * (p1 + m1) - (p2 + m2) - 30 * f) / (12 * h[i] * h[i]);
			}
			if (at[0] > 0 && at[1] > 0) {
				double mixed = deviance(at[0] + h[0], at[1] + h[1]) - deviance(at[0] + h[0], at[1] - h[1])
						- deviance(at[0] - h[0], at[1] + h[1]) + deviance(at[0] - h[0], at[1] - h[1]);
				d2[0][1] = d2[1][0] = mixed / (4 * h[0] * h[1]);
			}
			Optional<double[][]> root = Dense.cholesky(d2);
			if (root.isEmpty()) {
				return at;
			}
			double[] delta = Dense.solve(root.get(), g);
			double[] next = { Math.abs(at[0] - delta[0]), Math.abs(at[1] - delta[1]) };
			if (!(deviance(next[0], next[1]) <= f + 1e-9)) {
				return at;
			}
			at = next;
			if (Math.abs(delta[0]) + Math.abs(delta[1]) < 1e-9) {
				return at;
			}
		}
		return at;
	}

	private double moved(double[] at, int i, double by) {
		return i == 0 ? deviance(at[0] + by, at[1]) : deviance(at[0], at[1] + by);
	}

	/**
	 * The least deviance where units have the share {@code rho}, of all variance or, unless {@code absolute}, of that
	 * without raters.
	 */
	double profile(double rho, boolean absolute) {
		double odds = rho / (1 - rho);
		return minimum(angle -> {
			double rater = Math.tan(angle);
			return deviance(Math.sqrt(odds * (absolute ? 1 + rater * rater : 1)), rater);
		}, 0, Math.PI / 2 - 1e-4);
	}

	/** Least value of a function with one valley, after Brent (1973), Algorithms for Minimization, ch. 5. */
	private static double minimum(DoubleUnaryOperator f, double from, double to) {
		double a = from;
		double b = to;
		double x = a + GOLDEN * (b - a);
		double w = x;
		double v = x;
		double fx = f.applyAsDouble(x);
		double fw = fx;
		double fv = fx;
		double d = 0;
		double e = 0;
		for (int i = 0; i < 60; i++) {
			double m = (a + b) / 2;
			double tolerance = 1e-5 * x + 1e-6;
			if (Math.abs(x - m) <= 2 * tolerance - (b - a) / 2) {
				break;
			}
			double p = (x - v) * ((x - v) * (fx - fw)) - (x - w) * ((x - w) * (fx - fv));
			double q = 2 * ((x - v) * (fx - fw) - (x - w) * (fx - fv));
			p = q > 0 ? -p : p;
			q = Math.abs(q);
			if (Math.abs(e) > tolerance && q > 0 && Math.abs(p) < Math.abs(q * e / 2) && p > q * (a - x) && p < q * (b - x)) {
				e = d;
				d = p / q;
			} else {
				e = x < m ? b - x : a - x;
				d = GOLDEN * e;
			}
			double u = x + (Math.abs(d) >= tolerance ? d : Math.copySign(tolerance, d));
			double fu = f.applyAsDouble(u);
			if (fu <= fx) {
				if (u < x) {
					b = x;
				} else {
					a = x;
				}
				v = w;
				fv = fw;
				w = x;
				fw = fx;
				x = u;
				fx = fu;
			} else {
				if (u < x) {
					a = u;
				} else {
					b = u;
				}
				if (fu <= fw || w == x) {
					v = w;
					fv = fw;
					w = u;
					fw = fu;
				} else if (fu <= fv || v == x || v == w) {
					v = u;
					fv = fu;
				}
			}
		}
		return Math.min(fx, f.applyAsDouble(from));
	}
}
