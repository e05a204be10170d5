package org.zipp.statistics.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All checks of the votes, by check and by rater. A flag is a reason to look, and to show results with and without the
 * rater; it does not prove carelessness.
 *
 * @param limits      what flags
 * @param position    empty when no vote is decided
 * @param times       empty when no time is known
 * @param speed       empty when no rater has enough timed votes
 * @param sequences   empty when no rater has enough decided votes
 * @param consistency empty when no pair was repeated
 * @param raters      each rater with a vote, ascending
 */
public record DataQuality(QualityLimits limits, Optional<PositionBias> position, Optional<ResponseTimes> times,
		Optional<Speeders> speed, Optional<StraightLining> sequences, Optional<SelfConsistency> consistency,
		List<RaterQuality> raters) {

	/**
	 * Runs all checks.
	 *
	 * @param level coverage of the intervals
	 */
	public static DataQuality of(PairVotes votes, QualityLimits limits, double level) {
		Optional<PositionBias> position = PositionBias.of(votes, level, limits.minVotes());
		Optional<ResponseTimes> times = ResponseTimes.of(votes, limits.outlierZ(), limits.fence(), limits.pauseSeconds(),
				limits.minVotes());
		Optional<Speeders> speed = Speeders.of(votes, limits.floorSeconds(), limits.minVotes());
		Optional<StraightLining> sequences = StraightLining.of(votes, limits.minVotes());
		Optional<SelfConsistency> consistency = SelfConsistency.of(votes, level);
		int n = votes.raters();
		RaterTest[] biased = new RaterTest[n];
		RaterTest[] outlying = new RaterTest[n];
		Speeders.Pace[] paces = new Speeders.Pace[n];
		StraightLining.Sequence[] runs = new StraightLining.Sequence[n];
		SelfConsistency.Rater[] repeats = new SelfConsistency.Rater[n];
		position.ifPresent(p -> p.raters().forEach(t -> biased[t.rater()] = t));
		times.ifPresent(p -> p.raters().forEach(t -> outlying[t.rater()] = t));
		speed.ifPresent(p -> p.raters().forEach(t -> paces[t.rater()] = t));
		sequences.ifPresent(p -> p.raters().forEach(t -> runs[t.rater()] = t));
		consistency.ifPresent(p -> p.raters().forEach(t -> repeats[t.rater()] = t));
		List<RaterQuality> raters = new ArrayList<>();
		for (int r = 0; r < n; r++) {
			if (votes.count(r) == 0) {
				continue;
			}
			int[] count = new int[5];
			for (int i = votes.start(r); i < votes.start(r + 1); i++) {
				int v = votes.vote(i);
				int flag = times.isPresent() ? times.get().flags()[v] : 0;
				count[0] += votes.choice(v) == PairVotes.TIE ? 1 : 0;
				count[1] += votes.choice(v) == PairVotes.SKIP ? 1 : 0;
				count[2] += (flag & ResponseTimes.FAST) != 0 ? 1 : 0;
				count[3] += (flag & ResponseTimes.SLOW) != 0 ? 1 : 0;
				count[4] += (flag & ResponseTimes.PAUSE) != 0 ? 1 : 0;
			}
			raters.add(new RaterQuality(r, votes.count(r), count[0], count[1], count[2], count[3], count[4],
					Optional.ofNullable(biased[r]), Optional.ofNullable(outlying[r]), Optional.ofNullable(paces[r]),
					Optional.ofNullable(runs[r]), Optional.ofNullable(repeats[r]),
					flags(limits, biased[r], outlying[r], paces[r], runs[r], repeats[r])));
		}
		return new DataQuality(limits, position, times, speed, sequences, consistency, List.copyOf(raters));
	}

	/** Raters with at least one flag. */
	public List<RaterQuality> flagged() {
		return raters.stream().filter(r -> !r.flags().isEmpty()).toList();
	}

	/** Raters, ascending, who would be left out if any flag of the given kinds were a reason to. */
	public int[] excluded(Set<RaterQuality.Kind> kinds) {
		return raters.stream().filter(r -> r.flags().stream().anyMatch(f -> kinds.contains(f.kind())))
				.mapToInt(RaterQuality::rater).toArray();
	}

	/** Raters, ascending, who would be left out if so many different kinds of flags were a reason to. */
	public int[] excluded(int atLeast) {
		return raters.stream().filter(r -> r.flags().stream().map(RaterQuality.Flag::kind).distinct().count() >= atLeast)
				.mapToInt(RaterQuality::rater).toArray();
	}

	private static List<RaterQuality.Flag> flags(QualityLimits limits, RaterTest biased, RaterTest outlying,
			Speeders.Pace pace, StraightLining.Sequence runs, SelfConsistency.Rater repeats) {
		List<RaterQuality.Flag> flags = new ArrayList<>();
		if (biased != null) {
			test(flags, limits, RaterQuality.Kind.POSITION_BIAS, biased, "Chose the left side in " + percent(biased.estimate())
					+ " of " + biased.n() + " decided votes");
		}
		if (runs != null) {
			test(flags, limits, RaterQuality.Kind.LONG_RUN, runs.fair(), "Chose one side " + runs.longest() + " times running in "
					+ runs.n() + " decided votes");
			runs.order().ifPresent(t -> test(flags, limits,
					runs.fewRuns() < runs.manyRuns() ? RaterQuality.Kind.FEW_RUNS : RaterQuality.Kind.ALTERNATING, t,
					"Changed sides " + (runs.runs() - 1) + " times in " + runs.n() + " decided votes, too "
							+ (runs.fewRuns() < runs.manyRuns() ? "seldom" : "regularly") + " for their numbers"));
		}
		if (pace != null && pace.index() < limits.speedShare()) {
			flags.add(new RaterQuality.Flag(RaterQuality.Kind.SPEEDING, pace.index(), limits.speedShare(),
					pace.test().map(t -> t.adjusted(limits.correction())),
					String.format(Locale.ROOT, "Took %.2f s at the median, %.2f of what raters usually take; the limit is %.2f.",
							pace.median(), pace.index(), limits.speedShare())));
		}
		if (pace != null && pace.belowFloor() > limits.maxBelowFloor()) {
			flags.add(new RaterQuality.Flag(RaterQuality.Kind.BELOW_FLOOR, pace.belowFloor(), limits.maxBelowFloor(),
					Optional.empty(), String.format(Locale.ROOT, "Took less than %.2f s in %s of %d votes; the limit is %s.",
							limits.floorSeconds(), percent(pace.belowFloor()), pace.n(), percent(limits.maxBelowFloor()))));
		}
		if (outlying != null) {
			test(flags, limits, RaterQuality.Kind.OUTLYING_TIMES, outlying,
					"Has outlying times in " + percent(outlying.estimate()) + " of " + outlying.n() + " votes");
		}
		if (repeats != null && repeats.repetitions() >= limits.minRepetitions()) {
			if (repeats.share() < limits.minConsistency()) {
				flags.add(new RaterQuality.Flag(RaterQuality.Kind.INCONSISTENT, repeats.share(), limits.minConsistency(),
						Optional.of(repeats.below().adjusted(limits.correction())),
						"Answered " + percent(repeats.share()) + " of " + repeats.repetitions()
								+ " repeated pairs as before; the limit is " + percent(limits.minConsistency()) + '.'));
			} else {
				test(flags, limits, RaterQuality.Kind.INCONSISTENT, repeats.below(),
						"Answered " + percent(repeats.share()) + " of " + repeats.repetitions() + " repeated pairs as before");
			}
		}
		return List.copyOf(flags);
	}

	private static void test(List<RaterQuality.Flag> flags, QualityLimits limits, RaterQuality.Kind kind, RaterTest test,
			String what) {
		double p = test.adjusted(limits.correction());
		if (p < limits.alpha()) {
			flags.add(new RaterQuality.Flag(kind, test.estimate(), limits.alpha(), Optional.of(p),
					what + "; corrected p " + (p < 0.0001 ? "< 0.0001" : "= " + number(p)) + ", limit " + number(limits.alpha()) + '.'));
		}
	}

	private static String percent(double share) {
		return number(100 * share) + " %";
	}

	private static String number(double value) {
		return BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
	}
}
