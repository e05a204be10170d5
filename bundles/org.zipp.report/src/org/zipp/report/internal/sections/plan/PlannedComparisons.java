package org.zipp.report.internal.sections.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.ReportSettings;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Confirmatory;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Measure;

/** What was planned, tested as it was planned: the confirmatory part of a report. */
final class PlannedComparisons {

	private PlannedComparisons() {
	}

	static Optional<Section> of(Findings f, Panel panel) {
		List<Confirmatory> all = f.confirmatory(panel);
		if (f.data().plan().lock().isEmpty() || all.isEmpty()) {
			return Optional.empty();
		}
		List<Block> blocks = new ArrayList<>();
		if (panel.simulated()) {
			blocks.add(new Block.Warning("These are votes of simulated raters. They show whether the plan is carried through; they say nothing"
					+ " about people."));
		}
		if (!f.data().plan().lock().get().isClean()) {
			blocks.add(new Block.Warning("The plan was locked when there were "
					+ Texts.count(f.data().plan().lock().get().votes(), "answer", "answers")
					+ " already, so it cannot be known that it was made without them."));
		}
		blocks.add(new Block.Points(all.stream().map(c -> claim(f, panel, c)).toList()));
		blocks.add(table(f, panel, all));
		return Optional.of(new Section(panel.id("confirmatory"), "What was planned, and what is shown", label(panel), blocks));
	}

	private static String label(Panel panel) {
		return panel.label().isEmpty() ? "confirmatory" : panel.label() + ", confirmatory";
	}

	private static String claim(Findings f, Panel panel, Confirmatory c) {
		String hypothesis = c.planned().hypothesis().isBlank() ? "" : " \u201c" + Texts.clean(c.planned().hypothesis()) + "\u201d";
		if (!c.missing().isEmpty()) {
			return c.name() + ": not tested, because " + c.missing() + hypothesis;
		}
		AnalysisPlan plan = f.planned();
		String numbers = " (" + measure(plan) + ' ' + Wording.rate(c.result().rate().orElse(Double.NaN)) + " of "
				+ Texts.count(c.result().estimate().n(), "comparison", "comparisons") + " by " + panel.raters(c.result().estimate().raters())
				+ "; planned test " + Wording.p(c.result().p().getAsDouble()) + ", corrected " + Wording.p(c.result().adjusted().getAsDouble()) + ").";
		String[] names = c.name().split(" against ", 2);
		boolean shown = c.result().isShown();
		String words = switch (c.planned().direction()) {
		case FIRST -> shown ? names[0] + " is preferred to " + names[1] + ", as planned"
				: "That " + names[0] + " is preferred to " + names[1] + " is not shown, which does not show that it is not";
		case EITHER -> !shown ? "No preference between " + names[0] + " and " + names[1] + " is shown, which does not show that there is none"
				: c.result().rate().getAsDouble() > 0.5 ? names[0] + " is preferred to " + names[1] : names[1] + " is preferred to " + names[0];
		case EQUAL -> (shown ? "" : "It is not shown that ") + names[0] + " and " + names[1] + " are preferred about equally, within "
				+ Wording.margin(f.plannedSettings()) + " of 50%";
		};
		return words + numbers + hypothesis + (c.looks().isEmpty() ? "" : " Looks: " + c.looks() + '.');
	}

	private static String measure(AnalysisPlan plan) {
		return plan.measure() == Measure.WEIGHTED_WIN_RATE ? "weighted win rate" : "win rate";
	}

	private static Table table(Findings f, Panel panel, List<Confirmatory> all) {
		AnalysisPlan plan = f.planned();
		ReportSettings settings = f.plannedSettings();
		String level = Wording.level(settings);
		List<List<Cell>> rows = new ArrayList<>();
		for (Confirmatory c : all) {
			VoteFilter votes = votes(f, panel, c, VotesTable.YES);
			rows.add(List.of(Cell.text(c.name()), Cell.text(side(c)), Cell.count(c.result().estimate().n()).from(votes),
					Cell.count(c.result().estimate().raters()).from(votes), Cell.rate(c.result().rate()).from(votes),
					Cell.rates(Ranges.of(interval(c, settings))).from(votes), Wording.p(c.result().p()).from(votes),
					Wording.p(c.result().adjusted()).from(votes), Cell.text(!c.missing().isEmpty() ? "not tested" : c.result().isShown() ? "shown"
							: "not shown")));
		}
		return new Table(panel.id("confirmatory"), panel.title("Planned comparisons"), List.of(new Column("Comparison", Kind.TEXT),
				new Column("Planned test", Kind.TEXT), new Column("n", Kind.COUNT), new Column(panel.ratersColumn(), Kind.COUNT),
				new Column(plan.measure() == Measure.WEIGHTED_WIN_RATE ? "Weighted win rate" : "Win rate", Kind.RATE),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL), new Column("p", Kind.P_VALUE), new Column("Corrected p", Kind.P_VALUE),
				new Column("Result", Kind.TEXT)), rows,
				"Of raters who are not excluded. The win rate " + Wording.ties(plan.ties()) + ". Correction: " + plan.correction().label() + " over "
						+ Texts.count(all.size(), "planned comparison", "planned comparisons")
						+ ", those without a test counted with p = 1; shown when at most "
						+ Wording.plain(plan.alpha()) + ". Intervals are two-sided and not corrected.");
	}

	static Optional<Interval> interval(Confirmatory c, ReportSettings settings) {
		return c.result().measured().map(m -> m.interval(settings.level()));
	}

	static VoteFilter votes(Findings f, Panel panel, Confirmatory c, String... counted) {
		if (!f.names().has(c.planned().first()) || !f.names().has(c.planned().second())) {
			return panel.trials().and(VotesTable.COUNTED, counted);
		}
		int first = f.names().condition(c.planned().first());
		int second = f.names().condition(c.planned().second());
		VoteFilter votes = panel.trials().and(VotesTable.COUNTED, counted).and(VotesTable.COMPARISON,
				f.names().pair(Math.max(first, second), Math.min(first, second)));
		return f.planned().ties() == Ties.HALF ? votes : votes.and(VotesTable.CHOICE, "left", "right");
	}

	private static String side(Confirmatory c) {
		return switch (c.planned().direction()) {
		case FIRST -> "first preferred, one-sided";
		case EITHER -> "two-sided";
		case EQUAL -> "equal within the margin";
		};
	}

	/** Whether a panel was asked more than was planned. */
	static boolean isMoreThanPlanned(Findings f, Panel panel) {
		Trials t = f.trials();
		return panel.comparisons().stream().anyMatch(c -> f.confirmatory(panel).stream().noneMatch(p -> f.names().has(p.planned().first())
				&& f.names().has(p.planned().second()) && p.planned().isOf(t.judgement(c.trials()[0]).left(), t.judgement(c.trials()[0]).right())));
	}
}
