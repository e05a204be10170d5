package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Dense;
import org.zipp.statistics.rate.Dependence;
import org.zipp.statistics.rate.Proportions;
import org.zipp.statistics.rate.Ties;

/**
 * The model of Bradley and Terry (1952), Biometrika 39: item i beats item j with probability
 * 1 / (1 + exp(λ_j − λ_i)), with ties, side effect and covariates as {@link BradleyTerryModel} says. Maximum likelihood
 * by Newton's method.
 */
public final class BradleyTerry {

	/** The fitted model, or why there is none. */
	public sealed interface Result permits Fit, NotEstimable {
	}

	/** Why no finite estimate exists. */
	public enum Reason {
		/** Some items were never compared, even through others: their order is unknown. */
		DISCONNECTED,
		/**
		 * Some items, or one side, or what a covariate says, won every comparison it took part in: how much better they are
		 * has no bound.
		 */
		SEPARATED,
		/** Some terms of the model say the same as others together, so that their shares cannot be told apart. */
		COLLINEAR,
		/** There are no ties, so that their parameter is without bound. */
		NO_TIES,
		/** There are only ties, so that their parameter is without bound. */
		ONLY_TIES
	}

	/** What a term of a model belongs to. */
	public enum Kind {
		/** The ability of an item. */
		ITEM,
		/** A covariate of items or comparisons, or an interaction. */
		COVARIATE,
		/** The advantage δ of the left side. */
		SIDE,
		/** ln ν of ties. */
		TIE
	}

	/**
	 * A term of a model.
	 *
	 * @param item the item of an ability, else −1
	 * @param name of a covariate, else empty
	 */
	public record Term(Kind kind, int item, String name) {

		/** In words. */
		public String label(IntFunction<String> items) {
			return switch (kind) {
			case ITEM -> items.apply(item);
			case COVARIATE -> name;
			case SIDE -> "the left side";
			case TIE -> "ties";
			};
		}
	}

	/**
	 * A term that is a linear combination of others.
	 *
	 * @param on the others; none when the term is the same in all comparisons that count
	 */
	public record Dependence(Term term, List<Term> on) {
	}

	/**
	 * No finite estimate exists.
	 *
	 * @param groups      the items, indexed as given, in the largest groups that could be fitted alone; when separated the
	 *                    winning group comes before those it beat; one group when it is not items that part
	 * @param unbounded   terms besides abilities that have no bound
	 * @param dependences terms that depend on others
	 */
	public record NotEstimable(Reason reason, List<List<Integer>> groups, List<Term> unbounded, List<Dependence> dependences)
			implements Result {

		/**
		 * What is wrong and what to do, in sentences.
		 *
		 * @param items names of items
		 */
		public String explain(IntFunction<String> items) {
			List<String> named = groups.stream().map(g -> g.stream().map(items::apply).collect(Collectors.joining(", ", "(", ")"))).toList();
			return switch (reason) {
			case DISCONNECTED -> String.join(" and ", named) + " were never compared with each other, even through others, so their order is unknown. "
					+ "Add comparisons between them.";
			case SEPARATED -> separated(items, named);
			case COLLINEAR -> dependences.stream().map(d -> "The effect of " + d.term().label(items) + (d.on().isEmpty()
					? " cannot be estimated, because it never differs between the two sides."
					: " cannot be told apart from that of "
							+ d.on().stream().map(t -> t.label(items)).collect(Collectors.joining(", ")) + " together."))
					.collect(Collectors.joining(" ")) + " Leave out one of these terms, or add comparisons in which they differ.";
			case NO_TIES -> "There are no ties, so a model with ties as an outcome has nothing to estimate them from. Fit the model without ties.";
			case ONLY_TIES -> "There are only ties, so nothing can be said of preferences.";
			};
		}

		private String separated(IntFunction<String> items, List<String> named) {
			StringBuilder words = new StringBuilder("No finite estimate exists: ");
			if (groups.size() > 1) {
				words.append("some items won or lost every comparison against the rest");
				words.append(unbounded.isEmpty() ? "" : ", given the other terms of the model");
				words.append(". In groups, those that won first: ").append(String.join(", ", named)).append('.');
			}
			if (!unbounded.isEmpty()) {
				words.append(groups.size() > 1 ? " Without bound as well: " : "outcomes are foretold without exception by ");
				words.append(unbounded.stream().map(t -> t.label(items)).collect(Collectors.joining(", "))).append('.');
			}
			return words.append(" More comparisons usually end this; a penalised fit gives finite estimates.").toString();
		}
	}

	/**
	 * An estimate of one term.
	 *
	 * @param degreesOfFreedom of Student's t when the error is robust to clusters, empty for the normal distribution
	 */
	public record Coefficient(Term term, double estimate, double standardError, OptionalInt degreesOfFreedom) {

		/** Two-sided test of Wald that the term is 0. */
		public double pValue() {
			if (standardError == 0) {
				return estimate == 0 ? 1 : 0;
			}
			double z = Math.abs(estimate / standardError);
			return Math.min(1, 2 * (degreesOfFreedom.isPresent() ? TDistribution.of(degreesOfFreedom.getAsInt()).survivalProbability(z)
					: NormalDistribution.of(0, 1).survivalProbability(z)));
		}

		/** Interval of Wald. */
		public Interval interval(double level) {
			double half = standardError * (degreesOfFreedom.isPresent()
					? TDistribution.of(degreesOfFreedom.getAsInt()).inverseSurvivalProbability((1 - level) / 2)
					: Proportions.normalQuantile(level));
			return new Interval(estimate - half, estimate + half, level);
		}
	}

	/** Chances of one comparison; they sum to 1. */
	public record Chances(double left, double tie, double right) {
	}

	/** Test that some terms are all 0, by χ² or, with {@code clusters}, F with one less than these below. */
	public record Tested(double statistic, int degreesOfFreedom, OptionalInt clusters, double pValue) {
	}

	/** A fitted model. Arrays it hands out are its own. */
	public static final class Fit implements Result {

		private final PairedComparisons data;
		private final BradleyTerryModel model;
		private final PairDesign design;
		private final Trinomial.Settled settled;
		private final boolean penalised;
		/** Of all terms, ties last. */
		private final double[][] coefficientCovariance;
		private final OptionalInt clusters;
		private final double[] ability;
		private final double[][] covariance;
		private final int reference;

		private Fit(PairedComparisons data, BradleyTerryModel model, PairDesign design, Trinomial.Settled settled, boolean penalised,
				double[][] coefficientCovariance, OptionalInt clusters) {
			this.data = data;
			this.model = model;
			this.design = design;
			this.settled = settled;
			this.penalised = penalised;
			this.coefficientCovariance = coefficientCovariance;
			this.clusters = clusters;
			reference = model.hasFreeAbilities() ? model.reference() : -1;
			double[][] map = design.abilities();
			int p = design.terms().size();
			ability = Dense.multiply(map, Arrays.copyOf(settled.theta(), p));
			double[][] linear = new double[p][];
			Arrays.setAll(linear, t -> Arrays.copyOf(coefficientCovariance[t], p));
			covariance = Dense.sandwich(map, linear);
		}

		private Fit(Fit fit, double[] ability, double[][] covariance) {
			data = fit.data;
			model = fit.model;
			design = fit.design;
			settled = fit.settled;
			penalised = fit.penalised;
			coefficientCovariance = fit.coefficientCovariance;
			clusters = fit.clusters;
			reference = -1;
			this.ability = ability;
			this.covariance = covariance;
		}

		/** λ by item; that of the reference is 0. With covariates of comparisons, the abilities where those are 0. */
		public double[] ability() {
			return ability;
		}

		/** Of the abilities, k × k; row and column of the reference are 0. */
		public double[][] covariance() {
			return covariance;
		}

		/** Index of the item whose ability is 0; −1 when none is special. */
		public int reference() {
			return reference;
		}

		/** Newton steps taken. */
		public int steps() {
			return settled.steps();
		}

		/** Standard errors of the abilities, relative to the reference. */
		public double[] standardErrors() {
			double[] errors = new double[ability.length];
			for (int i = 0; i < errors.length; i++) {
				errors[i] = Math.sqrt(Math.max(0, covariance[i][i]));
			}
			return errors;
		}

		/** Standard error of the difference of two abilities. */
		public double standardError(int i, int j) {
			return Math.sqrt(Math.max(0, covariance[i][i] + covariance[j][j] - 2 * covariance[i][j]));
		}

		/** The same model with the abilities summing to 0: no item is special and every item has an error of its own. */
		public Fit centred() {
			int k = ability.length;
			double mean = Arrays.stream(ability).average().orElseThrow();
			double[] row = new double[k];
			double all = 0;
			for (int i = 0; i < k; i++) {
				row[i] = Arrays.stream(covariance[i]).average().orElseThrow();
				all += row[i] / k;
			}
			double[] centred = new double[k];
			double[][] v = new double[k][k];
			for (int i = 0; i < k; i++) {
				centred[i] = ability[i] - mean;
				for (int j = 0; j < k; j++) {
					v[i][j] = covariance[i][j] - row[i] - row[j] + all;
				}
			}
			return new Fit(this, centred, v);
		}

		/**
		 * The same estimates with a covariance that holds when comparisons of one rater are alike: the sandwich of Liang and
		 * Zeger (1986), Biometrika 73, with the factor G/(G−1) for G raters; the same as {@code sandwich::vcovCL(model,
		 * type = "HC0")} in R. Tests and intervals then use G−1 degrees of freedom. Empty when raters are not known or fewer
		 * than two. With raters few against the terms of the model it is too small.
		 */
		public Optional<Fit> clustered() {
			int g = data.raters();
			if (g < 2) {
				return Optional.empty();
			}
			double[][] meat = meat();
			double[][] robust = Dense.sandwich(settled.covariance(), meat);
			double factor = g / (g - 1.0);
			for (int a = 0; a < robust.length; a++) {
				for (int b = 0; b <= a; b++) {
					robust[a][b] = robust[b][a] = factor * (robust[a][b] + robust[b][a]) / 2;
				}
			}
			Fit fit = new Fit(data, model, design, settled, penalised, robust, OptionalInt.of(g));
			return Optional.of(reference < 0 ? fit.centred() : fit);
		}

		/** Sum over raters of the outer product of their scores. */
		private double[][] meat() {
			Trinomial likelihood = new Trinomial(design, model.ties() == Ties.DAVIDSON);
			int p = likelihood.size();
			double[][] chances = new double[design.rows()][];
			Arrays.setAll(chances, r -> likelihood.chances(r, settled.theta()));
			int[] rater = data.rater();
			int[] start = new int[Arrays.stream(rater).max().orElseThrow() + 2];
			for (int r : rater) {
				start[r + 1]++;
			}
			for (int r = 1; r < start.length; r++) {
				start[r] += start[r - 1];
			}
			int[] byRater = new int[rater.length];
			int[] next = start.clone();
			for (int c = 0; c < rater.length; c++) {
				byRater[next[rater[c]]++] = c;
			}
			double[][] meat = new double[p][p];
			for (int r = 0; r + 1 < start.length; r++) {
				double[] score = new double[p];
				for (int x = start[r]; x < start[r + 1]; x++) {
					int c = byRater[x];
					int row = design.rowOf(c);
					if (row >= 0) {
						likelihood.addScore(row, data.score()[c], data.weightOf(c), chances[row], score);
					}
				}
				for (int a = 0; a < p; a++) {
					for (int b = 0; score[a] != 0 && b < p; b++) {
						meat[a][b] += score[a] * score[b];
					}
				}
			}
			return meat;
		}

		/** All terms with their estimates: abilities besides the reference or covariates, then side effect, then ln ν. */
		public List<Coefficient> coefficients() {
			List<Coefficient> all = new ArrayList<>();
			for (int t = 0; t < settled.theta().length; t++) {
				Term term = t < design.terms().size() ? design.terms().get(t) : new Term(Kind.TIE, -1, "");
				all.add(new Coefficient(term, settled.theta()[t], Math.sqrt(Math.max(0, coefficientCovariance[t][t])), degreesOfFreedom()));
			}
			return List.copyOf(all);
		}

		/** Covariance of {@link #coefficients()}. */
		public double[][] coefficientCovariance() {
			return coefficientCovariance;
		}

		/** δ, the advantage of the left side in log-odds. */
		public Optional<Coefficient> sideEffect() {
			return coefficients().stream().filter(c -> c.term().kind() == Kind.SIDE).findFirst();
		}

		/** ln ν; two equal items without side effect tie with probability ν / (2 + ν). */
		public Optional<Coefficient> tie() {
			return coefficients().stream().filter(c -> c.term().kind() == Kind.TIE).findFirst();
		}

		/** Covariates and interactions, in the order they were added to the model: those of items first. */
		public List<Coefficient> covariates() {
			return coefficients().stream().filter(c -> c.term().kind() == Kind.COVARIATE).toList();
		}

		/**
		 * Log-likelihood of the comparisons one by one. Where ties count half it is a quasi-likelihood.
		 */
		public double logLikelihood() {
			return settled.logLikelihood();
		}

		/** Number of parameters estimated. */
		public int parameters() {
			return settled.theta().length;
		}

		/** Whether the likelihood was penalised, so that estimates are shrunk towards 0. */
		public boolean penalised() {
			return penalised;
		}

		/** Number of raters that errors are robust to; empty when comparisons are taken as independent. */
		public OptionalInt clusters() {
			return clusters;
		}

		/** Degrees of freedom of Student's t for tests and intervals; empty for the normal distribution. */
		public OptionalInt degreesOfFreedom() {
			return clusters.isPresent() ? OptionalInt.of(clusters.getAsInt() - 1) : OptionalInt.empty();
		}

		/** What was fitted. */
		public BradleyTerryModel model() {
			return model;
		}

		/** What it was fitted to. */
		public PairedComparisons data() {
			return data;
		}

		/** Probability that item i is preferred to item j, given that one is, where no side is better. */
		public double probability(int i, int j) {
			return Proportions.logistic(ability[i] - ability[j]);
		}

		/** Chances of a comparison with these items on the left and right and with all its covariates 0. */
		public Chances chances(int left, int right) {
			double eta = ability[left] - ability[right] + sideEffect().map(Coefficient::estimate).orElse(0.0);
			double top = Math.abs(eta) / 2;
			double l = Math.exp(eta / 2 - top);
			double r = Math.exp(-eta / 2 - top);
			double t = tie().map(c -> Math.exp(c.estimate() - top)).orElse(0.0);
			double sum = l + r + t;
			return new Chances(l / sum, t / sum, r / sum);
		}

		/** Item indices, best first. */
		public List<Integer> ranking() {
			List<Integer> order = new ArrayList<>();
			for (int i = 0; i < ability.length; i++) {
				order.add(i);
			}
			order.sort(Comparator.comparingDouble((Integer i) -> -ability[i]));
			return List.copyOf(order);
		}

		/**
		 * Test of Wald that all terms of these kinds are 0, for example {@link Kind#ITEM}: all abilities equal. Empty when
		 * there are none or, with few clusters, their covariance has no inverse.
		 */
		public Optional<Tested> wald(Kind... kinds) {
			List<Coefficient> all = coefficients();
			int[] which = IntStream.range(0, all.size()).filter(t -> List.of(kinds).contains(all.get(t).term().kind())).toArray();
			double[] estimate = new double[which.length];
			double[][] v = new double[which.length][which.length];
			for (int a = 0; a < which.length; a++) {
				estimate[a] = all.get(which[a]).estimate();
				for (int b = 0; b < which.length; b++) {
					v[a][b] = coefficientCovariance[which[a]][which[b]];
				}
			}
			Optional<double[][]> root = Dense.cholesky(v);
			if (which.length == 0 || root.isEmpty() || clusters.isPresent() && which.length >= clusters.getAsInt()) {
				return Optional.empty();
			}
			double statistic = 0;
			for (double z : Dense.forward(root.get(), estimate)) {
				statistic += z * z;
			}
			double p = clusters.isPresent()
					? FDistribution.of(which.length, clusters.getAsInt() - 1.0).survivalProbability(statistic / which.length)
					: ChiSquaredDistribution.of(which.length).survivalProbability(statistic);
			return Optional.of(new Tested(statistic, which.length, clusters, p));
		}

		/**
		 * Likelihood-ratio test that the terms which this model has and the smaller one has not are all 0, for example the side
		 * effect. Votes must be independent, and where ties count half it is approximate.
		 *
		 * @param smaller fitted to the same comparisons, with the same treatment of ties
		 */
		public Tested likelihoodRatio(Fit smaller) {
			int more = parameters() - smaller.parameters();
			if (data != smaller.data || model.ties() != smaller.model.ties() || more < 1 || penalised || smaller.penalised) {
				throw new IllegalArgumentException("A likelihood-ratio test compares unpenalised fits of one model within another to the same "
						+ "comparisons with the same treatment of ties.");
			}
			double statistic = Math.max(0, 2 * (logLikelihood() - smaller.logLikelihood()));
			return new Tested(statistic, more, OptionalInt.empty(), ChiSquaredDistribution.of(more).survivalProbability(statistic));
		}

		PairDesign design() {
			return design;
		}

		/** Left, tie and right of a row of the design. */
		double[] chancesOfRow(int row) {
			return new Trinomial(design, model.ties() == Ties.DAVIDSON).chances(row, settled.theta());
		}
	}

	private BradleyTerry() {
	}

	/**
	 * Fits abilities alone.
	 *
	 * @param wins      k × k; {@code wins[i][j]} is how often i beat j, a tie counting half for each; the diagonal is
	 *                  ignored
	 * @param reference index of the item whose ability is set to 0
	 * @throws ArithmeticException when Newton's method does not settle, which an estimable model does not do
	 */
	public static Result fit(double[][] wins, int reference) {
		return fit(PairedComparisons.ofWins(wins), BradleyTerryModel.of(Ties.HALF).withReference(reference));
	}

	/**
	 * Fits a model by maximum likelihood.
	 *
	 * @throws ArithmeticException when Newton's method does not settle, which an estimable model does not do
	 */
	public static Result fit(PairedComparisons data, BradleyTerryModel model) {
		return fit(data, model, false);
	}

	/**
	 * Fits a model by maximum likelihood penalised by Jeffreys' prior (Firth 1993, Biometrika 80), which has finite
	 * estimates where the model is separated, and less bias where it is not. Name it when it is shown: estimates are shrunk
	 * towards 0, and intervals of separated items are rough.
	 */
	public static Result fitPenalised(PairedComparisons data, BradleyTerryModel model) {
		return fit(data, model, true);
	}

	private static Result fit(PairedComparisons data, BradleyTerryModel model, boolean penalised) {
		model.check(data);
		PairDesign design = new PairDesign(data, model);
		Connectivity connectivity = new Connectivity(design);
		List<Integer> all = IntStream.range(0, data.items()).boxed().toList();
		if (model.hasFreeAbilities()) {
			List<List<Integer>> connected = connectivity.connected();
			if (connected.size() > 1) {
				return new NotEstimable(Reason.DISCONNECTED, connected, List.of(), List.of());
			}
		}
		List<Dependence> dependences = design.dependences();
		if (!dependences.isEmpty()) {
			return new NotEstimable(Reason.COLLINEAR, List.of(all), List.of(), dependences);
		}
		if (!penalised) {
			if (model.ties() == Ties.DAVIDSON) {
				double tied = 0;
				double decided = 0;
				for (int r = 0; r < design.rows(); r++) {
					tied += design.ties(r);
					decided += design.lefts(r) + design.rights(r);
				}
				if (tied == 0 || decided == 0) {
					return new NotEstimable(tied == 0 ? Reason.NO_TIES : Reason.ONLY_TIES, List.of(all), List.of(new Term(Kind.TIE, -1, "")),
							List.of());
				}
			}
			if (design.hasItemsOnly()) {
				List<List<Integer>> strong = connectivity.strong();
				if (strong.size() > 1) {
					return new NotEstimable(Reason.SEPARATED, strong, List.of(), List.of());
				}
			}
		}
		Trinomial likelihood = new Trinomial(design, model.ties() == Ties.DAVIDSON);
		return switch (likelihood.maximise(penalised)) {
		case Trinomial.Settled settled -> new Fit(data, model, design, settled, penalised, settled.covariance(), OptionalInt.empty());
		case Trinomial.Endless endless -> separated(design, endless);
		};
	}

	/** Items fall into groups that part for ever; other terms grow for ever or not. */
	private static NotEstimable separated(PairDesign design, Trinomial.Endless endless) {
		double tolerance = 1e-4;
		int p = design.terms().size();
		List<Term> unbounded = new ArrayList<>();
		for (int t = 0; t < endless.direction().length; t++) {
			Term term = t < p ? design.terms().get(t) : new Term(Kind.TIE, -1, "");
			if (term.kind() != Kind.ITEM && Math.abs(endless.scaled()[t]) > tolerance) {
				unbounded.add(term);
			}
		}
		double[] speed = Dense.multiply(design.abilities(), Arrays.copyOf(endless.direction(), p));
		List<Integer> order = IntStream.range(0, speed.length).boxed().sorted(Comparator.comparingDouble(i -> -speed[i])).toList();
		double range = Math.max(speed[order.getFirst()] - speed[order.getLast()], Double.MIN_NORMAL);
		double largest = Arrays.stream(endless.direction()).map(Math::abs).max().orElseThrow();
		List<List<Integer>> groups = new ArrayList<>();
		for (int x = 0; x < order.size(); x++) {
			boolean apart = x == 0 || range > tolerance * largest && speed[order.get(x - 1)] - speed[order.get(x)] > tolerance * range;
			if (apart) {
				groups.add(new ArrayList<>());
			}
			groups.getLast().add(order.get(x));
		}
		groups.forEach(g -> g.sort(Comparator.naturalOrder()));
		if (!design.hasFreeAbilities()) {
			// It is the covariates that have no bound, not items.
			return new NotEstimable(Reason.SEPARATED, List.of(order.stream().sorted().toList()), List.copyOf(unbounded), List.of());
		}
		return new NotEstimable(Reason.SEPARATED, groups.stream().map(List::copyOf).toList(), List.copyOf(unbounded), List.of());
	}
}
