package org.zipp.report.internal.sections.rates;

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
import org.zipp.report.VoteFilter;
import org.zipp.report.check.PublishedStudy;
import org.zipp.report.check.PublishedStudy.Comparison;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Estimate;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.PairResult;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.check.PublishedCheck.Finding;
import org.zipp.statistics.rate.Outcomes;

/** Comparisons of the published human study beside ours, marked as published, with a check of what was claimed of them. */
public final class Published {

	private Published() {
	}

	public static Section of(Findings f) {
		List<Finding> checked = PublishedStudy.checked();
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("Source", Kind.TEXT), new Column("n", Kind.COUNT),
				new Column("Win rate", Kind.RATE), new Column("Wilson " + Wording.level(f.settings()), Kind.INTERVAL),
				new Column("Exact p", Kind.P_VALUE),
				new Column("Claim p < 0.01", Kind.TEXT));
		List<List<Cell>> rows = new ArrayList<>();
		List<String> remarks = new ArrayList<>();
		for (int i = 0; i < PublishedStudy.COMPARISONS.size(); i++) {
			Comparison c = PublishedStudy.COMPARISONS.get(i);
			List<List<Cell>> ours = new ArrayList<>();
			for (Panel panel : f.panels()) {
				for (PairResult r : f.results(panel)) {
					c.match(f.names().label(r.comparison().first()), f.names().label(r.comparison().second()))
							.flatMap(same -> row(f, panel, r, c, same)).ifPresent(ours::add);
				}
			}
			if (!ours.isEmpty()) {
				Finding finding = checked.get(i);
				rows.addAll(ours);
				rows.add(List.of(Cell.text(c.name()), Cell.text("published"), Cell.count(c.n()), Cell.rate(OptionalDouble.of(c.rate())),
						Cell.rates(Ranges.of(finding.wilson())), finding.p().isPresent() ? Cell.p(finding.p().getAsDouble()) : Cell.none(),
						Cell.text(finding.verdict().flagged() ? "not reproduced" : "reproduced")));
				if (finding.verdict().flagged()) {
					remarks.add(c.name() + ", published: " + finding.sentence());
				}
			}
		}
		List<Block> blocks = new ArrayList<>();
		if (rows.isEmpty()) {
			blocks.add(new Block.Paragraph("None of the comparisons of the published human study was made here."));
		} else {
			blocks.add(new Block.Paragraph("Rows marked published are from the human study of the ZIPP paper (50 participants; arXiv 2606.08841), "
					+ "not from this study. Its intervals and tests are computed here from the printed rate and n as if all votes were independent, "
					+ "which votes of one participant are not. Pictures, people and prompts differ, so a difference between rows is not evidence for or "
							+ "against a method."));
			blocks.add(new Table("published", "The same comparisons in the published study", columns, rows,
					"Rows marked published come from the paper, which prints rates without decimals and says of all of them p < 0.01. Ties count half in "
					+ "the rates of this study."));
			if (!remarks.isEmpty()) {
				blocks.add(new Block.Points(remarks));
			}
		}
		return new Section("published", "Published comparisons", "", blocks);
	}

	/** Our row, turned so that the same method comes first. */
	private static Optional<List<Cell>> row(Findings f, Panel panel, PairResult r, Comparison published, boolean same) {
		Outcomes seen = f.trials().outcomes(r.comparison().trials(), same ? r.comparison().first() : r.comparison().second());
		Estimate e = Estimate.of(seen, f.settings());
		if (e.rate().isEmpty()) {
			return Optional.empty();
		}
		VoteFilter votes = f.counted(panel.votes(r.comparison()));
		return Optional.of(List.of(Cell.text(published.name()), Cell.text(panel.simulated() ? "this study, simulated raters" : "this study"),
				Cell.count(e.n()).from(votes), Cell.rate(e.rate()).from(votes), Cell.rates(Ranges.of(e.naive())).from(votes),
				Cell.p(e.exactP()).from(panel.votes(r.comparison()).and(VotesTable.CHOICE, "left", "right")), Cell.none()));
	}
}
