package org.zipp.statistics.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.zipp.statistics.Quantiles;
import org.zipp.statistics.agreement.Agreement;

/**
 * Outlying response times, found on the logarithm of seconds because times are skewed: by the robust z-score
 * (ln t − median) / (1.4826 · MAD) (Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers) and by the fences of
 * Tukey (1977), Exploratory Data Analysis. Times spent away are pauses, by a fixed limit.
 *
 * @param timed       answered votes whose time is known
 * @param untimed     answered votes whose time is not
 * @param median      in seconds
 * @param logMad      1.4826 · median absolute deviation of ln t, near the standard deviation if ln t is normal
 * @param bounds      seconds outside which |z| exceeds the limit; empty when more than half of the times are equal
 * @param fences      seconds outside the quartiles of ln t by more than the limit times their distance; empty when the
 *                    quartiles are equal
 * @param fast        votes below the bounds
 * @param slow        votes above them
 * @param fencedFast  votes below the fences
 * @param fencedSlow  votes above them
 * @param pauses      votes that took longer than the limit of a pause
 * @param nominal     share outside the bounds if ln t were normal
 * @param flags       by vote: sum of {@link #FAST}, {@link #SLOW}, {@link #FENCED_FAST}, {@link #FENCED_SLOW} and
 *                    {@link #PAUSE}; 0 for none
 * @param raters      for each rater with enough timed votes the exact one-sided test whether more of their times lie
 *                    outside the bounds than of the others'; the estimate is their share outside; none without bounds
 */
public record ResponseTimes(int timed, int untimed, double median, double logMad, Optional<Range> bounds,
		Optional<Range> fences, int fast, int slow, int fencedFast, int fencedSlow, int pauses, double nominal, byte[] flags,
		List<RaterTest> raters) {

	/** Below the bounds of the robust z-score. */
	public static final byte FAST = 1;
	/** Above the bounds of the robust z-score. */
	public static final byte SLOW = 2;
	/** Below the lower fence. */
	public static final byte FENCED_FAST = 4;
	/** Above the upper fence. */
	public static final byte FENCED_SLOW = 8;
	/** Longer than a pause. */
	public static final byte PAUSE = 16;

	/** Turns a MAD into a standard deviation of the normal distribution: 1 / Φ⁻¹(¾). */
	static final double NORMAL_MAD = 1.482602218505602;

	/**
	 * Seconds between two limits.
	 *
	 * @param low  least
	 * @param high most
	 */
	public record Range(double low, double high) {
	}

	/**
	 * @param z            limit of the robust z-score, for example 3.5
	 * @param fence        limit of the fences in interquartile ranges, for example 3
	 * @param pauseSeconds longest time that is no pause
	 * @param minVotes     timed votes below which a rater is not tested alone
	 * @return empty when no time is known
	 */
	public static Optional<ResponseTimes> of(PairVotes votes, double z, double fence, double pauseSeconds, int minVotes) {
		if (!(z > 0) || !(fence > 0) || !(pauseSeconds > 0)) {
			throw new IllegalArgumentException("Limits of response times lie above 0, not at " + z + ", " + fence + " and "
					+ pauseSeconds + '.');
		}
		int n = 0;
		int untimed = 0;
		double[] log = new double[votes.size()];
		for (int i = 0; i < votes.size(); i++) {
			if (votes.choice(i) != PairVotes.SKIP) {
				if (votes.timed(i)) {
					log[n++] = Math.log(votes.seconds(i));
				} else {
					untimed++;
				}
			}
		}
		if (n == 0) {
			return Optional.empty();
		}
		log = Arrays.copyOf(log, n);
		Arrays.parallelSort(log);
		double median = Quantiles.ofSorted(log, 0.5);
		double q1 = Quantiles.ofSorted(log, 0.25);
		double q3 = Quantiles.ofSorted(log, 0.75);
		for (int i = 0; i < n; i++) {
			log[i] = Math.abs(log[i] - median);
		}
		Arrays.parallelSort(log);
		double mad = NORMAL_MAD * Quantiles.ofSorted(log, 0.5);
		Optional<Range> bounds = range(median, median, z * mad);
		Optional<Range> fences = range(q1, q3, fence * (q3 - q1));
		byte[] flags = new byte[votes.size()];
		int[] count = new int[5];
		int[] timed = new int[votes.raters()];
		int[] out = new int[votes.raters()];
		for (int i = 0; i < flags.length; i++) {
			if (votes.choice(i) == PairVotes.SKIP || !votes.timed(i)) {
				continue;
			}
			double s = votes.seconds(i);
			int flag = side(bounds, s, FAST, SLOW) + side(fences, s, FENCED_FAST, FENCED_SLOW) + (s > pauseSeconds ? PAUSE : 0);
			flags[i] = (byte) flag;
			for (int bit = 0; bit < count.length; bit++) {
				count[bit] += flag >> bit & 1;
			}
			timed[votes.rater(i)]++;
			out[votes.rater(i)] += (flag & (FAST | SLOW)) != 0 ? 1 : 0;
		}
		RaterTest.Family family = new RaterTest.Family();
		int outside = count[0] + count[1];
		for (int r = 0; r < timed.length && bounds.isPresent(); r++) {
			if (timed[r] >= Math.max(1, minVotes)) {
				family.add(r, timed[r], (double) out[r] / timed[r],
						out[r] == 0 ? 1 : Hypergeometric.upper(out[r], timed[r], outside, n));
			}
		}
		double nominal = Agreement.Test.normal(z).pValue();
		return Optional.of(new ResponseTimes(n, untimed, Math.exp(median), mad, bounds, fences, count[0], count[1], count[2],
				count[3], count[4], nominal, flags, family.corrected()));
	}

	private static int side(Optional<Range> range, double seconds, int below, int above) {
		return range.isEmpty() ? 0 : seconds < range.get().low ? below : seconds > range.get().high ? above : 0;
	}

	private static Optional<Range> range(double low, double high, double by) {
		return by > 0 ? Optional.of(new Range(Math.exp(low - by), Math.exp(high + by))) : Optional.empty();
	}
}
