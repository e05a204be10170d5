package org.zipp.statistics.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Quantiles;

/**
 * Raters who answer faster than one can look. The index compares a rater's median time with the median of all raters'
 * medians, so that busy raters do not set the pace (thresholds between 0.3 and 0.7 are in use: Greszki, Meyer and Schoen
 * 2015, Public Opinion Quarterly 79).
 * <p>
 * The test asks whether a rater's mean ln t lies below those of the others: t = (m_r − mean of the others) / s, where s²
 * is τ² + σ²/n_r plus the variance of that mean, τ² between and σ² within raters from the analysis of variance of the
 * others, with (number of raters − 2) degrees of freedom. With equal numbers of votes it is the externally studentised
 * residual (Cook and Weisberg 1982, Residuals and Influence in Regression, §2.2).
 *
 * @param sampleMedian median of the raters' medians, seconds
 * @param raters       each rater with enough timed votes, ascending
 */
public record Speeders(double sampleMedian, List<Pace> raters) {

	/**
	 * The pace of one rater.
	 *
	 * @param rater      who
	 * @param n          timed votes
	 * @param median     seconds
	 * @param index      median / median of all raters; 1 is usual, small is fast
	 * @param belowFloor share of votes that took less than the floor
	 * @param meanLog    mean of ln t
	 * @param test       one-sided test of a mean ln t below the others'; the estimate is t; empty with fewer than three
	 *                   raters or without variation
	 */
	public record Pace(int rater, int n, double median, double index, double belowFloor, double meanLog,
			Optional<RaterTest> test) {
	}

	/**
	 * @param floorSeconds time in which no one can judge a pair
	 * @param minVotes     timed votes below which a rater is left out
	 * @return empty when no rater has enough timed votes
	 */
	public static Optional<Speeders> of(PairVotes votes, double floorSeconds, int minVotes) {
		if (!(floorSeconds >= 0)) {
			throw new IllegalArgumentException("The floor of response times is not below 0, but " + floorSeconds + " is.");
		}
		List<Pace> raw = new ArrayList<>();
		double within = 0;
		long free = 0;
		double[] buffer = new double[16];
		for (int r = 0; r < votes.raters(); r++) {
			int n = 0;
			int below = 0;
			double sum = 0;
			if (votes.count(r) > buffer.length) {
				buffer = new double[Math.max(votes.count(r), 2 * buffer.length)];
			}
			for (int i = votes.start(r); i < votes.start(r + 1); i++) {
				int v = votes.vote(i);
				if (votes.choice(v) != PairVotes.SKIP && votes.timed(v)) {
					double s = votes.seconds(v);
					buffer[n] = Math.log(s);
					sum += buffer[n++];
					below += s < floorSeconds ? 1 : 0;
				}
			}
			if (n < Math.max(1, minVotes)) {
				continue;
			}
			double mean = sum / n;
			for (int i = 0; i < n; i++) {
				within += (buffer[i] - mean) * (buffer[i] - mean);
			}
			free += n - 1;
			Arrays.sort(buffer, 0, n);
			double median = (Math.exp(buffer[(n - 1) / 2]) + Math.exp(buffer[n / 2])) / 2;
			raw.add(new Pace(r, n, median, 1, (double) below / n, mean, Optional.empty()));
		}
		if (raw.isEmpty()) {
			return Optional.empty();
		}
		double[] medians = raw.stream().mapToDouble(Pace::median).sorted().toArray();
		double centre = Quantiles.ofSorted(medians, 0.5);
		List<RaterTest> tests = tests(raw, within, free);
		List<Pace> raters = new ArrayList<>();
		for (int i = 0; i < raw.size(); i++) {
			Pace p = raw.get(i);
			raters.add(new Pace(p.rater, p.n, p.median, p.median / centre, p.belowFloor, p.meanLog,
					tests.isEmpty() ? Optional.empty() : Optional.of(tests.get(i))));
		}
		return Optional.of(new Speeders(centre, List.copyOf(raters)));
	}

	/** One test per rater in order, or none when there is nothing to compare. */
	private static List<RaterTest> tests(List<Pace> raters, double within, long free) {
		int g = raters.size();
		if (g < 3) {
			return List.of();
		}
		double centre = raters.stream().mapToDouble(Pace::meanLog).average().orElseThrow();
		double[] m = raters.stream().mapToDouble(p -> p.meanLog - centre).toArray();
		double n = 0;
		double n2 = 0;
		double nm = 0;
		double nmm = 0;
		double sum = 0;
		double inverse = 0;
		for (int i = 0; i < g; i++) {
			double w = raters.get(i).n;
			n += w;
			n2 += w * w;
			nm += w * m[i];
			nmm += w * m[i] * m[i];
			sum += m[i];
			inverse += 1 / w;
		}
		double sigma2 = free > 0 ? within / free : 0;
		RaterTest.Family family = new RaterTest.Family();
		for (int i = 0; i < g; i++) {
			double w = raters.get(i).n;
			double rest = n - w;
			double between = Math.max(0, nmm - w * m[i] * m[i] - (nm - w * m[i]) * (nm - w * m[i]) / rest) / (g - 2);
			double size = (rest - (n2 - w * w) / rest) / (g - 2);
			double tau2 = Math.max(0, (between - sigma2) / size);
			double mean = (sum - m[i]) / (g - 1);
			double ofMean = (tau2 + sigma2 * (inverse - 1 / w) / (g - 1)) / (g - 1);
			double s2 = tau2 + sigma2 / w + ofMean;
			if (!(s2 > 0)) {
				return List.of();
			}
			double t = (m[i] - mean) / Math.sqrt(s2);
			family.add(raters.get(i).rater, raters.get(i).n, t, TDistribution.of(g - 2.0).cumulativeProbability(t));
		}
		return family.corrected();
	}
}
