package org.zipp.report.internal.sections.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Estimate;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.PairResult;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.MultipleTests;

/** The same win rates without the raters who are flagged: whether a claim hangs on them. */
public final class Sensitivity {

	private Sensitivity() {
	}

	public static Optional<Section> of(Findings f, Panel panel) {
		if (f.screening(panel).flagged().isEmpty()) {
			return Optional.empty();
		}
		List<PairResult> all = f.results(panel);
		List<Optional<Estimate>> without = all.stream().map(r -> {
			int[] left = Arrays.stream(r.comparison().trials()).filter(t -> !f.flagged(f.trials().rater(t))).toArray();
			return left.length == 0 ? Optional.<Estimate>empty()
					: Optional.of(Estimate.of(f.trials().outcomes(left, r.comparison().first()), f.settings()));
		}).toList();
		List<OptionalDouble> holm = PairResult.adjust(without.stream().map(e -> e.map(Estimate::p).orElse(OptionalDouble.empty())).toList(),
				MultipleTests::holm);
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("n", Kind.COUNT), new Column("Win rate", Kind.RATE),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL), new Column("Holm p", Kind.P_VALUE), new Column("n without", Kind.COUNT),
				new Column("Win rate without", Kind.RATE), new Column("By " + panel.unit() + ' ' + level + " without", Kind.INTERVAL),
				new Column("Holm p without", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			PairResult r = all.get(i);
			VoteFilter votes = f.counted(panel.votes(r.comparison()));
			VoteFilter rest = votes.and(VotesTable.FLAGGED, VotesTable.NO);
			Optional<Estimate> e = without.get(i);
			rows.add(List.of(Cell.text(r.comparison().name()), Cell.count(r.estimate().n()).from(votes), Cell.rate(r.estimate().rate()).from(votes),
					Cell.rates(Ranges.of(r.estimate().interval())).from(votes), Wording.p(r.holm()).from(votes), Cell.count(e.map(Estimate::n).orElse(0L))
					.from(rest),
					Cell.rate(e.map(Estimate::rate).orElse(OptionalDouble.empty())).from(rest), Cell.rates(Ranges.of(e.flatMap(Estimate::interval)))
					.from(rest), Wording.p(holm.get(i)).from(rest)));
			PairResult.Verdict before = r.verdict(f.settings());
			boolean claimed = before == PairResult.Verdict.FIRST || before == PairResult.Verdict.SECOND;
			boolean still = e.isPresent() && preferred(f, e.get(), holm.get(i))
					&& (e.get().rate().getAsDouble() > 0.5) == (r.estimate().rate().getAsDouble() > 0.5);
			if (claimed && !still || !claimed && e.isPresent() && preferred(f, e.get(), holm.get(i))) {
				changed.add(r.comparison().name());
			}
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Table(panel.id("sensitivity"), panel.title("Win rates with and without flagged raters"), columns, rows,
				"Without: the votes of flagged raters left out. Which raters are flagged, and why, is told under data quality."));
		blocks.add(changed.isEmpty() ? new Block.Paragraph("No claim of a preference depends on the flagged raters.")
				: new Block.Warning("Whether a preference can be claimed depends on the flagged raters for: "
				+ changed.stream().collect(Collectors.joining("; ")) + '.'));
		return Optional.of(new Section(panel.id("sensitivity"), "Without flagged raters", panel.label(), blocks));
	}

	private static boolean preferred(Findings f, Estimate e, OptionalDouble holm) {
		return holm.isPresent() && holm.getAsDouble() < f.settings().alpha() && e.rate().isPresent()
				&& e.interval().map(i -> !i.contains(0.5)).orElse(e.rate().getAsDouble() != 0.5);
	}
}
