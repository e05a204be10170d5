package org.zipp.statistics.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Raters who press one side on and on, or take turns too regularly. The decided votes of a rater in order make a sequence
 * of left and right; ties and skips are passed over.
 *
 * @param raters each rater with enough decided votes, ascending
 */
public record StraightLining(List<Sequence> raters) {

	/**
	 * The sequence of one rater.
	 *
	 * @param rater      who
	 * @param n          decided votes
	 * @param left       votes for the left side
	 * @param longest    longest run of one side
	 * @param fair       exact chance of a run at least as long if every vote were left with chance ½, which random sides
	 *                   give; the estimate is the length
	 * @param givenShare the same if every vote were left with the rater's own share: long runs beyond position bias
	 * @param runs       number of runs
	 * @param order      two-sided exact test of Wald and Wolfowitz (1940), Annals of Mathematical Statistics 11, given the
	 *                   numbers of left and right: twice the smaller tail; the estimate is the number of runs; empty when
	 *                   only one side was chosen
	 * @param fewRuns    chance of as few runs or fewer, 1 when only one side was chosen
	 * @param manyRuns   chance of as many runs or more, 1 when only one side was chosen
	 * @param z          the normal statistic of the same test, above 0 for many runs; empty when only one side was chosen
	 */
	public record Sequence(int rater, int n, int left, int longest, RaterTest fair, double givenShare, int runs,
			Optional<RaterTest> order, double fewRuns, double manyRuns, OptionalDouble z) {

		/** The two-sided p-value of {@link #z}, for long sequences near the exact one. */
		public OptionalDouble normalP() {
			return z.isEmpty() ? z
					: OptionalDouble.of(Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z.getAsDouble()))));
		}
	}

	/**
	 * @param minVotes decided votes below which a rater is left out, at least 2
	 * @return empty when no rater has enough votes
	 */
	public static Optional<StraightLining> of(PairVotes votes, int minVotes) {
		int most = 0;
		for (int r = 0; r < votes.raters(); r++) {
			most = Math.max(most, votes.count(r));
		}
		double[] logFactorial = logFactorials(most);
		RaterTest.Family longest = new RaterTest.Family();
		RaterTest.Family order = new RaterTest.Family();
		List<Sequence> raw = new ArrayList<>();
		for (int r = 0; r < votes.raters(); r++) {
			int n = 0;
			int left = 0;
			int runs = 0;
			int run = 0;
			int best = 0;
			byte last = -1;
			for (int i = votes.start(r); i < votes.start(r + 1); i++) {
				byte choice = votes.choice(votes.vote(i));
				if (choice != PairVotes.LEFT && choice != PairVotes.RIGHT) {
					continue;
				}
				n++;
				left += choice == PairVotes.LEFT ? 1 : 0;
				if (choice != last) {
					runs++;
					run = 0;
				}
				last = choice;
				best = Math.max(best, ++run);
			}
			if (n < Math.max(2, minVotes)) {
				continue;
			}
			longest.add(r, n, best, longestRun(n, best, 0.5));
			int right = n - left;
			double few = 1;
			double many = 1;
			OptionalDouble z = OptionalDouble.empty();
			if (left > 0 && right > 0) {
				double[] tails = runs(left, right, runs, logFactorial);
				few = tails[0];
				many = tails[1];
				double expected = 1 + 2.0 * left * right / n;
				double variance = 2.0 * left * right * (2.0 * left * right - n) / ((double) n * n * (n - 1));
				z = variance > 0 ? OptionalDouble.of((runs - expected) / Math.sqrt(variance)) : z;
				order.add(r, n, runs, Math.min(1, 2 * Math.min(few, many)));
			}
			raw.add(new Sequence(r, n, left, best, null, longestRun(n, best, (double) left / n), runs, Optional.empty(), few,
					many, z));
		}
		if (raw.isEmpty()) {
			return Optional.empty();
		}
		List<RaterTest> fair = longest.corrected();
		List<RaterTest> ordered = order.corrected();
		List<Sequence> raters = new ArrayList<>();
		int next = 0;
		for (int i = 0; i < raw.size(); i++) {
			Sequence s = raw.get(i);
			boolean both = s.left > 0 && s.left < s.n;
			raters.add(new Sequence(s.rater, s.n, s.left, s.longest, fair.get(i), s.givenShare, s.runs,
					both ? Optional.of(ordered.get(next++)) : Optional.empty(), s.fewRuns, s.manyRuns, s.z));
		}
		return Optional.of(new StraightLining(List.copyOf(raters)));
	}

	/**
	 * Exact chance that n independent votes, left with chance p, hold a run of one side of at least the given length: summed
	 * over where the first such run begins (Feller 1968, Probability Theory, §XIII.7).
	 */
	static double longestRun(int n, int length, double p) {
		if (length <= 1) {
			return n >= length ? 1 : 0;
		}
		double q = 1 - p;
		double pm = Math.pow(p, length);
		double qm = Math.pow(q, length);
		// left[t]: no long run among the first t votes, the last of which ends a run of left; right[t] likewise.
		double[] left = new double[n + 1];
		double[] right = new double[n + 1];
		double sum = n >= length ? pm + qm : 0;
		for (int t = 1; t <= n - length; t++) {
			double beforeLeft = t == 1 ? 1 : right[t - 1];
			double beforeRight = t == 1 ? 1 : left[t - 1];
			double droppedLeft = t < length ? 0 : t == length ? 1 : right[t - length];
			double droppedRight = t < length ? 0 : t == length ? 1 : left[t - length];
			left[t] = Math.max(0, p * (left[t - 1] + beforeLeft) - pm * droppedLeft);
			right[t] = Math.max(0, q * (right[t - 1] + beforeRight) - qm * droppedRight);
			sum += right[t] * pm + left[t] * qm;
		}
		return Math.min(1, sum);
	}

	/** Chances of at most and of at least so many runs, given how many left and right there are, both above 0. */
	static double[] runs(int left, int right, int runs, double[] logFactorial) {
		double all = logChoose(left + right, left, logFactorial);
		double few = 0;
		double many = 0;
		int most = left == right ? 2 * left : 2 * Math.min(left, right) + 1;
		for (int r = 2; r <= most; r++) {
			int k = r / 2;
			double p;
			if (r % 2 == 0) {
				p = 2 * Math.exp(logChoose(left - 1, k - 1, logFactorial) + logChoose(right - 1, k - 1, logFactorial) - all);
			} else {
				p = (k <= left - 1 ? Math.exp(logChoose(left - 1, k, logFactorial) + logChoose(right - 1, k - 1, logFactorial) - all) : 0)
						+ (k <= right - 1 ? Math.exp(logChoose(left - 1, k - 1, logFactorial) + logChoose(right - 1, k, logFactorial) - all)
								: 0);
			}
			few += r <= runs ? p : 0;
			many += r >= runs ? p : 0;
		}
		return new double[] { Math.min(1, few), Math.min(1, many) };
	}

	static double[] logFactorials(int n) {
		double[] log = new double[n + 1];
		for (int i = 2; i <= n; i++) {
			log[i] = log[i - 1] + Math.log(i);
		}
		return log;
	}

	private static double logChoose(int n, int k, double[] logFactorial) {
		return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
	}
}
