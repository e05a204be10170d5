package org.zipp.study.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.zipp.core.ZippException;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.ConditionPair;

/**
 * What will be computed from the votes, decided before them. Exclusions, question and number of raters belong to the design.
 *
 * @param comparisons what is tested; all of them together share α
 * @param measure     what is measured of each
 * @param alpha       level of all comparisons together, between 0 and 1
 * @param correction  how p-values are corrected for several comparisons
 * @param ties        what a tie counts for
 * @param margin      win rates nearer to one half than this count as equal, between 0 and ½
 * @param weighting   to whose shares raters are weighted
 * @param looks       when the votes are looked at before the end
 * @param expected    what the number of raters was planned with
 * @param rule        when the study ends, in words; empty for the planned number of raters
 * @param rationale   why so many raters, in words
 * @param other       anything else that was decided beforehand, in words
 */
public record AnalysisPlan(
		@Explained("What is tested; empty for all pairs of the design, each two-sided.") List<Planned> comparisons,
		@Explained("What is measured of each comparison.") Measure measure,
		@Explained("Level of all comparisons together, above 0 and below 0.5.") double alpha,
		@Explained("How p-values are corrected for several comparisons.") Correction correction,
		@Explained("What a tie counts for.") Ties ties,
		@Explained("Win rates nearer to one half than this count as equal, above 0 and below 0.5.") double margin,
		@Explained("To whose shares raters are weighted.") Weighting weighting,
		@Explained("When the votes are looked at before the end.") Looks looks,
		@Explained("What the number of raters was planned with.") Expected expected,
		@Explained("When the study ends, in words; empty for the planned number of raters.") String rule,
		@Explained("Why so many raters, in words.") String rationale,
		@Explained("Anything else that was decided beforehand, in words.") String other) {

	private static final double HALF = 0.5;

	/** Nothing is planned but what a report does by itself: every comparison two-sided, 5% together, Holm, ties half. */
	public static final AnalysisPlan DEFAULTS = new AnalysisPlan(List.of(), Measure.WIN_RATE, 0.05, Correction.HOLM, Ties.HALF, 0.05,
			Weighting.NONE, Looks.NONE, Expected.DEFAULTS, "", "", "");

	/** What a hypothesis says of the first of two conditions. */
	public enum Direction {
		/** It is preferred to the second; tested on this side alone. */
		FIRST("is preferred to"),
		/** One of them is preferred; tested on both sides. */
		EITHER("is preferred more or less than"),
		/** Both are preferred about equally: the win rate lies within the margin around one half. */
		EQUAL("is preferred about as much as");

		private final String words;

		Direction(String words) {
			this.words = words;
		}

		/** Between the names of two conditions, as a hypothesis. */
		public String words() {
			return words;
		}
	}

	/** What is measured. */
	public enum Measure {
		/** The share of comparisons that the first condition wins, each rater one piece. */
		WIN_RATE("win rate"),
		/** The same, with raters weighted to the shares of a population. */
		WEIGHTED_WIN_RATE("win rate with raters weighted to a population");

		private final String label;

		Measure(String label) {
			this.label = label;
		}

		/** As a person reads it. */
		public String label() {
			return label;
		}
	}

	/** How p-values are corrected. */
	public enum Correction {
		/** Not at all. */
		NONE("none"),
		/** Each p-value times the number of comparisons. */
		BONFERRONI("Bonferroni"),
		/** Step-down. */
		HOLM("Holm"),
		/** Step-up; controls the share of false claims, not the chance of any. */
		BENJAMINI_HOCHBERG("Benjamini\u2013Hochberg");

		private final String label;

		Correction(String label) {
			this.label = label;
		}

		/** As a person reads it. */
		public String label() {
			return label;
		}
	}

	/**
	 * A planned comparison.
	 *
	 * @param first      condition id
	 * @param second     condition id
	 * @param direction  what is expected of the first
	 * @param hypothesis why, in the words of the lead; may be empty
	 */
	public record Planned(
			@Explained("Id of a condition.") String first,
			@Explained("Id of the condition it is compared with.") String second,
			@Explained("first: the first is preferred. either: one of them is. equal: both about equally, within the margin.") Direction direction,
			@Explained(value = "Why, in words.", optional = true) String hypothesis) {
		public Planned {
			if (first.isBlank() || second.isBlank() || first.equals(second)) {
				throw new ZippException("A planned comparison names two different conditions, not '" + first + "' and '" + second + "'.");
			}
			Objects.requireNonNull(direction);
			Objects.requireNonNull(hypothesis);
		}

		/** Its conditions, the first named first. */
		public ConditionPair pair() {
			return new ConditionPair(first, second);
		}

		/** Whether it compares those two, in either order. */
		public boolean isOf(String one, String other) {
			return first.equals(one) && second.equals(other) || first.equals(other) && second.equals(one);
		}
	}

	/**
	 * Raters weighted to a population.
	 *
	 * @param variables what they are weighted by; none for no weights
	 * @param trim      the largest weight in mean weights, above 1; 0 for no bound
	 */
	public record Weighting(
			@Explained("What raters are weighted by, for example age; empty for no weights.") List<String> variables,
			@Explained("The largest weight in mean weights, above 1; 0 for no bound.") double trim) {

		/** No weights. */
		public static final Weighting NONE = new Weighting(List.of(), 0);

		public Weighting {
			variables = List.copyOf(variables);
			if (!(trim == 0 || trim > 1 && Double.isFinite(trim))) {
				throw new ZippException("Weights are trimmed at a number of mean weights above 1, or not at all (0), not at " + trim + '.');
			}
		}

		/** Whether raters are weighted. */
		public boolean isUsed() {
			return !variables.isEmpty();
		}
	}

	/**
	 * Looks at the votes before the end.
	 *
	 * @param at       fractions of the planned information, ascending, above 0 to 1; none for a single look at the end
	 * @param spending how α is spent over them
	 * @param shape    of the spending function; 0 for the usual one
	 */
	public record Looks(
			@Explained("Fractions of the planned information, ascending, above 0 to 1; empty for a single look at the end.") List<Double> at,
			@Explained("How alpha is spent over them.") LookSpending spending,
			@Explained("Shape of the spending function; 0 for the usual one.") double shape) {

		/** One look, at the end. */
		public static final Looks NONE = new Looks(List.of(), LookSpending.OBRIEN_FLEMING, LookSpending.SHAPE);

		public Looks {
			at = List.copyOf(at);
			double before = 0;
			for (double fraction : at) {
				if (!(fraction > before && fraction <= 1)) {
					throw new ZippException("Looks are fractions of the planned information, ascending, above 0 to 1, not " + at + '.');
				}
				before = fraction;
			}
			spending.of(shape);
		}

		/** Whether there are looks before the end. */
		public boolean areUsed() {
			return !at.isEmpty();
		}

		/** The looks with the end of the study. */
		public double[] all() {
			List<Double> all = new ArrayList<>(at);
			if (all.isEmpty() || all.getLast() < 1) {
				all.add(1.0);
			}
			return all.stream().mapToDouble(Double::doubleValue).toArray();
		}
	}

	/**
	 * What the number of raters was planned with.
	 *
	 * @param winRate true win rate of the preferred condition, a tie half
	 * @param ties    true share of ties
	 * @param icc     correlation of the votes of one rater
	 * @param dropOut share of raters who are expected to give no vote that counts
	 */
	public record Expected(
			@Explained(value = "Win rate of the preferred condition, a tie half.", min = 0, max = 1) double winRate,
			@Explained(value = "Share of ties.", min = 0, max = 1) double ties,
			@Explained(value = "Correlation of the votes of one rater.", min = 0, max = 1) double icc,
			@Explained(value = "Share of raters who give no vote that counts.", min = 0, max = 1) double dropOut) {

		/** A win rate of 60%, one tie in ten, a correlation of 0.1, nobody drops out. */
		public static final Expected DEFAULTS = new Expected(0.6, 0.1, 0.1, 0);

		public Expected {
			if (!(ties >= 0 && ties < 1) || !(icc >= 0 && icc <= 1) || !(dropOut >= 0 && dropOut < 1)) {
				throw new ZippException("The shares of ties and of raters who drop out lie between 0 and below 1, and the"
						+ " correlation between 0 and 1.");
			}
			if (!(winRate >= ties / 2 && winRate <= 1 - ties / 2)) {
				throw new ZippException("With a share of ties of " + ties + ", each half a win, the win rate lies between "
						+ ties / 2 + " and "
						+ (1 - ties / 2) + ", not at " + winRate + '.');
			}
		}
	}

	public AnalysisPlan {
		comparisons = List.copyOf(comparisons);
		for (int i = 0; i < comparisons.size(); i++) {
			Planned one = comparisons.get(i);
			if (comparisons.subList(0, i).stream().anyMatch(o -> o.isOf(one.first, one.second))) {
				throw new ZippException("The plan compares " + one.first + " and " + one.second + " twice. Leave one of them out.");
			}
		}
		if (!(alpha > 0 && alpha < HALF)) {
			throw new ZippException("\u03b1 lies above 0 and below 0.5, not at " + alpha + '.');
		}
		if (!(margin > 0 && margin < HALF)) {
			throw new ZippException("The margin around a win rate of one half lies between 0 and 0.5, not at " + margin + '.');
		}
		if (measure == Measure.WEIGHTED_WIN_RATE && !weighting.isUsed()) {
			throw new ZippException("A weighted win rate needs variables to weight by. Name them, or measure the win rate.");
		}
		Objects.requireNonNull(correction);
		Objects.requireNonNull(ties);
		Objects.requireNonNull(looks);
		Objects.requireNonNull(expected);
		rule = rule.strip();
		rationale = rationale.strip();
		other = other.strip();
	}

	/** With other comparisons. */
	public AnalysisPlan withComparisons(List<Planned> value) {
		return new AnalysisPlan(value, measure, alpha, correction, ties, margin, weighting, looks, expected, rule, rationale, other);
	}

	/** With another level and correction. */
	public AnalysisPlan withLevel(double level, Correction value) {
		return new AnalysisPlan(comparisons, measure, level, value, ties, margin, weighting, looks, expected, rule, rationale, other);
	}

	/** With another measure, weighted where it needs weights. */
	public AnalysisPlan withMeasure(Measure value, Weighting weights) {
		return new AnalysisPlan(comparisons, value, alpha, correction, ties, margin, weights, looks, expected, rule, rationale, other);
	}

	/** With ties counted otherwise. */
	public AnalysisPlan withTies(Ties value) {
		return new AnalysisPlan(comparisons, measure, alpha, correction, value, margin, weighting, looks, expected, rule, rationale, other);
	}

	/** With another margin of equality. */
	public AnalysisPlan withMargin(double value) {
		return new AnalysisPlan(comparisons, measure, alpha, correction, ties, value, weighting, looks, expected, rule, rationale, other);
	}

	/** With other looks. */
	public AnalysisPlan withLooks(Looks value) {
		return new AnalysisPlan(comparisons, measure, alpha, correction, ties, margin, weighting, value, expected, rule, rationale, other);
	}

	/** With other expectations. */
	public AnalysisPlan withExpected(Expected value) {
		return new AnalysisPlan(comparisons, measure, alpha, correction, ties, margin, weighting, looks, value, rule, rationale, other);
	}

	/** With other words on when the study ends, why it has so many raters, and what else was decided. */
	public AnalysisPlan withWords(String ends, String why, String more) {
		return new AnalysisPlan(comparisons, measure, alpha, correction, ties, margin, weighting, looks, expected, ends, why, more);
	}

	/** What the plan compares; all pairs of those conditions, on both sides, where it names none. */
	public List<Planned> comparisonsOf(List<ConditionPair> designed) {
		return comparisons.isEmpty()
				? designed.stream().map(p -> new Planned(p.first(), p.second(), Direction.EITHER, "")).toList() : comparisons;
	}
}
