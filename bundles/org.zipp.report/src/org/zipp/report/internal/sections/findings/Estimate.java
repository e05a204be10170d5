package org.zipp.report.internal.sections.findings;

import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.report.ReportSettings;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.Equivalence;
import org.zipp.statistics.rate.NoInterval;
import org.zipp.statistics.rate.Outcomes;
import org.zipp.statistics.rate.Proportions;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.rate.WinCount;

/**
 * A win rate with what is said of it first. Nothing in it needs random numbers.
 *
 * @param outcomes  all votes, ties among them
 * @param count     wins, losses and ties
 * @param raters    raters with a vote
 * @param prompts   prompts with a vote
 * @param n         votes that the rate counts
 * @param rate      share of wins; empty when no vote counts
 * @param naive     Wilson's interval, which takes votes as independent
 * @param clustered the recommended estimate, with raters as the independent pieces; empty where {@code obstacle} says why
 * @param interval  its interval
 * @param obstacle  why there is none
 * @param exactP    exact sign test, which takes votes as independent
 * @param p         the test that goes with {@code interval}; where all raters agree exactly the sign test over raters;
 *                  empty with one rater or when no vote counts
 */
public record Estimate(Outcomes outcomes, WinCount count, int raters, int prompts, long n, OptionalDouble rate, Optional<Interval> naive,
		Optional<RateEstimate> clustered, Optional<Interval> interval, Optional<NoInterval> obstacle, double exactP, OptionalDouble p) {

	/** Of votes as they are, under the ties of the settings. */
	public static Estimate of(Outcomes outcomes, ReportSettings settings) {
		WinCount count = outcomes.count();
		Ties ties = settings.ties();
		Outcomes counting = outcomes.counting(ties);
		int raters = outcomes.byRater().size();
		int prompts = outcomes.byPrompt().size();
		long n = count.n(ties);
		double exact = Proportions.signTest(count);
		if (n == 0) {
			return new Estimate(outcomes, count, raters, prompts, 0, OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
					Optional.empty(), exact, OptionalDouble.empty());
		}
		Interval naive = Proportions.wilson(count.score(ties), n, settings.level());
		ClusteredProportion byRater = new ClusteredProportion(counting.byRater());
		Optional<RateEstimate> clustered = byRater.biasReduced();
		OptionalDouble p = clustered.map(c -> OptionalDouble.of(c.test(0.5))).orElseGet(() -> agreement(byRater));
		return new Estimate(outcomes, count, raters, prompts, n, count.winRate(ties), Optional.of(naive), clustered,
				clustered.map(c -> c.interval(settings.level())), byRater.obstacle(), exact, p);
	}

	/** Where all raters have the same rate: as many raters on one side as there are, by the exact sign test. */
	private static OptionalDouble agreement(ClusteredProportion byRater) {
		int raters = byRater.clusters();
		if (raters < 2) {
			return OptionalDouble.empty();
		}
		return OptionalDouble.of(byRater.rate() == 0.5 ? 1 : Proportions.binomialTest(raters, raters, 0.5));
	}

	/** Equivalence to one half, by raters. */
	Optional<Equivalence.Result> equivalence(ReportSettings settings) {
		return clustered.map(c -> Equivalence.test(c, settings.margin(), settings.alpha()));
	}

	/** Whether just one of both ways of counting shows a preference, so that dependence within raters decides. */
	public boolean disagrees(double alpha) {
		return p.isPresent() && exactP < alpha != p.getAsDouble() < alpha;
	}
}
