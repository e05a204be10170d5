package org.zipp.statistics.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.agreement.Agreement;
import org.zipp.statistics.agreement.CohenKappa;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Proportions;

/**
 * Whether raters who see a pair again, perhaps with its sides swapped, answer as before. A repetition is a showing and the
 * next of the same pair to the same rater; skips are passed over. It is consistent when the answers name the same picture,
 * or both are ties.
 *
 * @param repetitions       how many
 * @param consistent        of them consistent
 * @param share             consistent / repetitions
 * @param interval          of the share, with raters as clusters; Wilson's where there is only one rater or all raters
 *                          have one share
 * @param decided           repetitions without a tie
 * @param decidedConsistent of them consistent
 * @param chanceP           exact two-sided test of the decided against ½, what answers at random give; as if repetitions
 *                          were independent
 * @param swapped           repetitions with swapped sides
 * @param swappedConsistent of them consistent
 * @param sideP             exact two-sided test whether swapping changes consistency: raters with a preferred side agree
 *                          with themselves less when sides swap; empty when all or none are swapped
 * @param kappa             first against second answer (first picture, tie, second picture): Cohen's κ, which allows for
 *                          the agreement that the shares of answers give by chance
 * @param raters            each rater with a repetition, ascending
 */
public record SelfConsistency(int repetitions, int consistent, double share, Interval interval, int decided,
		int decidedConsistent, double chanceP, int swapped, int swappedConsistent, OptionalDouble sideP,
		Agreement.Result<CohenKappa> kappa, List<Rater> raters) {

	/**
	 * One rater.
	 *
	 * @param rater             who
	 * @param repetitions       how many
	 * @param consistent        of them consistent
	 * @param decided           repetitions without a tie
	 * @param decidedConsistent of them consistent
	 * @param chanceP           exact one-sided test of the decided against ½: small when the rater is more consistent than
	 *                          answers at random
	 * @param below             exact one-sided test whether the rater is less consistent than the others, corrected for all
	 *                          raters; the estimate is the share
	 * @param kappa             Cohen's κ of the rater's first and second answers
	 */
	public record Rater(int rater, int repetitions, int consistent, int decided, int decidedConsistent, double chanceP,
			RaterTest below, Agreement.Result<CohenKappa> kappa) {

		/** consistent / repetitions. */
		public double share() {
			return (double) consistent / repetitions;
		}
	}

	/**
	 * @param level coverage of the interval
	 * @return empty when no pair was shown to a rater twice
	 */
	public static Optional<SelfConsistency> of(PairVotes votes, double level) {
		long[][] table = new long[3][3];
		int swapped = 0;
		int swappedConsistent = 0;
		int total = 0;
		int consistentTotal = 0;
		List<long[][]> tables = new ArrayList<>();
		List<Integer> who = new ArrayList<>();
		Map<Key, Integer> last = new HashMap<>();
		for (int r = 0; r < votes.raters(); r++) {
			last.clear();
			long[][] own = null;
			for (int i = votes.start(r); i < votes.start(r + 1); i++) {
				int v = votes.vote(i);
				if (votes.choice(v) == PairVotes.SKIP) {
					continue;
				}
				Integer before = last.put(new Key(votes.prompt(v), Math.min(votes.left(v), votes.right(v)),
						Math.max(votes.left(v), votes.right(v))), v);
				if (before == null) {
					continue;
				}
				if (own == null) {
					own = new long[3][3];
					tables.add(own);
					who.add(r);
				}
				int first = votes.preference(before);
				int second = votes.preference(v);
				own[first][second]++;
				table[first][second]++;
				total++;
				consistentTotal += first == second ? 1 : 0;
				if (votes.left(before) != votes.left(v)) {
					swapped++;
					swappedConsistent += first == second ? 1 : 0;
				}
			}
		}
		if (total == 0) {
			return Optional.empty();
		}
		RaterTest.Family family = new RaterTest.Family();
		List<Cluster> clusters = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			int n = all(tables.get(i));
			int c = same(tables.get(i));
			clusters.add(new Cluster(c, n));
			family.add(who.get(i), n, (double) c / n, Hypergeometric.lower(c, n, consistentTotal, total));
		}
		List<RaterTest> below = family.corrected();
		List<Rater> raters = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			long[][] t = tables.get(i);
			int decided = decided(t);
			int agreed = (int) (t[0][0] + t[2][2]);
			raters.add(new Rater(who.get(i), all(t), same(t), decided, agreed, atLeast(agreed, decided),
					below.get(i), CohenKappa.of(t, CohenKappa.Weights.NONE)));
		}
		ClusteredProportion share = new ClusteredProportion(clusters);
		Interval interval = share.robustInterval(level).filter(i -> i.low() < i.high())
				.orElse(Proportions.wilson(consistentTotal, total, level));
		int decided = decided(table);
		int agreed = (int) (table[0][0] + table[2][2]);
		OptionalDouble sideP = swapped == 0 || swapped == total ? OptionalDouble.empty()
				: OptionalDouble.of(Hypergeometric.twoSided(swappedConsistent, swapped, consistentTotal, total));
		return Optional.of(new SelfConsistency(total, consistentTotal, share.rate(), interval, decided, agreed,
				Proportions.binomialTest(agreed, decided, 0.5), swapped, swappedConsistent, sideP,
				CohenKappa.of(table, CohenKappa.Weights.NONE), List.copyOf(raters)));
	}

	/** Chance of so many of n fair coins or more. */
	private static double atLeast(int x, int n) {
		return n == 0 ? 1 : BinomialDistribution.of(n, 0.5).survivalProbability(x - 1);
	}

	private static int all(long[][] t) {
		int n = 0;
		for (long[] row : t) {
			for (long v : row) {
				n += (int) v;
			}
		}
		return n;
	}

	private static int same(long[][] t) {
		return (int) (t[0][0] + t[1][1] + t[2][2]);
	}

	private static int decided(long[][] t) {
		return (int) (t[0][0] + t[0][2] + t[2][0] + t[2][2]);
	}

	private record Key(int prompt, int first, int second) {
	}
}
