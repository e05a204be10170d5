package org.zipp.report.internal.sections.findings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.zipp.report.ReportSettings;
import org.zipp.statistics.quality.DataQuality;
import org.zipp.statistics.quality.PairVotes;
import org.zipp.statistics.quality.QualityLimits;
import org.zipp.statistics.quality.RaterQuality;
import org.zipp.study.Provenance;

/** Checks of the answers of a panel, and the raters who are out of limits. */
public final class Screening {

	/** Flags that mean nothing when nobody knows the sides. */
	private static final Set<RaterQuality.Kind> BY_SIDE = EnumSet.of(RaterQuality.Kind.POSITION_BIAS, RaterQuality.Kind.LONG_RUN,
			RaterQuality.Kind.FEW_RUNS,
			RaterQuality.Kind.ALTERNATING);

	private final DataQuality found;
	private final List<RaterQuality> flagged;
	private final int[] raters;
	private final boolean sidesKnown;

	Screening(Panel panel, Trials t, ReportSettings settings, Provenance provenance) {
		sidesKnown = provenance.sidesKnown();
		// In the order they were answered.
		int[] votes = Arrays.stream(panel.all()).filter(v -> t.answer(v) != Trials.OPEN && t.left(v) != t.right(v) && t.kind(v).isPreference())
				.toArray();
		raters = panel.ratersOf(votes);
		int n = votes.length;
		int[] rater = new int[n];
		int[] item = new int[n];
		int[] left = new int[n];
		int[] right = new int[n];
		byte[] choice = new byte[n];
		double[] seconds = new double[n];
		long[] order = new long[n];
		for (int i = 0; i < n; i++) {
			int v = votes[i];
			rater[i] = Arrays.binarySearch(raters, t.rater(v));
			item[i] = t.item(v);
			left[i] = t.left(v);
			right[i] = t.right(v);
			choice[i] = switch (t.answer(v)) {
			case Trials.LEFT -> PairVotes.LEFT;
			case Trials.RIGHT -> PairVotes.RIGHT;
			case Trials.TIE -> PairVotes.TIE;
			default -> PairVotes.SKIP;
			};
			seconds[i] = t.seconds(v);
			order[i] = t.judgement(v).position();
		}
		found = DataQuality.of(new PairVotes(raters.length, rater, item, left, right, choice, seconds, order), QualityLimits.defaults(),
				settings.level());
		flagged = provenance.ratersKnown() ? found.raters().stream().filter(r -> !flags(r).isEmpty()).toList() : List.of();
	}

	/** All that was found. */
	public DataQuality found() {
		return found;
	}

	/** Raters who are out of limits. */
	public List<RaterQuality> flagged() {
		return flagged;
	}

	/** Number of the rater in the trials of the study. */
	public int rater(RaterQuality r) {
		return raters[r.rater()];
	}

	/** What a rater is flagged for. */
	public List<RaterQuality.Flag> flags(RaterQuality r) {
		return sidesKnown ? r.flags() : r.flags().stream().filter(f -> !BY_SIDE.contains(f.kind())).toList();
	}
}
