package org.zipp.report.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.document.plot.Axis;
import org.zipp.document.plot.XyPlot;
import org.zipp.document.plot.XyPlot.Point;
import org.zipp.document.plot.XyPlot.Series;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Power.Design;
import org.zipp.statistics.plan.Power.Goal;
import org.zipp.statistics.plan.Power.Solution;
import org.zipp.statistics.plan.Power.Unknown;

/** The plan of a clustered pairwise study: what was asked for, in words, as tables and as a curve. */
public final class PowerReport {

	/** Up to so many votes the exact test is laid beside. */
	private static final int MOST_EXACT = 5_000;
	private static final int POINTS = 30;
	private static final int ROWS = 7;
	/** With fewer raters a planned power is rough. */
	private static final int FEW_RATERS = 10;

	private final Design design;
	private final Optional<Unknown> unknown;
	private final Goal goal;
	private final Optional<Solution> solution;

	/**
	 * @param design  the plan; what it says of the unknown is not looked at
	 * @param unknown what to solve for; what the plan achieves when there is none
	 * @param goal    what the study is to achieve; without an unknown only its kind, test and margin matter
	 */
	public PowerReport(Design design, Optional<Unknown> unknown, Goal goal) {
		this.unknown = unknown;
		this.goal = goal;
		solution = unknown.map(u -> Power.solve(u, design, goal));
		this.design = solution.orElse(null) instanceof Power.Solved s ? s.design() : design;
	}

	/** Whether there is an answer. */
	public boolean reached() {
		return !(solution.orElse(null) instanceof Power.Unreachable);
	}

	/** What was solved for; empty when the plan was complete. */
	public Optional<Solution> solution() {
		return solution;
	}

	/** The plan with the answer in it; as asked when there is no answer. */
	public Design design() {
		return design;
	}

	/** What the plan achieves: a power or a half width. */
	public double achieved() {
		return achieved(design);
	}

	private double achieved(Design d) {
		return switch (goal) {
		case Power.Difference g -> Power.ofDifference(d, g.test());
		case Power.Equivalence g -> Power.ofEquivalence(d, g.margin());
		case Power.Precision _ -> Power.halfWidth(d);
		};
	}

	/** The answer alone, for example {@code 55 raters}. */
	public String answer() {
		if (solution.orElse(null) instanceof Power.Unreachable none) {
			return none.reason();
		}
		return unknown.map(this::named).orElseGet(() -> goal instanceof Power.Precision ? "half width " + Texts.percent(achieved()) : "power "
				+ Texts.percent(achieved()));
	}

	private String named(Unknown u) {
		return switch (u) {
		case RATERS -> Texts.count(design.raters(), "rater", "raters");
		case VOTES_PER_RATER -> votes(design.votesPerRater()) + " per rater";
		case WIN_RATE -> "a true win rate of " + Texts.percent(design.winRate());
		case ICC -> "an intra-class correlation of at most " + Texts.decimals(design.icc(), 3);
		case ALPHA -> "\u03b1 = " + level(design.alpha());
		};
	}

	/** The plan as a methods section states it; without an answer, why there is none. */
	public String sentence() {
		if (!reached()) {
			return answer();
		}
		StringBuilder text = new StringBuilder("With ").append(Texts.count(design.raters())).append(" raters of ")
				.append(votes(design.votesPerRater())).append(design.sizeVariation() > 0 ? " on average (coefficient of variation "
				+ Texts.decimals(design.sizeVariation(), 2) + ')' : " each")
				.append(", an intra-class correlation of ").append(Texts.decimals(design.icc(), 3)).append(" (design effect ")
				.append(Texts.decimals(design.designEffect(), 2)).append(", ").append(Texts.count(Math.round(design.effectiveVotes())))
				.append(" effective votes)");
		if (design.ties() > 0) {
			text.append(", ").append(Texts.percent(design.ties())).append(" ties");
		}
		text.append(" and a true win rate of ").append(Texts.percent(design.winRate())).append(", ");
		String level = "\u03b1 = " + level(design.levelOfOne())
				+ (design.comparisons() > 1 ? " (" + level(design.alpha()) + " shared by " + design.comparisons() + " comparisons)" : "");
		switch (goal) {
		case Power.Difference g -> text.append("the two-sided cluster-robust t test by rater")
				.append(g.test() == Power.Test.LOGIT ? " on the logit scale" : "")
				.append(" at ").append(level).append(" has a power of ").append(Texts.percent(achieved())).append('.');
		case Power.Equivalence g -> text.append("two one-sided cluster-robust t tests by rater at ").append(level)
				.append(" show that the win rate lies within ").append(Texts.percent(g.margin())).append(" of one half with a power of ")
				.append(Texts.percent(achieved())).append('.');
		case Power.Precision _ -> text.append("the cluster-robust ").append(Texts.percent(1 - design.levelOfOne()))
				.append(" interval is expected to reach ").append(Texts.percent(achieved())).append(" to either side.");
		}
		return text.toString();
	}

	/** What a planner must not overlook; may be empty. */
	public List<String> warnings() {
		List<String> warnings = new ArrayList<>();
		if (reached() && design.raters() < FEW_RATERS) {
			warnings.add("With so few raters the planned power is rough, and the estimate will depend on who they are.");
		}
		OptionalDouble exact = reached() ? exact(design) : OptionalDouble.empty();
		if (exact.isPresent() && design.icc() > 0 && exact.getAsDouble() > achieved() + 0.01) {
			warnings.add("A plan that takes votes as independent would promise a power of " + Texts.percent(exact.getAsDouble())
					+ " by the exact binomial test; votes of one rater are not.");
		}
		return warnings;
	}

	private OptionalDouble exact(Design d) {
		return goal instanceof Power.Difference && d.votes() <= MOST_EXACT ? OptionalDouble.of(Power.ofExactTest(d)) : OptionalDouble.empty();
	}

	/** Every number of the plan and what follows from it. */
	public Table plan() {
		List<List<Cell>> rows = new ArrayList<>();
		if (reached()) {
			add(rows, "Raters", Cell.count(design.raters()));
			add(rows, "Votes per rater", Cell.number(design.votesPerRater(), isWhole(design.votesPerRater()) ? 0 : 2));
			add(rows, "Coefficient of variation of votes per rater", Cell.number(design.sizeVariation(), 2));
			add(rows, "Votes", Cell.number(design.votes(), isWhole(design.votes()) ? 0 : 1));
			add(rows, "Intra-class correlation", Cell.number(design.icc(), 3));
			add(rows, "Design effect", Cell.number(design.designEffect(), 3));
			add(rows, "Effective votes", Cell.number(design.effectiveVotes(), 1));
			add(rows, "Win rate", Cell.rate(OptionalDouble.of(design.winRate())));
			add(rows, "Ties", Cell.rate(OptionalDouble.of(design.ties())));
			add(rows, "Alpha of all comparisons", new Cell(design.alpha(), level(design.alpha()), null));
			add(rows, "Comparisons", Cell.count(design.comparisons()));
			add(rows, "Alpha of one comparison", new Cell(design.levelOfOne(), level(design.levelOfOne()), null));
			add(rows, "Standard error", Cell.number(design.standardError(), 4));
			add(rows, "Expected half width", Cell.number(Power.halfWidth(design), 4));
			switch (goal) {
			case Power.Difference _ -> add(rows, "Power", Cell.rate(OptionalDouble.of(achieved())));
			case Power.Equivalence g -> {
				add(rows, "Margin", Cell.rate(OptionalDouble.of(g.margin())));
				add(rows, "Power to show equivalence", Cell.rate(OptionalDouble.of(achieved())));
			}
			case Power.Precision _ -> {
				// The half width is the answer.
			}
			}
			OptionalDouble exact = exact(design);
			if (exact.isPresent()) {
				add(rows, "Power of the exact test if votes were independent", Cell.rate(exact));
			}
		}
		return new Table("power-plan", "Plan", List.of(new Column("Quantity", Kind.TEXT), new Column("Value", Kind.NUMBER)), rows, sentence());
	}

	private static void add(List<List<Cell>> rows, String name, Cell value) {
		rows.add(List.of(Cell.text(name), value));
	}

	/** What a few values beside the plan achieve. */
	public Table table() {
		return table("power-table", "What other values achieve", values(ROWS));
	}

	/** What values around the plan achieve, drawn, with the numbers. */
	public Chart curve() {
		Along along = along();
		List<Double> values = values(POINTS);
		String quantity = goal instanceof Power.Precision ? "Half width" : "Power";
		List<Point> robust = new ArrayList<>();
		List<Point> independent = new ArrayList<>();
		for (double v : values) {
			Design d = along.design.apply(v);
			double y = achieved(d);
			robust.add(new Point(v, y, along.words(v) + ": " + quantity.toLowerCase(Locale.ROOT) + ' ' + Texts.percent(y)));
			exact(d).ifPresent(e -> independent.add(new Point(v, e, along.words(v) + ": power " + Texts.percent(e) + " if votes were independent")));
		}
		List<Series> series = new ArrayList<>();
		series.add(new Series("Votes clustered by rater", robust));
		if (!independent.isEmpty() && along.unknown != Unknown.ICC) {
			series.add(new Series("Exact test, if votes were independent", independent));
		}
		Axis x = along.share ? Axis.around(along.caption).percent() : along.whole ? Axis.whole(along.caption) : Axis.around(along.caption);
		return XyPlot.chart("power-curve", quantity + " by " + along.caption.toLowerCase(Locale.ROOT), quantity + " of "
				+ (reached() ? "plans like this one: " + sentence() : "plans that come near."), x, Axis.linear(quantity).percent(), series,
				table("power-curve", quantity + " by " + along.caption.toLowerCase(Locale.ROOT), values));
	}

	private Table table(String id, String title, List<Double> values) {
		Along along = along();
		boolean precision = goal instanceof Power.Precision;
		boolean exact = goal instanceof Power.Difference;
		List<Column> columns = new ArrayList<>(List.of(new Column(along.caption, along.share ? Kind.RATE : along.whole ? Kind.COUNT
				: Kind.NUMBER),
				new Column("Votes", Kind.NUMBER), new Column("Design effect", Kind.NUMBER), new Column(precision ? "Half width" : "Power", Kind.RATE)));
		if (exact) {
			columns.add(new Column("Exact test if votes were independent", Kind.RATE));
		}
		List<List<Cell>> rows = new ArrayList<>();
		for (double v : values) {
			Design d = along.design.apply(v);
			List<Cell> row = new ArrayList<>(List.of(
					along.share ? Cell.rate(OptionalDouble.of(v)) : along.whole ? Cell.count(Math.round(v)) : Cell.number(v, 3),
					Cell.number(d.votes(), isWhole(d.votes()) ? 0 : 1), Cell.number(d.designEffect(), 2), Cell.rate(OptionalDouble.of(achieved(d)))));
			if (exact) {
				row.add(Cell.rate(exact(d)));
			}
			rows.add(row);
		}
		return new Table(id, title, columns, rows, "");
	}

	/**
	 * What varies along a curve.
	 *
	 * @param whole whether it is counted
	 * @param share whether it is a share
	 */
	private record Along(Unknown unknown, String caption, boolean whole, boolean share, DoubleFunction<Design> design) {

		private String words(double v) {
			return share ? Texts.percent(v) : whole ? Texts.count(Math.round(v)) + ' ' + caption.toLowerCase(Locale.ROOT)
					: caption.toLowerCase(Locale.ROOT) + ' ' + Texts.decimals(v, 3);
		}
	}

	private Along along() {
		return switch (unknown.orElse(Unknown.RATERS)) {
		case VOTES_PER_RATER -> new Along(Unknown.VOTES_PER_RATER, "Votes per rater", true, false, design::withVotesPerRater);
		case WIN_RATE -> new Along(Unknown.WIN_RATE, "Win rate", false, true, design::withWinRate);
		case ICC -> new Along(Unknown.ICC, "Intra-class correlation", false, false, design::withIcc);
		case RATERS, ALPHA -> new Along(Unknown.RATERS, "Raters", true, false, v -> design.withRaters((int) v));
		};
	}

	/** Values from low to high around the answer, the answer among them. */
	private List<Double> values(int number) {
		double low;
		double high;
		double centre;
		switch (along().unknown) {
		case VOTES_PER_RATER -> {
			centre = Math.ceil(design.votesPerRater());
			low = 1;
			high = reached() ? Math.min(Power.MOST_VOTES, Math.max(10, 2 * centre)) : 100;
		}
		case WIN_RATE -> {
			double most = 1 - design.ties() / 2;
			centre = design.winRate();
			low = 0.5;
			high = reached() ? Math.min(most, Math.max(0.5 + 2 * (centre - 0.5), 0.55)) : most;
			if (goal instanceof Power.Difference g && g.test() == Power.Test.LOGIT) {
				high = Math.min(high, 0.99);
			}
		}
		case ICC -> {
			centre = design.icc();
			low = 0;
			high = reached() ? Math.min(1, Math.max(0.2, 2 * centre)) : 1;
		}
		default -> {
			centre = design.raters();
			boolean open = !reached() && unknown.orElse(null) == Unknown.RATERS;
			low = open ? 2 : Math.max(2, Math.floor(centre / 4));
			high = open ? 200 : Math.min(Power.MOST_RATERS, Math.max(10, 2 * centre));
		}
		}
		boolean whole = along().whole;
		TreeSet<Double> values = new TreeSet<>();
		for (int i = 0; i < number; i++) {
			double v = low + (high - low) * i / (number - 1);
			values.add(whole ? Math.rint(v) : v);
		}
		if (reached()) {
			values.add(centre);
		}
		return List.copyOf(values);
	}

	private static boolean isWhole(double v) {
		return v == Math.rint(v);
	}

	private static String votes(double n) {
		return isWhole(n) ? Texts.count((long) n, "vote", "votes") : Texts.decimals(n, 2) + " votes";
	}

	/** A level with the digits it needs. */
	private static String level(double alpha) {
		String text = String.format(Locale.ROOT, "%.3g", alpha);
		return text.contains("e") ? text : text.replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
	}
}
