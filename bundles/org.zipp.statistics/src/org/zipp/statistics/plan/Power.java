package org.zipp.statistics.plan;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Equivalence;
import org.zipp.statistics.rate.Proportions;
import org.zipp.statistics.rate.RateEstimate;

/**
 * Plans pairwise studies in which each rater gives several votes. The test planned for is one that a report makes: a win
 * rate, ties half, against one half, with a cluster-robust standard error by rater and Student's t ({@link Test}).
 *
 * <p>A vote has the variance σ² = p(1−p) − τ/4 for the win rate p and the share τ of ties; two votes of one rater have the
 * correlation ρ. The mean of m raters with n votes each on average, and coefficient of variation c of their numbers, has
 * the variance σ²/m · ((1−ρ)/n + (1+c²)ρ) (Eldridge, Ashby and Kerry 2006, International Journal of Epidemiology 35,
 * eq. 2), so the statistic is noncentral t with δ = (p − ½)/√variance, or on the logit scale δ = logit(p)·p(1−p)/√variance:
 * exact for normal means of equal clusters. In simulations of votes, as few as 2 or 3 a rater, powers were within 2
 * percentage points.
 */
public final class Power {

	/** More raters than this are no plan. */
	public static final int MOST_RATERS = 10_000_000;
	/** More votes of one rater than this are no plan. */
	public static final int MOST_VOTES = 1_000_000;

	private static final int BISECTIONS = 200;
	/** The number of decided votes is looked at within so many standard deviations. */
	private static final double REACH = 10;

	/** How the win rate is held against one half. */
	public enum Test {
		/**
		 * On its own scale, with m−1 degrees of freedom for m raters: {@link ClusteredProportion#robust} and
		 * {@link RateEstimate#waldTest}.
		 */
		RATE,
		/**
		 * On the logit scale, with the bias-reduced error and Satterthwaite's degrees of freedom: the recommended
		 * {@link ClusteredProportion#biasReduced} and {@link RateEstimate#test}. Less powerful the farther the win rate
		 * lies from one half.
		 */
		LOGIT
	}

	/** What can be asked for. */
	public enum Unknown {
		/** The win rate above one half; for equivalence the largest that still passes. */
		WIN_RATE,
		/** The smallest number of raters. */
		RATERS,
		/** The smallest number of votes of each rater. */
		VOTES_PER_RATER,
		/** The largest intra-class correlation. */
		ICC,
		/** The smallest level α. */
		ALPHA
	}

	/**
	 * A planned comparison of two conditions.
	 *
	 * @param raters        number of raters, at least 2
	 * @param votesPerRater mean number of votes a rater gives on this comparison, at least 1
	 * @param sizeVariation standard deviation of the number of votes by rater over its mean, 0 when all give the same
	 * @param icc           intra-class correlation of votes of one rater, 0 to 1
	 * @param winRate       true win rate, a tie half
	 * @param ties          true share of ties, 0 to below 1; at most 2·min(p, 1−p) for a win rate p
	 * @param alpha         two-sided level of all comparisons together
	 * @param comparisons   how many comparisons share α; each is planned at α over this number (Bonferroni, the first and
	 *                      hardest step of Holm)
	 */
	public record Design(int raters, double votesPerRater, double sizeVariation, double icc, double winRate, double ties,
			double alpha, int comparisons) {

		private static final double SLACK = 1e-12;

		public Design {
			if (raters < 2) {
				throw new IllegalArgumentException("Raters vary only when there are at least 2, not " + raters + '.');
			}
			if (!(votesPerRater >= 1) || Double.isInfinite(votesPerRater)) {
				throw new IllegalArgumentException("A rater gives at least 1 vote, not " + votesPerRater + '.');
			}
			if (!(sizeVariation >= 0) || Double.isInfinite(sizeVariation)) {
				throw new IllegalArgumentException("A coefficient of variation is 0 or more, not " + sizeVariation + '.');
			}
			if (!(icc >= 0 && icc <= 1)) {
				throw new IllegalArgumentException("The intra-class correlation lies between 0 and 1 here, not at " + icc + '.');
			}
			if (!(ties >= 0 && ties < 1)) {
				throw new IllegalArgumentException("The share of ties lies between 0 and below 1, not at " + ties + '.');
			}
			if (!(winRate >= ties / 2 - SLACK && winRate <= 1 - ties / 2 + SLACK)) {
				throw new IllegalArgumentException("With a share of ties of " + ties + ", each half a win, the win rate lies between "
						+ ties / 2 + " and " + (1 - ties / 2) + ", not at " + winRate + '.');
			}
			if (!(alpha > 0 && alpha < 1)) {
				throw new IllegalArgumentException("The level lies between 0 and 1, not at " + alpha + '.');
			}
			if (comparisons < 1) {
				throw new IllegalArgumentException("There is at least 1 comparison, not " + comparisons + '.');
			}
		}

		/** One comparison without ties, all raters giving the same number of votes. */
		public static Design of(int raters, double votesPerRater, double icc, double winRate, double alpha) {
			return new Design(raters, votesPerRater, 0, icc, winRate, 0, alpha, 1);
		}

		/** The same with that many raters. */
		public Design withRaters(int value) {
			return new Design(value, votesPerRater, sizeVariation, icc, winRate, ties, alpha, comparisons);
		}

		/** The same with that many votes by rater. */
		public Design withVotesPerRater(double value) {
			return new Design(raters, value, sizeVariation, icc, winRate, ties, alpha, comparisons);
		}

		/** The same with numbers of votes that vary so much. */
		public Design withSizeVariation(double value) {
			return new Design(raters, votesPerRater, value, icc, winRate, ties, alpha, comparisons);
		}

		/** The same with that intra-class correlation. */
		public Design withIcc(double value) {
			return new Design(raters, votesPerRater, sizeVariation, value, winRate, ties, alpha, comparisons);
		}

		/** The same with that win rate. */
		public Design withWinRate(double value) {
			return new Design(raters, votesPerRater, sizeVariation, icc, value, ties, alpha, comparisons);
		}

		/** The same with that share of ties. */
		public Design withTies(double value) {
			return new Design(raters, votesPerRater, sizeVariation, icc, winRate, value, alpha, comparisons);
		}

		/** The same at that level. */
		public Design withAlpha(double value) {
			return new Design(raters, votesPerRater, sizeVariation, icc, winRate, ties, value, comparisons);
		}

		/** The same among that many comparisons. */
		public Design withComparisons(int value) {
			return new Design(raters, votesPerRater, sizeVariation, icc, winRate, ties, alpha, value);
		}

		/** The level of one comparison. */
		public double levelOfOne() {
			return alpha / comparisons;
		}

		/** Votes of all raters together. */
		public double votes() {
			return raters * votesPerRater;
		}

		/** Variance of one vote that counts 1, ½ or 0. */
		public double voteVariance() {
			return Math.max(0, winRate * (1 - winRate) - ties / 4);
		}

		/** How many times wider the variance of the win rate is than that of as many independent votes. */
		public double designEffect() {
			return 1 - icc + votesPerRater * (1 + sizeVariation * sizeVariation) * icc;
		}

		/** Number of independent votes that tell as much. */
		public double effectiveVotes() {
			return votes() / designEffect();
		}

		/** True standard error of the win rate. */
		public double standardError() {
			return standardError(1 / votesPerRater);
		}

		/**
		 * Degrees of freedom by Satterthwaite of the bias-reduced error, from the variation of the numbers of votes; m−1 when
		 * all m raters give the same. {@link ClusteredProportion#biasReduced} has them for the votes seen.
		 */
		public double degreesOfFreedom() {
			double squares = (1 + sizeVariation * sizeVariation) / raters;
			if (squares >= 0.5) {
				return 1;
			}
			double b = squares / (1 - squares);
			return Math.max(1, 1 / (squares + b * b * (1 - 1.0 / raters)));
		}

		/** The same for any number of votes by rater, given as one over it; 0 is the limit of many. */
		private double standardError(double overVotes) {
			return Math.sqrt(voteVariance() / raters * ((1 - icc) * overVotes + (1 + sizeVariation * sizeVariation) * icc));
		}
	}

	/** What a study is to achieve. */
	public sealed interface Goal permits Difference, Equivalence, Precision {
	}

	/**
	 * To tell the win rate from one half.
	 *
	 * @param power chance to do so, between 0 and 1
	 * @param test  how
	 */
	public record Difference(double power, Test test) implements Goal {
		public Difference {
			requirePower(power);
			Objects.requireNonNull(test);
		}

		/** By the test on the scale of the rate. */
		public Difference(double power) {
			this(power, Test.RATE);
		}
	}

	/**
	 * To show by two one-sided tests (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15), each at the
	 * level of the comparison, that the win rate lies within a margin around one half.
	 *
	 * @param margin farthest distance from one half that counts as no difference, between 0 and ½
	 * @param power  chance to do so, between 0 and 1
	 */
	public record Equivalence(double margin, double power) implements Goal {
		public Equivalence {
			requireMargin(margin);
			requirePower(power);
		}
	}

	/**
	 * To know the win rate closely.
	 *
	 * @param halfWidth largest half width of its interval of level 1−α, between 0 and 1
	 */
	public record Precision(double halfWidth) implements Goal {
		public Precision {
			if (!(halfWidth > 0 && halfWidth < 1)) {
				throw new IllegalArgumentException("A half width lies between 0 and 1, not at " + halfWidth + '.');
			}
		}
	}

	/** The answer to a question. */
	public sealed interface Solution permits Solved, Unreachable {
	}

	/**
	 * @param unknown  what was asked for
	 * @param value    its value
	 * @param design   the design with this value
	 * @param achieved what the design achieves: a power, or a half width
	 */
	public record Solved(Unknown unknown, double value, Design design, double achieved) implements Solution {
	}

	/**
	 * No value reaches the goal.
	 *
	 * @param unknown what was asked for
	 * @param reason  why, in a sentence
	 * @param best    the best that comes near: a power, or a half width
	 */
	public record Unreachable(Unknown unknown, String reason, double best) implements Solution {
	}

	private Power() {
	}

	/** Chance that the test on the scale of the rate tells the win rate from one half, in either direction. */
	public static double ofDifference(Design design) {
		return ofDifference(design, Test.RATE);
	}

	/** Chance that a test tells the win rate from one half, in either direction. */
	public static double ofDifference(Design design, Test test) {
		return ofDifference(design, test, design.standardError());
	}

	private static double ofDifference(Design design, Test test, double error) {
		double p = design.winRate;
		double level = design.levelOfOne();
		if (p == 0.5) {
			return level;
		}
		if (test == Test.LOGIT && (p <= 0 || p >= 1)) {
			// Without a single loss there is no spread between raters, and no test.
			return 0;
		}
		double distance = test == Test.RATE ? Math.abs(p - 0.5) : Math.abs(Math.log(p / (1 - p))) * p * (1 - p);
		// So far away that no t in reach is below the bound; also votes that do not vary at all.
		if (error == 0 || distance / error > 1e8) {
			return 1;
		}
		double df = test == Test.RATE ? design.raters - 1.0 : design.degreesOfFreedom();
		double critical = TDistribution.of(df).inverseSurvivalProbability(level / 2);
		NoncentralT t = new NoncentralT(df);
		return Math.min(1, t.survival(critical, distance / error) + t.cumulative(-critical, distance / error));
	}

	/**
	 * Chance that the one-sided test, with the whole level of the comparison on its side, tells that the win rate is above one
	 * half.
	 */
	public static double ofSuperiority(Design design, Test test) {
		double p = design.winRate;
		double level = design.levelOfOne();
		if (p == 0.5) {
			return level;
		}
		if (test == Test.LOGIT && (p <= 0 || p >= 1)) {
			return 0;
		}
		double error = design.standardError();
		double distance = test == Test.RATE ? p - 0.5 : Math.log(p / (1 - p)) * p * (1 - p);
		if (error == 0 || Math.abs(distance) / error > 1e8) {
			return distance > 0 ? 1 : 0;
		}
		double df = test == Test.RATE ? design.raters - 1.0 : design.degreesOfFreedom();
		return Math.min(1, new NoncentralT(df).survival(TDistribution.of(df).inverseSurvivalProbability(level), distance / error));
	}

	/**
	 * Chance that the exact two-sided binomial test, ties left out, tells the win rate from one half if votes are
	 * independent; all outcomes are summed. The intra-class correlation of the design is not looked at: with one, this
	 * test rejects too often. The number of votes is rounded to a whole one.
	 */
	public static double ofExactTest(Design design) {
		long votes = Math.round(design.votes());
		if (votes > Integer.MAX_VALUE - 1) {
			throw new IllegalArgumentException("The exact test is for fewer than 2^31 votes, not " + votes + '.');
		}
		int n = (int) votes;
		double decided = 1 - design.ties;
		double win = Math.clamp((design.winRate - design.ties / 2) / decided, 0, 1);
		double level = design.levelOfOne();
		if (design.ties == 0) {
			return ofSignTest(n, win, level);
		}
		BinomialDistribution numbers = BinomialDistribution.of(n, decided);
		double spread = REACH * Math.sqrt(n * decided * design.ties) + 1;
		int from = (int) Math.max(0, Math.floor(n * decided - spread));
		int to = (int) Math.min(n, Math.ceil(n * decided + spread));
		double power = 0;
		for (int d = from; d <= to; d++) {
			power += numbers.probability(d) * ofSignTest(d, win, level);
		}
		return Math.min(1, power);
	}

	private static double ofSignTest(int n, double win, double level) {
		if (n == 0) {
			return 0;
		}
		// Rejects with at most this many wins, or as few losses.
		int most = BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(level / 2);
		while (most >= 0 && Proportions.binomialTest(most, n, 0.5) > level) {
			most--;
		}
		if (most < 0) {
			return 0;
		}
		BinomialDistribution wins = BinomialDistribution.of(n, win);
		return wins.cumulativeProbability(most) + wins.survivalProbability(n - most - 1);
	}

	/**
	 * Chance that two one-sided t tests show the win rate to lie within a margin around one half, each at the level of
	 * the comparison.
	 */
	public static double ofEquivalence(Design design, double margin) {
		requireMargin(margin);
		return ofEquivalence(design, margin, design.standardError());
	}

	private static double ofEquivalence(Design design, double margin, double error) {
		double shift = design.winRate - 0.5;
		if (error == 0) {
			return Math.abs(shift) < margin ? 1 : 0;
		}
		double level = design.levelOfOne();
		if (level >= 0.5) {
			throw new IllegalArgumentException("An equivalence test needs a level below 1/2, not " + level + '.');
		}
		double critical = TDistribution.of(design.degreesOfFreedom()).inverseSurvivalProbability(level);
		double above = (margin - shift) / error;
		double below = (margin + shift) / error;
		NormalDistribution normal = NormalDistribution.of(0, 1);
		NoncentralT t = new NoncentralT(design.degreesOfFreedom());
		double high = Math.min(t.high(), margin / error / critical);
		double from = t.low();
		if (high <= from) {
			return 0;
		}
		// Either probability changes around s = above/critical and s = below/critical, within 1/critical.
		double power = 0;
		double nearer = Math.clamp(Math.min(above, below) / critical - 9 / critical, from, high);
		DoubleUnaryOperator both = s -> Math.max(0, normal.cumulativeProbability(above - critical * s)
				- normal.cumulativeProbability(critical * s - below));
		power += t.expect(both, from, nearer);
		power += t.expect(both, nearer, high);
		return Math.clamp(power, 0, 1);
	}

	/**
	 * Half width to expect of the interval for the win rate at level 1−α: of the true standard error, with Student's t.
	 */
	public static double halfWidth(Design design) {
		return halfWidth(design, design.standardError());
	}

	private static double halfWidth(Design design, double error) {
		return error * TDistribution.of(design.degreesOfFreedom()).inverseSurvivalProbability(design.levelOfOne() / 2);
	}

	/**
	 * Solves for one number of a design, all others given.
	 *
	 * @param unknown what is sought; what the design says of it is not looked at
	 * @param design  everything else
	 * @param goal    what the study is to achieve
	 */
	public static Solution solve(Unknown unknown, Design design, Goal goal) {
		return switch (unknown) {
		case RATERS -> raters(design, goal);
		case VOTES_PER_RATER -> votesPerRater(design, goal);
		case WIN_RATE -> winRate(design, goal);
		case ICC -> icc(design, goal);
		case ALPHA -> alpha(design, goal);
		};
	}

	private static Solution raters(Design design, Goal goal) {
		Design most = design.withRaters(MOST_RATERS);
		if (!reached(most, goal)) {
			return new Unreachable(Unknown.RATERS, hopeless(design, goal, "No number of raters suffices: ")
					.orElse("More than " + MOST_RATERS + " raters would be needed."), achieved(most, goal));
		}
		int low = 1;
		int high = 2;
		while (!reached(design.withRaters(high), goal)) {
			low = high;
			high = (int) Math.min(2L * high, MOST_RATERS);
		}
		while (high - low > 1) {
			int middle = low + (high - low) / 2;
			if (reached(design.withRaters(middle), goal)) {
				high = middle;
			} else {
				low = middle;
			}
		}
		return solved(Unknown.RATERS, high, design.withRaters(high), goal);
	}

	private static Solution votesPerRater(Design design, Goal goal) {
		double limit = achieved(design, goal, design.standardError(0));
		Design most = design.withVotesPerRater(MOST_VOTES);
		if (!reached(limit, goal) || !reached(most, goal)) {
			return new Unreachable(Unknown.VOTES_PER_RATER, hopeless(design, goal, "No number of votes per rater suffices: ")
					.orElseGet(() -> "No number of votes per rater suffices: even with ever more votes, " + design.raters + " raters "
							+ (goal instanceof Precision ? "would leave a half width of " : "would give a power of no more than ")
							+ shown(limit) + ". More raters are needed."),
					limit);
		}
		int low = 0;
		int high = 1;
		while (!reached(design.withVotesPerRater(high), goal)) {
			low = high;
			high = Math.min(2 * high, MOST_VOTES);
		}
		while (high - low > 1) {
			int middle = low + (high - low) / 2;
			if (reached(design.withVotesPerRater(middle), goal)) {
				high = middle;
			} else {
				low = middle;
			}
		}
		return solved(Unknown.VOTES_PER_RATER, high, design.withVotesPerRater(high), goal);
	}

	private static Solution winRate(Design design, Goal goal) {
		double most = 1 - design.ties / 2;
		switch (goal) {
		case Precision _ -> throw new IllegalArgumentException("A half width is not planned by the win rate.");
		case Difference d -> {
			if (d.test == Test.LOGIT) {
				most = best(design, most);
			}
			if (!reached(design.withWinRate(most), goal)) {
				double best = achieved(design.withWinRate(most), goal);
				return new Unreachable(Unknown.WIN_RATE, "No win rate suffices: even at " + shown(most)
						+ ", the power would be no more than " + shown(best) + '.', best);
			}
			double value = bisect(0.5, most, p -> reached(design.withWinRate(p), goal));
			return solved(Unknown.WIN_RATE, value, design.withWinRate(value), goal);
		}
		case Equivalence e -> {
			if (!reached(design.withWinRate(0.5), goal)) {
				double best = achieved(design.withWinRate(0.5), goal);
				return new Unreachable(Unknown.WIN_RATE,
						"Even with a true win rate of one half the power would be no more than " + shown(best) + '.', best);
			}
			double value = bisect(Math.min(most, 0.5 + e.margin), 0.5, p -> reached(design.withWinRate(p), goal));
			return solved(Unknown.WIN_RATE, value, design.withWinRate(value), goal);
		}
		}
	}

	/** The win rate farthest from one half in standard errors on the logit scale; beyond it that test loses power. */
	private static double best(Design design, double most) {
		double low = 0.5;
		double high = most;
		for (int i = 0; i < BISECTIONS && high - low > 1e-12; i++) {
			double third = (high - low) / 3;
			if (distance(design, low + third) < distance(design, high - third)) {
				low += third;
			} else {
				high -= third;
			}
		}
		return low;
	}

	private static double distance(Design design, double p) {
		return Math.log(p / (1 - p)) * p * (1 - p) / design.withWinRate(p).standardError();
	}

	private static Solution icc(Design design, Goal goal) {
		if (!reached(design.withIcc(0), goal)) {
			double best = achieved(design.withIcc(0), goal);
			return new Unreachable(Unknown.ICC, hopeless(design, goal, "No intra-class correlation suffices: ")
					.orElse("Even if votes of one rater were independent, the " + (goal instanceof Precision ? "half width" : "power")
							+ " would be " + shown(best) + '.'),
					best);
		}
		if (reached(design.withIcc(1), goal)) {
			return solved(Unknown.ICC, 1, design.withIcc(1), goal);
		}
		double value = bisect(1, 0, r -> reached(design.withIcc(r), goal));
		return solved(Unknown.ICC, value, design.withIcc(value), goal);
	}

	private static Solution alpha(Design design, Goal goal) {
		double most = goal instanceof Equivalence ? Math.nextDown(Math.min(1, 0.5 * design.comparisons)) : Math.nextDown(1.0);
		if (!reached(design.withAlpha(most), goal)) {
			double best = achieved(design.withAlpha(most), goal);
			return new Unreachable(Unknown.ALPHA, "No level below " + shown(most) + " suffices.", best);
		}
		// Levels span many powers of ten, so their logarithm is searched.
		double smallest = Math.log(1e-300);
		if (reached(design.withAlpha(Math.exp(smallest)), goal)) {
			return solved(Unknown.ALPHA, Math.exp(smallest), design.withAlpha(Math.exp(smallest)), goal);
		}
		double value = Math.min(most, Math.exp(bisect(smallest, Math.log(most), a ->
				reached(design.withAlpha(Math.min(most, Math.exp(a))), goal))));
		return solved(Unknown.ALPHA, value, design.withAlpha(value), goal);
	}

	/** Between a value that fails and one that holds, the last that holds. */
	private static double bisect(double fails, double holds, DoublePredicate test) {
		double bad = fails;
		double good = holds;
		for (int i = 0; i < BISECTIONS; i++) {
			double middle = bad + (good - bad) / 2;
			if (middle == bad || middle == good) {
				break;
			}
			if (test.test(middle)) {
				good = middle;
			} else {
				bad = middle;
			}
		}
		return good;
	}

	/** Why a goal is out of reach whatever the size of the study. */
	private static Optional<String> hopeless(Design design, Goal goal, String start) {
		if (goal instanceof Difference && design.winRate == 0.5) {
			return Optional.of(start + "with a true win rate of one half there is no difference to find.");
		}
		if (goal instanceof Equivalence e && Math.abs(design.winRate - 0.5) >= e.margin) {
			return Optional.of(start + "the true win rate does not lie within the margin.");
		}
		return Optional.empty();
	}

	private static Solved solved(Unknown unknown, double value, Design design, Goal goal) {
		return new Solved(unknown, value, design, achieved(design, goal));
	}

	private static double achieved(Design design, Goal goal) {
		return achieved(design, goal, design.standardError());
	}

	private static double achieved(Design design, Goal goal, double error) {
		return switch (goal) {
		case Difference d -> ofDifference(design, d.test, error);
		case Equivalence e -> ofEquivalence(design, e.margin, error);
		case Precision _ -> halfWidth(design, error);
		};
	}

	private static boolean reached(Design design, Goal goal) {
		return reached(achieved(design, goal), goal);
	}

	private static boolean reached(double achieved, Goal goal) {
		return switch (goal) {
		case Difference d -> achieved >= d.power;
		case Equivalence e -> achieved >= e.power;
		case Precision p -> achieved <= p.halfWidth;
		};
	}

	private static String shown(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	private static void requirePower(double power) {
		if (!(power > 0 && power < 1)) {
			throw new IllegalArgumentException("A power lies between 0 and 1, not at " + power + '.');
		}
	}

	private static void requireMargin(double margin) {
		if (!(margin > 0 && margin < 0.5)) {
			throw new IllegalArgumentException("A margin around one half lies between 0 and 1/2, not at " + margin + '.');
		}
	}
}
