package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.report.ReportSettings;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.rate.Dependence;
import org.zipp.statistics.rate.Equivalence;

/**
 * A comparison with its tests, adjusted for all comparisons of the same raters.
 *
 * @param comparison  who was compared
 * @param estimate    the win rate of the first
 * @param holm        {@code estimate.p} adjusted by Holm's method; empty where that is
 * @param hochberg    adjusted by Benjamini and Hochberg's
 * @param equivalence to one half; empty where there is no interval by rater
 * @param equal       p-value of equivalence, adjusted by Holm's method
 * @param dependence  how far votes of one rater are alike; empty likewise
 */
public record PairResult(Comparison comparison, Estimate estimate, OptionalDouble holm, OptionalDouble hochberg,
		Optional<Equivalence.Result> equivalence, OptionalDouble equal, Optional<Dependence> dependence) {

	/** What can be claimed. */
	public enum Verdict {
		/** The first is preferred. */
		FIRST,
		/** The second is preferred. */
		SECOND,
		/** The rate is shown to be within the margin around one half. */
		EQUAL,
		/** Neither is shown. */
		OPEN,
		/** Votes of one rater say nothing about raters. */
		ONE_RATER,
		/** No vote counts. */
		NONE
	}

	/** Results of all comparisons of a panel. */
	public static List<PairResult> of(Panel panel, Trials trials, ReportSettings settings) {
		List<Estimate> estimates = panel.comparisons().stream().map(c -> Estimate.of(trials.outcomes(c.trials(), c.first()), settings)).toList();
		List<Optional<Equivalence.Result>> equivalences = estimates.stream().map(e -> e.equivalence(settings)).toList();
		List<OptionalDouble> p = estimates.stream().map(Estimate::p).toList();
		List<OptionalDouble> holm = adjust(p, MultipleTests::holm);
		List<OptionalDouble> hochberg = adjust(p, MultipleTests::benjaminiHochberg);
		List<OptionalDouble> equal = adjust(
				equivalences.stream().map(e -> e.map(r -> OptionalDouble.of(r.pEquivalence())).orElse(OptionalDouble.empty())).toList(),
				MultipleTests::holm);
		List<PairResult> results = new ArrayList<>();
		for (int i = 0; i < estimates.size(); i++) {
			results.add(new PairResult(panel.comparisons().get(i), estimates.get(i), holm.get(i), hochberg.get(i), equivalences.get(i), equal.get(i),
					Dependence.of(estimates.get(i).outcomes(), settings.ties(), settings.level())));
		}
		return List.copyOf(results);
	}

	/** A way to adjust p-values. */
	public interface Adjustment {
		double[] adjust(double[] p);
	}

	/** Adjusts the p-values there are for as many tests as there are. */
	public static List<OptionalDouble> adjust(List<OptionalDouble> p, Adjustment method) {
		double[] adjusted = method.adjust(p.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray());
		List<OptionalDouble> result = new ArrayList<>();
		int next = 0;
		for (OptionalDouble one : p) {
			result.add(one.isPresent() ? OptionalDouble.of(adjusted[next++]) : one);
		}
		return result;
	}

	/** What can be claimed, and no more: both the interval and the adjusted test by rater must say so. */
	public Verdict verdict(ReportSettings settings) {
		if (estimate.n() == 0) {
			return Verdict.NONE;
		}
		if (holm.isEmpty()) {
			return Verdict.ONE_RATER;
		}
		double rate = estimate.rate().getAsDouble();
		boolean clear = estimate.interval().map(i -> !i.contains(0.5)).orElse(rate != 0.5);
		if (clear && holm.getAsDouble() < settings.alpha()) {
			return rate > 0.5 ? Verdict.FIRST : Verdict.SECOND;
		}
		return equal.isPresent() && equal.getAsDouble() < settings.alpha() ? Verdict.EQUAL : Verdict.OPEN;
	}
}
