package org.zipp.statistics.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.internal.Dense;

/**
 * Logistic regression with a random intercept: logit P(win) = xᵀβ + σu, u standard normal, one u per rater. Maximum
 * likelihood, the integral over u by adaptive Gauss–Hermite quadrature (Liu and Pierce 1994, Biometrika 81; Pinheiro and
 * Bates 1995, JCGS 4); {@code lme4::glmer(…, family = binomial, nAGQ = nodes)} of R.
 */
public final class MixedLogit {

	/** Enough for raters with a handful of votes and more; the value that results rest on is printed with them. */
	public static final int DEFAULT_NODES = 25;

	private static final int MAX_STEPS = 100;
	private static final int MAX_HALVINGS = 30;
	/** Expected gain of log-likelihood at which Newton's method stops. */
	private static final double TOLERANCE = 1e-16;
	/** Expected gain, as a share of the log-likelihood, that its rounding hides. */
	private static final double ROUNDING = 1e-11;
	/** A standard deviation between raters, in logits, at which all but a few always vote the same way. */
	private static final double MAX_SIGMA = 50;
	/** On the way to σ = 0. */
	private static final double NEAR_ZERO = 0.02;
	/** A gain of log-likelihood by σ that is rounding. */
	private static final double NO_GAIN = 1e-9;
	/** Pivots below this, in columns of unit length, say that a column is a combination of others. */
	private static final double COLLINEAR = 1e-10;
	/** Fitted probabilities this close to 0 or 1 raise the suspicion of separation. */
	private static final double EXTREME = 1e-7;
	/** Violations of separation by a direction of length 1 that are rounding. */
	private static final double SEPARATING = 1e-4;
	/** Shapes of clusters that one task sums; part of the result, as sums depend on their order in the last bits. */
	private static final int CHUNK = 256;

	/** Steps of the trapezoidal rule to either side of 0, and their width. */
	private static final int TRAPEZOIDS = 2250;
	private static final double TRAPEZOID = 0.004;

	/** The fitted model, or why there is none. */
	public sealed interface Result permits Fit, NotEstimable {
	}

	/** Why no finite estimate exists. */
	public enum Reason {
		/** All trials are of one cluster. */
		ONE_CLUSTER("All votes come from one rater, so nothing shows how much raters differ."),
		/** No cluster has two trials. */
		NO_REPLICATION("No rater voted twice, so differences between raters cannot be told from chance."),
		/** A column of the design is a combination of others. */
		COLLINEAR("Some covariates are combinations of others, so their effects cannot be told apart."),
		/** Covariates, or the intercept alone, tell wins from losses without error. */
		SEPARATED("The covariates tell some wins from all losses without error, so their effects have no bound."),
		/** Clusters do not disagree within themselves. */
		UNANIMOUS("Raters hardly ever contradict themselves, so the spread between raters has no bound."),
		/** Newton's method did not settle. */
		NOT_CONVERGED("The likelihood has no maximum that Newton's method finds.");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

		/** A sentence in plain words. */
		public String text() {
			return text;
		}
	}

	/**
	 * No finite estimate exists.
	 *
	 * @param columns of the design that are concerned; empty when it is none in particular
	 */
	public record NotEstimable(Reason reason, List<Integer> columns) implements Result {
	}

	/**
	 * Trials in rows. The arrays belong to the record from now on.
	 *
	 * @param cluster   rater of the row, from 0; raters without rows do not matter
	 * @param successes wins, 0 to trials
	 * @param trials    decided comparisons, at least 1
	 * @param design    x of the row, the same length in all rows; the intercept is a column of 1 like any other
	 */
	public record Data(int[] cluster, int[] successes, int[] trials, double[][] design) {

		public Data {
			int n = cluster.length;
			if (n == 0 || successes.length != n || trials.length != n || design.length != n || design[0].length == 0) {
				throw new IllegalArgumentException("The model needs rows with a cluster, successes, trials and covariates each.");
			}
			for (int i = 0; i < n; i++) {
				if (cluster[i] < 0 || trials[i] < 1 || successes[i] < 0 || successes[i] > trials[i]) {
					throw new IllegalArgumentException("Row " + i + " needs a cluster from 0 on and 0 <= successes <= trials, trials > 0, got "
							+ cluster[i] + ", " + successes[i] + " and " + trials[i] + '.');
				}
				if (design[i].length != design[0].length) {
					throw new IllegalArgumentException("Row " + i + " has " + design[i].length + " covariates, the first " + design[0].length + '.');
				}
				for (double x : design[i]) {
					if (!Double.isFinite(x)) {
						throw new IllegalArgumentException("A covariate of row " + i + " is not a finite number.");
					}
				}
			}
		}

		/** Votes with the intercept as the only effect; ties are left out, the model has no place for them. */
		public static Data of(Outcomes outcomes) {
			Outcomes decided = outcomes.counting(Ties.DROPPED);
			int n = decided.size();
			int[] trials = new int[n];
			Arrays.fill(trials, 1);
			double[][] design = new double[n][];
			Arrays.fill(design, new double[] { 1 });
			return new Data(decided.rater(), Arrays.stream(decided.score()).mapToInt(s -> (int) s).toArray(), trials, design);
		}
	}

	/**
	 * A fitted model.
	 *
	 * @param coefficients         β by column of the design: effects for one rater
	 * @param covariance           of (β, σ): inverse of the negative Hessian of the log-likelihood at its maximum, as
	 *                             {@code vcov(fit, use.hessian = TRUE)} of glmer; row and column of σ are 0 at the boundary
	 * @param sigma                σ, standard deviation between raters in logits, at least 0
	 * @param boundary             whether the likelihood is highest at σ = 0: raters differ no more than chance. Then β and
	 *                             its covariance are those of logistic regression
	 * @param logLikelihood        with the binomial coefficients
	 * @param logLikelihoodWithout the same of the model without σ
	 * @param clusters             raters
	 * @param nodes                of the quadrature
	 * @param steps                Newton steps taken
	 */
	public record Fit(double[] coefficients, double[][] covariance, double sigma, boolean boundary, double logLikelihood,
			double logLikelihoodWithout, int clusters, int nodes, int steps) implements Result {

		/** Standard errors of β. */
		public double[] standardErrors() {
			return IntStream.range(0, coefficients.length).mapToDouble(j -> Math.sqrt(covariance[j][j])).toArray();
		}

		/** Standard error of σ; empty at the boundary, where it has no such distribution. */
		public OptionalDouble sigmaError() {
			int last = coefficients.length;
			return boundary ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(covariance[last][last]));
		}

		/** Wald's two-sided p-value, standard normal, for β of a column being 0, as glmer prints. */
		public double pValue(int column) {
			double z = Math.abs(coefficients[column]) / Math.sqrt(covariance[column][column]);
			return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
		}

		/** Correlation of the latent preferences of one rater: σ² / (σ² + π²/3). */
		public double latentCorrelation() {
			return sigma * sigma / (sigma * sigma + Math.PI * Math.PI / 3);
		}

		/**
		 * Likelihood-ratio p-value of σ = 0. The null lies on the boundary, so that the statistic is 0 half the time (Self
		 * and Liang 1987, JASA 82): half the tail of χ² with one degree of freedom.
		 */
		public double heterogeneityP() {
			double statistic = 2 * (logLikelihood - logLikelihoodWithout);
			return boundary || !(statistic > 0) ? 1 : ChiSquaredDistribution.of(1).survivalProbability(statistic) / 2;
		}

		/** Probability of a win for the median rater at x: logit⁻¹(xᵀβ). Farther from ½ than the rate of all raters. */
		public double typicalRate(double[] x) {
			return Proportions.logistic(dot(x, coefficients));
		}

		/** Rate over all raters of a model with the intercept alone; {@link #marginalRate(double[][])}. */
		public RateEstimate marginalRate() {
			return marginalRate(new double[][] { { 1 } });
		}

		/**
		 * Population-averaged rate of wins: E logit⁻¹(xᵀβ + σu) over raters, averaged over rows x (Zeger, Liang and Albert
		 * 1988, Biometrics 44). Its error is by the delta method from the covariance of (β, σ), degrees of freedom are
		 * raters less columns; for an interval use {@link RateEstimate#interval}.
		 *
		 * @param rows at least one row of covariates
		 */
		public RateEstimate marginalRate(double[][] rows) {
			int p = coefficients.length;
			for (double[] x : rows) {
				if (x.length != p) {
					throw new IllegalArgumentException("A row needs " + p + " covariates, got " + x.length + '.');
				}
			}
			double[][] sorted = rows.clone();
			Arrays.sort(sorted, Arrays::compare);
			double rate = 0;
			double[] gradient = new double[p + 1];
			int next = 0;
			while (next < sorted.length) {
				double[] x = sorted[next];
				int first = next;
				while (next < sorted.length && Arrays.equals(x, sorted[next])) {
					next++;
				}
				// Trapezoids converge geometrically here; with σ up to 50 the error is below 1e-15.
				double eta = dot(x, coefficients);
				double byEta = 0;
				for (int k = -TRAPEZOIDS; k <= TRAPEZOIDS; k++) {
					double z = k * TRAPEZOID;
					double weight = TRAPEZOID * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * (next - first) / rows.length;
					double mu = Proportions.logistic(eta + sigma * z);
					rate += weight * mu;
					byEta += weight * mu * (1 - mu);
					gradient[p] += weight * mu * (1 - mu) * z;
				}
				for (int j = 0; j < p; j++) {
					gradient[j] += byEta * x[j];
				}
			}
			return new RateEstimate(rate, Math.sqrt(Dense.form(gradient, covariance, gradient)), Math.max(1, clusters - p));
		}
	}

	/**
	 * Rows of a cluster, each with covariates, wins and trials. Clusters with the same rows are summed but once: with the
	 * intercept alone there are never more of them than there are counts of wins.
	 */
	private record Shape(List<double[]> rows) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Shape s && Arrays.deepEquals(rows.toArray(), s.rows.toArray());
		}

		@Override
		public int hashCode() {
			return Arrays.deepHashCode(rows.toArray());
		}
	}

	/** Rows of the same cluster and covariates are one; columns are scaled to root mean square 1. */
	private final double[][] x;
	private final double[] wins;
	private final double[] trials;
	/** How many clusters have this row. */
	private final double[] weight;
	/** First row of every shape of clusters, and the end. */
	private final int[] start;
	private final int clusters;
	private final double[] scale;
	private final double constant;
	private final int p;
	private final GaussHermite rule;
	/** Modes of u from the evaluation before, to start from. */
	private final double[] mode;

	private MixedLogit(Data data, int nodes) {
		rule = GaussHermite.of(nodes);
		double[][] design = data.design();
		p = design[0].length;
		scale = new double[p];
		double sum = 0;
		for (int i = 0; i < design.length; i++) {
			for (int j = 0; j < p; j++) {
				scale[j] += design[i][j] * design[i][j] / design.length;
			}
			int n = data.trials()[i];
			sum += n == 1 ? 0 : BinomialDistribution.of(n, 0.5).logProbability(data.successes()[i]) + n * Math.log(2);
		}
		constant = sum;
		for (int j = 0; j < p; j++) {
			scale[j] = scale[j] > 0 ? Math.sqrt(scale[j]) : 1;
		}
		Comparator<Integer> byCluster = Comparator.comparingInt(i -> data.cluster()[i]);
		int[] order = IntStream.range(0, design.length).boxed()
				.sorted(byCluster.thenComparing((a, b) -> Arrays.compare(design[a], design[b]))).mapToInt(Integer::intValue).toArray();
		Map<Shape, Integer> shapes = new LinkedHashMap<>();
		List<double[]> rows = new ArrayList<>();
		for (int k = 0; k < order.length; k++) {
			int i = order[k];
			boolean newCluster = k > 0 && data.cluster()[i] != data.cluster()[order[k - 1]];
			if (newCluster) {
				shapes.merge(new Shape(rows), 1, Integer::sum);
				rows = new ArrayList<>();
			}
			if (rows.isEmpty() || !Arrays.equals(design[i], design[order[k - 1]])) {
				rows.add(IntStream.range(0, p + 2).mapToDouble(j -> j < p ? design[i][j] / scale[j] : 0).toArray());
			}
			rows.getLast()[p] += data.successes()[i];
			rows.getLast()[p + 1] += data.trials()[i];
		}
		shapes.merge(new Shape(rows), 1, Integer::sum);
		start = new int[shapes.size() + 1];
		List<double[]> all = new ArrayList<>();
		List<Integer> repeats = new ArrayList<>();
		int shape = 0;
		for (Map.Entry<Shape, Integer> e : shapes.entrySet()) {
			all.addAll(e.getKey().rows());
			start[++shape] = all.size();
			e.getKey().rows().forEach(_ -> repeats.add(e.getValue()));
		}
		clusters = shapes.values().stream().mapToInt(Integer::intValue).sum();
		x = all.stream().map(r -> Arrays.copyOf(r, p)).toArray(double[][]::new);
		wins = all.stream().mapToDouble(r -> r[p]).toArray();
		trials = all.stream().mapToDouble(r -> r[p + 1]).toArray();
		weight = repeats.stream().mapToDouble(Integer::intValue).toArray();
		mode = new double[start.length - 1];
	}

	/** Fits the win rate of votes, with the intercept alone and ties left out; empty without a decided vote. */
	public static Optional<Result> fit(Outcomes outcomes, int nodes) {
		return outcomes.counting(Ties.DROPPED).size() == 0 ? Optional.empty() : Optional.of(fit(Data.of(outcomes), nodes));
	}

	/**
	 * Fits the model.
	 *
	 * @param nodes of the quadrature, 1 (Laplace) to 100; {@link #DEFAULT_NODES} unless results of other programs with
	 *              fewer are to be met
	 */
	public static Result fit(Data data, int nodes) {
		return new MixedLogit(data, nodes).fit();
	}

	private Result fit() {
		int distinct = start.length - 1;
		if (clusters < 2) {
			return new NotEstimable(Reason.ONE_CLUSTER, List.of());
		}
		if (IntStream.range(0, distinct).noneMatch(c -> clusterSum(trials, c) > 1)) {
			return new NotEstimable(Reason.NO_REPLICATION, List.of());
		}
		double[] beta = new double[p];
		Optional<NotEstimable> refusal = withoutSigma(beta);
		if (refusal.isPresent()) {
			return refusal.get();
		}
		if (IntStream.range(0, distinct).allMatch(c -> clusterSum(wins, c) == 0 || clusterSum(wins, c) == clusterSum(trials, c))
				&& p == 1) {
			return new NotEstimable(Reason.UNANIMOUS, List.of());
		}
		double without = logLikelihood(beta);
		double[] theta = Arrays.copyOf(beta, p + 1);
		theta[p] = 1;
		// Where the likelihood falls from σ = 0 on, only a maximum away from it is of interest.
		int steps = maximise(theta, spreadScore(beta) > 0 ? 0 : NEAR_ZERO);
		if (Math.abs(theta[p]) > MAX_SIGMA) {
			return new NotEstimable(Reason.UNANIMOUS, List.of());
		}
		double with = evaluate(theta, new double[p + 1]);
		if (with <= without + NO_GAIN || steps < 0 && Math.abs(theta[p]) < NEAR_ZERO) {
			double[][] information = information(beta);
			return result(Arrays.copyOf(beta, p + 1), pad(Dense.inverse(Dense.cholesky(information).orElseThrow())), true, without,
					without, steps);
		}
		if (steps < 0) {
			return new NotEstimable(Reason.NOT_CONVERGED, List.of());
		}
		Optional<double[][]> factor = Dense.cholesky(negativeHessian(theta, 1e-3, true));
		if (factor.isEmpty()) {
			return new NotEstimable(Reason.NOT_CONVERGED, List.of());
		}
		double[][] covariance = Dense.inverse(factor.get());
		if (theta[p] < 0) {
			// The likelihood is the same for σ and −σ.
			theta[p] = -theta[p];
			for (int j = 0; j < p; j++) {
				covariance[j][p] = covariance[p][j] = -covariance[j][p];
			}
		}
		return result(theta, covariance, false, with, without, steps);
	}

	private Fit result(double[] theta, double[][] covariance, boolean boundary, double with, double without, int steps) {
		double[] beta = new double[p];
		for (int j = 0; j < p; j++) {
			beta[j] = theta[j] / scale[j];
			for (int k = 0; k <= p; k++) {
				covariance[j][k] /= scale[j];
				covariance[k][j] /= scale[j];
			}
		}
		return new Fit(beta, covariance, boundary ? 0 : theta[p], boundary, with + constant, without + constant, clusters,
				rule.nodes().length, Math.abs(steps));
	}

	private static double[][] pad(double[][] matrix) {
		double[][] padded = new double[matrix.length + 1][matrix.length + 1];
		for (int i = 0; i < matrix.length; i++) {
			System.arraycopy(matrix[i], 0, padded[i], 0, matrix.length);
		}
		return padded;
	}

	private double clusterSum(double[] values, int cluster) {
		double sum = 0;
		for (int r = start[cluster]; r < start[cluster + 1]; r++) {
			sum += values[r];
		}
		return sum;
	}

	/** Logistic regression by Newton's method into {@code beta}, or why it has no finite estimate. */
	private Optional<NotEstimable> withoutSigma(double[] beta) {
		double[][] crossed = new double[p][p];
		for (double[] row : x) {
			for (int j = 0; j < p; j++) {
				for (int k = 0; k < p; k++) {
					crossed[j][k] += row[j] * row[k];
				}
			}
		}
		List<Integer> collinear = collinear(crossed);
		if (!collinear.isEmpty()) {
			return Optional.of(new NotEstimable(Reason.COLLINEAR, collinear));
		}
		double value = logLikelihood(beta);
		double[] step = new double[p];
		for (int i = 0; i < MAX_STEPS; i++) {
			double[] score = new double[p];
			double extreme = 1;
			for (int r = 0; r < x.length; r++) {
				double mu = Proportions.logistic(dot(x[r], beta));
				extreme = Math.min(extreme, Math.min(mu, 1 - mu));
				for (int j = 0; j < p; j++) {
					score[j] += weight[r] * x[r][j] * (wins[r] - trials[r] * mu);
				}
			}
			Optional<double[][]> factor = Dense.cholesky(information(beta));
			if (factor.isPresent()) {
				step = Dense.solve(factor.get(), score);
			}
			if (extreme < EXTREME || factor.isEmpty()) {
				List<Integer> separating = separating(step);
				if (!separating.isEmpty()) {
					return Optional.of(new NotEstimable(Reason.SEPARATED, separating));
				}
			}
			if (factor.isEmpty()) {
				return Optional.of(new NotEstimable(Reason.NOT_CONVERGED, List.of()));
			}
			if (dot(step, score) < TOLERANCE) {
				return Optional.empty();
			}
			double[] from = beta.clone();
			double next = value;
			double length = 1;
			for (int h = 0; h < MAX_HALVINGS; h++) {
				for (int j = 0; j < p; j++) {
					beta[j] = from[j] + length * step[j];
				}
				next = logLikelihood(beta);
				if (next > value) {
					break;
				}
				length /= 2;
			}
			if (!(next > value)) {
				System.arraycopy(from, 0, beta, 0, p);
				return Optional.empty();
			}
			value = next;
		}
		return Optional.of(new NotEstimable(Reason.NOT_CONVERGED, List.of()));
	}

	/** Columns without which the others are independent; empty when all are. */
	private List<Integer> collinear(double[][] crossed) {
		List<Integer> dependent = new ArrayList<>();
		List<Integer> kept = new ArrayList<>();
		for (int j = 0; j < p; j++) {
			kept.add(j);
			double[][] part = new double[kept.size()][kept.size()];
			for (int a = 0; a < part.length; a++) {
				for (int b = 0; b < part.length; b++) {
					int ka = kept.get(a);
					int kb = kept.get(b);
					part[a][b] = crossed[ka][kb] / Math.sqrt(Math.max(Double.MIN_NORMAL, crossed[ka][ka])
							* Math.max(Double.MIN_NORMAL, crossed[kb][kb]));
				}
			}
			Optional<double[][]> factor = Dense.cholesky(part);
			if (factor.isEmpty() || factor.get()[part.length - 1][part.length - 1] < Math.sqrt(COLLINEAR)) {
				kept.removeLast();
				dependent.add(j);
			}
		}
		return dependent;
	}

	/**
	 * The columns of a direction along which no row loses likelihood, and some gain (Albert and Anderson 1984, Biometrika
	 * 71); empty when {@code step} is no such direction. Where estimates run away, Newton's steps turn into one.
	 */
	private List<Integer> separating(double[] step) {
		double largest = 0;
		for (double[] row : x) {
			largest = Math.max(largest, Math.abs(dot(row, step)));
		}
		if (!(largest > 0)) {
			return List.of();
		}
		for (int r = 0; r < x.length; r++) {
			double moves = dot(x[r], step) / largest;
			if (wins[r] > 0 && moves < -SEPARATING || wins[r] < trials[r] && moves > SEPARATING) {
				return List.of();
			}
		}
		double most = Arrays.stream(step).map(Math::abs).max().orElseThrow();
		return IntStream.range(0, p).filter(j -> Math.abs(step[j]) > SEPARATING * most).boxed().toList();
	}

	/** Log-likelihood of logistic regression. */
	private double logLikelihood(double[] beta) {
		double sum = 0;
		for (int r = 0; r < x.length; r++) {
			double eta = dot(x[r], beta);
			sum += weight[r] * (wins[r] * eta - trials[r] * softplus(eta));
		}
		return sum;
	}

	private double[][] information(double[] beta) {
		double[][] information = new double[p][p];
		for (int r = 0; r < x.length; r++) {
			double mu = Proportions.logistic(dot(x[r], beta));
			double w = weight[r] * trials[r] * mu * (1 - mu);
			for (int j = 0; j < p; j++) {
				for (int k = 0; k < p; k++) {
					information[j][k] += w * x[r][j] * x[r][k];
				}
			}
		}
		return information;
	}

	/**
	 * Twice the derivative of the log-likelihood by σ² at 0: Σ (residuals of a cluster)² − its information (the score test
	 * of Commenges and Jacqmin-Gadda 1997, JRSS-B 59).
	 */
	private double spreadScore(double[] beta) {
		double sum = 0;
		for (int c = 0; c < start.length - 1; c++) {
			double residual = 0;
			double w = 0;
			for (int r = start[c]; r < start[c + 1]; r++) {
				double mu = Proportions.logistic(dot(x[r], beta));
				residual += wins[r] - trials[r] * mu;
				w += trials[r] * mu * (1 - mu);
			}
			sum += weight[start[c]] * (residual * residual - w);
		}
		return sum;
	}

	/**
	 * Newton's method for (β, σ) in place.
	 *
	 * @param near give up when |σ| falls below it
	 * @return steps taken, negative when it did not settle
	 */
	private int maximise(double[] theta, double near) {
		double[] gradient = new double[p + 1];
		double value = evaluate(theta, gradient);
		boolean last = false;
		for (int i = 1; i <= MAX_STEPS; i++) {
			double[][] hessian = negativeHessian(theta, 1e-4, false);
			double ridge = 0;
			Optional<double[][]> factor = Dense.cholesky(hessian);
			while (factor.isEmpty()) {
				double largest = IntStream.range(0, p + 1).mapToDouble(j -> Math.abs(hessian[j][j])).max().orElseThrow();
				double more = ridge == 0 ? 1e-3 * largest + 1e-8 : 9 * ridge;
				ridge += more;
				for (int j = 0; j <= p; j++) {
					hessian[j][j] += more;
				}
				factor = Dense.cholesky(hessian);
			}
			double[] step = Dense.solve(factor.get(), gradient);
			double gain = dot(step, gradient);
			if (ridge == 0 && gain < ROUNDING * Math.max(1, Math.abs(value))) {
				// Values are equal but for rounding; Newton's steps still gain digits, two of them all there are.
				for (int j = 0; j <= p; j++) {
					theta[j] += step[j];
				}
				if (gain < TOLERANCE || last) {
					return i;
				}
				last = true;
				value = evaluate(theta, gradient);
				continue;
			}
			double longest = Arrays.stream(step).map(Math::abs).max().orElseThrow();
			double length = Math.min(1, 3 / longest);
			double[] from = theta.clone();
			double[] nextGradient = new double[p + 1];
			double next = value;
			for (int h = 0; h < MAX_HALVINGS; h++) {
				for (int j = 0; j <= p; j++) {
					theta[j] = from[j] + length * step[j];
				}
				next = evaluate(theta, nextGradient);
				if (next > value) {
					break;
				}
				length /= 2;
			}
			if (!(next > value)) {
				System.arraycopy(from, 0, theta, 0, p + 1);
				return -i;
			}
			value = next;
			gradient = nextGradient;
			if (Math.abs(theta[p]) > MAX_SIGMA || Math.abs(theta[p]) < near) {
				return -i;
			}
		}
		return -MAX_STEPS;
	}

	/** Central differences of the exact gradient, of second order or, finely, of fourth. */
	private double[][] negativeHessian(double[] theta, double width, boolean fine) {
		double[][] hessian = new double[p + 1][];
		for (int j = 0; j <= p; j++) {
			double h = width * Math.max(1, Math.abs(theta[j]));
			double[] near = difference(theta, j, h);
			if (fine) {
				double[] far = difference(theta, j, 2 * h);
				for (int k = 0; k <= p; k++) {
					near[k] = (4 * near[k] - far[k]) / 3;
				}
			}
			hessian[j] = near;
		}
		for (int j = 0; j <= p; j++) {
			for (int k = 0; k <= j; k++) {
				hessian[j][k] = hessian[k][j] = -(hessian[j][k] + hessian[k][j]) / 2;
			}
		}
		return hessian;
	}

	private double[] difference(double[] theta, int j, double h) {
		double[] moved = theta.clone();
		double[] above = new double[p + 1];
		double[] below = new double[p + 1];
		moved[j] = theta[j] + h;
		evaluate(moved, above);
		moved[j] = theta[j] - h;
		evaluate(moved, below);
		for (int k = 0; k <= p; k++) {
			above[k] = (above[k] - below[k]) / (2 * h);
		}
		return above;
	}

	/** Log-likelihood by quadrature at (β, σ), without the constant; its exact gradient goes to {@code gradient}. */
	private double evaluate(double[] theta, double[] gradient) {
		int distinct = start.length - 1;
		if (distinct <= CHUNK) {
			double[] all = part(theta, 0, distinct);
			System.arraycopy(all, 0, gradient, 0, p + 1);
			return all[p + 1];
		}
		double[][] parts = IntStream.range(0, (distinct + CHUNK - 1) / CHUNK).parallel()
				.mapToObj(chunk -> part(theta, chunk * CHUNK, Math.min(distinct, (chunk + 1) * CHUNK))).toArray(double[][]::new);
		Arrays.fill(gradient, 0);
		double value = 0;
		for (double[] part : parts) {
			for (int j = 0; j <= p; j++) {
				gradient[j] += part[j];
			}
			value += part[p + 1];
		}
		return value;
	}

	/** Gradient and, last, log-likelihood of some clusters. */
	private double[] part(double[] theta, int from, int to) {
		double[] sums = new double[p + 2];
		int most = 0;
		for (int c = from; c < to; c++) {
			most = Math.max(most, start[c + 1] - start[c]);
		}
		Workspace work = new Workspace(new double[most], new double[most], new double[rule.nodes().length],
				new double[rule.nodes().length], new double[rule.nodes().length * most], new double[p + 1], new double[p + 1]);
		for (int c = from; c < to; c++) {
			cluster(theta, c, work, sums);
		}
		return sums;
	}

	/** Arrays that every cluster of a task needs. */
	private record Workspace(double[] eta, double[] residual, double[] term, double[] slope, double[] residuals, double[] modeBy,
			double[] widthBy) {
	}

	/**
	 * Adds one cluster. With h(u) = ℓ(xᵀβ + σu) − u²/2, its mode û and τ = (−h″(û))^−½, the integral is
	 * τ Σ w_k exp(h(û + τz_k) + z_k²/2). The gradient follows û and τ as they move with (β, σ), by the implicit function
	 * theorem, so that it is that of the approximation and not of the integral.
	 */
	private void cluster(double[] theta, int c, Workspace work, double[] sums) {
		int first = start[c];
		int rows = start[c + 1] - first;
		double sigma = theta[p];
		for (int r = 0; r < rows; r++) {
			double sum = 0;
			for (int j = 0; j < p; j++) {
				sum += x[first + r][j] * theta[j];
			}
			work.eta[r] = sum;
		}
		double u = findMode(sigma, first, rows, work.eta, mode[c]);
		mode[c] = u;
		double sumResidual = 0;
		double sumW = 0;
		double sumW3 = 0;
		Arrays.fill(work.modeBy, 0);
		Arrays.fill(work.widthBy, 0);
		for (int r = 0; r < rows; r++) {
			double mu = Proportions.logistic(work.eta[r] + sigma * u);
			double w = trials[first + r] * mu * (1 - mu);
			double w3 = w * (1 - 2 * mu);
			sumResidual += wins[first + r] - trials[first + r] * mu;
			sumW += w;
			sumW3 += w3;
			for (int j = 0; j < p; j++) {
				work.modeBy[j] += x[first + r][j] * w;
				work.widthBy[j] += x[first + r][j] * w3;
			}
		}
		double curvature = 1 + sigma * sigma * sumW;
		double tau = 1 / Math.sqrt(curvature);
		// Derivatives of û, then of τ.
		double widthFactor = -tau / (2 * curvature);
		for (int j = 0; j < p; j++) {
			work.modeBy[j] *= -sigma / curvature;
			work.widthBy[j] = widthFactor * sigma * sigma * (work.widthBy[j] + sigma * sumW3 * work.modeBy[j]);
		}
		work.modeBy[p] = (sumResidual - sigma * sumW * u) / curvature;
		work.widthBy[p] = widthFactor * (2 * sigma * sumW + sigma * sigma * sumW3 * (u + sigma * work.modeBy[p]));

		double[] z = rule.nodes();
		double highest = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < z.length; k++) {
			double v = u + tau * z[k];
			double sum = rule.logWeights()[k] + z[k] * z[k] / 2 - v * v / 2;
			double residuals = 0;
			for (int r = 0; r < rows; r++) {
				double eta = work.eta[r] + sigma * v;
				// One exponential serves the probability and its logarithm.
				double e = Math.exp(-Math.abs(eta));
				double mu = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
				sum += wins[first + r] * eta - trials[first + r] * (Math.max(eta, 0) + Math.log1p(e));
				double residual = wins[first + r] - trials[first + r] * mu;
				work.residuals[k * rows + r] = residual;
				residuals += residual;
			}
			work.term[k] = sum;
			work.slope[k] = residuals;
			highest = Math.max(highest, sum);
		}
		double total = 0;
		for (int k = 0; k < z.length; k++) {
			work.term[k] = Math.exp(work.term[k] - highest);
			total += work.term[k];
		}
		double times = weight[first];
		sums[p + 1] += times * (Math.log(tau) + highest + Math.log(total));
		double alongMode = 0;
		double alongWidth = 0;
		double bySigma = 0;
		Arrays.fill(work.residual, 0, rows, 0);
		for (int k = 0; k < z.length; k++) {
			double share = work.term[k] / total;
			double v = u + tau * z[k];
			double slope = sigma * work.slope[k] - v;
			alongMode += share * slope;
			alongWidth += share * slope * z[k];
			bySigma += share * v * work.slope[k];
			for (int r = 0; r < rows; r++) {
				work.residual[r] += share * work.residuals[k * rows + r];
			}
		}
		alongWidth += 1 / tau;
		for (int j = 0; j < p; j++) {
			double direct = 0;
			for (int r = 0; r < rows; r++) {
				direct += x[first + r][j] * work.residual[r];
			}
			sums[j] += times * (direct + alongMode * work.modeBy[j] + alongWidth * work.widthBy[j]);
		}
		sums[p] += times * (bySigma + alongMode * work.modeBy[p] + alongWidth * work.widthBy[p]);
	}

	/** The u where σ Σ(y − nμ) = u, by Newton's method within a bracket; the left side falls and the right side rises. */
	private double findMode(double sigma, int first, int rows, double[] eta, double guess) {
		double s = 0;
		for (int r = first; r < first + rows; r++) {
			s += Math.abs(sigma) * trials[r];
		}
		double low = -s;
		double high = s;
		double u = Math.clamp(guess, low, high);
		for (int i = 0; i < MAX_STEPS; i++) {
			double residuals = 0;
			double w = 0;
			for (int r = 0; r < rows; r++) {
				double mu = Proportions.logistic(eta[r] + sigma * u);
				residuals += wins[first + r] - trials[first + r] * mu;
				w += trials[first + r] * mu * (1 - mu);
			}
			double g = sigma * residuals - u;
			if (g > 0) {
				low = u;
			} else {
				high = u;
			}
			double next = u + g / (1 + sigma * sigma * w);
			if (!(next >= low && next <= high)) {
				next = low + (high - low) / 2;
			}
			if (Math.abs(next - u) <= 1e-15 * (1 + Math.abs(u))) {
				return next;
			}
			u = next;
		}
		return u;
	}

	/** ln(1 + eˣ). */
	private static double softplus(double v) {
		return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
