package org.zipp.statistics.quality;

/**
 * What makes a rater's row carry a flag. Every limit is a convention, not a law: reports print them, and show results with
 * and without the raters they flag.
 *
 * @param alpha          a test flags when its corrected p-value is below this
 * @param correction     how p-values are corrected for many raters
 * @param minVotes       votes below which a rater is not tested
 * @param speedShare     a median time below this share of the raters' median is flagged
 * @param floorSeconds   time in which no one can judge a pair
 * @param maxBelowFloor  largest share of votes below the floor that is not flagged
 * @param outlierZ       limit of the robust z-score of ln t
 * @param fence          limit of Tukey's fences in interquartile ranges
 * @param pauseSeconds   longest time that is no pause
 * @param minRepetitions repetitions below which self-consistency is not judged
 * @param minConsistency smallest share of consistent repetitions that is not flagged
 */
public record QualityLimits(double alpha, RaterTest.Correction correction, int minVotes, double speedShare,
		double floorSeconds, double maxBelowFloor, double outlierZ, double fence, double pauseSeconds, int minRepetitions,
		double minConsistency) {

	public QualityLimits {
		if (!(alpha > 0 && alpha < 1) || !(speedShare >= 0) || !(floorSeconds >= 0) || !(maxBelowFloor >= 0)
				|| !(outlierZ > 0) || !(fence > 0) || !(pauseSeconds > 0) || !(minConsistency >= 0) || minVotes < 1
				|| minRepetitions < 1) {
			throw new IllegalArgumentException("Limits of data quality must not be below 0, and alpha lies between 0 and 1.");
		}
	}

	/** Limits in common use. */
	public static QualityLimits defaults() {
		return new QualityLimits(0.01, RaterTest.Correction.HOLM, 10, 1 / 3.0, 1, 0.1, 3.5, 3, 120, 5, 0.5);
	}

	/** The same with another level of significance and correction. */
	public QualityLimits withAlpha(double alpha, RaterTest.Correction correction) {
		return new QualityLimits(alpha, correction, minVotes, speedShare, floorSeconds, maxBelowFloor, outlierZ, fence,
				pauseSeconds, minRepetitions, minConsistency);
	}

	/** The same with other limits of speed. */
	public QualityLimits withSpeed(double speedShare, double floorSeconds, double maxBelowFloor) {
		return new QualityLimits(alpha, correction, minVotes, speedShare, floorSeconds, maxBelowFloor, outlierZ, fence,
				pauseSeconds, minRepetitions, minConsistency);
	}

	/** The same with other numbers of votes and repetitions below which a rater is not judged. */
	public QualityLimits withMinimum(int minVotes, int minRepetitions) {
		return new QualityLimits(alpha, correction, minVotes, speedShare, floorSeconds, maxBelowFloor, outlierZ, fence,
				pauseSeconds, minRepetitions, minConsistency);
	}

	/** The same with another limit of self-consistency. */
	public QualityLimits withConsistency(double minConsistency) {
		return new QualityLimits(alpha, correction, minVotes, speedShare, floorSeconds, maxBelowFloor, outlierZ, fence,
				pauseSeconds, minRepetitions, minConsistency);
	}

	/** The same with other limits of outlying times. */
	public QualityLimits withTimes(double outlierZ, double fence, double pauseSeconds) {
		return new QualityLimits(alpha, correction, minVotes, speedShare, floorSeconds, maxBelowFloor, outlierZ, fence,
				pauseSeconds, minRepetitions, minConsistency);
	}
}
