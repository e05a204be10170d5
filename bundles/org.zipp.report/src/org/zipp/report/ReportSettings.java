package org.zipp.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.rate.Ties;

/**
 * What an analyst decides before a report is made. The report names each of these in its methods.
 *
 * @param level      coverage of all intervals, between 0 and 1
 * @param alpha      an adjusted p-value below this counts as shown, between 0 and 1
 * @param ties       what a tie counts for in the win rates that are shown first
 * @param replicates draws of every bootstrap, above 0
 * @param margin     win rates nearer to one half than this count as equal in the test of equivalence, between 0 and 0.5
 * @param smallN     groups with fewer comparisons are marked small
 * @param fewRaters  groups with fewer raters are marked small, and intervals by so few raters are warned of
 * @param mostLevels how many levels of a variable a table shows
 * @param marginals  shares of the population that votes are raked to, if any
 * @param trim       the largest weight raking may give, in mean weights and above 1; empty for no bound
 */
public record ReportSettings(double level, double alpha, Ties ties, int replicates, double margin, int smallN, int fewRaters,
		int mostLevels, Optional<PopulationMarginals> marginals, OptionalDouble trim) {

	private static final ReportSettings DEFAULTS = new ReportSettings(0.95, 0.05, Ties.HALF, 10_000, 0.05, 30, 10, 40,
			Optional.empty(), OptionalDouble.empty());

	public ReportSettings {
		if (!(level > 0 && level < 1)) {
			throw new IllegalArgumentException("The level of intervals lies between 0 and 1, not at " + level + '.');
		}
		if (!(alpha > 0 && alpha < 1)) {
			throw new IllegalArgumentException("Alpha lies between 0 and 1, not at " + alpha + '.');
		}
		if (!(margin > 0 && margin < 0.5)) {
			throw new IllegalArgumentException("The margin of equivalence lies between 0 and 0.5, not at " + margin + '.');
		}
		if (replicates < 1 || smallN < 0 || fewRaters < 0 || mostLevels < 1) {
			throw new IllegalArgumentException("A report needs a replicate, a level to show, and limits that are not negative.");
		}
		if (trim.isPresent() && !(trim.getAsDouble() > 1 && trim.getAsDouble() < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("Weights are trimmed at a number of mean weights above 1, not at " + trim.getAsDouble() + '.');
		}
		Objects.requireNonNull(ties);
		Objects.requireNonNull(marginals);
	}

	/** 95% intervals, ties half, 10,000 draws, a margin of 5 percentage points. */
	public static ReportSettings defaults() {
		return DEFAULTS;
	}

	/** With another coverage; {@link #alpha} becomes what the intervals leave out. */
	public ReportSettings withLevel(double other) {
		return new ReportSettings(other, Math.round((1 - other) * 1e12) / 1e12, ties, replicates, margin, smallN, fewRaters, mostLevels,
				marginals, trim);
	}

	/** With another alpha. */
	public ReportSettings withAlpha(double other) {
		return new ReportSettings(level, other, ties, replicates, margin, smallN, fewRaters, mostLevels, marginals, trim);
	}

	/** With ties counted otherwise. */
	public ReportSettings withTies(Ties other) {
		return new ReportSettings(level, alpha, other, replicates, margin, smallN, fewRaters, mostLevels, marginals, trim);
	}

	/** With another number of draws. */
	public ReportSettings withReplicates(int other) {
		return new ReportSettings(level, alpha, ties, other, margin, smallN, fewRaters, mostLevels, marginals, trim);
	}

	/** With another margin of equivalence. */
	public ReportSettings withMargin(double other) {
		return new ReportSettings(level, alpha, ties, replicates, other, smallN, fewRaters, mostLevels, marginals, trim);
	}

	/** With votes raked to these shares. */
	public ReportSettings withMarginals(PopulationMarginals other) {
		return new ReportSettings(level, alpha, ties, replicates, margin, smallN, fewRaters, mostLevels, Optional.of(other), trim);
	}

	/** With weights of at most so many mean weights. */
	public ReportSettings withTrim(double other) {
		return new ReportSettings(level, alpha, ties, replicates, margin, smallN, fewRaters, mostLevels, marginals, OptionalDouble.of(other));
	}
}
