package org.zipp.statistics.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Raking, or iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11): weights
 * that give a sample the shares of a population in several variables at once, and that are otherwise as near to the
 * start weights as can be (in the sense of Kullback and Leibler). Agrees with {@code survey::rake} of R.
 *
 * <p>A row is what was sampled. In a study of people who vote often, rake the <em>people</em> and let each vote carry the
 * weight of its rater (see {@link WeightedProportion#ofVotes}): the population is one of people, and a rater who votes twice
 * as often does not stand for twice as many. Raking votes (rows are votes, clusters are raters) makes the shares of the
 * votes those of the population whoever cast them; it is for pools of votes whose raters are not known as persons.
 */
public final class Raking {

	/** Code of a value that was not stated. */
	public static final int NOT_STATED = -1;

	/** Code of a value that is stated and is none of the margin's levels. */
	public static final int UNKNOWN = -2;

	private static final int SHOWN = 5;

	/** What becomes of rows that do not state a variable. */
	public enum Missing {
		/**
		 * "Not stated" is a level of its own that keeps its share of the start weights; the stated levels are raked to the
		 * population's shares of what is left. No row is lost, and a variable says nothing about who did not state it.
		 */
		KEEP_SHARE,
		/** Rows that miss any variable get weight 0 and count nowhere. */
		DROP
	}

	/** When weights are trimmed. */
	public enum Trim {
		/** Once, after raking: bounds hold, shares are as far off as the result says ({@code survey::trimWeights}). */
		ONCE,
		/** In turns with raking until both bounds and shares hold; ends trimmed when they cannot. */
		ITERATED
	}

	/**
	 * Bounds of the weights.
	 *
	 * @param lower smallest weight, in mean weights, 0 to below 1
	 * @param upper largest weight, in mean weights, above 1
	 */
	public record Bounds(double lower, double upper, Trim trim) {

		public Bounds {
			if (!(lower >= 0 && lower < 1) || !(upper > 1)) {
				throw new IllegalArgumentException("Bounds of weights lie on the two sides of the mean weight 1, not at " + lower + " and " + upper + '.');
			}
		}
	}

	/**
	 * How to rake.
	 *
	 * @param tolerance     largest difference between a share reached and wanted, above 0
	 * @param maxIterations passes over all variables before it is given up, at least 1
	 * @param missing       what becomes of rows that do not state a variable
	 * @param bounds        of the weights, if any
	 * @param total         what the weights sum to; as many as the start weights when empty
	 */
	public record Options(double tolerance, int maxIterations, Missing missing, Optional<Bounds> bounds, OptionalDouble total) {

		public Options {
			if (!(tolerance > 0) || maxIterations < 1 || total.isPresent() && !(total.getAsDouble() > 0 && total.getAsDouble() < Double.POSITIVE_INFINITY)) {
				throw new IllegalArgumentException("Raking needs a tolerance and a total above 0 and at least one iteration.");
			}
		}

		/** Tolerance 1e-10, 2,000 iterations, not stated keeps its share, no bounds, the total of the start weights. */
		public static Options defaults() {
			return new Options(1e-10, 2_000, Missing.KEEP_SHARE, Optional.empty(), OptionalDouble.empty());
		}

		public Options withTolerance(double value) {
			return new Options(value, maxIterations, missing, bounds, total);
		}

		public Options withMaxIterations(int value) {
			return new Options(tolerance, value, missing, bounds, total);
		}

		public Options withMissing(Missing value) {
			return new Options(tolerance, maxIterations, value, bounds, total);
		}

		public Options withBounds(Bounds value) {
			return new Options(tolerance, maxIterations, missing, Optional.of(value), total);
		}

		public Options withTotal(double value) {
			return new Options(tolerance, maxIterations, missing, bounds, OptionalDouble.of(value));
		}
	}

	/** The weights, or why there are none. */
	public sealed interface Result permits Raked, NotRakeable {
	}

	/**
	 * Weights that reach the margins.
	 *
	 * @param weights     by row; 0 where a row was left out
	 * @param untrimmed   the weights of the last raking, before the last trimming; the same array when nothing was trimmed
	 * @param levels      the codes raked on, by variable and row
	 * @param marginals   what was raked to
	 * @param n           rows with a weight
	 * @param dropped     rows left out because a variable was not stated or their start weight is 0
	 * @param notStated   by variable, rows with a weight that do not state it
	 * @param iterations  passes over all variables, those between trimmings included
	 * @param discrepancy by variable, the largest difference between a share of the weights and the share wanted
	 * @param trace       by pass, the largest difference met before each variable was fitted
	 * @param trimming    what trimming did, when bounds were given
	 */
	public record Raked(double[] weights, double[] untrimmed, int[][] levels, Marginals marginals, int n, int dropped, int[] notStated,
			int iterations, double[] discrepancy, double[] trace, Optional<Trimming> trimming) implements Result {

		/** Kish's effective sample size (Σw)² / Σw² (Kish 1965, Survey Sampling, §11.7). */
		public double effectiveN() {
			return Raking.effectiveN(weights);
		}

		/** Kish's design effect of unequal weights, n over the effective n: at least 1. */
		public double designEffect() {
			return n / effectiveN();
		}

		/** Smallest weight above 0. */
		public double min() {
			return Arrays.stream(weights).filter(w -> w > 0).min().orElseThrow();
		}

		/** Largest weight. */
		public double max() {
			return Arrays.stream(weights).max().orElseThrow();
		}

		/** Largest difference between any share of the weights and the share wanted. */
		public double maxDiscrepancy() {
			return Arrays.stream(discrepancy).max().orElse(0);
		}
	}

	/**
	 * What trimming did.
	 *
	 * @param rounds  times that weights were trimmed
	 * @param atLower rows at the lower bound in the end
	 * @param atUpper rows at the upper bound in the end
	 * @param settled whether the shares hold within the tolerance and the weights keep the bounds
	 */
	public record Trimming(int rounds, int atLower, int atUpper, boolean settled) {
	}

	/** Why rows cannot be raked. */
	public enum Reason {
		/** No rows, or none with a start weight that states every variable that must be stated. */
		NO_ROWS,
		/** People of the population have a level that no row has: no weight can stand for them. */
		EMPTY_LEVEL,
		/** Rows state a level that the population's shares do not know, or of which they say that nobody has it. */
		UNKNOWN_LEVEL,
		/** Levels that never occur together stand in the way: the shares cannot all be reached at once. */
		INCOMPATIBLE,
		/** The shares come nearer, but not near enough in the passes allowed. */
		NOT_CONVERGED
	}

	/**
	 * A level in the way.
	 *
	 * @param level   its name; empty for {@link Raking#UNKNOWN} values, which have none here
	 * @param wanted  share of the population
	 * @param reached share of the weights
	 * @param rows    rows that have it
	 * @param row     the first of those rows, from 0; −1 for none
	 */
	public record Gap(String variable, String level, double wanted, double reached, int rows, int row) {
	}

	/**
	 * No weights.
	 *
	 * @param gaps       the levels in the way, the worst first
	 * @param never      for {@link Reason#INCOMPATIBLE}, levels of other variables that never occur with the first gap's, as
	 *                   {@code variable "level"}
	 * @param iterations passes made
	 */
	public record NotRakeable(Reason reason, List<Gap> gaps, List<String> never, int iterations) implements Result {

		public NotRakeable {
			gaps = List.copyOf(gaps);
			never = List.copyOf(never);
		}

		/** The reason in a sentence or two, with the levels and what can be done. */
		public String explanation() {
			return switch (reason) {
			case NO_ROWS -> "There is nothing to rake: no row has a weight and states what it must.";
			case EMPTY_LEVEL -> "The population has people that nobody in the sample stands for: " + list(Reason.EMPTY_LEVEL)
					+ ". Merge such levels with others, or restrict the population to the levels that were sampled.";
			case UNKNOWN_LEVEL -> "The sample has levels without a share in the population: " + list(Reason.UNKNOWN_LEVEL)
					+ ". Add their shares, or mark these answers as not stated.";
			case INCOMPATIBLE -> "The shares cannot be reached together, because some levels never occur together: " + list(Reason.INCOMPATIBLE)
					+ (never.isEmpty() ? "" : ". " + name(gaps.getFirst()) + " never occurs with "
							+ never.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more(never.size()))
					+ ". Merge levels or leave out a variable.";
			case NOT_CONVERGED -> "The shares were not reached after " + iterations + (iterations == 1 ? " pass: " : " passes: ") + list(Reason.NOT_CONVERGED)
					+ ". Merge rare levels, allow more passes or a larger tolerance.";
			};
		}

		private String list(Reason why) {
			String shown = gaps.stream().limit(SHOWN).map(g -> switch (why) {
			case EMPTY_LEVEL -> name(g) + percent(" (", g.wanted, ")");
			case UNKNOWN_LEVEL -> name(g) + " (" + g.rows + (g.rows == 1 ? " row" : " rows") + ", first row " + (g.row + 1) + ')';
			default -> name(g) + percent(" (wanted ", g.wanted, "") + percent(", reached ", g.reached, ")");
			}).collect(Collectors.joining(", "));
			return shown + more(gaps.size());
		}

		private static String more(int all) {
			return all > SHOWN ? " and " + (all - SHOWN) + " more" : "";
		}

		private static String name(Gap gap) {
			return gap.level.isEmpty() ? "an unknown " + gap.variable : gap.variable + " \"" + gap.level + '"';
		}

		private static String percent(String before, double share, String after) {
			return before + String.format(Locale.ROOT, "%.2f %%", 100 * share) + after;
		}
	}

	private Raking() {
	}

	/** Rakes rows of equal start weight with {@link Options#defaults}. */
	public static Result fit(Marginals marginals, int[][] levels) {
		int rows = levels.length == 0 ? 0 : levels[0].length;
		double[] start = new double[rows];
		Arrays.fill(start, 1);
		return fit(marginals, levels, start, Options.defaults());
	}

	/**
	 * Rakes.
	 *
	 * @param marginals at least one margin
	 * @param levels    by variable, in the order of the margins, then by row: index of the level in the margin,
	 *                  {@link #NOT_STATED} or {@link #UNKNOWN}; kept by the result, so not to be changed
	 * @param start     weight of each row before raking, finite and not negative; rows of weight 0 are left out
	 */
	public static Result fit(Marginals marginals, int[][] levels, double[] start, Options options) {
		check(marginals, levels, start);
		return new ProportionalFit(marginals, levels, start, options).run();
	}

	/** (Σw)² / Σw², of at least one weight above 0. */
	static double effectiveN(double[] weights) {
		double sum = 0;
		double squares = 0;
		double max = Arrays.stream(weights).max().orElse(0);
		for (double w : weights) {
			// Scaled, so that squares of huge or tiny weights stay numbers.
			sum += w / max;
			squares += w / max * (w / max);
		}
		return sum * sum / squares;
	}

	private static void check(Marginals marginals, int[][] levels, double[] start) {
		if (marginals.margins().isEmpty() || levels.length != marginals.margins().size()) {
			throw new IllegalArgumentException("Raking needs the codes of every margin: " + marginals.margins().size() + " margins, "
					+ levels.length + " variables.");
		}
		for (int v = 0; v < levels.length; v++) {
			if (levels[v].length != start.length) {
				throw new IllegalArgumentException("Every variable needs a code for each of the " + start.length + " rows.");
			}
			int k = marginals.margins().get(v).shares().size();
			for (int code : levels[v]) {
				if (code < UNKNOWN || code >= k) {
					throw new IllegalArgumentException("The code " + code + " is none of the " + k + " levels of "
							+ marginals.margins().get(v).variable() + '.');
				}
			}
		}
		for (double s : start) {
			if (!(s >= 0) || Double.isInfinite(s)) {
				throw new IllegalArgumentException("A start weight must be finite and not negative, not " + s + '.');
			}
		}
	}
}
