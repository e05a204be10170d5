package org.zipp.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.report.Table.Column;
import org.zipp.report.Table.Kind;
import org.zipp.report.internal.Analysis;
import org.zipp.report.internal.Analysis.Estimate;
import org.zipp.report.internal.Analysis.Pair;
import org.zipp.report.internal.Figures;
import org.zipp.report.internal.Figures.Axis;
import org.zipp.report.internal.Figures.Mark;
import org.zipp.report.internal.Figures.Row;
import org.zipp.report.internal.Published;
import org.zipp.statistics.BradleyTerry;
import org.zipp.statistics.ChiSquared;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Proportions;
import org.zipp.statistics.Quantiles;
import org.zipp.statistics.Ties;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/**
 * Makes reports. Votes of people and of simulated raters are never pooled: each kind has its own sections, tables and
 * figures. The same data gives the same report.
 */
public final class Reports {

	/** Grows when the same votes give another report. */
	public static final int VERSION = 1;

	/** What a study says that admits simulated raters. */
	public static final String SIMULATED = "This study contains votes of simulated raters.";

	private static final String UNSTATED = "not stated";

	private final StudyData data;
	private final ReportSettings settings;
	private final List<Section> sections = new ArrayList<>();
	private final Map<String, String> labels = new LinkedHashMap<>();

	private Reports(StudyData data, ReportSettings settings) {
		this.data = data;
		this.settings = settings;
		data.conditions().forEach((id, label) -> labels.put(id, Texts.clean(label).isEmpty() ? Texts.clean(id) : Texts.clean(label)));
		for (Judgement j : data.judgements()) {
			labels.putIfAbsent(j.left(), Texts.clean(j.left()));
			labels.putIfAbsent(j.right(), Texts.clean(j.right()));
		}
	}

	/** Makes the report of a study as it is made when nothing is asked for. */
	public static Report of(StudyData data) {
		return of(data, ReportSettings.defaults());
	}

	/** Makes the report of a study. */
	public static Report of(StudyData data, ReportSettings settings) {
		return new Reports(data, settings).report();
	}

	/** The votes of one kind of raters. */
	private record Votes(RaterKind kind, boolean named, List<Judgement> all) {

		String id(String base) {
			return kind == RaterKind.SIMULATED ? "simulated-" + base : base;
		}

		String label() {
			return kind == RaterKind.SIMULATED ? "Simulated raters" : named ? "People" : "";
		}

		String title(String text) {
			return kind == RaterKind.SIMULATED ? text + " (simulated raters)" : named ? text + " (people)" : text;
		}

		List<Judgement> counting() {
			return all.stream().filter(Judgement::counts).toList();
		}
	}

	private Report report() {
		List<Judgement> simulated = data.judgements().stream().filter(j -> j.raterKind() == RaterKind.SIMULATED).toList();
		List<Judgement> human = data.judgements().stream().filter(j -> j.raterKind() != RaterKind.SIMULATED).toList();
		List<Votes> kinds = new ArrayList<>();
		if (!human.isEmpty() || simulated.isEmpty()) {
			kinds.add(new Votes(RaterKind.HUMAN, !simulated.isEmpty(), human));
		}
		if (!simulated.isEmpty()) {
			kinds.add(new Votes(RaterKind.SIMULATED, true, simulated));
		}
		Map<Votes, List<Pair>> pairs = new LinkedHashMap<>();
		for (Votes votes : kinds) {
			pairs.put(votes, Analysis.pairs(votes.counting(), labels.keySet(), data.seed(), settings));
		}
		summary(pairs);
		methods(kinds);
		flow(kinds);
		pairs.forEach((votes, compared) -> {
			winRates(votes, compared);
			ranking(votes);
			groups(votes);
			quality(votes);
		});
		published(pairs);
		limitations(kinds, pairs);
		return new Report(title(), Texts.clean(data.description()), banners(simulated), facts(kinds), sections, votesTable());
	}

	private String title() {
		String title = Texts.clean(data.title());
		return title.isEmpty() ? "Untitled study" : title;
	}

	private List<String> banners(List<Judgement> simulated) {
		List<String> banners = new ArrayList<>();
		if (data.simulated() || !simulated.isEmpty()) {
			banners.add(SIMULATED);
		}
		if (!data.generators().isEmpty()) {
			banners.add("Pictures made by: " + join(data.generators()) + '.');
		}
		if (!data.rewriters().isEmpty()) {
			banners.add("Prompts written by: " + join(data.rewriters()) + '.');
		}
		return banners;
	}

	private static String join(Collection<String> words) {
		return words.stream().map(Texts::clean).filter(w -> !w.isEmpty()).collect(Collectors.joining("; "));
	}

	private Map<String, String> facts(List<Votes> kinds) {
		Map<String, String> facts = new LinkedHashMap<>();
		for (Votes votes : kinds) {
			String who = votes.kind == RaterKind.SIMULATED ? "Simulated votes" : "Votes of people";
			facts.put(who, Texts.count(votes.counting().size(), "comparison by ", "comparisons by ")
					+ Texts.count(raters(votes.counting()), "rater", "raters"));
		}
		Optional<String> days = days(data.judgements());
		days.ifPresent(d -> facts.put("Collected", d));
		facts.put("Conditions", Texts.count(labels.size()));
		facts.put("Prompts", Texts.count(data.prompts().size()));
		facts.put("Report version", Integer.toString(VERSION));
		return facts;
	}

	private static Optional<String> days(List<Judgement> judgements) {
		List<LocalDate> days = judgements.stream().map(Judgement::at).filter(Objects::nonNull)
				.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)).sorted().toList();
		if (days.isEmpty()) {
			return Optional.empty();
		}
		LocalDate first = days.getFirst();
		LocalDate last = days.getLast();
		return Optional.of(first.equals(last) ? first.toString() : first + " to " + last + " (UTC)");
	}

	private static long raters(List<Judgement> judgements) {
		return judgements.stream().map(Judgement::raterId).distinct().count();
	}

	private void summary(Map<Votes, List<Pair>> pairs) {
		List<Block> blocks = new ArrayList<>();
		pairs.forEach((votes, compared) -> {
			if (votes.kind == RaterKind.SIMULATED) {
				blocks.add(new Block.Warning("The following statements are about simulated raters. They show whether the tools "
						+ "carry the planted signal; they say nothing about people."));
			}
			if (compared.isEmpty()) {
				blocks.add(new Block.Paragraph(noVotes(votes)));
			} else {
				blocks.add(new Block.Points(compared.stream().map(this::verdict).toList()));
			}
		});
		sections.add(new Section("summary", "What can be claimed", "", blocks));
	}

	private static String noVotes(Votes votes) {
		if (votes.all.isEmpty()) {
			return "There are no trials yet. Design the trials, then let raters vote; this report fills itself from their votes.";
		}
		if (votes.all.stream().allMatch(j -> j.choice() == null)) {
			return "There are no votes yet. " + Texts.count(votes.all.size(), "trial waits", "trials wait") + " for an answer.";
		}
		return "There is no comparison yet: every answer so far was a skip.";
	}

	private String verdict(Pair pair) {
		Estimate e = pair.estimate();
		String first = label(pair.first());
		String second = label(pair.second());
		String numbers = first + " won " + Cell.rate(e.rate()).display() + " of " + Texts.count(e.count().n(Ties.HALF), "comparison", "comparisons")
				+ " by " + Texts.count(e.raters(), "rater", "raters") + " (" + e.bootstrap().map(i -> "95% interval by rater " + Cell.rates(Optional.of(i)).display())
						.or(() -> e.wilson().map(i -> "95% interval " + Cell.rates(Optional.of(i)).display() + " with votes taken as independent"))
						.orElse("no interval")
				+ "; exact test " + equalTo(e.p()) + ", adjusted " + equalTo(pair.holm()) + ").";
		boolean significant = pair.holm() < settings.alpha();
		boolean clear = e.bootstrap().map(i -> !i.contains(0.5)).orElse(false);
		if (significant && clear) {
			boolean firstWins = e.count().wins() > e.count().losses();
			return (firstWins ? first + " was preferred to " + second : second + " was preferred to " + first) + ". " + numbers;
		}
		if (!significant) {
			return "No preference between " + first + " and " + second + " is shown, which does not show that there is none. " + numbers;
		}
		return "Nothing about raters in general can be claimed of " + first + " and " + second + ". " + numbers + (e.bootstrap().isEmpty()
				? " The test is significant, but from these raters no interval by rater can be made."
				: " The test is significant, but the interval by rater holds 50%: a few raters may carry the result.");
	}

	private static String equalTo(double p) {
		String display = Cell.p(p).display();
		return "p\u00A0" + (display.startsWith("<") ? "" : "=\u00A0") + display.replace(' ', '\u00A0');
	}

	private String label(String condition) {
		return labels.getOrDefault(condition, Texts.clean(condition));
	}

	private void methods(List<Votes> kinds) {
		List<Block> blocks = new ArrayList<>();
		for (Votes votes : kinds) {
			List<Judgement> counting = votes.counting();
			String who = votes.kind == RaterKind.SIMULATED ? "simulated rater" : "rater";
			long users = votes.all.stream().map(Judgement::userId).distinct().count();
			long prompts = votes.all.stream().map(Judgement::promptId).distinct().count();
			blocks.add(new Block.Paragraph(Texts.count(raters(votes.all), who + " was", who + "s were") + " given "
					+ Texts.count(votes.all.size(), "trial", "trials") + " with pictures for " + Texts.count(users, "person", "persons") + " from "
					+ Texts.count(prompts, "prompt", "prompts") + ". A trial shows two pictures of the same prompt, made under two of "
					+ Texts.count(labels.size(), "condition", "conditions") + " (" + join(labels.values())
					+ "), side by side; the side was drawn at random and stored, and the names of conditions were not shown. The answer is a "
					+ "preference, a tie or a skip. " + Texts.count(counting.size(), "answer counts as a comparison", "answers count as comparisons")
					+ "; skips do not count."));
		}
		blocks.add(new Block.Paragraph("The win rate counts a tie as half a win. The exact test is the two-sided binomial test against one half on "
				+ "decided comparisons (ties left out; method of small p-values). The 95% interval of Wilson takes every vote as independent. "
				+ "Votes of one rater are not independent, so an interval by rater stands beside it: percentiles of a cluster bootstrap that draws "
				+ "whole raters, " + Texts.count(settings.replicates()) + " draws, seed " + data.seed() + ". P-values are adjusted by Holm's method "
				+ "for all pairs of the same kind of raters. Intervals of groups use the cluster-robust standard error with Student's t. The ranking "
				+ "is a Bradley\u2013Terry model fitted by maximum likelihood, a tie counting half for each side."));
		blocks.add(new Block.Paragraph("Every number of this report comes from the file votes.csv, which has one row per trial and gives raters "
				+ "numbers drawn at random. Each table is also a CSV file of the name that is given with it, in full precision."));
		sections.add(new Section("methods", "Methods", "", blocks));
	}

	private void flow(List<Votes> kinds) {
		List<Column> columns = List.of(new Column("Raters who are", Kind.TEXT), new Column("Raters", Kind.COUNT), new Column("Trials", Kind.COUNT),
				new Column("Answered", Kind.COUNT), new Column("Skipped", Kind.COUNT), new Column("Comparisons", Kind.COUNT),
				new Column("Ties", Kind.COUNT), new Column("Open", Kind.COUNT));
		List<List<Cell>> rows = new ArrayList<>();
		for (Votes votes : kinds) {
			long answered = votes.all.stream().filter(j -> j.choice() != null).count();
			long skipped = count(votes.all, Choice.SKIP);
			rows.add(List.of(Cell.text(votes.kind == RaterKind.SIMULATED ? "simulated" : "people"), Cell.count(raters(votes.all)),
					Cell.count(votes.all.size()), Cell.count(answered), Cell.count(skipped), Cell.count(answered - skipped),
					Cell.count(count(votes.all, Choice.TIE)), Cell.count(votes.all.size() - answered)));
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Table("participants", "From raters to comparisons", columns, rows,
				"Answered = skipped + comparisons; trials = answered + open."));
		long idle = Math.max(0, data.raters() - raters(data.judgements()));
		blocks.add(new Block.Paragraph((idle == 0 ? "Every rater of the study has trials. "
				: Texts.count(idle, "rater of the study has", "raters of the study have") + " no trials. ")
				+ Texts.count(data.withdrawn(), "answer was", "answers were") + " taken back by undo; answers taken back do not count."));
		sections.add(new Section("participants", "Participant flow", "", blocks));
	}

	private static long count(List<Judgement> judgements, Choice choice) {
		return judgements.stream().filter(j -> j.choice() == choice).count();
	}

	private void winRates(Votes votes, List<Pair> pairs) {
		List<Block> blocks = new ArrayList<>();
		if (pairs.isEmpty()) {
			blocks.add(new Block.Paragraph(noVotes(votes)));
		} else {
			List<Column> columns = List.of(new Column("Condition", Kind.TEXT), new Column("Against", Kind.TEXT), new Column("Wins", Kind.COUNT),
					new Column("Losses", Kind.COUNT), new Column("Ties", Kind.COUNT), new Column("n", Kind.COUNT), new Column("Raters", Kind.COUNT),
					new Column("Win rate", Kind.RATE), new Column("Wilson 95%", Kind.INTERVAL), new Column("By rater 95%", Kind.INTERVAL),
					new Column("Exact p", Kind.P_VALUE), new Column("Holm p", Kind.P_VALUE));
			List<List<Cell>> rows = new ArrayList<>();
			List<Row> marks = new ArrayList<>();
			for (Pair pair : pairs) {
				Estimate e = pair.estimate();
				rows.add(List.of(Cell.text(label(pair.first())), Cell.text(label(pair.second())), Cell.count(e.count().wins()),
						Cell.count(e.count().losses()), Cell.count(e.count().ties()), Cell.count(e.count().n(Ties.HALF)), Cell.count(e.raters()),
						Cell.rate(e.rate()), Cell.rates(e.wilson()), Cell.rates(e.bootstrap()), Cell.p(e.p()), Cell.p(pair.holm())));
				marks.add(new Row(name(pair),
						List.of(new Mark(0, e.rate().orElseThrow(), e.wilson(), e.bootstrap(), words(e)))));
			}
			blocks.add(new Table(votes.id("win-rates"), votes.title("Win rate of each pair of conditions"), columns, rows,
					"n = wins + losses + ties. Win rate: ties count half. Exact p: ties left out. " + Cell.NONE
							+ ": an interval by rater needs two raters who differ."));
			blocks.add(Figures.rows(votes.id("win-rate-plot"), votes.title("Win rates with 95% intervals"),
					describe(pairs), marks, Axis.winRate("Win rate of the condition named first; the dashed line is no preference."), List.of(),
					"Thick: Wilson, votes as independent. Thin with ends: by rater."));
			warn(pairs, blocks);
		}
		sections.add(new Section(votes.id("win-rates"), "Win rates", votes.label(), blocks));
	}

	private void warn(List<Pair> pairs, List<Block> blocks) {
		for (Pair pair : pairs) {
			if (pair.estimate().disagrees()) {
				boolean naive = !pair.estimate().wilson().orElseThrow().contains(0.5);
				blocks.add(new Block.Warning(name(pair) + ": the two intervals disagree. Taken as independent, the votes "
						+ (naive ? "show" : "do not show") + " a preference; taken by rater they " + (naive ? "do not" : "do")
						+ ". Trust the interval by rater."));
			}
		}
		List<Pair> few = pairs.stream().filter(p -> p.estimate().raters() < settings.fewRaters()).toList();
		if (!few.isEmpty()) {
			blocks.add(new Block.Warning("Fewer than " + settings.fewRaters() + " raters compared these, so an interval by rater tends to be too narrow or cannot "
					+ "be made: " + few.stream().map(p -> name(p) + " (" + Texts.count(p.estimate().raters()) + ")").collect(Collectors.joining("; "))
					+ '.'));
		}
	}

	private String name(Pair pair) {
		return label(pair.first()) + " against " + label(pair.second());
	}

	private static String words(Estimate e) {
		return Cell.rate(e.rate()).display() + ", n = " + Texts.count(e.count().n(Ties.HALF));
	}

	private String describe(List<Pair> pairs) {
		return pairs.stream().map(p -> name(p) + ": " + Cell.rate(p.estimate().rate()).display()
				+ p.estimate().wilson().map(i -> " (" + Cell.rates(Optional.of(i)).display() + ")").orElse("")).collect(Collectors.joining("; ")) + '.';
	}

	private void ranking(Votes votes) {
		List<Judgement> counting = votes.counting();
		if (counting.isEmpty()) {
			return;
		}
		List<String> compared = labels.keySet().stream()
				.filter(c -> counting.stream().anyMatch(j -> !j.left().equals(j.right()) && (j.left().equals(c) || j.right().equals(c)))).toList();
		if (compared.size() < 2) {
			return;
		}
		double[][] wins = Analysis.wins(counting, compared);
		List<Block> blocks = new ArrayList<>();
		switch (BradleyTerry.fit(wins, 0)) {
		case BradleyTerry.NotEstimable no -> blocks.add(new Block.Paragraph(explain(no, compared)));
		case BradleyTerry.Fit fit -> rank(votes, fit.centred(), compared, wins, blocks);
		}
		sections.add(new Section(votes.id("ranking"), "Ranking", votes.label(), blocks));
	}

	private String explain(BradleyTerry.NotEstimable no, List<String> compared) {
		List<String> groups = no.groups().stream()
				.map(g -> g.stream().map(i -> label(compared.get(i))).collect(Collectors.joining(", ", "(", ")"))).toList();
		return switch (no.reason()) {
		case DISCONNECTED -> "No ranking of all conditions can be made: " + String.join(" and ", groups)
				+ " were never compared with each other, even through others. Add trials between them.";
		case SEPARATED -> "No ranking with finite distances can be made: some conditions won or lost every comparison against the rest. "
				+ "In groups, those that won first: " + String.join(", ", groups) + ". More votes usually end this.";
		case COLLINEAR, NO_TIES, ONLY_TIES -> no.explain(i -> label(compared.get(i)));
		};
	}

	private void rank(Votes votes, BradleyTerry.Fit fit, List<String> compared, double[][] wins, List<Block> blocks) {
		List<Column> columns = List.of(new Column("Rank", Kind.COUNT), new Column("Condition", Kind.TEXT), new Column("Ability", Kind.NUMBER),
				new Column("Standard error", Kind.NUMBER), new Column("95%", Kind.INTERVAL), new Column("Comparisons", Kind.COUNT));
		List<List<Cell>> rows = new ArrayList<>();
		List<Row> marks = new ArrayList<>();
		double z = 1.959963984540054;
		double[] errors = fit.standardErrors();
		double low = 0;
		double high = 0;
		for (int i : fit.ranking()) {
			double ability = fit.ability()[i];
			Interval interval = new Interval(ability - z * errors[i], ability + z * errors[i], settings.level());
			low = Math.min(low, interval.low());
			high = Math.max(high, interval.high());
			double n = 0;
			for (int j = 0; j < compared.size(); j++) {
				n += wins[i][j] + wins[j][i];
			}
			rows.add(List.of(Cell.count(rows.size() + 1L), Cell.text(label(compared.get(i))), Cell.number(ability, 3), Cell.number(errors[i], 3),
					Cell.numbers(interval), Cell.count(Math.round(n))));
			marks.add(new Row(label(compared.get(i)), List.of(new Mark(0, ability, Optional.empty(), Optional.of(interval),
					Cell.number(ability, 2).display() + " (" + Cell.numbers(interval).display() + ")"))));
		}
		String description = marks.stream().map(r -> r.label() + " " + r.marks().getFirst().words()).collect(Collectors.joining("; ")) + '.';
		blocks.add(new Block.Paragraph("The model gives each condition one ability, so that the condition with the larger one is preferred with "
				+ "probability 1 / (1 + exp(\u2212difference)). Abilities sum to zero; intervals take votes as independent, so with few raters the true "
				+ "uncertainty is larger."));
		blocks.add(new Table(votes.id("ranking"), votes.title("Bradley\u2013Terry ranking"), columns, rows, "Abilities in log-odds."));
		blocks.add(Figures.rows(votes.id("ranking-plot"), votes.title("Ability of each condition with 95% interval"), description, marks,
				Axis.around(low, high, "Ability in log-odds; the dashed line is the mean of the conditions."), List.of(), ""));
	}

	private void groups(Votes votes) {
		List<Judgement> counting = votes.counting();
		SortedSet<String> variables = new TreeSet<>();
		counting.forEach(j -> variables.addAll(j.attributes().keySet()));
		if (variables.isEmpty()) {
			return;
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph("Win rate of each condition against all others, by what raters said of themselves. No test is made here: "
				+ "with many groups some differ by chance. Rows with fewer than " + settings.smallN() + " comparisons or fewer than " + settings.fewRaters()
				+ " raters are marked small."));
		int number = 0;
		for (String variable : variables) {
			number++;
			group(votes, counting, variable, number, blocks);
		}
		sections.add(new Section(votes.id("groups"), "Demographic groups", votes.label(), blocks));
	}

	private void group(Votes votes, List<Judgement> counting, String variable, int number, List<Block> blocks) {
		String name = Texts.clean(variable);
		SortedMap<String, List<Judgement>> byLevel = new TreeMap<>();
		counting.forEach(j -> byLevel.computeIfAbsent(level(j, variable), l -> new ArrayList<>()).add(j));
		List<String> levels = new ArrayList<>(byLevel.keySet());
		if (levels.size() > settings.mostLevels()) {
			levels.sort(Comparator.comparing((String l) -> -byLevel.get(l).size()).thenComparing(Comparator.naturalOrder()));
			List<String> kept = new ArrayList<>(levels.subList(0, settings.mostLevels()));
			Collections.sort(kept);
			blocks.add(new Block.Warning(name + " has " + Texts.count(levels.size()) + " values; the " + settings.mostLevels()
					+ " with most comparisons are shown. All are in votes.csv."));
			levels = kept;
		}
		List<Column> columns = List.of(new Column(name.isEmpty() ? "Group" : name, Kind.TEXT), new Column("Condition", Kind.TEXT),
				new Column("Wins", Kind.COUNT), new Column("Losses", Kind.COUNT), new Column("Ties", Kind.COUNT), new Column("n", Kind.COUNT),
				new Column("Raters", Kind.COUNT), new Column("Win rate", Kind.RATE), new Column("Wilson 95%", Kind.INTERVAL),
				new Column("By rater 95%", Kind.INTERVAL), new Column("Mark", Kind.TEXT));
		List<List<Cell>> rows = new ArrayList<>();
		List<Row> marks = new ArrayList<>();
		List<String> series = List.copyOf(labels.keySet());
		for (String level : levels) {
			List<Mark> points = new ArrayList<>();
			for (int c = 0; c < series.size(); c++) {
				Estimate e = Analysis.against(byLevel.get(level), series.get(c), j -> true, settings);
				if (e.rate().isPresent()) {
					long n = e.count().n(Ties.HALF);
					rows.add(List.of(Cell.text(level), Cell.text(label(series.get(c))), Cell.count(e.count().wins()), Cell.count(e.count().losses()),
							Cell.count(e.count().ties()), Cell.count(n), Cell.count(e.raters()), Cell.rate(e.rate()), Cell.rates(e.wilson()),
							Cell.rates(e.robust()), Cell.text(n < settings.smallN() || e.raters() < settings.fewRaters() ? "small" : "")));
					points.add(new Mark(c, e.rate().getAsDouble(), Optional.empty(), e.wilson(), "n = " + Texts.count(n)));
				}
			}
			if (!points.isEmpty()) {
				marks.add(new Row(Texts.clean(level), points));
			}
		}
		if (rows.isEmpty()) {
			return;
		}
		String description = rows.stream().map(r -> r.get(0).display() + ", " + r.get(1).display() + ": " + r.get(7).display())
				.collect(Collectors.joining("; ")) + '.';
		blocks.add(new Table(votes.id("group-" + slug(name, number)), votes.title("Win rate by " + name), columns, rows,
				"A comparison counts once for each of its two conditions."));
		blocks.add(Figures.rows(votes.id("group-" + slug(name, number) + "-plot"), votes.title("Win rate by " + name + ", 95% intervals of Wilson"),
				description, marks, Axis.winRate("Win rate against all other conditions; the dashed line is no preference."),
				List.copyOf(labels.values()), ""));
	}

	private static String level(Judgement j, String variable) {
		String value = j.attributes().get(variable);
		return value == null || value.isBlank() ? UNSTATED : value;
	}

	/** A name for a file: letters and digits of the text, and a number that makes it unique. */
	private static String slug(String text, int number) {
		String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return number + (slug.isEmpty() ? "" : "-" + slug.substring(0, Math.min(30, slug.length())));
	}

	private void quality(Votes votes) {
		List<Judgement> counting = votes.counting();
		if (counting.isEmpty()) {
			return;
		}
		List<Block> blocks = new ArrayList<>();
		long left = count(counting, Choice.LEFT);
		long right = count(counting, Choice.RIGHT);
		long decided = left + right;
		if (decided == 0) {
			blocks.add(new Block.Paragraph("Every comparison is a tie, so nothing can be said of a preference for a side."));
		} else {
			ChiSquared.Result chi = ChiSquared.uniform(left, right);
			double p = Proportions.binomialTest(left, decided, 0.5);
			List<Column> columns = List.of(new Column("Left chosen", Kind.COUNT), new Column("Right chosen", Kind.COUNT),
					new Column("Share of left", Kind.RATE), new Column("Wilson 95%", Kind.INTERVAL), new Column("Exact p", Kind.P_VALUE),
					new Column("Chi-squared (1 df)", Kind.NUMBER), new Column("Chi-squared p", Kind.P_VALUE));
			blocks.add(new Table(votes.id("position"), votes.title("Preference for a side"), columns,
					List.of(List.of(Cell.count(left), Cell.count(right), Cell.rate(OptionalDouble.of(left / (double) decided)),
							Cell.rates(Optional.of(Proportions.wilson(left, decided, settings.level()))), Cell.p(p), Cell.number(chi.statistic(), 3),
							Cell.p(chi.pValue()))),
					"Without a preference for a side the share of left is one half."));
			blocks.add(new Block.Paragraph(p < settings.alpha()
					? "Raters preferred a side. Sides were drawn at random, so this adds noise rather than favour to a condition."
					: "No preference for a side is shown."));
		}
		double[] seconds = counting.stream().filter(j -> j.responseMillis() > 0).mapToDouble(j -> j.responseMillis() / 1000.0).toArray();
		Optional<Quantiles.Summary> times = Quantiles.summary(seconds);
		if (times.isEmpty()) {
			blocks.add(new Block.Paragraph("No response times were stored."));
		} else {
			Quantiles.Summary t = times.get();
			List<Column> columns = List.of(new Column("Comparisons", Kind.COUNT), new Column("Median s", Kind.NUMBER),
					new Column("First quartile s", Kind.NUMBER), new Column("Third quartile s", Kind.NUMBER),
					new Column("Interquartile range s", Kind.NUMBER), new Column("Shortest s", Kind.NUMBER), new Column("Longest s", Kind.NUMBER));
			blocks.add(new Table(votes.id("response-times"), votes.title("Response times in seconds"), columns,
					List.of(List.of(Cell.count(t.n()), Cell.number(t.median(), 2), Cell.number(t.q1(), 2), Cell.number(t.q3(), 2),
							Cell.number(t.iqr(), 2), Cell.number(t.min(), 2), Cell.number(t.max(), 2))),
					"From showing the pair to the answer; comparisons with a stored time."));
		}
		sections.add(new Section(votes.id("quality"), "Data quality", votes.label(), blocks));
	}

	private void published(Map<Votes, List<Pair>> pairs) {
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("Source", Kind.TEXT), new Column("n", Kind.COUNT),
				new Column("Win rate", Kind.RATE), new Column("Wilson 95%", Kind.INTERVAL));
		List<List<Cell>> rows = new ArrayList<>();
		for (Published.Comparison c : Published.COMPARISONS) {
			List<List<Cell>> ours = new ArrayList<>();
			pairs.forEach((votes, compared) -> compared.forEach(pair -> c.match(label(pair.first()), label(pair.second())).ifPresent(same -> {
				Estimate e = same ? pair.estimate()
						: Analysis.against(votes.counting(), pair.second(), j -> j.left().equals(pair.first()) || j.right().equals(pair.first()), settings);
				ours.add(List.of(Cell.text(c.name()), Cell.text(votes.kind == RaterKind.SIMULATED ? "this study, simulated raters" : "this study"),
						Cell.count(e.count().n(Ties.HALF)), Cell.rate(e.rate()), Cell.rates(e.wilson())));
			})));
			if (!ours.isEmpty()) {
				rows.addAll(ours);
				rows.add(List.of(Cell.text(c.name()), Cell.text("published"), Cell.count(c.n()), Cell.rate(OptionalDouble.of(c.rate())),
						Cell.rates(Optional.of(Proportions.wilson(c.rate() * c.n(), c.n(), settings.level())))));
			}
		}
		List<Block> blocks = new ArrayList<>();
		if (rows.isEmpty()) {
			blocks.add(new Block.Paragraph("None of the comparisons of the published human study was made here."));
		} else {
			blocks.add(new Block.Paragraph("Rows marked published are from the human study of the ZIPP paper (50 participants; arXiv 2606.08841), not from "
					+ "this study. Its intervals are computed here from the printed rate and n as if all votes were independent, which votes of one "
					+ "participant are not. Pictures, people and prompts differ, so a difference between rows is not evidence for or against a method."));
			blocks.add(new Table("published", "The same comparisons in the published study", columns, rows,
					"Rows marked published come from the paper, which prints rates without decimals."));
		}
		sections.add(new Section("published", "Published comparisons", "", blocks));
	}

	private void limitations(List<Votes> kinds, Map<Votes, List<Pair>> pairs) {
		List<String> items = new ArrayList<>();
		if (kinds.stream().anyMatch(v -> v.kind == RaterKind.SIMULATED)) {
			items.add("Simulated raters are programs that prefer pictures nearer to a planted taste. Their votes test the tools; they are no evidence "
					+ "about people and are kept apart from people's votes everywhere.");
		}
		if (!data.generators().isEmpty()) {
			items.add("The pictures were made by " + join(data.generators()) + ". Results hold for these pictures and need not hold for another generator.");
		}
		items.add("Raters and prompts are those that were at hand, not a random sample. Intervals by rater speak of raters like these and of these prompts.");
		items.add("The exact test and Wilson's interval take votes as independent. Where they disagree with the interval by rater, trust the latter.");
		items.add("A win rate says how often a picture was preferred, not how much better it is.");
		if (pairs.values().stream().anyMatch(p -> p.size() > 1)) {
			items.add("P-values are adjusted for the pairs of conditions, not for the demographic groups, which are shown to be looked at, not to be tested.");
		}
		long open = data.judgements().stream().filter(j -> j.choice() == null).count();
		if (open > 0) {
			items.add(Texts.count(open, "trial is", "trials are")
					+ " still open. Results that are looked at while votes come in, and stopped when they please, are too favourable.");
		}
		sections.add(new Section("limitations", "Limitations", "", List.of(new Block.Points(items))));
	}

	private Table votesTable() {
		SortedSet<String> variables = new TreeSet<>();
		data.judgements().forEach(j -> variables.addAll(j.attributes().keySet()));
		List<Column> columns = new ArrayList<>(List.of(new Column("trial", Kind.COUNT), new Column("rater", Kind.COUNT), new Column("raters are", Kind.TEXT),
				new Column("position", Kind.COUNT), new Column("prompt", Kind.TEXT), new Column("left", Kind.TEXT), new Column("right", Kind.TEXT),
				new Column("choice", Kind.TEXT), new Column("time", Kind.TEXT), new Column("seconds", Kind.NUMBER)));
		variables.forEach(v -> columns.add(new Column("rater " + Texts.clean(v), Kind.TEXT)));
		Map<String, Long> numbers = raterNumbers();
		List<List<Cell>> rows = new ArrayList<>();
		for (Judgement j : data.judgements().stream().sorted(Comparator.comparingLong((Judgement j) -> numbers.get(j.raterId()))
				.thenComparingInt(Judgement::position).thenComparingLong(Judgement::trialId)).toList()) {
			List<Cell> row = new ArrayList<>(List.of(Cell.count(j.trialId()), Cell.count(numbers.get(j.raterId())),
					Cell.text(j.raterKind() == RaterKind.SIMULATED ? "simulated" : "people"), Cell.count(j.position()),
					Cell.text(data.prompts().getOrDefault(j.promptId(), j.promptId())), Cell.text(label(j.left())), Cell.text(label(j.right())),
					Cell.text(j.choice() == null ? "open" : j.choice().name().toLowerCase(Locale.ROOT)),
					j.at() == null ? Cell.none() : Cell.text(j.at().toString()),
					j.choice() == null ? Cell.none() : Cell.number(j.responseMillis() / 1000.0, 3)));
			for (String v : variables) {
				String value = j.attributes().get(v);
				row.add(value == null ? Cell.none() : Cell.text(value));
			}
			rows.add(row);
		}
		return new Table("votes", "Votes", columns, rows, "");
	}

	/** Raters numbered in an order drawn by the seed, so that the order of their names does not show. */
	private Map<String, Long> raterNumbers() {
		List<String> ids = new ArrayList<>(new TreeSet<>(data.judgements().stream().map(Judgement::raterId).toList()));
		Collections.shuffle(ids, new Random(data.seed() ^ Arrays.hashCode(ids.stream().mapToInt(String::hashCode).toArray())));
		Map<String, Long> numbers = new LinkedHashMap<>();
		ids.forEach(id -> numbers.put(id, numbers.size() + 1L));
		return numbers;
	}
}
