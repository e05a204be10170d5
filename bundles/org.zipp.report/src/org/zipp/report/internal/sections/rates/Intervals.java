package org.zipp.report.internal.sections.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.document.Cell;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Estimate;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.PairResult;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Bootstrap;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.MixedLogit;
import org.zipp.statistics.rate.Outcomes;
import org.zipp.statistics.rate.Proportions;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.rate.TwoWayProportion;
import org.zipp.statistics.rate.WinCount;

/** Every interval of every pair, so that a reader sees what depends on the way of counting. */
public final class Intervals {

	/** Draws of raters or votes for the bootstraps of one report; with more they would take minutes. */
	private static final double BUDGET = 2e9;
	private static final int MOST = 60;
	private static final int MOST_MIXED = 100_000;

	private Intervals() {
	}

	/** The rate of a pair by one method. */
	private record Line(String method, OptionalDouble rate, Optional<Interval> interval, OptionalDouble p, VoteFilter votes) {
	}

	public static Table of(Findings f, Panel panel, List<PairResult> results) {
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("Method", Kind.TEXT), new Column("Win rate", Kind.RATE),
				new Column(level + " interval", Kind.INTERVAL), new Column("p", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		double budget = BUDGET / results.size();
		boolean left = false;
		for (PairResult r : results.subList(0, Math.min(MOST, results.size()))) {
			for (Line line : lines(f, panel, r, budget)) {
				rows.add(List.of(Cell.text(r.comparison().name()), Cell.text(line.method), Cell.rate(line.rate).from(line.votes),
						Cell.rates(Ranges.of(line.interval)).from(line.votes), Wording.p(line.p).from(line.votes)));
			}
			left |= (double) r.estimate().raters() * f.settings().replicates() > budget || (double) r.estimate()
					.n() * f.settings().replicates() > budget;
		}
		return new Table(panel.id("pair-intervals"), panel.title("Win rate of each pair by every method"), columns, rows,
				"Recommended: by " + panel.unit() + ". Where methods disagree, those that take votes as independent are the wrong ones."
						+ (left ? " Bootstraps that would draw more than " + Texts.count((long) budget) + " times are left out." : "")
						+ (results.size() > MOST ? " The first " + MOST + " of " + Texts.count(results.size()) + " pairs." : ""));
	}

	private static List<Line> lines(Findings f, Panel panel, PairResult r, double budget) {
		double level = f.settings().level();
		Ties ties = f.settings().ties();
		VoteFilter all = panel.votes(r.comparison());
		VoteFilter decided = all.and(VotesTable.CHOICE, "left", "right");
		VoteFilter counted = f.counted(all);
		Estimate e = r.estimate();
		WinCount count = e.count();
		List<Line> lines = new ArrayList<>();
		if (e.n() == 0) {
			return lines;
		}
		Outcomes counting = e.outcomes().counting(ties);
		String unit = panel.unit();
		long wins = count.wins();
		long n = wins + count.losses();
		lines.add(new Line("By " + unit + ", bias-reduced (recommended)", e.rate(), e.interval(), e.p(), counted));
		ClusteredProportion byRater = new ClusteredProportion(counting.byRater());
		if ((double) e.raters() * f.settings().replicates() <= budget && byRater.bootstrap(f.settings().replicates(),
				f.data().seed()) instanceof Bootstrap.Replicates b) {
			lines.add(new Line("By " + unit + ", bootstrap, percentiles", e.rate(), Optional.of(b.percentile(level)), OptionalDouble.empty(),
					counted));
			lines.add(new Line("By " + unit + ", bootstrap, BCa", e.rate(), Optional.of(b.bca(level)), OptionalDouble.empty(), counted));
		}
		TwoWayProportion twoWay = new TwoWayProportion(counting);
		Optional<RateEstimate> both = twoWay.biasReduced();
		if (both.isPresent()) {
			lines.add(new Line("By " + unit + " and prompt, bias-reduced", e.rate(), Optional.of(both.get().interval(level)),
					OptionalDouble.of(both.get().test(0.5)), counted));
			if ((double) e.n() * f.settings().replicates() <= budget
					&& twoWay.bootstrap(f.settings().replicates(), f.data().seed()) instanceof Bootstrap.Replicates b) {
				lines.add(new Line("By " + unit + " and prompt, bootstrap, percentiles", e.rate(), Optional.of(b.percentile(level)),
						OptionalDouble.empty(),
						counted));
			}
		}
		if (n > 0 && e.raters() <= MOST_MIXED && MixedLogit.fit(e.outcomes(), MixedLogit.DEFAULT_NODES)
				.orElse(null) instanceof MixedLogit.Fit fit) {
			RateEstimate marginal = fit.marginalRate();
			lines.add(new Line("Logistic model with a random intercept by " + unit + ", ties left out", OptionalDouble.of(marginal.rate()),
					Optional.of(marginal.interval(level)), OptionalDouble.of(fit.pValue(0)), decided));
		}
		lines.addAll(others(f, panel, r));
		lines.add(new Line("Wilson, votes as independent", e.rate(), e.naive(), OptionalDouble.empty(), counted));
		if (ties == Ties.HALF && count.ties() > 0) {
			lines.add(new Line("Score interval of Tango, votes as independent", e.rate(), Optional.of(Proportions.tango(count, level)),
					OptionalDouble.empty(),
					all));
		}
		if (n > 0) {
			lines.add(new Line("Exact, ties left out, votes as independent", OptionalDouble.of(wins / (double) n),
					Optional.of(Proportions.clopperPearson(wins, n, level)), OptionalDouble.of(e.exactP()), decided));
		}
		return lines;
	}

	/** The same rate with ties counted otherwise. */
	private static List<Line> others(Findings f, Panel panel, PairResult r) {
		List<Line> lines = new ArrayList<>();
		WinCount count = r.estimate().count();
		if (count.ties() == 0) {
			return lines;
		}
		Ties other = f.settings().ties() == Ties.HALF ? Ties.DROPPED : Ties.HALF;
		VoteFilter all = panel.votes(r.comparison());
		VoteFilter votes = other == Ties.HALF ? all : all.and(VotesTable.CHOICE, "left", "right");
		if (count.n(other) > 0) {
			Estimate e = Estimate.of(r.estimate().outcomes(), f.settings().withTies(other));
			lines.add(new Line("By " + panel.unit() + (other == Ties.HALF ? ", ties half" : ", ties left out"), e.rate(), e.interval(), e.p(),
					votes));
		}
		count.davidson().ifPresent(d -> lines.add(new Line("Davidson's model: preference beside ties, votes as independent",
				OptionalDouble.of(d.preference()), Optional.of(d.interval(f.settings().level())), OptionalDouble.empty(), all)));
		return lines;
	}
}
