package org.zipp.report.internal.votes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.operation.Parameter;
import org.zipp.report.ReportSettings;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.rate.Ties;

/** What an analyst decides before looking at votes: parameters of all operations that make a report. */
public final class Decisions {

	@Parameter(name = "ties", label = "Ties",
			description = "What a tie counts for in win rates: half a win, nothing, or a parameter of its own.", advanced = true)
	public Ties ties = Ties.HALF;

	@Parameter(name = "level", label = "Level", description = "Coverage of intervals, for example 0.95; tests use what it leaves out.",
			min = 0.5, max = 0.9999, advanced = true)
	public double level = ReportSettings.defaults().level();

	@Parameter(name = "margin", label = "Margin",
			description = "Win rates nearer to one half than this count as equal in the test of equivalence.", min = 0.001, max = 0.499,
			advanced = true)
	public double margin = ReportSettings.defaults().margin();

	/** The same as text, name → value; {@link #take} reads it. */
	public Map<String, String> told() {
		Map<String, String> told = new LinkedHashMap<>();
		told.put("ties", ties.name());
		told.put("level", Double.toString(level));
		told.put("margin", Double.toString(margin));
		return told;
	}

	/** Takes what was told for everything that was not decided otherwise here. */
	void take(Map<String, String> told) {
		Decisions usual = new Decisions();
		ties = ties == usual.ties && told.containsKey("ties") ? Ties.valueOf(told.get("ties")) : ties;
		level = level == usual.level && told.containsKey("level") ? Double.parseDouble(told.get("level")) : level;
		margin = margin == usual.margin && told.containsKey("margin") ? Double.parseDouble(told.get("margin")) : margin;
	}

	/** The settings of a report. */
	public ReportSettings settings(Optional<PopulationMarginals> population) {
		ReportSettings settings = ReportSettings.defaults().withLevel(level).withTies(ties).withMargin(margin);
		return population.map(settings::withMarginals).orElse(settings);
	}
}
