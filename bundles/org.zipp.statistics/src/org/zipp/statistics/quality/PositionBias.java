package org.zipp.statistics.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Proportions;

/**
 * Whether one side is preferred whatever it shows. Where sides are drawn at random, every decided vote goes left with
 * chance ½. Ties and skips do not count.
 *
 * @param left           votes for the left side
 * @param right          votes for the right side
 * @param leftShare      left / (left + right)
 * @param interval       Wilson's, as if votes were independent
 * @param pValue         exact binomial test of ½, as if votes were independent
 * @param clustered      interval with raters as clusters; empty for fewer than two raters
 * @param clusteredP     t test of ½ with raters as clusters and raters − 1 degrees of freedom; empty for fewer than two
 *                       raters or when all raters have one share
 * @param raters         exact binomial test of each rater with enough votes; the estimate is the share of left
 */
public record PositionBias(long left, long right, double leftShare, Interval interval, double pValue,
		Optional<Interval> clustered, OptionalDouble clusteredP, List<RaterTest> raters) {

	/**
	 * Tests all votes and each rater.
	 *
	 * @param level    coverage of the intervals
	 * @param minVotes decided votes below which a rater is not tested alone
	 * @return empty when no vote is decided
	 */
	public static Optional<PositionBias> of(PairVotes votes, double level, int minVotes) {
		List<Cluster> clusters = new ArrayList<>();
		RaterTest.Family family = new RaterTest.Family();
		long left = 0;
		long right = 0;
		for (int r = 0; r < votes.raters(); r++) {
			int l = 0;
			int n = 0;
			for (int i = votes.start(r); i < votes.start(r + 1); i++) {
				byte choice = votes.choice(votes.vote(i));
				l += choice == PairVotes.LEFT ? 1 : 0;
				n += choice == PairVotes.LEFT || choice == PairVotes.RIGHT ? 1 : 0;
			}
			left += l;
			right += n - l;
			if (n > 0) {
				clusters.add(new Cluster(l, n));
			}
			if (n >= Math.max(1, minVotes)) {
				family.add(r, n, (double) l / n, Proportions.binomialTest(l, n, 0.5));
			}
		}
		if (clusters.isEmpty()) {
			return Optional.empty();
		}
		ClusteredProportion share = new ClusteredProportion(clusters);
		OptionalDouble error = share.standardError();
		OptionalDouble p = error.isPresent() && error.getAsDouble() > 0
				? OptionalDouble.of(Math.min(1, 2 * TDistribution.of(clusters.size() - 1.0)
						.survivalProbability(Math.abs(share.rate() - 0.5) / error.getAsDouble())))
				: OptionalDouble.empty();
		return Optional.of(new PositionBias(left, right, share.rate(), Proportions.wilson(left, left + right, level),
				Proportions.binomialTest(left, left + right, 0.5), share.robustInterval(level), p, family.corrected()));
	}
}
