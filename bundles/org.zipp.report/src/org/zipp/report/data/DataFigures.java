package org.zipp.report.data;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.plot.Axis;
import org.zipp.document.plot.Axis.Numbers;
import org.zipp.document.plot.BarPlot;
import org.zipp.document.plot.BarPlot.Bar;
import org.zipp.document.plot.HeatPlot;
import org.zipp.document.plot.HeatPlot.Grid;
import org.zipp.document.plot.XyPlot;
import org.zipp.document.plot.XyPlot.Point;
import org.zipp.document.plot.XyPlot.Series;
import org.zipp.graph.Degrees;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.GraphStatistics.CommunitySize;
import org.zipp.graph.MonthCount;
import org.zipp.report.data.PersonaTraits.Persona;

/** Figures that describe the data of a study: its graph, and the traits of its personas. */
public final class DataFigures {

	/** Communities in a bar chart. */
	public static final int BARS = 20;
	/** Columns of a heat map of interests. */
	public static final int INTERESTS = 18;
	/** Rows of a heat map of personas. */
	public static final int PERSONAS = 36;

	private static final String NOT_STATED = "not stated";
	private static final int MOST_GROUPS = 12;
	private static final int LONGEST_ID = 10;
	private static final int MOST_GENDERS = 5;

	private DataFigures() {
	}

	// ------------------------------------------------------------------------------------------ graph

	/** How the number of communities is distributed among users, and that of users among communities; log-log. */
	public static List<Chart> degrees(GraphStatistics s) {
		return List.of(
				degrees("degrees-users", "Communities of a user", "communities", "users", s.users()),
				degrees("degrees-communities", "Users of a community", "users", "communities", s.communities()));
	}

	private static Chart degrees(String id, String title, String of, String nodes, Degrees d) {
		List<Point> points = d.bins().stream().map(b -> new Point(b.from(), d.shareAtLeast(b),
				String.format(Locale.ROOT, "%s of %,d or more %s:%n%,d, %s", nodes, b.from(), of, b.atLeast(), percent(d.shareAtLeast(b)))))
				.toList();
		Table data = new Table(id, title, List.of(new Column(of + " from", Kind.COUNT), new Column(of + " to", Kind.COUNT),
				new Column(nodes, Kind.COUNT), new Column(nodes + " with at least as many", Kind.COUNT),
				new Column("share with at least as many", Kind.NUMBER)),
				d.bins().stream().map(b -> List.of(Cell.count(b.from()), Cell.count(b.to()), Cell.count(b.nodes()),
						Cell.count(b.atLeast()), Cell.number(d.shareAtLeast(b), 6))).toList(), "");
		String description = String.format(Locale.ROOT, "%,d %s; mean %.1f, median %,d, most %,d %s; the first percent has %s of all links.",
				d.nodes(), nodes, d.mean(), d.median(), d.largest(), of, percent(d.topShare()));
		return XyPlot.chart(id, title, description, Axis.log(of), Axis.log("share of " + nodes + " with at least as many"),
				List.of(new Series(nodes, points)), data);
	}

	/** Posts and comments a month; empty when times are not known. */
	public static Optional<Chart> activity(List<MonthCount> months) {
		if (months.isEmpty()) {
			return Optional.empty();
		}
		// A month in which nothing was written is a zero, not a gap.
		Map<YearMonth, MonthCount> all = new TreeMap<>();
		months.forEach(m -> all.put(m.month(), m));
		YearMonth last = months.getLast().month();
		for (YearMonth m = months.getFirst().month(); !m.isAfter(last); m = m.plusMonths(1)) {
			all.putIfAbsent(m, new MonthCount(m, 0, 0));
		}
		List<MonthCount> full = List.copyOf(all.values());
		Table data = new Table("activity", "Posts and comments a month",
				List.of(new Column("month", Kind.TEXT), new Column("posts", Kind.COUNT), new Column("comments", Kind.COUNT)),
				full.stream().map(m -> List.of(Cell.text(m.month().toString()), Cell.count(m.posts()), Cell.count(m.comments()))).toList(), "");
		return Optional.of(XyPlot.chart("activity", "Activity over time", "Posts and comments of each month, UTC.", Axis.months("month (UTC)"),
				Axis.linear("posts or comments a month"),
				List.of(months("posts", full, MonthCount::posts), months("comments", full, MonthCount::comments)), data));
	}

	private static Series months(String name, List<MonthCount> months, ToDoubleFunction<MonthCount> of) {
		return new Series(name, months.stream().map(m -> new Point(m.month().getYear() * 12.0 + m.month().getMonthValue() - 1,
				of.applyAsDouble(m), String.format(Locale.ROOT, "%s%n%,.0f %s", m.month(), of.applyAsDouble(m), name))).toList());
	}

	/** The communities with most users, and what was written in them. */
	public static List<Chart> communities(List<CommunitySize> largest) {
		Table data = communityTable(largest);
		List<CommunitySize> first = largest.subList(0, Math.min(BARS, largest.size()));
		List<Bar> members = first.stream().map(c -> new Bar(c.name(), List.of((double) c.members()), tip(c))).toList();
		List<Bar> written = first.stream().sorted(Comparator.comparingLong((CommunitySize c) -> -c.posts() - c.comments()))
				.map(c -> new Bar(c.name(), List.of((double) c.posts(), (double) c.comments()), tip(c))).toList();
		return List.of(
				BarPlot.chart("communities-users", "Communities with most users", "Users of each of the largest communities.", "users",
						List.of("users"), members, data),
				BarPlot.chart("communities-activity", "What was written in them", "Posts and comments in the same communities.",
						"posts and comments", List.of("posts", "comments"), written, data));
	}

	/** Communities as a table. */
	public static Table communityTable(List<CommunitySize> largest) {
		return new Table("communities", "Largest communities",
				List.of(new Column("community", Kind.TEXT), new Column("users", Kind.COUNT), new Column("posts", Kind.COUNT),
						new Column("comments", Kind.COUNT)),
				largest.stream().map(c -> List.of(Cell.text(c.name()), Cell.count(c.members()), Cell.count(c.posts()), Cell.count(c.comments())))
				.toList(),
				"");
	}

	private static String tip(CommunitySize c) {
		return String.format(Locale.ROOT, "%s%n%,d users, %,d posts, %,d comments", c.name(), c.members(), c.posts(), c.comments());
	}

	// --------------------------------------------------------------------------------------- personas

	/** How many personas state which age and gender; empty when none states either. */
	public static Optional<Chart> ageByGender(PersonaTraits traits) {
		Map<String, Map<String, Integer>> counts = new HashMap<>();
		Map<String, Integer> genders = new HashMap<>();
		int neither = 0;
		for (Persona p : traits.personas()) {
			Optional<String> age = p.ageGroup();
			Optional<String> gender = p.value("gender");
			if (age.isEmpty() && gender.isEmpty()) {
				neither++;
				continue;
			}
			gender.ifPresent(g -> genders.merge(g, 1, Integer::sum));
			counts.computeIfAbsent(age.orElse(NOT_STATED), a -> new HashMap<>()).merge(gender.orElse(NOT_STATED), 1, Integer::sum);
		}
		if (counts.isEmpty()) {
			return Optional.empty();
		}
		List<String> rows = new ArrayList<>(PersonaTraits.AGES);
		rows.add(NOT_STATED);
		List<String> columns = new ArrayList<>(mostCommon(genders, MOST_GENDERS));
		columns.add(NOT_STATED);
		double[][] values = new double[rows.size()][columns.size()];
		String[][] texts = new String[rows.size()][columns.size()];
		List<List<Cell>> cells = new ArrayList<>();
		for (int r = 0; r < rows.size(); r++) {
			for (int c = 0; c < columns.size(); c++) {
				boolean unknown = rows.get(r).equals(NOT_STATED) && columns.get(c).equals(NOT_STATED);
				int n = unknown ? neither : counts.getOrDefault(rows.get(r), Map.of()).getOrDefault(columns.get(c), 0);
				// Those that state neither would outshine all others.
				values[r][c] = unknown ? Double.NaN : n;
				texts[r][c] = String.format(Locale.ROOT, "age %s, gender %s%n%s", rows.get(r), columns.get(c), personas(n));
				cells.add(List.of(Cell.text(rows.get(r)), Cell.text(columns.get(c)), Cell.count(n)));
			}
		}
		int stated = traits.personas().size() - neither;
		Table data = new Table("age-gender", "Age and gender of personas",
				List.of(new Column("age", Kind.TEXT), new Column("gender", Kind.TEXT), new Column("personas", Kind.COUNT)), cells, "");
		return Optional.of(HeatPlot.chart("age-gender", "Age and gender", "How many personas state which age and gender.",
				String.format(Locale.ROOT, "personas; %,d of %,d state their age or gender, the others are not coloured", stated,
				traits.personas().size()),
				Numbers.PLAIN, new Grid(rows, columns, values, texts), data));
	}

	/**
	 * Which persona has which of the most common interests, and how sure that is; empty when personas have none.
	 *
	 * @param first user to be shown in any case, empty for none; then come participants, then who has most of the interests
	 */
	public static Optional<Chart> interestsByPersona(PersonaTraits traits, String first) {
		Function<Persona, Map<String, Double>> interests = interests(traits);
		List<String> columns = commonInterests(traits.personas(), interests);
		if (columns.isEmpty()) {
			return Optional.empty();
		}
		Comparator<Persona> order = Comparator.comparing((Persona p) -> !p.userId().equals(first)).thenComparing(p -> !p.participant())
				.thenComparing(p -> -columns.stream().mapToDouble(c -> interests.apply(p).getOrDefault(c, 0.0)).sum()).thenComparing(Persona::userId);
		List<Persona> chosen = traits.personas().stream()
				.filter(p -> p.userId().equals(first) || columns.stream().anyMatch(interests.apply(p)::containsKey))
				.sorted(order).limit(PERSONAS).toList();
		// Those that are alike stand together: by their strongest interest.
		List<Persona> rows = chosen.stream().sorted(Comparator.comparing((Persona p) -> !p.userId().equals(first))
				.thenComparingInt(p -> strongest(columns, interests.apply(p)))).toList();
		double[][] values = new double[rows.size()][columns.size()];
		String[][] texts = new String[rows.size()][columns.size()];
		List<List<Cell>> cells = new ArrayList<>();
		for (int r = 0; r < rows.size(); r++) {
			Persona p = rows.get(r);
			for (int c = 0; c < columns.size(); c++) {
				double confidence = interests.apply(p).getOrDefault(columns.get(c), 0.0);
				values[r][c] = confidence;
				texts[r][c] = p.userId() + '\n' + columns.get(c)
						+ (confidence > 0 ? String.format(Locale.ROOT, ", confidence %.2f", confidence) : ": not an interest of this persona");
				cells.add(List.of(Cell.text(p.userId()), Cell.text(columns.get(c)), Cell.number(confidence, 2)));
			}
		}
		Table data = new Table("persona-interests", "Interests by persona",
				List.of(new Column("persona", Kind.TEXT), new Column("interest", Kind.TEXT), new Column("confidence", Kind.NUMBER)), cells, "");
		String caption = String.format(Locale.ROOT, "confidence that a persona has the interest; %,d of %,d personas", rows.size(),
				traits.personas().size());
		return Optional.of(HeatPlot.chart("persona-interests", "Interests by persona", "Which persona has which of the most common interests.",
				caption, Numbers.PLAIN, new Grid(rows.stream().map(p -> shortened(p.userId())).toList(), columns, values, texts), data));
	}

	/**
	 * How large a share of the personas of a group has which of the most common interests; empty when personas have no
	 * interests, or none states the trait.
	 *
	 * @param trait the trait whose values are the groups, {@code age} for age groups
	 */
	public static Optional<Chart> interestsByGroup(PersonaTraits traits, String trait) {
		Function<Persona, Map<String, Double>> interests = interests(traits);
		List<String> columns = commonInterests(traits.personas(), interests);
		Map<String, List<Persona>> groups = groups(traits, trait);
		if (columns.isEmpty() || groups.isEmpty()) {
			return Optional.empty();
		}
		List<String> rows = new ArrayList<>();
		double[][] values = new double[groups.size()][columns.size()];
		String[][] texts = new String[groups.size()][columns.size()];
		List<List<Cell>> cells = new ArrayList<>();
		groups.forEach((group, members) -> {
			int r = rows.size();
			rows.add(String.format(Locale.ROOT, "%s (n = %,d)", group, members.size()));
			for (int c = 0; c < columns.size(); c++) {
				String interest = columns.get(c);
				long with = members.stream().filter(p -> interests.apply(p).containsKey(interest)).count();
				values[r][c] = (double) with / members.size();
				texts[r][c] = String.format(Locale.ROOT, "%s %s%n%s: %,d of %s, %s", trait, group, interest, with, personas(members.size()),
						percent(values[r][c]));
				cells.add(List.of(Cell.text(group), Cell.count(members.size()), Cell.text(interest), Cell.count(with), Cell.number(values[r][c], 4)));
			}
		});
		String id = "interests-by-" + trait.replaceAll("[^a-z0-9]+", "-");
		Table data = new Table(id, "Interests by " + trait, List.of(new Column(trait, Kind.TEXT), new Column("personas", Kind.COUNT),
				new Column("interest", Kind.TEXT), new Column("personas with it", Kind.COUNT), new Column("share", Kind.NUMBER)), cells, "");
		return Optional.of(HeatPlot.chart(id, "Interests by " + trait, "Share of the personas of each group that has an interest.",
				"share of the personas of a group that has the interest", Numbers.PERCENT, new Grid(rows, columns, values, texts), data));
	}

	/** Traits by whose values personas can be grouped, the age first: those with two to a dozen values. */
	public static List<String> groupings(PersonaTraits traits) {
		Map<String, Integer> stated = new LinkedHashMap<>();
		traits.personas().forEach(p -> p.values().keySet().forEach(t -> stated.merge(t, 1, Integer::sum)));
		return stated.keySet().stream().filter(t -> {
			int values = groups(traits, t).size();
			return values >= 2 && values <= MOST_GROUPS;
		}).sorted(Comparator.comparing((String t) -> !t.equals("age")).thenComparing(t -> !t.equals("gender"))
				.thenComparing((String t) -> -stated.get(t)).thenComparing(t -> t)).toList();
	}

	/** Personas by the value of a trait; who does not state it is in no group. */
	private static Map<String, List<Persona>> groups(PersonaTraits traits, String trait) {
		Comparator<String> order = trait.equals("age") ? Comparator.comparingInt(PersonaTraits.AGES::indexOf) : Comparator.naturalOrder();
		Map<String, List<Persona>> groups = new TreeMap<>(order);
		traits.personas().forEach(p -> p.value(trait).ifPresent(v -> groups.computeIfAbsent(v, k -> new ArrayList<>()).add(p)));
		return groups;
	}

	/** Interests proper; where personas name none, the communities they name. */
	private static Function<Persona, Map<String, Double>> interests(PersonaTraits traits) {
		return traits.personas().stream().anyMatch(p -> !p.interests().isEmpty()) ? Persona::interests : Persona::places;
	}

	private static List<String> commonInterests(List<Persona> personas, Function<Persona, Map<String, Double>> interests) {
		Map<String, Integer> counts = new HashMap<>();
		personas.forEach(p -> interests.apply(p).keySet().forEach(i -> counts.merge(i, 1, Integer::sum)));
		return mostCommon(counts, INTERESTS);
	}

	private static List<String> mostCommon(Map<String, Integer> counts, int most) {
		return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
				.thenComparing(Map.Entry.comparingByKey()))
				.limit(most).map(Map.Entry::getKey).toList();
	}

	private static int strongest(List<String> columns, Map<String, Double> interests) {
		double[] confidence = columns.stream().mapToDouble(c -> interests.getOrDefault(c, 0.0)).toArray();
		double most = Arrays.stream(confidence).max().orElse(0);
		return IntStream.range(0, confidence.length).filter(i -> confidence[i] == most).findFirst().orElse(0);
	}

	private static String personas(long n) {
		return String.format(Locale.ROOT, n == 1 ? "%,d persona" : "%,d personas", n);
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, share > 0 && share < 0.001 ? "%.4f %%" : "%.1f %%", 100 * share);
	}

	private static String shortened(String id) {
		return id.length() <= 2 * LONGEST_ID ? id : id.substring(0, LONGEST_ID);
	}
}
