package org.zipp.statistics.rate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.statistics.Interval;

/**
 * How far votes of one rater are alike, and whether that changes what can be claimed.
 *
 * @param clusters           raters with votes that count
 * @param votes              votes that count
 * @param designEffect       variance of the rate with raters as the independent pieces (CR2) over its variance were the
 *                           votes independent; above 1 when raters differ more than chance
 * @param intraclass         correlation of two votes of one rater, by analysis of variance; empty when no rater voted
 *                           twice. Slightly negative where raters differ less than chance
 * @param naiveP             two-sided exact sign test that takes votes as independent
 * @param clusteredP         two-sided p-value against ½ that does not, {@link RateEstimate#test}
 * @param naiveInterval      score interval that takes votes as independent
 * @param clusteredInterval  the recommended one that does not
 */
public record Dependence(int clusters, long votes, double designEffect, OptionalDouble intraclass, double naiveP,
		double clusteredP, Interval naiveInterval, Interval clusteredInterval) {

	/** Whether exactly one of the two tests is significant at level α: then the naive one must not be quoted. */
	public boolean conclusionsDiffer(double alpha) {
		return naiveP <= alpha != clusteredP <= alpha;
	}

	/** How many independent votes carry as much information as these. */
	public double effectiveVotes() {
		return votes / designEffect;
	}

	/** How much longer the clustered interval is than the naive one, as a factor. */
	public double stretch() {
		return (clusteredInterval.high() - clusteredInterval.low()) / (naiveInterval.high() - naiveInterval.low());
	}

	/**
	 * Looks at votes by rater.
	 *
	 * @param level of the intervals
	 * @return empty when no clustered interval exists; {@link ClusteredProportion#obstacle} says why
	 */
	public static Optional<Dependence> of(Outcomes outcomes, Ties ties, double level) {
		Outcomes counting = outcomes.counting(ties);
		if (counting.size() == 0) {
			return Optional.empty();
		}
		List<Cluster> raters = counting.byRater();
		ClusteredProportion proportion = new ClusteredProportion(raters);
		return proportion.biasReduced().map(e -> {
			WinCount count = counting.count();
			double independent = count.outcomeVariance(Ties.HALF).getAsDouble() / counting.size();
			return new Dependence(raters.size(), counting.size(), e.standardError() * e.standardError() / independent,
					intraclass(counting), Proportions.signTest(count), e.test(0.5), Proportions.tango(count, level), e.interval(level));
		});
	}

	/**
	 * Intra-class correlation of the outcomes by one-way analysis of variance with unequal groups (Donner 1986,
	 * International Statistical Review 54): (MSB − MSW) / (MSB + (n₀ − 1) MSW), n₀ = (N − Σn²/N) / (G − 1). Empty with one
	 * rater, when no rater voted twice, or when all outcomes are the same.
	 */
	public static OptionalDouble intraclass(Outcomes outcomes) {
		List<Cluster> raters = outcomes.byRater();
		double n = outcomes.size();
		int g = raters.size();
		if (g < 2 || n == g) {
			return OptionalDouble.empty();
		}
		WinCount count = outcomes.count();
		double mean = count.winRate(Ties.HALF).getAsDouble();
		double total = n * count.outcomeVariance(Ties.HALF).getAsDouble();
		double between = 0;
		double squares = 0;
		for (Cluster c : raters) {
			double d = c.score() / c.n() - mean;
			between += c.n() * d * d;
			squares += c.n() * c.n();
		}
		double msb = between / (g - 1);
		double msw = Math.max(0, total - between) / (n - g);
		double n0 = (n - squares / n) / (g - 1);
		double denominator = msb + (n0 - 1) * msw;
		return denominator > 0 ? OptionalDouble.of((msb - msw) / denominator) : OptionalDouble.empty();
	}
}
