package org.zipp.report.internal.sections.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.study.plan.ExcludedRaters;
import org.zipp.study.plan.ExcludedRaters.Step;

/** Who was excluded by which rule, and what the results would be with everybody. */
final class ExclusionSection {

	private ExclusionSection() {
	}

	static Optional<Section> of(Findings f) {
		boolean asked = ExcludedRaters.isAsked(f.data().plan().exclusions());
		if (!asked) {
			return Optional.empty();
		}
		List<Block> blocks = new ArrayList<>();
		if (f.data().plan().lock().isEmpty()) {
			blocks.add(new Block.Warning("No plan was locked, so the rules of exclusion were, or could have been, chosen with knowledge of the"
					+ " votes."));
		} else if (!f.data().plan().lock().get().isClean()) {
			blocks.add(new Block.Warning("The rules were locked when there were answers already, so they could have been chosen with knowledge of"
					+ " these."));
		}
		if (!f.data().provenance().ratersKnown()) {
			blocks.add(new Block.Warning("The votes do not say who gave them, so nobody could be excluded."));
			return Optional.of(section(blocks));
		}
		ExcludedRaters excluded = f.excluded();
		List<List<Cell>> rows = new ArrayList<>();
		for (Step s : excluded.steps()) {
			rows.add(List.of(Cell.text(s.limit()), Cell.count(s.meeting()), Cell.count(s.excluded()), Cell.count(s.left())));
		}
		blocks.add(new Table("exclusions", "Raters excluded by each rule", List.of(new Column("Who", Kind.TEXT),
				new Column("Meet the rule", Kind.COUNT),
				new Column("Excluded by it", Kind.COUNT), new Column("Left", Kind.COUNT)), rows,
				"Of " + Texts.count(excluded.of(), "rater", "raters")
						+ " with trials. Rules are applied in this order; who meets several is excluded by the first alone."
						+ (f.data().provenance().sidesKnown() ? "" : " Sides are not known, so nobody can be seen to choose the same one.")));
		blocks.add(new Block.Paragraph(excluded.raters().isEmpty() ? "Nobody was excluded, so the results are those of all raters."
				: Texts.count(excluded.raters().size(), "rater was", "raters were")
				+ " excluded; their answers are in no result but where it is said."));
		if (!excluded.raters().isEmpty()) {
			for (Panel panel : f.panels()) {
				if (!f.confirmatory(panel).isEmpty()) {
					blocks.add(sensitivity(f, panel));
				}
			}
		}
		return Optional.of(section(blocks));
	}

	private static Section section(List<Block> blocks) {
		return new Section("exclusions", "Exclusions", "", blocks);
	}

	private static Table sensitivity(Findings f, Panel panel) {
		ReportSettings settings = f.plannedSettings();
		String level = Wording.level(settings);
		List<List<Cell>> rows = new ArrayList<>();
		for (Confirmatory c : f.confirmatory(panel)) {
			VoteFilter without = PlannedComparisons.votes(f, panel, c, VotesTable.YES);
			VoteFilter with = PlannedComparisons.votes(f, panel, c, VotesTable.YES, VotesTable.EXCLUDED);
			rows.add(List.of(Cell.text(c.name()), Cell.count(c.result().estimate().n()).from(without), Cell.rate(c.result().rate()).from(without),
					Cell.rates(Ranges.of(PlannedComparisons.interval(c, settings))).from(without), Wording.p(c.result().adjusted()).from(without),
					Cell.count(c.all().estimate().n()).from(with), Cell.rate(c.all().rate()).from(with),
					Cell.rates(Ranges.of(c.all().measured().map(m -> m.interval(settings.level())))).from(with), Wording.p(c.all().adjusted())
							.from(with)));
		}
		return new Table(panel.id("exclusion-sensitivity"), panel.title("Results with and without exclusions"),
				List.of(new Column("Comparison", Kind.TEXT),
				new Column("n", Kind.COUNT), new Column("Win rate", Kind.RATE), new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL),
				new Column("Corrected p", Kind.P_VALUE), new Column("n, everybody", Kind.COUNT), new Column("Win rate, everybody", Kind.RATE),
				new Column("By " + panel.unit() + ' ' + level + ", everybody", Kind.INTERVAL), new Column("Corrected p, everybody", Kind.P_VALUE)),
						rows,
				"The first numbers are those of raters who are not excluded; beside them the same test with everybody, which was not planned."
						+ (f.planned().looks().areUsed() ? " The latter does not allow for looks." : ""));
	}
}
