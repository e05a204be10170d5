package org.zipp.report.internal.sections.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import org.zipp.report.internal.sections.findings.Comparison;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Respondents;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.weighting.Subgroups;
import org.zipp.statistics.weighting.Subgroups.Gap;
import org.zipp.statistics.weighting.Subgroups.Group;
import org.zipp.statistics.weighting.WeightedSample;

/**
 * Win rates by what raters said of themselves, and the gap of each group to all others with an interval and a p-value
 * that allows for looking at many.
 */
public final class Groups {

	/** Variables beyond that are named and not shown. */
	private static final int MOST_VARIABLES = 30;
	/** Conditions beyond that would not be told apart. */
	private static final int MOST_CONDITIONS = 12;

	private final Findings f;
	private final Panel panel;
	private final List<Block> blocks = new ArrayList<>();

	private Groups(Findings f, Panel panel) {
		this.f = f;
		this.panel = panel;
	}

	public static Optional<Section> of(Findings f, Panel panel) {
		// Raters of one kind need not state what others state.
		Set<String> stated = new HashSet<>();
		Map<String, String> last = null;
		for (int t : panel.counting()) {
			Map<String, String> said = f.trials().judgement(t).attributes();
			if (said != last) {
				stated.addAll(said.keySet());
				last = said;
			}
		}
		List<String> variables = f.names().variables().stream().filter(stated::contains).toList();
		if (variables.isEmpty() || panel.comparisons().isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Groups(f, panel).section(variables));
	}

	/** What is compared between groups: one pair when there is only one, else each condition against all others. */
	private record Subject(String name, int condition, int[] trials, VoteFilter votes) {
	}

	private List<Subject> subjects() {
		if (panel.comparisons().size() == 1) {
			Comparison c = panel.comparisons().getFirst();
			return IntStream.of(c.first(), c.second())
					.mapToObj(i -> new Subject(f.names().label(i), i, c.trials(), panel.votes(c)))
					.sorted((a, b) -> Integer.compare(a.condition, b.condition)).toList();
		}
		return Arrays.stream(panel.conditions()).limit(MOST_CONDITIONS).mapToObj(i -> new Subject(f.names().label(i), i,
				Arrays.stream(panel.counting()).filter(t -> f.trials().left(t) == i || f.trials().right(t) == i).toArray(), panel.against(i))).toList();
	}

	private Section section(List<String> variables) {
		blocks.add(new Block.Paragraph("Win rate of each condition against all others, by what raters said of themselves. The gap is the rate "
				+ "of a group less that of all other raters; its p-value is adjusted by Holm for all gaps of the same variable and condition. With "
				+ "many variables and conditions some gaps look large by chance: take them as questions for another study. Groups with fewer than "
						+ f.settings().smallN() + " comparisons or fewer than " + f.settings().fewRaters() + ' ' + panel.units()
				+ " are marked small and not tested."));
		List<Subject> subjects = subjects();
		if (panel.conditions().length > MOST_CONDITIONS && panel.comparisons().size() > 1) {
			blocks.add(new Block.Warning("The first " + MOST_CONDITIONS + " of " + Texts.count(panel.conditions().length)
					+ " conditions are shown by group."));
		}
		List<String> shown = variables.subList(0, Math.min(MOST_VARIABLES, variables.size()));
		for (int i = 0; i < shown.size(); i++) {
			variable(shown.get(i), i + 1, subjects);
		}
		if (variables.size() > shown.size()) {
			blocks.add(new Block.Warning("Raters state " + Texts.count(variables.size()) + " variables; the first " + MOST_VARIABLES
					+ " are shown. All are in votes.csv."));
		}
		return new Section(panel.id("groups"), "Demographic groups", panel.label(), blocks);
	}

	/** Levels of a variable, those shown first in order, and of every counted trial which it has; one more stands for the rest. */
	private record Levels(List<String> names, int hidden, int[] of) {
	}

	private Levels levels(String variable) {
		Map<String, Integer> numbers = new HashMap<>();
		int[] code = new int[f.trials().size()];
		Map<String, String> last = null;
		int known = 0;
		List<String> names = new ArrayList<>();
		for (int t : panel.counting()) {
			Map<String, String> said = f.trials().judgement(t).attributes();
			if (said != last) {
				last = said;
				String level = f.trials().level(t, variable);
				Integer number = numbers.putIfAbsent(level, names.size());
				known = number == null ? names.size() : number;
				if (number == null) {
					names.add(level);
				}
			}
			code[t] = known;
		}
		long[] size = new long[names.size()];
		for (int t : panel.counting()) {
			size[code[t]]++;
		}
		List<Integer> order = IntStream.range(0, names.size()).boxed().sorted((a, b) -> size[a] != size[b] ? Long.compare(size[b], size[a])
				: names.get(a).compareTo(names.get(b))).limit(f.settings().mostLevels())
				.sorted((a, b) -> names.get(a).compareTo(names.get(b))).toList();
		int[] place = new int[names.size()];
		Arrays.fill(place, order.size());
		for (int i = 0; i < order.size(); i++) {
			place[order.get(i)] = i;
		}
		for (int t : panel.counting()) {
			code[t] = place[code[t]];
		}
		return new Levels(order.stream().map(names::get).toList(), names.size() - order.size(), code);
	}

	private void variable(String variable, int number, List<Subject> subjects) {
		String name = f.names().variable(variable);
		Levels levels = levels(variable);
		int shown = levels.names.size();
		if (levels.hidden > 0) {
			blocks.add(new Block.Warning(name + " has " + Texts.count(shown + (long) levels.hidden) + " values; the " + Texts.count(shown)
					+ " with most comparisons are shown, the others count together among all other raters. All are in votes.csv."));
		}
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column(name, Kind.TEXT), new Column("Condition", Kind.TEXT), new Column("Wins", Kind.COUNT),
				new Column("Losses", Kind.COUNT),
				new Column("Ties", Kind.COUNT), new Column("n", Kind.COUNT), new Column(panel.ratersColumn(), Kind.COUNT),
				new Column("Win rate", Kind.RATE),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL), new Column("Gap", Kind.RATE), new Column("Gap " + level, Kind.INTERVAL),
				new Column("Holm p", Kind.P_VALUE),
				new Column("Mark", Kind.TEXT));
		List<List<List<Cell>>> rows = IntStream.range(0, shown).mapToObj(l -> (List<List<Cell>>) new ArrayList<List<Cell>>()).toList();
		List<List<Mark>> marks = IntStream.range(0, shown).mapToObj(l -> (List<Mark>) new ArrayList<Mark>()).toList();
		List<String> uneven = new ArrayList<>();
		for (int s = 0; s < subjects.size(); s++) {
			subject(variable, levels, subjects.get(s), s, rows, marks, uneven);
		}
		List<List<Cell>> flat = rows.stream().flatMap(List::stream).toList();
		if (flat.isEmpty()) {
			return;
		}
		String id = panel.id("group-" + slug(name, number));
		blocks.add(new Table(id, panel.title("Win rate by " + name), columns, flat,
				(panel.comparisons().size() == 1 ? "Both rows of a group are the same comparisons, seen from each side. "
				: "A comparison counts once for each of its two conditions. ")
						+ "Gap: this group less all other raters."));
		List<Row> plot = new ArrayList<>();
		for (int l = 0; l < shown; l++) {
			if (!marks.get(l).isEmpty()) {
				plot.add(new Row(levels.names.get(l), marks.get(l)));
			}
		}
		if (!plot.isEmpty()) {
			String description = flat.stream().map(r -> r.get(0).display() + ", " + r.get(1).display() + ": " + r.get(7).display()).limit(200)
					.collect(Collectors.joining("; ")) + '.';
			blocks.add(RowPlot.figure(id + "-plot", panel.title("Win rate by " + name + ", " + level + " intervals"), description, plot,
					Ruler.winRate("Win rate against all other conditions; the dashed line is no preference."),
					new Key(subjects.stream().map(Subject::name).toList(), "", "By " + panel.unit())));
		}
		if (!uneven.isEmpty()) {
			blocks.add(new Block.Paragraph(String.join(" ", uneven)));
		}
	}

	/** Adds the rows of one condition to those of each level. */
	private void subject(String variable, Levels levels, Subject subject, int series, List<List<List<Cell>>> rows, List<List<Mark>> marks,
			List<String> uneven) {
		Trials t = f.trials();
		int[] counted = f.settings().ties() == Ties.HALF ? subject.trials : Arrays.stream(subject.trials).filter(v -> t.answer(v) != Trials.TIE)
				.toArray();
		Respondents respondents = panel.respondents();
		int[] level = new int[respondents.size()];
		Arrays.fill(level, -1);
		double[] score = new double[counted.length];
		int[] rater = new int[counted.length];
		for (int i = 0; i < counted.length; i++) {
			score[i] = t.score(counted[i], subject.condition);
			rater[i] = respondents.of(counted[i]);
			level[rater[i]] = levels.of[counted[i]];
		}
		int shown = levels.names.size();
		WeightedSample people = WeightedSample.unweighted(level.length);
		WeightedSample sample = panel.ratersKnown() ? people : people.clusteredBy(respondents.cluster());
		Subgroups.Result result = Subgroups.of(score, rater, level, shown + 1, sample,
				new Subgroups.Options(f.settings().level(), Math.max(2, f.settings().fewRaters()), f.settings().smallN()));
		Map<Integer, Gap> gaps = result.againstRest().stream().collect(Collectors.toMap(Gap::first, g -> g));
		long[][] counts = counts(subject, levels, shown);
		String column = f.names().column(variable);
		for (int l = 0; l < shown; l++) {
			Group group = result.groups().get(l);
			if (counts[l][0] + counts[l][1] + counts[l][2] == 0) {
				continue;
			}
			VoteFilter votes = subject.votes.and(column, levels.names.get(l));
			VoteFilter rated = f.counted(votes);
			boolean small = group.votes() < f.settings().smallN() || group.clusters() < f.settings().fewRaters();
			Gap gap = gaps.get(l);
			Cell none = Cell.none();
			rows.get(l).add(List.of(Cell.text(levels.names.get(l)), Cell.text(subject.name),
					Cell.count(counts[l][0]).from(panel.won(votes, subject.condition)),
					Cell.count(counts[l][1]).from(panel.lost(votes, subject.condition)), Cell.count(counts[l][2]).from(panel.tied(votes)),
					Cell.count(group.votes()).from(rated), Cell.count(group.clusters()).from(rated), Cell.rate(group.rate()).from(rated),
					Cell.rates(Ranges.of(group.interval())).from(rated),
					gap == null ? none : Cell.rate(OptionalDouble.of(gap.value())).from(rated),
					gap == null ? none : Cell.changes(Ranges.of(Optional.of(gap.interval()))).from(rated),
					gap == null ? none : Wording.p(gap.holm()).from(rated), Cell.text(small ? "small" : "")));
			if (group.rate().isPresent()) {
				marks.get(l).add(new Mark(series, group.rate().getAsDouble(), Optional.empty(), Ranges.of(group.interval()), "n = "
						+ Texts.count(group.votes()) + (small ? ", small" : ""), rated));
			}
		}
		result.heterogeneity().ifPresent(h -> uneven.add(subject.name + ": "
				+ (h.p() < f.settings().alpha() ? "groups differ more than chance would have them"
				: "no difference between groups is shown") + " (one test for " + h.groups() + " groups, not adjusted for conditions and variables, "
				+ Wording.p(h.p()) + ")."));
	}

	/** By level: wins, losses, ties. */
	private long[][] counts(Subject subject, Levels levels, int shown) {
		long[][] counts = new long[shown + 1][3];
		for (int v : subject.trials) {
			counts[levels.of[v]][f.trials().answer(v) == Trials.TIE ? 2 : f.trials().winner(v) == subject.condition ? 0 : 1]++;
		}
		return counts;
	}

	/** A name for a file: letters and digits of the text, and a number that makes it unique. */
	static String slug(String text, int number) {
		String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return number + (slug.isEmpty() ? "" : "-" + slug.substring(0, Math.min(30, slug.length())).replaceAll("-$", ""));
	}
}
