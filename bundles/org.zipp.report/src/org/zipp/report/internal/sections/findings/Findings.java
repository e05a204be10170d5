package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.report.ReportSettings;
import org.zipp.report.VoteFilter;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.StudyData;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.plan.ExcludedRaters;

/** A study with all that its report is made of, computed once. Sections put it into words, tables and figures. */
public final class Findings {

	private final StudyData data;
	private final ReportSettings settings;
	private final Names names;
	private final ExcludedRaters excluded;
	private final Trials trials;
	private final List<Panel> panels;
	private final boolean[] shared;
	private final boolean[] repeated;
	private final boolean[] flagged;
	private final Map<Panel, List<PairResult>> results = new HashMap<>();
	private final Map<Panel, Weights> weights = new HashMap<>();
	private final Map<Panel, Screening> screenings = new HashMap<>();
	private final Map<Panel, List<Confirmatory>> confirmatory = new HashMap<>();

	/** Computes what all sections share. */
	public Findings(StudyData data, ReportSettings settings) {
		this.data = data;
		this.settings = settings;
		names = new Names(data);
		excluded = data.provenance().ratersKnown() ? ExcludedRaters.of(data.judgements(), data.plan().exclusions(), data.provenance()
				.sidesKnown())
				: ExcludedRaters.NONE;
		trials = new Trials(data, names, excluded);
		boolean anySimulated = false;
		boolean anyHuman = false;
		for (int r = 0; r < trials.raters(); r++) {
			anySimulated |= trials.simulated(r);
			anyHuman |= !trials.simulated(r);
		}
		List<Panel> found = new ArrayList<>();
		if (anyHuman || !anySimulated) {
			found.add(new Panel(trials, names, false, anySimulated, data.provenance().ratersKnown()));
		}
		if (anySimulated) {
			found.add(new Panel(trials, names, true, true, data.provenance().ratersKnown()));
		}
		panels = List.copyOf(found);
		shared = new boolean[trials.size()];
		repeated = new boolean[trials.size()];
		flagged = new boolean[trials.raters()];
		for (Panel panel : panels) {
			overlap(panel);
			results.put(panel, PairResult.of(panel, trials, settings));
			settings.marginals().ifPresent(m -> weights.put(panel, new Weights(panel, m, settings)));
			confirmatory.put(panel, data.plan().lock().isPresent() || excluded.isAsked() ? Confirmatory.of(this, panel) : List.of());
			Screening screening = new Screening(panel, trials, settings, data.provenance());
			screenings.put(panel, screening);
			screening.flagged().forEach(r -> flagged[screening.rater(r)] = true);
		}
	}

	/** The study. */
	public StudyData data() {
		return data;
	}

	/** How it is reported. */
	public ReportSettings settings() {
		return settings;
	}

	/** What conditions and variables are called. */
	public Names names() {
		return names;
	}

	/** Raters whose votes do not count by a declared rule. */
	public ExcludedRaters excluded() {
		return excluded;
	}

	/** What was planned of a panel, tested as it was planned. */
	public List<Confirmatory> confirmatory(Panel panel) {
		return confirmatory.get(panel);
	}

	/** What will be computed by plan: the locked one, else that of the design of now. */
	public AnalysisPlan planned() {
		return data.plan().lock().map(l -> l.plan().analysis()).orElse(data.plan().design().analysis());
	}

	/** How a planned comparison is reported. */
	public ReportSettings plannedSettings() {
		return settings.withLevel(1 - planned().alpha()).withAlpha(planned().alpha()).withTies(planned().ties()).withMargin(planned().margin());
	}

	/** All trials. */
	public Trials trials() {
		return trials;
	}

	/** People first; at least one, though it may be empty. */
	public List<Panel> panels() {
		return panels;
	}

	/** Among those votes, the ones that a rate counts. */
	public VoteFilter counted(VoteFilter votes) {
		return settings.ties() == Ties.HALF ? votes : votes.and(VotesTable.CHOICE, "left", "right");
	}

	/** The comparisons of a panel with their tests. */
	public List<PairResult> results(Panel panel) {
		return results.get(panel);
	}

	/** The weights of a panel; empty when no shares of a population are given. */
	public Optional<Weights> weights(Panel panel) {
		return Optional.ofNullable(weights.get(panel));
	}

	/** Checks of the answers of a panel. */
	public Screening screening(Panel panel) {
		return screenings.get(panel);
	}

	/** Whether a rater is out of limits. */
	public boolean flagged(int rater) {
		return flagged[rater];
	}

	/** Whether any vote has a weight. */
	boolean weighted() {
		return weights.values().stream().anyMatch(w -> w.raked().isPresent());
	}

	/** The weight of a vote; empty when it has none. */
	Optional<Double> weight(int trial) {
		return weights.values().stream().map(w -> w.weight(trial)).flatMap(Optional::stream).findFirst();
	}

	/** Finds what several raters judged, and what one rater judged more than once. */
	private void overlap(Panel panel) {
		int[] first = new int[trials.items()];
		boolean[] several = new boolean[trials.items()];
		Arrays.fill(first, -1);
		long raters = trials.raters();
		long[] keys = new long[panel.counting().length];
		for (int i = 0; i < keys.length; i++) {
			int t = panel.counting()[i];
			int item = trials.item(t);
			keys[i] = item * raters + trials.rater(t);
			several[item] |= first[item] >= 0 && first[item] != trials.rater(t);
			first[item] = trials.rater(t);
		}
		long[] sorted = keys.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < keys.length; i++) {
			int t = panel.counting()[i];
			shared[t] = several[trials.item(t)];
			int at = Arrays.binarySearch(sorted, keys[i]);
			repeated[t] = at > 0 && sorted[at - 1] == keys[i] || at + 1 < sorted.length && sorted[at + 1] == keys[i];
		}
	}

	/** Whether other raters of the same kind judged the same too. */
	public boolean shared(int trial) {
		return shared[trial];
	}

	/** Whether the same rater judged the same again. */
	boolean repeated(int trial) {
		return repeated[trial];
	}
}
