package org.zipp.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Agreement of every two raters, and its means. The mean κ over pairs is Light's κ (Light 1971, Psychological Bulletin
 * 76). Time grows with the sum of the squared numbers of ratings per unit.
 *
 * @param pairs           pairs of raters with enough units in common
 * @param pairsTooFew     pairs with some units in common, but not enough
 * @param minOverlap      least number of units in common
 * @param smallestOverlap fewest units in common of the pairs that count
 * @param largestOverlap  most
 * @param meanOverlap     mean
 * @param meanAgreement   mean over pairs of the share of units on which both agree, 0 to 1
 * @param meanKappa       mean over pairs of Cohen's plain κ, where it exists
 * @param pairsWithKappa  pairs where it exists: not both raters gave one and the same category throughout
 * @param lowest          the pair that agrees least, by share
 * @param highest         the pair that agrees most, by share
 */
public record PairwiseAgreement(long pairs, long pairsTooFew, int minOverlap, int smallestOverlap, int largestOverlap,
		double meanOverlap, double meanAgreement, OptionalDouble meanKappa, long pairsWithKappa, Pair lowest, Pair highest) {

	/**
	 * Two raters.
	 *
	 * @param first     the one with the smaller number
	 * @param second    the other
	 * @param overlap   units both rated
	 * @param agreement share of them on which they agree
	 * @param kappa     Cohen's plain κ, if defined
	 */
	public record Pair(int first, int second, int overlap, double agreement, OptionalDouble kappa) {
	}

	/**
	 * The means over all pairs.
	 *
	 * @param minOverlap units in common below which a pair does not count, at least 1
	 */
	public static Agreement.Result<PairwiseAgreement> of(Ratings ratings, int minOverlap) {
		if (minOverlap < 1) {
			throw new IllegalArgumentException("A pair needs at least one unit in common, not " + minOverlap + '.');
		}
		Means means = new Means(minOverlap);
		each(ratings, 1, means);
		if (means.pairs == 0) {
			return means.tooFew == 0 ? Agreement.unpaired(ratings)
					: new Agreement.NotEstimable<>(Agreement.Reason.NO_PAIRED_UNIT,
							"No two raters have " + minOverlap + " units or more in common.");
		}
		return new Agreement.Estimated<>(new PairwiseAgreement(means.pairs, means.tooFew, minOverlap, means.smallest,
				means.largest, means.overlap / means.pairs, means.agreement / means.pairs,
				means.withKappa == 0 ? OptionalDouble.empty() : OptionalDouble.of(means.kappa / means.withKappa),
				means.withKappa, means.low, means.high));
	}

	/**
	 * Hands every pair to {@code to}, ordered by the first rater and then the second.
	 *
	 * @param minOverlap units in common below which a pair is left out, at least 1
	 */
	public static void each(Ratings ratings, int minOverlap, Consumer<Pair> to) {
		if (minOverlap < 1) {
			throw new IllegalArgumentException("A pair needs at least one unit in common, not " + minOverlap + '.');
		}
		int raters = ratings.raters();
		int k = ratings.categoryCount();
		int[] from = new int[raters + 1];
		for (int i = 0; i < ratings.size(); i++) {
			from[ratings.rater(i) + 1]++;
		}
		for (int r = 0; r < raters; r++) {
			from[r + 1] += from[r];
		}
		int[] unitOf = new int[ratings.size()];
		int[] ratingOf = new int[ratings.size()];
		int[] next = Arrays.copyOf(from, raters);
		for (int u = 0; u < ratings.units(); u++) {
			for (int i = ratings.start(u); i < ratings.start(u + 1); i++) {
				int at = next[ratings.rater(i)]++;
				unitOf[at] = u;
				ratingOf[at] = i;
			}
		}
		// The units of the first rater, gathered by the second: one counting sort per rater.
		int[] overlap = new int[raters];
		int[] partners = new int[raters];
		int[] ours = new int[k];
		int[] theirs = new int[k];
		int[] mine = new int[16];
		int[] other = new int[16];
		for (int a = 0; a < raters; a++) {
			int met = 0;
			for (int x = from[a]; x < from[a + 1]; x++) {
				for (int i = ratings.start(unitOf[x] + 1) - 1; i > ratingOf[x]; i--) {
					int b = ratings.rater(i);
					if (overlap[b]++ == 0) {
						partners[met++] = b;
					}
				}
			}
			Arrays.sort(partners, 0, met);
			int total = 0;
			for (int p = 0; p < met; p++) {
				next[partners[p]] = total;
				total += overlap[partners[p]];
			}
			if (total > mine.length) {
				mine = new int[Math.max(total, 2 * mine.length)];
				other = new int[mine.length];
			}
			for (int x = from[a]; x < from[a + 1]; x++) {
				for (int i = ratings.start(unitOf[x] + 1) - 1; i > ratingOf[x]; i--) {
					int at = next[ratings.rater(i)]++;
					mine[at] = ratings.code(ratingOf[x]);
					other[at] = ratings.code(i);
				}
			}
			int begin = 0;
			for (int p = 0; p < met; p++) {
				int b = partners[p];
				int n = overlap[b];
				overlap[b] = 0;
				if (n >= minOverlap) {
					to.accept(pair(a, b, mine, other, begin, n, ours, theirs));
				}
				begin += n;
			}
		}
	}

	private static Pair pair(int a, int b, int[] mine, int[] other, int begin, int n, int[] ours, int[] theirs) {
		int same = 0;
		for (int i = begin; i < begin + n; i++) {
			same += mine[i] == other[i] ? 1 : 0;
			ours[mine[i]]++;
			theirs[other[i]]++;
		}
		double chance = 0;
		for (int i = begin; i < begin + n; i++) {
			// One term per rating of ours: Σ over categories of ours · theirs.
			chance += theirs[mine[i]];
		}
		boolean defined = ours[mine[begin]] < n || theirs[mine[begin]] < n;
		for (int i = begin; i < begin + n; i++) {
			ours[mine[i]] = 0;
			theirs[other[i]] = 0;
		}
		double expected = chance / n / n;
		double observed = (double) same / n;
		return new Pair(a, b, n, observed,
				defined ? OptionalDouble.of((observed - expected) / (1 - expected)) : OptionalDouble.empty());
	}

	/** Running sums over pairs. */
	private static final class Means implements Consumer<Pair> {

		private final int minOverlap;
		private long pairs;
		private long tooFew;
		private long withKappa;
		private int smallest = Integer.MAX_VALUE;
		private int largest;
		private double overlap;
		private double agreement;
		private double kappa;
		private Pair low;
		private Pair high;

		Means(int minOverlap) {
			this.minOverlap = minOverlap;
		}

		@Override
		public void accept(Pair pair) {
			if (pair.overlap < minOverlap) {
				tooFew++;
				return;
			}
			pairs++;
			smallest = Math.min(smallest, pair.overlap);
			largest = Math.max(largest, pair.overlap);
			overlap += pair.overlap;
			agreement += pair.agreement;
			if (pair.kappa.isPresent()) {
				withKappa++;
				kappa += pair.kappa.getAsDouble();
			}
			low = low == null || pair.agreement < low.agreement ? pair : low;
			high = high == null || pair.agreement > high.agreement ? pair : high;
		}
	}
}
