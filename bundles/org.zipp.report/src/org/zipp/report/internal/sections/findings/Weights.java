package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.document.Texts;
import org.zipp.report.ReportSettings;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.report.population.PopulationMarginals.Coded;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking;
import org.zipp.statistics.weighting.Raking.NotRakeable;
import org.zipp.statistics.weighting.Raking.Options;
import org.zipp.statistics.weighting.Raking.Raked;
import org.zipp.statistics.weighting.WeightedSample;

/** The raters of a panel raked to a population, or why they cannot be. Where nobody knows the raters, votes are raked. */
public final class Weights {

	private static final int SHOWN = 6;

	private final Respondents respondents;
	private final Optional<WeightedSample> sample;
	private final Optional<Raked> raked;
	private final List<String> remarks = new ArrayList<>();
	private final int[][] rows;

	Weights(Panel panel, PopulationMarginals population, ReportSettings settings) {
		respondents = panel.respondents();
		List<Map<String, String>> said = respondents.attributes();
		Coded coded = population.code(said);
		if (!coded.absent().isEmpty()) {
			remarks.add("The marginals name variables that no rater states; nothing is raked by these: " + list(coded.absent()) + '.');
		}
		Marginals marginals = coded.marginals();
		Optional<Raked> found = Optional.empty();
		int[][] levels = coded.levels();
		if (said.isEmpty() || marginals.margins().isEmpty()) {
			remarks.add("There are no weights, because " + (said.isEmpty() ? "there are no votes."
					: "raters state none of the variables of the marginals."));
		} else if (!coded.unknown().isEmpty()) {
			remarks.add("There are no weights, because raters state values that the marginals do not have: " + list(coded.unknown().stream()
					.map(u -> Texts.clean(u.variable()) + " \u201c" + Texts.clean(u.value()) + "\u201d"
							+ (u.nearest().isEmpty() ? "" : " (nearest: " + u.nearest().stream().map(Texts::clean).collect(Collectors.joining(", ")) + ")"))
					.toList()) + ". Add their shares to the marginals, or leave them empty among the raters.");
		} else {
			Options options = settings.trim().isPresent()
					? Options.defaults().withBounds(new Raking.Bounds(0, settings.trim().getAsDouble(), Raking.Trim.ITERATED))
					: Options.defaults();
			for (int v = 0; v < levels.length; v++) {
				marginals = withoutEmpty(marginals, v, levels);
			}
			double[] start = new double[said.size()];
			Arrays.fill(start, 1);
			switch (Raking.fit(marginals, levels, start, options)) {
			case Raked r -> found = Optional.of(r);
			case NotRakeable no -> remarks.add("There are no weights. " + Texts.clean(no.explanation()));
			}
		}
		raked = found;
		sample = found.map(r -> panel.ratersKnown() ? WeightedSample.of(r) : WeightedSample.of(r).clusteredBy(respondents.cluster()));
		rows = new int[found.map(r -> r.marginals().margins().size()).orElse(0)][];
		for (int v = 0; v < rows.length; v++) {
			rows[v] = new int[found.get().marginals().margins().get(v).shares().size()];
			for (int code : found.get().levels()[v]) {
				if (code >= 0) {
					rows[v][code]++;
				}
			}
		}
	}

	/** Levels that nobody in the sample has cannot be weighted up: the population becomes that of the others. */
	private Marginals withoutEmpty(Marginals marginals, int v, int[][] levels) {
		Margin margin = marginals.margins().get(v);
		List<String> names = margin.levels();
		boolean[] seen = new boolean[names.size()];
		for (int code : levels[v]) {
			if (code >= 0) {
				seen[code] = true;
			}
		}
		Set<String> kept = new LinkedHashSet<>();
		List<String> empty = new ArrayList<>();
		double lost = 0;
		double left = 0;
		for (int l = 0; l < names.size(); l++) {
			double share = margin.shares().get(names.get(l));
			if (!seen[l] && share > 0) {
				empty.add(Texts.clean(names.get(l)));
				lost += share;
			} else {
				kept.add(names.get(l));
				left += share;
			}
		}
		// Without any share left, raking itself says what is wrong.
		if (empty.isEmpty() || !(left > 0)) {
			return marginals;
		}
		remarks.add("Nobody here stands for " + Wording.percent(lost) + " of the population by " + Texts.clean(margin.variable()) + " ("
				+ list(empty)
				+ "); the weights speak of the others only.");
		Margin restricted = margin.restrictedTo(kept);
		int[] code = restricted.encode(names);
		for (int i = 0; i < levels[v].length; i++) {
			levels[v][i] = levels[v][i] >= 0 ? code[levels[v][i]] : levels[v][i];
		}
		return marginals.with(restricted);
	}

	private static String list(List<String> texts) {
		String shown = texts.stream().limit(SHOWN).map(Texts::clean).collect(Collectors.joining(", "));
		return texts.size() > SHOWN ? shown + " and " + Texts.count(texts.size() - (long) SHOWN) + " more" : shown;
	}

	/** Whose weight a trial of the study has: a row of the sample, −1 for none. */
	public int row(int trial) {
		return respondents.of(trial);
	}

	/** The raked sample; empty when there is none. */
	public Optional<WeightedSample> sample() {
		return sample;
	}

	/** What raking found; empty when there is none. */
	public Optional<Raked> raked() {
		return raked;
	}

	/** What a reader must know, in sentences: why there are no weights, or what was left out. */
	public List<String> remarks() {
		return List.copyOf(remarks);
	}

	/** Rows that state a level of a margin. */
	public int stating(int margin, int level) {
		return rows[margin][level];
	}

	/** The weight of a trial's rater; empty when there is none. */
	Optional<Double> weight(int trial) {
		return row(trial) < 0 ? Optional.empty() : raked.map(r -> r.weights()[row(trial)]);
	}
}
