package org.zipp.statistics.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.zipp.statistics.Interval;

/**
 * Intra-class correlations: the share of the variance of ratings that is between units. Shrout and Fleiss (1979),
 * Psychological Bulletin 86; McGraw and Wong (1996), Psychological Methods 1. Complete ratings use the analysis of
 * variance and equal {@code psych::ICC(lmer = FALSE)} of R; ratings with gaps use the mixed model with random units and
 * raters by restricted maximum likelihood, as {@code lme4::lmer(y ~ 1 + (1 | unit) + (1 | rater))}: least squares has no
 * unique decomposition there, the likelihood uses every rating, and holds when gaps depend on ratings that were seen.
 */
public final class IntraclassCorrelation {

	/** The mixed model factors a matrix of this order at most: the smaller of units and raters. */
	static final int MAX_ORDER = 200;
	private static final double ROUNDING = 1e-13;

	/** Which correlation, in the notation of Shrout and Fleiss and that of McGraw and Wong. */
	public enum Form {
		/** One rating; each unit has raters of its own: ICC(1). */
		ICC1_1("ICC(1,1)"),
		/** One rating; raters are a sample, their levels count as disagreement: ICC(A,1). */
		ICC2_1("ICC(2,1)"),
		/** One rating; the levels of raters do not count: ICC(C,1). */
		ICC3_1("ICC(3,1)"),
		/** Mean of k ratings, raters of its own per unit: ICC(k). */
		ICC1_K("ICC(1,k)"),
		/** Mean of k ratings, agreement: ICC(A,k). */
		ICC2_K("ICC(2,k)"),
		/** Mean of k ratings, consistency: ICC(C,k). */
		ICC3_K("ICC(3,k)");

		private final String label;

		Form(String label) {
			this.label = label;
		}

		/** Name for a table. */
		public String label() {
			return label;
		}
	}

	/**
	 * A test that units do not differ.
	 *
	 * @param statistic   F, or for the mixed model the likelihood ratio χ²
	 * @param df1         degrees of freedom of the numerator; 1 for the mixed model
	 * @param df2         of the denominator; 0 for the mixed model
	 * @param pValue      chance of a statistic at least as large if units do not differ
	 */
	public record UnitTest(double statistic, double df1, double df2, double pValue) {
	}

	/**
	 * One correlation.
	 *
	 * @param form     which
	 * @param value    at most 1; below 0 when units differ less than chance
	 * @param test     that units do not differ; empty when raters agree perfectly
	 * @param interval empty when raters agree perfectly
	 */
	public record Coefficient(Form form, double value, Optional<UnitTest> test, Optional<Interval> interval) {
	}

	/**
	 * From complete ratings.
	 *
	 * @param units         number of units
	 * @param raters        number of raters
	 * @param betweenUnits  mean square of units
	 * @param betweenRaters mean square of raters
	 * @param within        mean square within units
	 * @param residual      mean square of the remainder
	 * @param coefficients  all six forms in order
	 */
	public record Anova(int units, int raters, double betweenUnits, double betweenRaters, double within, double residual,
			List<Coefficient> coefficients) {

		/** One of the forms. */
		public Coefficient coefficient(Form form) {
			return coefficients.get(form.ordinal());
		}
	}

	/**
	 * From ratings with different numbers per unit, raters not told apart.
	 *
	 * @param units        units with a rating
	 * @param ratings      number of ratings
	 * @param betweenUnits mean square of units
	 * @param within       mean square within units
	 * @param perUnit      n₀ = (T − Σ n_i² / T) / (N − 1), the number of ratings per unit in the formulas
	 * @param single       ICC(1,1); the F test is exact, the interval takes n₀ for all n_i
	 * @param mean         ICC(1,k) of n₀ ratings
	 */
	public record OneWay(int units, long ratings, double betweenUnits, double within, double perUnit, Coefficient single,
			Coefficient mean) {
	}

	/**
	 * From the mixed model.
	 *
	 * @param units         number of units with a rating
	 * @param raters        number of raters with a rating
	 * @param ratings       number of ratings
	 * @param mean          mean rating
	 * @param unitVariance  variance of units
	 * @param raterVariance variance of the levels of raters
	 * @param residual      variance of the remainder
	 * @param deviance      −2 ln of the restricted likelihood
	 * @param perUnit       harmonic mean of the ratings per unit, the k of the means
	 * @param coefficients  ICC(2,1), ICC(3,1), ICC(2,k), ICC(3,k), intervals by profile likelihood
	 */
	public record Mixed(int units, int raters, long ratings, double mean, double unitVariance, double raterVariance,
			double residual, double deviance, double perUnit, List<Coefficient> coefficients) {

		/** One of the forms; the one-way forms are not among them. */
		public Coefficient coefficient(Form form) {
			return coefficients.stream().filter(c -> c.form == form).findFirst().orElseThrow(
					() -> new IllegalArgumentException("The mixed model has no " + form.label() + '.'));
		}
	}

	private IntraclassCorrelation() {
	}

	/** All six forms from complete ratings of two units or more by two raters or more. */
	public static Agreement.Result<Anova> anova(Ratings ratings, double level) {
		if (ratings.size() == 0 || ratings.activeRaters() < 2) {
			return Agreement.unpaired(ratings);
		}
		if (!ratings.complete()) {
			return new Agreement.NotEstimable<>(Agreement.Reason.INCOMPLETE,
					"Some raters did not rate some units; the analysis of variance needs all ratings.");
		}
		int n = ratings.units();
		int k = ratings.raters();
		if (n < 2) {
			return oneUnit();
		}
		if (ratings.categoryCount() == 1) {
			return Agreement.oneCategory("the intra-class correlation");
		}
		double[] unitMean = new double[n];
		double[] raterMean = new double[k];
		double mean = 0;
		for (int u = 0; u < n; u++) {
			for (int r = 0; r < k; r++) {
				double v = ratings.value(u * k + r);
				unitMean[u] += v / k;
				raterMean[r] += v / n;
				mean += v / n / k;
			}
		}
		double ssUnits = 0;
		double ssRaters = 0;
		double ssWithin = 0;
		double ssResidual = 0;
		for (double m : raterMean) {
			ssRaters += n * (m - mean) * (m - mean);
		}
		for (int u = 0; u < n; u++) {
			ssUnits += k * (unitMean[u] - mean) * (unitMean[u] - mean);
			for (int r = 0; r < k; r++) {
				double v = ratings.value(u * k + r) - unitMean[u];
				ssWithin += v * v;
				double e = v - raterMean[r] + mean;
				ssResidual += e * e;
			}
		}
		double tiny = ROUNDING * (ssUnits + ssWithin);
		if (ssUnits <= tiny) {
			return unitsAlike();
		}
		double b = ssUnits / (n - 1);
		double w = ssWithin <= tiny ? 0 : ssWithin / ((double) n * (k - 1));
		double e = ssResidual <= tiny ? 0 : ssResidual / ((n - 1.0) * (k - 1));
		double j = ssRaters <= tiny ? 0 : ssRaters / (k - 1);
		List<Coefficient> all = new ArrayList<>();
		all.add(ratio(Form.ICC1_1, b, w, k, n - 1.0, (double) n * (k - 1), level));
		all.add(agreement(b, j, e, n, k, level));
		all.add(ratio(Form.ICC3_1, b, e, k, n - 1.0, (n - 1.0) * (k - 1), level));
		all.add(averaged(Form.ICC1_K, 1 - w / b, all.get(0), k));
		all.add(averaged(Form.ICC2_K, (b - e) / (b + (j - e) / n), all.get(1), k));
		all.add(averaged(Form.ICC3_K, 1 - e / b, all.get(2), k));
		return new Agreement.Estimated<>(new Anova(n, k, b, j, w, e, List.copyOf(all)));
	}

	/** ICC(1,1) and ICC(1,k) when units have different numbers of ratings; no rater needs to be known. */
	public static Agreement.Result<OneWay> oneWay(Ratings ratings, double level) {
		if (ratings.pairableUnits() == 0) {
			return Agreement.unpaired(ratings);
		}
		int units = 0;
		double mean = 0;
		double squares = 0;
		int n = ratings.size();
		for (int u = 0; u < ratings.units(); u++) {
			double m = ratings.count(u);
			units += m > 0 ? 1 : 0;
			squares += m * m;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				mean += ratings.value(i) / n;
			}
		}
		if (units < 2) {
			return oneUnit();
		}
		if (ratings.categoryCount() == 1) {
			return Agreement.oneCategory("the intra-class correlation");
		}
		double ssUnits = 0;
		double ssWithin = 0;
		for (int u = 0; u < ratings.units(); u++) {
			int m = ratings.count(u);
			double unitMean = 0;
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				unitMean += ratings.value(i) / m;
			}
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				ssWithin += (ratings.value(i) - unitMean) * (ratings.value(i) - unitMean);
			}
			ssUnits += m == 0 ? 0 : m * (unitMean - mean) * (unitMean - mean);
		}
		double tiny = ROUNDING * (ssUnits + ssWithin);
		if (ssUnits <= tiny) {
			return unitsAlike();
		}
		double b = ssUnits / (units - 1);
		double w = ssWithin <= tiny ? 0 : ssWithin / (n - units);
		double k = (n - squares / n) / (units - 1);
		Coefficient single = ratio(Form.ICC1_1, b, w, k, units - 1.0, n - units, level);
		return new Agreement.Estimated<>(
				new OneWay(units, n, b, w, k, single, averaged(Form.ICC1_K, 1 - w / b, single, k)));
	}

	/** Agreement and consistency from ratings with or without gaps, by the mixed model. */
	public static Agreement.Result<Mixed> mixed(Ratings ratings, double level) {
		if (ratings.pairableUnits() == 0) {
			return Agreement.unpaired(ratings);
		}
		int units = 0;
		double inverse = 0;
		for (int u = 0; u < ratings.units(); u++) {
			units += ratings.count(u) > 0 ? 1 : 0;
			inverse += ratings.count(u) > 0 ? 1.0 / ratings.count(u) : 0;
		}
		if (units < 2) {
			return oneUnit();
		}
		if (ratings.categoryCount() == 1) {
			return Agreement.oneCategory("the intra-class correlation");
		}
		if (Math.min(ratings.units(), ratings.raters()) > MAX_ORDER) {
			return new Agreement.NotEstimable<>(Agreement.Reason.TOO_LARGE, "The mixed model takes " + MAX_ORDER
					+ " raters or units at most; use the one-way correlation.");
		}
		CrossedComponents model = new CrossedComponents(ratings);
		Optional<CrossedComponents.Fit> found = residualDegrees(ratings) < 1 ? Optional.empty() : model.fit();
		if (found.isEmpty()) {
			return new Agreement.NotEstimable<>(Agreement.Reason.NO_REMAINDER,
					"Units and raters explain the ratings without remainder, so their shares of the variance cannot be told.");
		}
		CrossedComponents.Fit fit = found.get();
		double least = fit.deviance() - 2 * (ratings.size() - 1) * Math.log(model.scale());
		double ratio = Math.max(0, model.profile(0, false) - least);
		// The null value 0 lies at the bound of its range: half the mass is at 0 (Self and Liang 1987, JASA 82).
		Optional<UnitTest> test = Optional.of(new UnitTest(ratio, 1, 0,
				ratio == 0 ? 1 : ChiSquaredDistribution.of(1).survivalProbability(ratio) / 2));
		double k = units / inverse;
		double u = fit.unitVariance();
		Coefficient agreement = new Coefficient(Form.ICC2_1, u / (u + fit.raterVariance() + fit.residual()), test,
				Optional.of(profile(model, u / (u + fit.raterVariance() + fit.residual()), true, least, level)));
		Coefficient consistency = new Coefficient(Form.ICC3_1, u / (u + fit.residual()), test,
				Optional.of(profile(model, u / (u + fit.residual()), false, least, level)));
		return new Agreement.Estimated<>(new Mixed(units, ratings.activeRaters(), ratings.size(), fit.mean(), u,
				fit.raterVariance(), fit.residual(), fit.deviance(), k,
				List.of(agreement, consistency, averaged(Form.ICC2_K, stepUp(agreement.value, k), agreement, k),
						averaged(Form.ICC3_K, stepUp(consistency.value, k), consistency, k))));
	}

	/** Ratings less the number of means that units and raters fix. */
	private static int residualDegrees(Ratings ratings) {
		int units = ratings.units();
		int[] parent = new int[units + ratings.raters()];
		for (int i = 0; i < parent.length; i++) {
			parent[i] = i;
		}
		int fixed = 0;
		for (int u = 0; u < units; u++) {
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				int a = root(parent, u);
				int b = root(parent, units + ratings.rater(i));
				if (a != b) {
					parent[a] = b;
					fixed++;
				}
			}
		}
		// A spanning forest has one edge less per component than vertices; each component fixes one mean more.
		return ratings.size() - fixed - 1;
	}

	private static int root(int[] parent, int of) {
		int at = of;
		while (parent[at] != at) {
			parent[at] = parent[parent[at]];
			at = parent[at];
		}
		return at;
	}

	private static Interval profile(CrossedComponents model, double estimate, boolean absolute, double least, double level) {
		double limit = least + ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
		double low = model.profile(0, absolute) <= limit ? 0 : crossing(model, 0, estimate, absolute, limit);
		double top = 1 - 1e-7;
		double high = model.profile(top, absolute) <= limit ? 1 : crossing(model, top, estimate, absolute, limit);
		return new Interval(Math.min(low, estimate), Math.max(high, estimate), level);
	}

	/** Where the profile passes the limit between a correlation outside the interval and one inside. */
	private static double crossing(CrossedComponents model, double outside, double inside, boolean absolute, double limit) {
		double a = outside;
		double b = inside;
		double fa = model.profile(a, absolute) - limit;
		double fb = model.profile(b, absolute) - limit;
		for (int i = 0; i < 60 && Math.abs(a - b) > 1e-9; i++) {
			// Every third step halves, so that a steep side cannot hold the secant up.
			double x = i % 3 == 2 ? (a + b) / 2 : b + (a - b) * fb / (fb - fa);
			double fx = model.profile(x, absolute) - limit;
			if (Math.abs(fx) < 1e-7) {
				return x;
			}
			if (fx > 0) {
				a = x;
				fa = fx;
			} else {
				b = x;
				fb = fx;
			}
		}
		return (a + b) / 2;
	}

	/** (F − 1) / (F + k − 1), with the interval that F itself gives. */
	private static Coefficient ratio(Form form, double between, double error, double k, double df1, double df2, double level) {
		double value = (between - error) / (between + (k - 1) * error);
		if (error == 0) {
			return new Coefficient(form, value, Optional.empty(), Optional.empty());
		}
		double f = between / error;
		double low = f * FDistribution.of(df2, df1).inverseCumulativeProbability((1 - level) / 2);
		double high = f * FDistribution.of(df2, df1).inverseSurvivalProbability((1 - level) / 2);
		return new Coefficient(form, value, Optional.of(test(f, df1, df2)),
				Optional.of(new Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), level)));
	}

	private static UnitTest test(double f, double df1, double df2) {
		return new UnitTest(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
	}

	private static Coefficient agreement(double b, double j, double e, int n, int k, double level) {
		double value = (b - e) / (b + (k - 1) * e + k * (j - e) / n);
		if (e == 0) {
			return new Coefficient(Form.ICC2_1, value, Optional.empty(), Optional.empty());
		}
		double f = j / e;
		double x = k * value * f + n * (1 + (k - 1) * value) - k * value;
		double y = n * (1 + (k - 1) * value) - k * value;
		double v = (k - 1.0) * (n - 1) * x * x / ((n - 1.0) * k * k * value * value * f * f + y * y);
		Optional<Interval> interval = Optional.empty();
		if (v > 0 && v < Double.POSITIVE_INFINITY) {
			double upper = FDistribution.of(n - 1.0, v).inverseSurvivalProbability((1 - level) / 2);
			double lower = FDistribution.of(v, n - 1.0).inverseSurvivalProbability((1 - level) / 2);
			double c = k * j + ((double) k * n - k - n) * e;
			double low = n * (b - upper * e) / (upper * c + n * b);
			double high = n * (lower * b - e) / (c + n * lower * b);
			interval = Optional.of(new Interval(Math.min(low, high), Math.max(low, high), level));
		}
		return new Coefficient(Form.ICC2_1, value, Optional.of(test(b / e, n - 1.0, (n - 1.0) * (k - 1))), interval);
	}

	private static Coefficient averaged(Form form, double value, Coefficient single, double k) {
		return new Coefficient(form, value, single.test, single.interval.filter(i -> 1 + (k - 1) * i.low() > ROUNDING)
				.map(i -> new Interval(stepUp(i.low(), k), stepUp(i.high(), k), i.level())));
	}

	/** Spearman and Brown: the correlation of means of k ratings. */
	private static double stepUp(double single, double k) {
		return k * single / (1 + (k - 1) * single);
	}

	private static <T> Agreement.Result<T> oneUnit() {
		return new Agreement.NotEstimable<>(Agreement.Reason.ONE_UNIT, "Units are compared, and there is only one.");
	}

	private static <T> Agreement.Result<T> unitsAlike() {
		return new Agreement.NotEstimable<>(Agreement.Reason.UNITS_ALIKE,
				"All units have the same mean rating, so there is no difference between units to agree on.");
	}
}
