package org.zipp.statistics.rate;

import java.util.Optional;

import org.zipp.statistics.Interval;

/**
 * Two one-sided tests (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15) of whether a win rate is
 * within a margin of ½: a large p-value of an ordinary test does not show that two sides are equally good, this can.
 */
public final class Equivalence {

	/** What the two questions, asked at the same α, answer together. */
	public enum Verdict {
		/** Within the margin, and not shown to differ from ½. */
		EQUIVALENT,
		/** Shown to differ from ½, and not shown to be within the margin. */
		DIFFERENT,
		/** Shown to differ from ½, but by less than the margin: a difference too small to matter. */
		DIFFERENT_BUT_WITHIN_MARGIN,
		/** Neither shown: too few votes. */
		UNDECIDED
	}

	/**
	 * The outcome.
	 *
	 * @param margin      δ, how far from ½ a rate still counts as equivalent
	 * @param alpha       level of each test
	 * @param pTooLow     one-sided p-value against a rate of ½ − δ or less
	 * @param pTooHigh    one-sided p-value against a rate of ½ + δ or more
	 * @param interval    of level 1 − 2α; within (½ − δ, ½ + δ) exactly when both tests reject
	 * @param pDifference two-sided p-value against ½, as {@link RateEstimate#test}
	 */
	public record Result(double margin, double alpha, double pTooLow, double pTooHigh, Interval interval, double pDifference) {

		/** The p-value of equivalence: the larger one of the two. */
		public double pEquivalence() {
			return Math.max(pTooLow, pTooHigh);
		}

		/** The two answers in one word. */
		public Verdict verdict() {
			boolean within = pEquivalence() <= alpha;
			boolean different = pDifference <= alpha;
			if (within) {
				return different ? Verdict.DIFFERENT_BUT_WITHIN_MARGIN : Verdict.EQUIVALENT;
			}
			return different ? Verdict.DIFFERENT : Verdict.UNDECIDED;
		}
	}

	private Equivalence() {
	}

	/**
	 * Tests an estimate, for example {@link ClusteredProportion#biasReduced} or {@link TwoWayProportion#biasReduced}, on
	 * the scale of the rate with its degrees of freedom.
	 *
	 * @param margin δ, above 0 and below ½; set before the votes are seen
	 * @param alpha  level of each test, above 0 and below ½
	 */
	public static Result test(RateEstimate estimate, double margin, double alpha) {
		if (!(margin > 0 && margin < 0.5)) {
			throw new IllegalArgumentException("A margin around a win rate of one half lies between 0 and 0.5, not at " + margin + '.');
		}
		if (!(alpha > 0 && alpha < 0.5)) {
			throw new IllegalArgumentException("The level of a one-sided test lies between 0 and 0.5, not at " + alpha + '.');
		}
		return new Result(margin, alpha, estimate.above(0.5 - margin), estimate.below(0.5 + margin), estimate.wald(1 - 2 * alpha),
				estimate.test(0.5));
	}

	/** Tests the win rate of votes clustered by rater; empty where {@link ClusteredProportion#obstacle} says why. */
	public static Optional<Result> test(Outcomes outcomes, Ties ties, double margin, double alpha) {
		Outcomes counting = outcomes.counting(ties);
		return counting.size() == 0 ? Optional.empty()
				: new ClusteredProportion(counting.byRater()).biasReduced().map(e -> test(e, margin, alpha));
	}
}
