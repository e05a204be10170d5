package org.zipp.report.internal.sections.rates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Range;
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
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.ranking.BradleyTerry;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.ranking.BradleyTerry.NotEstimable;
import org.zipp.statistics.ranking.BradleyTerry.Reason;
import org.zipp.statistics.ranking.BradleyTerryModel;
import org.zipp.statistics.ranking.PairedComparisons;
import org.zipp.statistics.ranking.Ranking;
import org.zipp.statistics.rate.Ties;

/** All conditions on one scale, by a Bradley–Terry model with ties and an effect of the side. */
public final class RankingSection {

	/** The model keeps a matrix of conditions by conditions, and simultaneous intervals one of pairs. */
	private static final int MOST = 60;

	private RankingSection() {
	}

	public static Optional<Section> of(Findings f, Panel panel) {
		int[] conditions = panel.conditions();
		if (conditions.length < 2) {
			return Optional.empty();
		}
		List<Block> blocks = new ArrayList<>();
		if (conditions.length > MOST) {
			blocks.add(new Block.Paragraph("No ranking is made: there are " + Texts.count(conditions.length)
					+ " conditions, and one is made of at most " + MOST + '.'));
		} else {
			PairedComparisons data = data(f, panel, conditions);
			boolean sides = f.data().provenance().sidesKnown();
			boolean ties = panel.count(panel.counting(), Trials.TIE) > 0;
			fit(f, panel, conditions, data, sides, ties, blocks);
		}
		return Optional.of(new Section(panel.id("ranking"), "Ranking", panel.label(), blocks));
	}

	private static PairedComparisons data(Findings f, Panel panel, int[] conditions) {
		Trials t = f.trials();
		int n = panel.counting().length;
		int[] left = new int[n];
		int[] right = new int[n];
		double[] score = new double[n];
		int[] rater = new int[n];
		for (int i = 0; i < n; i++) {
			int trial = panel.counting()[i];
			left[i] = Arrays.binarySearch(conditions, t.left(trial));
			right[i] = Arrays.binarySearch(conditions, t.right(trial));
			score[i] = t.score(trial, t.left(trial));
			rater[i] = t.rater(trial);
		}
		return PairedComparisons.of(conditions.length, left, right, score).by(rater);
	}

	/** Fits the fullest model that the votes admit, and says which terms were left out and why. */
	private static void fit(Findings f, Panel panel, int[] conditions, PairedComparisons data, boolean sides, boolean ties,
			List<Block> blocks) {
		BradleyTerryModel model = BradleyTerryModel.of(ties && f.settings().ties() != Ties.DROPPED ? Ties.DAVIDSON : Ties.DROPPED);
		BradleyTerry.Result result = BradleyTerry.fit(data, sides ? model.withSideEffect() : model);
		if (sides && result instanceof NotEstimable no && no.groups().size() == 1 && no.reason() != Reason.ONLY_TIES) {
			blocks.add(new Block.Paragraph("The model has no effect of the left side, because the votes do not tell it apart from the conditions."));
			result = BradleyTerry.fit(data, model);
		}
		switch (result) {
		case NotEstimable no -> blocks.add(new Block.Paragraph(explain(f, no, conditions)));
		case Fit fit -> rank(f, panel, conditions, fit, blocks);
		}
	}

	private static String explain(Findings f, NotEstimable no, int[] conditions) {
		List<String> groups = no.groups().stream()
				.map(g -> g.stream().map(i -> f.names().label(conditions[i])).collect(Collectors.joining(", ", "(", ")"))).toList();
		return switch (no.reason()) {
		case DISCONNECTED -> "No ranking of all conditions can be made: " + String.join(" and ", groups)
				+ " were never compared with each other, even through others. Add trials between them.";
		case SEPARATED -> "No ranking with finite distances can be made: some conditions won or lost every comparison against the rest. "
				+ (groups.size() > 1 ? "In groups, those that won first: " + String.join(", ", groups) + ". " : "") + "More votes usually end this.";
		case ONLY_TIES -> "No ranking can be made: every comparison is a tie, so nothing can be said of preferences.";
		case COLLINEAR, NO_TIES -> "No ranking can be made. " + no.explain(i -> f.names().label(conditions[i]));
		};
	}

	private static void rank(Findings f, Panel panel, int[] conditions, Fit independent, List<Block> blocks) {
		int raters = (int) panel.raters(panel.counting());
		// The robust covariance has no more dimensions than raters; with hardly more it is far too small.
		Optional<Fit> robust = raters > independent.parameters() + 2 ? independent.clustered() : Optional.empty();
		Fit fit = robust.orElse(independent);
		Ranking ranking = Ranking.of(fit, f.settings().level(), f.data().seed());
		String level = Wording.level(f.settings());
		blocks.add(new Block.Paragraph("The model gives each condition one ability, so that the condition with the larger one is preferred with "
				+ "probability 1 / (1 + exp(\u2212difference)) when there is a preference. Abilities sum to zero. The intervals hold for all "
				+ "conditions together with " + level
				+ "; the ranks shown are those that the simultaneous intervals of all differences allow."));
		if (robust.isEmpty()) {
			blocks.add(new Block.Warning("With " + panel.raters(raters)
					+ " the errors of the ranking take votes as independent, so the true uncertainty is larger."));
		}
		List<Column> columns = List.of(new Column("Rank", Kind.COUNT), new Column("Condition", Kind.TEXT), new Column("Ability", Kind.NUMBER),
				new Column("Standard error", Kind.NUMBER), new Column("Simultaneous " + level, Kind.INTERVAL), new Column("Possible ranks", Kind.TEXT),
				new Column("Comparisons", Kind.COUNT));
		List<List<Cell>> rows = new ArrayList<>();
		List<Row> marks = new ArrayList<>();
		double low = 0;
		double high = 0;
		for (Ranking.Item item : ranking.items()) {
			int condition = conditions[item.item()];
			VoteFilter votes = panel.against(condition);
			long n = panel.comparisons().stream().filter(c -> c.first() == condition || c.second() == condition).mapToLong(c -> c.trials().length)
					.sum();
			Range interval = Ranges.of(item.simultaneous());
			low = Math.min(low, interval.low());
			high = Math.max(high, interval.high());
			String ranks = item.best() == item.worst() ? Integer.toString(item.best()) : item.best() + "\u2013" + item.worst();
			rows.add(List.of(Cell.count(item.rank()).from(panel.votes()), Cell.text(f.names().label(condition)),
					Cell.number(item.ability(), 3).from(panel.votes()),
					Cell.number(item.standardError(), 3).from(panel.votes()), Cell.numbers(interval).from(panel.votes()),
					Cell.text(ranks).from(panel.votes()),
					Cell.count(n).from(votes)));
			marks.add(new Row(f.names().label(condition), List.of(new Mark(0, item.ability(), Optional.of(Ranges.of(item.alone())),
					Optional.of(interval),
					Cell.number(item.ability(), 2).display() + " (" + Cell.numbers(interval).display() + ")", votes))));
		}
		blocks.add(new Table(panel.id("ranking"), panel.title("Bradley\u2013Terry ranking"), columns, rows, "Abilities in log-odds. "
				+ (robust.isPresent()
				? "Errors are robust to votes of one " + panel.unit() + " being alike." : "Errors take votes as independent.")));
		String description = marks.stream().map(r -> r.label() + ' ' + r.marks().getFirst().words()).collect(Collectors.joining("; ")) + '.';
		blocks.add(RowPlot.figure(panel.id("ranking-plot"), panel.title("Ability of each condition with " + level + " intervals"), description,
				marks,
				Ruler.around(low, high, "Ability in log-odds; the dashed line is the mean of the conditions."),
				new Key(List.of(), "For one condition alone", "For all conditions together")));
		if (conditions.length > 2) {
			blocks.add(differences(f, panel, conditions, ranking));
		}
		terms(f, panel, fit, blocks);
	}

	private static Table differences(Findings f, Panel panel, int[] conditions, Ranking ranking) {
		List<Column> columns = List.of(new Column("Better", Kind.TEXT), new Column("Worse", Kind.TEXT), new Column("Difference", Kind.NUMBER),
				new Column("Standard error", Kind.NUMBER), new Column("Simultaneous " + Wording.level(f.settings()), Kind.INTERVAL),
				new Column("Adjusted p", Kind.P_VALUE));
		VoteFilter votes = panel.votes();
		List<List<Cell>> rows = ranking.differences().stream()
				.map(d -> List.of(Cell.text(f.names().label(conditions[d.first()])), Cell.text(f.names().label(conditions[d.second()])),
						Cell.number(d.estimate(), 3).from(votes), Cell.number(d.standardError(), 3).from(votes), Cell.numbers(Ranges.of(d.simultaneous()))
						.from(votes),
						Cell.p(d.pValue()).from(votes)))
				.toList();
		return new Table(panel.id("ranking-differences"), panel.title("Differences of abilities"), columns, rows,
				"Intervals hold for all pairs together; p is adjusted for looking at all pairs. Each difference uses all votes, direct and through "
				+ "others.");
	}

	/** The side and the ties, when the model has them. */
	private static void terms(Findings f, Panel panel, Fit fit, List<Block> blocks) {
		List<List<Cell>> rows = new ArrayList<>();
		fit.sideEffect().ifPresent(c -> rows.add(term(f, panel, "Left side", c)));
		fit.tie().ifPresent(c -> rows.add(term(f, panel, "Ties (log \u03bd)", c)));
		if (rows.isEmpty()) {
			return;
		}
		blocks.add(new Table(panel.id("ranking-terms"), panel.title("Other terms of the model"),
				List.of(new Column("Term", Kind.TEXT), new Column("Estimate", Kind.NUMBER),
				new Column("Standard error", Kind.NUMBER), new Column(Wording.level(f.settings()), Kind.INTERVAL), new Column("p", Kind.P_VALUE)), rows,
				"Left side: what being on the left adds, in log-odds; 0 is no advantage."
				+ fit.tie().map(c -> " Two equal conditions tie with probability "
						+ Wording.rate(Math.exp(c.estimate()) / (2 + Math.exp(c.estimate()))) + '.').orElse("")));
	}

	private static List<Cell> term(Findings f, Panel panel, String name, BradleyTerry.Coefficient c) {
		boolean tie = c.term().kind() == BradleyTerry.Kind.TIE;
		return List.of(Cell.text(name), Cell.number(c.estimate(), 3).from(panel.votes()), Cell.number(c.standardError(), 3).from(panel.votes()),
				Cell.numbers(Ranges.of(c.interval(f.settings().level()))).from(panel.votes()),
				tie ? Cell.none() : Cell.p(c.pValue()).from(panel.votes()));
	}
}
