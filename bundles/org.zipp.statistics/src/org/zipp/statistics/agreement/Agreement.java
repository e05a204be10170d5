package org.zipp.statistics.agreement;

import java.util.Optional;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.Interval;

/** How far raters agree: what the coefficients have in common, and which one suits the ratings at hand. */
public final class Agreement {

	/** A coefficient, or why there is none. */
	public sealed interface Result<T> permits Estimated, NotEstimable {

		/** The coefficient, if there is one. */
		default Optional<T> value() {
			return this instanceof Estimated<T> e ? Optional.of(e.estimate()) : Optional.empty();
		}
	}

	/** A coefficient that exists. */
	public record Estimated<T>(T estimate) implements Result<T> {
	}

	/**
	 * The ratings do not tell.
	 *
	 * @param explanation a sentence for the reader of a report
	 */
	public record NotEstimable<T>(Reason reason, String explanation) implements Result<T> {
	}

	/** Why a coefficient does not exist. */
	public enum Reason {
		/** There are no ratings at all. */
		NO_RATINGS,
		/** Only one rater rated. */
		ONE_RATER,
		/** No unit was rated twice. */
		NO_PAIRED_UNIT,
		/** All ratings that count are the same: agreement by chance is perfect, too. */
		ONE_CATEGORY,
		/** The coefficient compares exactly two raters. */
		NOT_TWO_RATERS,
		/** Some raters did not rate some units. */
		INCOMPLETE,
		/** There are fewer than two units. */
		ONE_UNIT,
		/** The units do not differ in their mean rating. */
		UNITS_ALIKE,
		/** Units and raters explain the ratings without remainder, or there are too few ratings to tell. */
		NO_REMAINDER,
		/** A ratio scale has no values below 0. */
		BELOW_ZERO,
		/** More units and raters than the computation is meant for. */
		TOO_LARGE
	}

	/**
	 * A test with a normal statistic.
	 *
	 * @param z      statistic, standard normal under the null hypothesis
	 * @param pValue two-sided
	 */
	public record Test(double z, double pValue) {

		public static Test normal(double z) {
			return new Test(z, Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))));
		}
	}

	/** Coefficients that {@link Agreement#recommended} may choose. */
	public enum Coefficient {
		COHEN("Cohen's κ"), COHEN_LINEAR("Cohen's κ, linear weights"), KRIPPENDORFF_NOMINAL("Krippendorff's α, nominal"),
		KRIPPENDORFF_ORDINAL("Krippendorff's α, ordinal"), KRIPPENDORFF_INTERVAL("Krippendorff's α, interval"),
		KRIPPENDORFF_RATIO("Krippendorff's α, ratio"), FLEISS("Fleiss' κ"), ICC("ICC(2,1), agreement of single ratings"),
		ICC_MIXED("ICC(2,1), agreement of single ratings, mixed model"), ICC_ONE_WAY("ICC(1,1), one-way");

		private final String label;

		Coefficient(String label) {
			this.label = label;
		}

		/** Name for a table. */
		public String label() {
			return label;
		}
	}

	/**
	 * A chosen coefficient.
	 *
	 * @param coefficient which one
	 * @param value       at most 1
	 * @param interval    empty where the ratings do not tell how far the value may be off
	 * @param method      how the interval was made
	 */
	public record Choice(Coefficient coefficient, double value, Optional<Interval> interval, String method) {
	}

	/**
	 * What to report.
	 *
	 * @param main         the coefficient that suits the ratings
	 * @param beside       a second one that is often asked for, if it applies
	 * @param units        units that count, with at least two ratings
	 * @param unitsDropped units that do not
	 * @param raters       raters with a rating
	 * @param ratings      all ratings
	 * @param complete     whether every rater rated every unit
	 * @param why          a sentence: why this coefficient
	 */
	public record Recommendation(Choice main, Optional<Choice> beside, int units, int unitsDropped, int raters, long ratings,
			boolean complete, String why) {

		/** The word of Landis and Koch (1977) for a κ or α, with its source; empty for an intra-class correlation. */
		public Optional<String> landisKoch() {
			return switch (main.coefficient) {
			case ICC, ICC_MIXED, ICC_ONE_WAY -> Optional.empty();
			default -> Optional.of(Agreement.landisKoch(main.value));
			};
		}
	}

	private Agreement() {
	}

	/**
	 * Chooses and computes the coefficient that suits the ratings: Cohen's κ for two raters who both rated every unit
	 * (linear weights when the scale is ordinal), else Krippendorff's α of the scale, with Fleiss' κ beside it when ratings
	 * are nominal and complete; on an interval scale the intra-class correlation of agreement, ICC(2,1), from the analysis
	 * of variance when complete, from the mixed model when not (from the one-way model where that cannot tell or there are
	 * too many raters), with α beside it. A ratio scale has α. Raters and units without any rating do not count.
	 *
	 * @param level      coverage of the intervals
	 * @param replicates of the bootstrap of α
	 */
	public static Result<Recommendation> recommended(Ratings ratings, Scale scale, double level, int replicates, long seed) {
		Ratings given = ratings.withoutIdle();
		if (given.pairableUnits() == 0) {
			return unpaired(given);
		}
		boolean two = given.raters() == 2 && given.complete();
		String people = two ? "Two raters rated every unit"
				: given.complete() ? given.raters() + " raters rated every unit" : "Not every rater rated every unit";
		return switch (scale) {
		case NOMINAL, ORDINAL -> two && given.categoryCount() <= CohenKappa.MAX_CATEGORIES ? cohen(given, scale, level, people)
				: alpha(given, scale, level, replicates, seed, people + "; α allows any number of raters and missing ratings.");
		case RATIO -> alpha(given, scale, level, replicates, seed,
				"Ratings are on a ratio scale, for which α weighs relative differences.");
		case INTERVAL -> interval(given, level, replicates, seed, people);
		};
	}

	private static Result<Recommendation> cohen(Ratings ratings, Scale scale, double level, String people) {
		boolean ordered = scale == Scale.ORDINAL;
		return switch (CohenKappa.of(ratings, ordered ? CohenKappa.Weights.LINEAR : CohenKappa.Weights.NONE)) {
		case NotEstimable<CohenKappa>(Reason reason, String text) -> new NotEstimable<>(reason, text);
		case Estimated<CohenKappa>(CohenKappa k) -> recommendation(ratings,
				new Choice(ordered ? Coefficient.COHEN_LINEAR : Coefficient.COHEN, k.kappa(), k.interval(level),
						"large-sample normal (Fleiss, Cohen and Everitt)"),
				Optional.empty(), people + (ordered ? ", in ordered categories, so near misses count in part."
						: ", in categories without order."));
		};
	}

	private static Result<Recommendation> alpha(Ratings ratings, Scale scale, double level, int replicates, long seed,
			String why) {
		return switch (KrippendorffAlpha.of(ratings, scale)) {
		case NotEstimable<KrippendorffAlpha>(Reason reason, String text) -> new NotEstimable<>(reason, text);
		case Estimated<KrippendorffAlpha>(KrippendorffAlpha a) -> {
			Optional<Choice> beside = scale == Scale.NOMINAL && ratings.complete()
					? FleissKappa.of(ratings).value().map(f -> new Choice(Coefficient.FLEISS, f.kappa(), f.interval(level),
							"linearised over units, Student's t"))
					: Optional.empty();
			yield recommendation(ratings, alpha(ratings, a, level, replicates, seed), beside, why);
		}
		};
	}

	private static Result<Recommendation> interval(Ratings ratings, double level, int replicates, long seed, String people) {
		Optional<Choice> beside = KrippendorffAlpha.of(ratings, Scale.INTERVAL).value()
				.map(a -> alpha(ratings, a, level, replicates, seed));
		if (ratings.complete()) {
			return switch (IntraclassCorrelation.anova(ratings, level)) {
			case NotEstimable<IntraclassCorrelation.Anova>(Reason reason, String text) -> new NotEstimable<>(reason, text);
			case Estimated<IntraclassCorrelation.Anova>(IntraclassCorrelation.Anova a) -> {
				var c = a.coefficient(IntraclassCorrelation.Form.ICC2_1);
				yield recommendation(ratings, new Choice(Coefficient.ICC, c.value(), c.interval(), "F, McGraw and Wong"), beside,
						people + " on an interval scale; raters are taken as a sample, and their levels count as disagreement.");
			}
			};
		}
		if (IntraclassCorrelation.mixed(ratings, level) instanceof Estimated<IntraclassCorrelation.Mixed>(var m)) {
			var c = m.coefficient(IntraclassCorrelation.Form.ICC2_1);
			return recommendation(ratings, new Choice(Coefficient.ICC_MIXED, c.value(), c.interval(), "profile likelihood (REML)"),
					beside, people + "; a mixed model of units and raters on an interval scale uses all ratings there are.");
		}
		return switch (IntraclassCorrelation.oneWay(ratings, level)) {
		case NotEstimable<IntraclassCorrelation.OneWay>(Reason reason, String text) -> new NotEstimable<>(reason, text);
		case Estimated<IntraclassCorrelation.OneWay>(IntraclassCorrelation.OneWay o) -> recommendation(ratings,
				new Choice(Coefficient.ICC_ONE_WAY, o.single().value(), o.single().interval(), "F, mean number of ratings"), beside,
				people + ", and raters cannot be told from the remainder; the one-way model of an interval scale needs no raters.");
		};
	}

	private static Choice alpha(Ratings ratings, KrippendorffAlpha a, double level, int replicates, long seed) {
		Coefficient coefficient = switch (a.scale()) {
		case NOMINAL -> Coefficient.KRIPPENDORFF_NOMINAL;
		case ORDINAL -> Coefficient.KRIPPENDORFF_ORDINAL;
		case INTERVAL -> Coefficient.KRIPPENDORFF_INTERVAL;
		case RATIO -> Coefficient.KRIPPENDORFF_RATIO;
		};
		return new Choice(coefficient, a.alpha(), KrippendorffAlpha.bootstrap(ratings, a.scale(), level, replicates, seed)
				.map(KrippendorffAlpha.Bootstrap::interval), "BCa bootstrap of units, " + replicates + " replicates");
	}

	private static Result<Recommendation> recommendation(Ratings ratings, Choice main, Optional<Choice> beside, String why) {
		int units = ratings.pairableUnits();
		return new Estimated<>(new Recommendation(main, beside, units, ratings.units() - units, ratings.activeRaters(),
				ratings.size(), ratings.complete(), why));
	}

	/** The word for a κ, as proposed by Landis and Koch (1977), Biometrics 33; the limits are theirs, and arbitrary. */
	public static String landisKoch(double kappa) {
		String word = kappa < 0 ? "poor"
				: kappa <= 0.2 ? "slight"
						: kappa <= 0.4 ? "fair" : kappa <= 0.6 ? "moderate" : kappa <= 0.8 ? "substantial" : "almost perfect";
		return word + " (Landis and Koch 1977)";
	}

	static <T> NotEstimable<T> oneCategory(String symbol) {
		return new NotEstimable<>(Reason.ONE_CATEGORY, "All ratings that can be compared are the same, so perfect agreement was "
				+ "to be expected by chance and " + symbol + " is not defined.");
	}

	/** Why no unit has two ratings. */
	static <T> NotEstimable<T> unpaired(Ratings ratings) {
		if (ratings.size() == 0) {
			return new NotEstimable<>(Reason.NO_RATINGS, "There are no ratings.");
		}
		if (ratings.activeRaters() == 1) {
			return new NotEstimable<>(Reason.ONE_RATER, "Only one rater rated, so there is no one to agree with.");
		}
		return new NotEstimable<>(Reason.NO_PAIRED_UNIT, "No unit was rated by two raters, so agreement cannot be seen.");
	}
}
