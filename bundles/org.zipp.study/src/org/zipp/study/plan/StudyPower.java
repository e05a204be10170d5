package org.zipp.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.zipp.core.ZippException;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Sequential;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Expected;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.StudyDesign;

/**
 * What a planned study can show: a pure function of its numbers, fast enough to follow a person who types. Every comparison is planned
 * with the same number of votes and the expected win rate of its plan, at the level that is left for it by the first and hardest step of
 * the correction; looks before the end take their share of α and are planned as if their statistics were normal, with the drift
 * that gives the power of a single look.
 *
 * @param raters             raters who are expected to vote on each comparison
 * @param votesPerComparison what each of them gives on one comparison, at least 1
 * @param level              of one comparison
 * @param chances            by planned comparison
 * @param halfWidth          of the interval of a win rate that is to be expected, at one less the level
 * @param detectable         the smallest win rate above one half that is shown with a chance of 80%; empty when none is
 * @param enough             the smallest number of raters who must vote for a chance of 80% with the expected win rate; empty when no
 * number is
 * @param notes              what a reader must know, sentences
 */
public record StudyPower(int raters, double votesPerComparison, double level, List<Chance> chances, double halfWidth,
		OptionalDouble detectable, OptionalInt enough, List<String> notes) {

	/** The chance that most studies are planned for. */
	public static final double USUAL = 0.8;

	/**
	 * The chance to show what is expected of a comparison.
	 *
	 * @param power between 0 and 1; for {@link Direction#EQUAL} with a true win rate of one half
	 */
	public record Chance(Planned planned, double power) {
	}

	public StudyPower {
		chances = List.copyOf(chances);
		notes = List.copyOf(notes);
	}

	/** The least of all chances; 0 when nothing is compared. */
	public double least() {
		return chances.stream().mapToDouble(Chance::power).min().orElse(0);
	}

	/**
	 * The power of a study.
	 *
	 * @param plan           what is tested, and what is expected
	 * @param designed       pairs of conditions that raters compare
	 * @param raters         how many begin
	 * @param trialsPerRater trials of each that are votes
	 * @throws ZippException when there is nothing to plan with: fewer than two raters, no trial, no pair
	 */
	public static StudyPower of(AnalysisPlan plan, List<ConditionPair> designed, int raters, int trialsPerRater) {
		if (raters < 2 || raters > Power.MOST_RATERS || trialsPerRater < 1 || designed.isEmpty()) {
			throw new ZippException("There is no power to tell yet: it takes at least two raters with a trial each, and two conditions.");
		}
		List<String> notes = new ArrayList<>();
		List<Planned> planned = plan.comparisonsOf(designed);
		for (Planned p : planned) {
			if (designed.stream().noneMatch(d -> p.isOf(d.first(), d.second()))) {
				notes.add("The plan compares " + p.first() + " and " + p.second() + ", which no trial of the design shows together.");
			}
		}
		Expected expected = plan.expected();
		boolean dropped = plan.ties() != Ties.HALF;
		double ties = dropped ? 0 : expected.ties();
		double rate = dropped ? (expected.winRate() - expected.ties() / 2) / (1 - expected.ties()) : expected.winRate();
		double votes = (double) trialsPerRater / designed.size() * (dropped ? 1 - expected.ties() : 1);
		double voting = raters * (1 - expected.dropOut());
		if (votes < 1) {
			notes.add(String.format(Locale.ROOT,
					"A rater gives %.2f votes on a comparison on average, so each comparison has other raters.", votes));
			voting *= votes;
			votes = 1;
		}
		int counted = (int) Math.floor(voting + 1e-9);
		if (counted < 2) {
			throw new ZippException("There is no power to tell yet: fewer than two raters vote on a comparison.");
		}
		int sharing = plan.correction() == Correction.NONE ? 1 : planned.size();
		Power.Design design = new Power.Design(counted, votes, 0, expected.icc(), rate, ties, plan.alpha(), sharing);
		List<Chance> chances = planned.stream().map(p -> new Chance(p, chance(plan, p.direction(), design))).toList();
		if (planned.size() > 1 && plan.correction() == Correction.BENJAMINI_HOCHBERG) {
			notes.add("Benjamini and Hochberg's correction is planned at its hardest, where one comparison alone differs.");
		}
		boolean single = planned.stream().allMatch(p -> p.direction() == Direction.FIRST);
		// A one-sided test at a level is the two-sided one at twice the level, but for the far side.
		Power.Design solved = single && 2 * plan.alpha() < 1 ? design.withAlpha(2 * plan.alpha()) : design;
		OptionalDouble detectable = Power.solve(Power.Unknown.WIN_RATE, solved,
				new Power.Difference(USUAL, Power.Test.LOGIT)) instanceof Power.Solved s
				? OptionalDouble.of(s.value()) : OptionalDouble.empty();
		OptionalInt enough = (single ? rate > 0.5 : rate != 0.5)
				&& Power.solve(Power.Unknown.RATERS, solved, new Power.Difference(USUAL, Power.Test.LOGIT)) instanceof Power.Solved s
						? OptionalInt.of((int) Math.round(s.value())) : OptionalInt.empty();
		if (plan.looks().areUsed()) {
			notes.add("Looks before the end are counted in the chances, not in the smallest win rate and number of raters.");
		}
		return new StudyPower(counted, votes, design.levelOfOne(), chances, Power.halfWidth(design), detectable, enough, notes);
	}

	/**
	 * The power of a design.
	 *
	 * @param conditions ids of the conditions of the study
	 * @throws ZippException when there is nothing to plan with
	 */
	public static StudyPower of(StudyDesign design, List<String> conditions) {
		return of(design.analysis(), design.scheme().pairsOf(conditions), design.ratersWanted(), design.trials().perRater());
	}

	private static double chance(AnalysisPlan plan, Direction direction, Power.Design design) {
		return switch (direction) {
		case EQUAL -> Power.ofEquivalence(design.withWinRate(0.5), plan.margin());
		case FIRST -> looked(plan, Power.ofSuperiority(design, Power.Test.LOGIT), 2 * design.levelOfOne(), true);
		case EITHER -> looked(plan, Power.ofDifference(design, Power.Test.LOGIT), design.levelOfOne(), false);
		};
	}

	/** The power with looks before the end, of a study that has this power without. */
	private static double looked(AnalysisPlan plan, double single, double twoSided, boolean above) {
		if (!plan.looks().areUsed()) {
			return single;
		}
		return Sequential.power(plan.looks().spending().of(plan.looks().shape()), twoSided, plan.looks().all(), single, above);
	}
}
