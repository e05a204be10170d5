package org.zipp.report.internal.sections.rates;

import java.util.ArrayList;
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
import org.zipp.document.Texts;
import org.zipp.document.plot.RowPlot;
import org.zipp.document.plot.RowPlot.Key;
import org.zipp.document.plot.RowPlot.Mark;
import org.zipp.document.plot.RowPlot.Row;
import org.zipp.document.plot.RowPlot.Ruler;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Estimate;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.PairResult;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.rate.Dependence;
import org.zipp.statistics.rate.Ties;

/** Win rates of all pairs: a table that can be read, a forest plot, and tables with every test and every interval. */
public final class WinRates {

	/** More rows than that are not drawn. */
	private static final int MOST_DRAWN = 60;

	private WinRates() {
	}

	public static Section of(Findings f, Panel panel) {
		List<Block> blocks = new ArrayList<>();
		List<PairResult> results = f.results(panel);
		if (results.isEmpty()) {
			blocks.add(new Block.Paragraph(panel.whyEmpty()));
		} else {
			blocks.add(table(f, panel, results));
			figure(f, panel, results).ifPresent(blocks::add);
			warn(f, panel, results, blocks);
			blocks.add(tests(f, panel, results));
			blocks.add(Intervals.of(f, panel, results));
		}
		return new Section(panel.id("win-rates"), "Win rates", panel.label(), blocks);
	}

	private static Table table(Findings f, Panel panel, List<PairResult> results) {
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Condition", Kind.TEXT), new Column("Against", Kind.TEXT), new Column("Wins", Kind.COUNT),
				new Column("Losses", Kind.COUNT), new Column("Ties", Kind.COUNT), new Column("n", Kind.COUNT),
				new Column(panel.ratersColumn(), Kind.COUNT),
				new Column("Win rate", Kind.RATE), new Column("Wilson " + level, Kind.INTERVAL),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL),
				new Column("Holm p", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		for (PairResult r : results) {
			Estimate e = r.estimate();
			VoteFilter votes = panel.votes(r.comparison());
			VoteFilter counted = f.counted(votes);
			rows.add(List.of(Cell.text(f.names().label(r.comparison().first())), Cell.text(f.names().label(r.comparison().second())),
					Cell.count(e.count().wins()).from(panel.won(votes, r.comparison().first())),
					Cell.count(e.count().losses()).from(panel.won(votes, r.comparison().second())),
					Cell.count(e.count().ties()).from(panel.tied(votes)), Cell.count(e.n()).from(counted), Cell.count(e.raters()).from(votes),
					Cell.rate(e.rate()).from(counted), Cell.rates(Ranges.of(e.naive())).from(counted), Cell.rates(Ranges.of(e.interval())).from(counted),
					Wording.p(r.holm()).from(counted)));
		}
		return new Table(panel.id("win-rates"), panel.title("Win rate of each pair of conditions"), columns, rows,
				(f.settings().ties() == Ties.HALF ? "n = wins + losses + ties; a tie counts half. " : "n = wins + losses; ties are left out. ")
						+ "Wilson takes votes as independent. By " + panel.unit() + " and Holm p do not; claims rest on these. " + Cell.NONE
						+ ": an interval by " + panel.unit() + " needs two " + panel.units() + " who differ.");
	}

	private static Optional<Block> figure(Findings f, Panel panel, List<PairResult> results) {
		List<Row> rows = results.stream().filter(r -> r.estimate().rate().isPresent()).limit(MOST_DRAWN)
				.map(r -> new Row(r.comparison().name(), List.of(new Mark(0, r.estimate().rate().getAsDouble(), Ranges.of(r.estimate().naive()),
						Ranges.of(r.estimate().interval()), words(r.estimate()), f.counted(panel.votes(r.comparison()))))))
				.toList();
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		String level = Wording.level(f.settings());
		return Optional.of(RowPlot.figure(panel.id("win-rate-plot"), panel.title("Win rates with " + level + " intervals"), describe(results),
				rows,
				Ruler.winRate("Win rate of the condition named first; the dashed line is no preference."),
				new Key(List.of(), "Wilson, votes as independent", "By " + panel.unit())));
	}

	static String words(Estimate e) {
		return Cell.rate(e.rate()).display() + ", n = " + Texts.count(e.n());
	}

	private static String describe(List<PairResult> results) {
		return results.stream().filter(r -> r.estimate().rate().isPresent()).limit(MOST_DRAWN)
				.map(r -> r.comparison().name() + ": " + Cell.rate(r.estimate().rate()).display()
						+ r.estimate().interval().or(r.estimate()::naive).map(i -> " (" + Wording.rates(i) + ")").orElse(""))
				.collect(Collectors.joining("; ")) + '.';
	}

	private static void warn(Findings f, Panel panel, List<PairResult> results, List<Block> blocks) {
		for (PairResult r : results) {
			if (r.estimate().disagrees(f.settings().alpha())) {
				boolean naive = r.estimate().exactP() < f.settings().alpha();
				blocks.add(new Block.Warning(r.comparison().name() + ": the two ways of counting disagree. Taken as independent, the votes "
						+ (naive ? "show" : "do not show") + " a preference (" + Wording.p(r.estimate().exactP()) + "); taken by " + panel.unit() + " they "
						+ (naive ? "do not" : "do") + " (" + Wording.p(r.estimate().p().getAsDouble()) + ')' + effect(panel, r) + ". Trust the result by "
						+ panel.unit() + '.'));
			}
		}
		List<PairResult> few = results.stream().filter(r -> r.estimate().raters() < f.settings().fewRaters()).toList();
		if (!few.isEmpty()) {
			blocks.add(new Block.Warning("Fewer than " + f.settings().fewRaters() + ' ' + panel.units() + " compared these, so an interval by "
					+ panel.unit()
					+ " tends to be too narrow or cannot be made: "
					+ few.stream().map(r -> r.comparison().name() + " (" + Texts.count(r.estimate().raters()) + ")").collect(Collectors.joining("; "))
					+ '.'));
		}
	}

	private static String effect(Panel panel, PairResult r) {
		return r.dependence().map(d -> "; votes of one " + panel.unit() + " are alike so that " + Texts.count(d.votes()) + " votes tell as much "
				+ "as " + Texts.count(Math.round(Math.max(1, d.effectiveVotes()))) + " independent ones").orElse("");
	}

	private static Table tests(Findings f, Panel panel, List<PairResult> results) {
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("Exact p, independent votes", Kind.P_VALUE),
				new Column("p by " + panel.unit(), Kind.P_VALUE), new Column("Holm p", Kind.P_VALUE),
				new Column("Benjamini\u2013Hochberg p", Kind.P_VALUE),
				new Column("Equivalence p", Kind.P_VALUE), new Column("Claim", Kind.TEXT), new Column("Design effect", Kind.NUMBER),
				new Column("Intra-class correlation", Kind.NUMBER));
		List<List<Cell>> rows = new ArrayList<>();
		for (PairResult r : results) {
			VoteFilter votes = f.counted(panel.votes(r.comparison()));
			VoteFilter decided = panel.votes(r.comparison()).and(VotesTable.CHOICE, "left", "right");
			rows.add(List.of(Cell.text(r.comparison().name()), Cell.p(r.estimate().exactP()).from(decided), Wording.p(r.estimate().p()).from(votes),
					Wording.p(r.holm()).from(votes), Wording.p(r.hochberg()).from(votes), Wording.p(r.equal()).from(votes),
					Cell.text(claim(r.verdict(f.settings()))),
					Wording.number(r.dependence().map(d -> OptionalDouble.of(d.designEffect())).orElse(OptionalDouble.empty()), 2).from(votes),
					Wording.number(r.dependence().map(Dependence::intraclass).orElse(OptionalDouble.empty()), 3).from(votes)));
		}
		return new Table(panel.id("pair-tests"), panel.title("Tests of each pair"), columns, rows,
				"Holm and Benjamini\u2013Hochberg adjust p by " + panel.unit()
				+ " for all pairs. Equivalence: two one-sided tests that the rate is within "
						+ Wording.margin(f.settings()) + " of 50%, adjusted by Holm. Design effect: how many votes weigh as one independent vote.");
	}

	private static String claim(PairResult.Verdict verdict) {
		return switch (verdict) {
		case FIRST -> "first preferred";
		case SECOND -> "second preferred";
		case EQUAL -> "equal within the margin";
		case OPEN -> "none";
		case ONE_RATER, NONE -> "none possible";
		};
	}
}
