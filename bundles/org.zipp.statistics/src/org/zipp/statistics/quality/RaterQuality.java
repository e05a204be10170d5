package org.zipp.statistics.quality;

import java.util.List;
import java.util.Optional;

/**
 * One rater in a row.
 *
 * @param rater       who
 * @param votes       all votes, skips included
 * @param ties        votes without a preference
 * @param skips       votes without an answer
 * @param fast        answers outlying by speed
 * @param slow        answers outlying by slowness
 * @param pauses      answers longer than a pause
 * @param position    test of position bias; the estimate is the share of left; empty with too few decided votes
 * @param times       test of outlying times; empty with too few timed votes
 * @param pace        pace; empty with too few timed votes
 * @param sequence    runs of sides; empty with too few decided votes
 * @param consistency answers to repeated pairs; empty without any
 * @param flags       what is out of limits, none for a rater in order
 */
public record RaterQuality(int rater, int votes, int ties, int skips, int fast, int slow, int pauses,
		Optional<RaterTest> position, Optional<RaterTest> times, Optional<Speeders.Pace> pace,
		Optional<StraightLining.Sequence> sequence, Optional<SelfConsistency.Rater> consistency, List<Flag> flags) {

	/** What can be out of limits. */
	public enum Kind {
		/** One side is preferred. */
		POSITION_BIAS,
		/** A run of one side is too long. */
		LONG_RUN,
		/** Sides change too seldom for their numbers. */
		FEW_RUNS,
		/** Sides alternate too regularly. */
		ALTERNATING,
		/** The median time is too short beside that of other raters. */
		SPEEDING,
		/** Too many votes took less than the floor. */
		BELOW_FLOOR,
		/** More times than of other raters are outlying. */
		OUTLYING_TIMES,
		/** Repeated pairs are answered differently. */
		INCONSISTENT
	}

	/**
	 * A value out of limits.
	 *
	 * @param kind      what it is about
	 * @param value     what was seen
	 * @param threshold the limit: of the value, or of the corrected p-value where a test flags
	 * @param pValue    corrected p-value; empty where the limit alone flags
	 * @param reason    a sentence for a report
	 */
	public record Flag(Kind kind, double value, double threshold, Optional<Double> pValue, String reason) {
	}
}
