package org.zipp.report.internal.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Hashes;
import org.zipp.core.OutputFiles;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.document.Cell;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.report.internal.Ranges;
import org.zipp.statistics.Interval;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Sequential;
import org.zipp.statistics.plan.Sequential.Boundary;
import org.zipp.statistics.plan.Sequential.Look;
import org.zipp.statistics.plan.Sequential.Monitoring;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.NoInterval;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.LookSpending;
import org.zipp.study.imported.Duplicates;
import org.zipp.study.imported.Votes;
import org.zipp.study.imported.VotesFile;
import org.zipp.study.people.Raters;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.LookContent;
import org.zipp.study.plan.PlanState;
import org.zipp.tables.Names;
import org.zipp.tables.TableFiles;

/** Looks at a running study without claiming too much, or plans such looks. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=monitor",
		Operation.ORDER + ":Integer=98", LinePlace.GROUP + "=study", LinePlace.ICON + "=power" })
public final class MonitorOperation extends Operation {

	private static final int PAIR = 2;
	/** A look may come this much of the information before its time. */
	private static final double NEAR = 0.01;

	@Parameter(name = "study", label = "Study folder",
			description = "Folder of the running study. Without study and votes only bounds at the looks are computed.", path = PathUse.FOLDER)
	public Path study;

	@Parameter(name = "votes", label = "Votes",
			description = "Votes that were collected elsewhere so far, as analyze reads them, instead of a study.", path = PathUse.FILE,
			endings = PathUse.TABLES)
	public List<Path> votes = List.of();

	@Parameter(name = "compare", label = "Compare",
			description = "Two conditions; the win rate is that of the first. All pairs that were compared when none are named.")
	public List<String> compare = List.of();

	@Parameter(name = "planned-raters", label = "Planned raters", description = "How many raters the finished study will have.", min = 0,
			max = Power.MOST_RATERS)
	public int plannedRaters;

	@Parameter(name = "planned-votes", label = "Planned votes per rater",
			description = "How many votes on one comparison each rater will give. With it information is measured by effective votes; "
			+ "without it by the raters who have voted, who should then have given all of their votes.", min = 0, max = Power.MOST_VOTES)
	public double plannedVotes;

	@Parameter(name = "icc", label = "Intra-class correlation",
			description = "The correlation of votes of one rater that was planned with, 0 to 1; only needed beside planned votes.", min = 0, max = 1)
	public double icc = 0.1;

	@Parameter(name = "spending", label = "\u03b1 spending", description = "How \u03b1 is spent by the information.")
	public LookSpending spending = LookSpending.OBRIEN_FLEMING;

	@Parameter(name = "shape", label = "Shape",
			description = "\u03b3 of Hwang, Shih and DeCani, or the exponent of the power family; 0 for the usual ones, \u22124 and 3.",
			advanced = true)
	public double shape = LookSpending.SHAPE;

	@Parameter(name = "alpha", label = "\u03b1", description = "Two-sided level of all comparisons and looks together.", min = 1e-9,
			max = 0.999)
	public double alpha = 0.05;

	@Parameter(name = "comparisons", label = "Comparisons",
			description = "How many comparisons share \u03b1 equally; 0 for as many as are monitored.", min = 0, max = 100_000)
	public int comparisons;

	@Parameter(name = "looks", label = "Looks",
			description = "With a study or votes the earlier looks, else all: fractions of the planned information, each perhaps with its z, for "
			+ "example 0.3:1.2,0.6:2.5.")
	public List<String> looks = List.of();

	@Parameter(name = "by", label = "By", description =
			"Name of the person who looks at a study; the look is kept with it. The name of the system's user when none is given.")
	public String by = "";

	@Parameter(name = "last", label = "Last look", description = "The study ends with this look, so it may spend all that is left of \u03b1.")
	public boolean last;

	@Parameter(name = "out", label = "CSV file", description = "File for the table of looks; none is written when none is given.",
			path = PathUse.NEW_FILE, endings = ".csv")
	public Path out;

	@Parameter(name = "json", label = "JSON", description = "Print the looks as JSON, in full precision.")
	public boolean json;

	private final StudyReader studies;
	private final TableFiles tables;
	private final StudyStores stores;
	private PlanState promised = PlanState.NONE;
	private String seen = "";
	private long answers;

	@Activate
	public MonitorOperation(@Reference StudyReader studies, @Reference TableFiles tables, @Reference StudyStores stores) {
		this.studies = studies;
		this.tables = tables;
		this.stores = stores;
	}

	@Override
	public String id() {
		return "monitor";
	}

	@Override
	public String label() {
		return "Monitor a study";
	}

	@Override
	public String description() {
		return "Says by a group-sequential test with \u03b1 spending whether a running study may stop, from its votes or from looks that are "
				+ "given.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	/** A look as it was typed: a fraction, and its statistic when it was taken. */
	private record Typed(double information, OptionalDouble z) {
	}

	/** Votes on a pair so far, by rater: sum of outcomes for the first condition, and number. */
	private record Pair(String first, String second, Map<String, double[]> byRater) {

		private String name() {
			return first + " against " + second;
		}
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		if (out != null) {
			OutputFiles.beside(out, inputs()).check(List.of(out.getFileName().toString()));
		}
		List<Typed> typed = looks.stream().map(MonitorOperation::typed).toList();
		OperationResult.Builder result = OperationResult.builder();
		List<List<Cell>> rows = new ArrayList<>();
		try {
			if (study == null && votes.isEmpty()) {
				planned(typed, result, rows);
			} else {
				List<Pair> pairs = pairs(progress.split(6));
				progress.checkCanceled();
				if (study != null) {
					remember(pairs, typed, result);
				}
				running(pairs, typed, result, rows);
			}
		} catch (IllegalArgumentException e) {
			throw new ZippException(e.getMessage(), e);
		}
		Table table = table(rows);
		if (out != null) {
			OutputFiles.beside(out, inputs()).write(out.getFileName().toString(), DocumentFormats.csv(table));
			result.place(out.toAbsolutePath().normalize());
		}
		if (json) {
			result.document(DocumentFormats.json("org.zipp.monitor/1", spending.of(shape).label(), List.of(table)));
		}
		return result.build();
	}

	private double level(int monitored) {
		return alpha / (comparisons > 0 ? comparisons : Math.max(1, monitored));
	}

	/** Looks without votes: bounds of all, and what those with a statistic say. */
	private void planned(List<Typed> typed, OperationResult.Builder result, List<List<Cell>> rows) {
		List<Typed> all = typed.isEmpty() ? List.of(0.25, 0.5, 0.75, 1.0).stream().map(t -> new Typed(t, OptionalDouble.empty())).toList()
				: typed;
		List<Look> taken = new ArrayList<>();
		for (Typed look : all) {
			if (look.z.isPresent()) {
				if (taken.size() < all.indexOf(look)) {
					throw new ZippException("Looks that were taken come before those that are planned: the look at " + look.information
							+ " has a z, and one before it has none.");
				}
				taken.add(new Look(look.information, look.z.getAsDouble()));
			}
		}
		double level = level(1);
		double[] information = all.stream().mapToDouble(Typed::information).toArray();
		List<Boundary> boundaries = Sequential.boundaries(spending.of(shape), level, information,
				last || information[information.length - 1] >= 1);
		for (int k = 0; k < boundaries.size(); k++) {
			OptionalDouble z = k < taken.size() ? OptionalDouble.of(taken.get(k).z()) : OptionalDouble.empty();
			rows.add(row("", k + 1, boundaries.get(k), z, Optional.empty(), Optional.empty(), decision(z, boundaries.get(k)),
					OptionalDouble.empty()));
		}
		result.count("looks", boundaries.size());
		PowerOperation.lines(shortened(table(rows))).forEach(result::note);
		if (!taken.isEmpty()) {
			boolean ends = taken.size() == all.size() && (last || information[information.length - 1] >= 1);
			Monitoring m = Sequential.monitor(spending.of(shape), level, taken, ends);
			result.note(sentence("", m, taken.getLast().information()));
		}
	}

	private static String decision(OptionalDouble z, Boundary bound) {
		return z.isEmpty() ? "planned" : Math.abs(z.getAsDouble()) >= bound.z() ? "crossed" : "not crossed";
	}

	/**
	 * Asks the locked plan whether it is time, and keeps the look before anything of it is shown: what was seen cannot be unseen.
	 *
	 * @throws ZippException when the plan looks later, or earlier looks are given by hand
	 */
	private void remember(List<Pair> pairs, List<Typed> typed, OperationResult.Builder result) {
		promised.lock().ifPresent(l -> followPlan(l.plan(), pairs));
		if (!typed.isEmpty() && !promised.looks().isEmpty()) {
			throw new ZippException("The study remembers its looks, so --looks is not needed; it is for votes in files.");
		}
		if (plannedRaters < 2) {
			return;
		}
		boolean again = promised.looks().stream().anyMatch(l -> LookContent.of(l).votes().equals(seen));
		promised.lock().filter(_ -> !again).ifPresent(l -> refuseEarlyLook(l.plan(), pairs));
		List<LookContent.Seen> looked = new ArrayList<>();
		for (Pair pair : pairs) {
			Optional<RateEstimate> estimate = proportion(pair).biasReduced();
			looked.add(new LookContent.Seen(pair.first, pair.second, information(pair), estimate.map(Sequential::z)));
		}
		String content = new LookContent(seen, looked).text();
		try (StudyStore store = stores.open(new StudyDirectory(study))) {
			store.plans().look(by.isBlank() ? System.getProperty("user.name", "unknown") : by, answers, content);
		}
		result.count("looks so far", promised.looks().size() + (again ? 0 : 1));
		if (again) {
			result.note("The votes are those of an earlier look, so this is no new one.");
		}
		if (promised.lock().isEmpty()) {
			result.warning("No plan is locked. The look is kept all the same, and the report tells it.");
		}
	}

	/** The numbers of a locked plan hold, whatever is typed. */
	private void followPlan(LockedPlan plan, List<Pair> pairs) {
		plannedRaters = plan.design().ratersWanted() > 0 ? plan.design().ratersWanted() : plannedRaters;
		spending = plan.analysis().looks().spending();
		shape = plan.analysis().looks().shape();
		alpha = plan.analysis().alpha();
		comparisons = plan.analysis().correction() == Correction.NONE ? 1 : Math.max(pairs.size(), plan.comparisons().size());
		plannedVotes = 0;
	}

	private void refuseEarlyLook(LockedPlan plan, List<Pair> pairs) {
		double before = promised.looks().stream().flatMap(l -> LookContent.of(l).comparisons().stream())
				.mapToDouble(LookContent.Seen::information).max()
				.orElse(0);
		double next = Arrays.stream(plan.analysis().looks().all()).filter(f -> f > before + NEAR).findFirst().orElse(1);
		double now = pairs.stream().mapToDouble(this::information).min().orElse(0);
		if (now < next - NEAR) {
			throw new ZippException(String.format(Locale.ROOT,
					"The locked plan looks next at %.1f%% of the planned information, and there is %.1f%%. Nothing of the votes is shown before; wait"
							+ " for more raters.",
					100 * next, 100 * now));
		}
	}

	private double information(Pair pair) {
		double[] numbers = pair.byRater.values().stream().mapToDouble(v -> v[1]).toArray();
		return plannedVotes > 0 ? Sequential.fractionByVotes(numbers, Power.Design.of(plannedRaters, Math.max(1, plannedVotes), icc, 0.5, alpha))
				: Sequential.fractionByRaters(numbers.length, plannedRaters);
	}

	private static ClusteredProportion proportion(Pair pair) {
		return new ClusteredProportion(pair.byRater.values().stream().map(v -> new Cluster(v[0], v[1])).toList());
	}

	/** Looks of a comparison that are kept, without that at these votes. */
	private List<Typed> kept(Pair pair) {
		List<Typed> kept = new ArrayList<>();
		for (LookRow row : promised.looks()) {
			LookContent look = LookContent.of(row);
			look.comparisons().stream().filter(s -> !look.votes().equals(seen) && s.isOf(pair.first, pair.second)
					&& (kept.isEmpty() || s.information() > kept.getLast().information))
					.forEach(s -> kept.add(new Typed(s.information(), s.z().isPresent() ? OptionalDouble.of(s.zOf(pair.first)) : OptionalDouble.empty())));
		}
		return kept;
	}

	/** The level of a comparison: a planned side has all of it. */
	private double level(Pair pair, double level) {
		boolean oneSided = promised.lock().stream().flatMap(l -> l.plan().comparisons().stream())
				.anyMatch(p -> p.isOf(pair.first, pair.second) && p.direction() == Direction.FIRST);
		return oneSided ? 2 * level : level;
	}

	private void running(List<Pair> pairs, List<Typed> earlier, OperationResult.Builder result, List<List<Cell>> rows) {
		if (plannedRaters < 2) {
			throw new ZippException("--planned-raters is missing: how many raters the finished study will have, at least 2.");
		}
		if (pairs.size() > 1 && earlier.stream().anyMatch(l -> l.z.isPresent())) {
			throw new ZippException("The z of earlier looks belongs to one comparison. Name it with --compare: "
					+ pairs.stream().map(Pair::name).collect(Collectors.joining("; ")) + '.');
		}
		double level = level(pairs.size());
		result.note(String.format(Locale.ROOT, "%s spending, two-sided \u03b1 = %s for each of %d; information by %s.",
				spending.of(shape).label(), plain(level),
				comparisons > 0 ? comparisons : pairs.size(), plannedVotes > 0
						? String.format(Locale.ROOT, "effective votes of %d raters with %s votes each planned, intra-class correlation %s", plannedRaters,
						plain(plannedVotes), plain(icc))
						: "raters who have voted, of " + plannedRaters + " planned"));
		for (Pair pair : pairs) {
			List<Typed> kept = kept(pair);
			monitor(pair, kept.isEmpty() ? earlier : kept, level(pair, level), result, rows);
		}
		result.count("comparisons", pairs.size());
	}

	private void monitor(Pair pair, List<Typed> earlier, double level, OperationResult.Builder result, List<List<Cell>> rows) {
		double[] numbers = pair.byRater.values().stream().mapToDouble(v -> v[1]).toArray();
		double information = information(pair);
		ClusteredProportion proportion = proportion(pair);
		Optional<RateEstimate> estimate = proportion.biasReduced();
		List<Look> taken = new ArrayList<>();
		earlier.forEach(l -> taken.add(new Look(l.information, l.z.orElse(0))));
		taken.add(new Look(information, estimate.map(Sequential::z).orElse(0.0)));
		Monitoring m = Sequential.monitor(spending.of(shape), level, taken, last);
		for (int k = 0; k < taken.size(); k++) {
			boolean now = k == taken.size() - 1;
			OptionalDouble z = now ? estimate.map(e -> OptionalDouble.of(taken.getLast().z())).orElse(OptionalDouble.empty()) : earlier.get(k).z;
			Optional<Interval> interval = now && m.stage() == taken.size() ? estimate.map(e -> m.repeatedInterval(e, level)) : Optional.empty();
			rows.add(row(pair.name(), k + 1, m.boundaries().get(k), z, now ? Optional.of(proportion.rate()) : Optional.empty(), interval,
					now ? words(m) : z.isPresent() ? decision(z, m.boundaries().get(k)) : "taken as not crossed", now ? m.adjustedP()
					: OptionalDouble.empty()));
		}
		result.note(sentence(pair.name() + ": ", m, information));
		result.note(String.format(Locale.ROOT, "  win rate %.1f%% of %,d votes by %,d raters%s", 100 * proportion.rate(),
				Math.round(Arrays.stream(numbers).sum()),
				numbers.length, estimate.map(e -> String.format(Locale.ROOT, ", z = %.3f, bound %.3f%s", taken.getLast().z(),
				m.boundaries().getLast().z(),
						m.stage() == taken.size() ? interval(m.repeatedInterval(e, level)) : "")).orElse("")));
		proportion.obstacle().ifPresent(o -> result.warning(pair.name() + ": there is no statistic yet, because "
				+ (o == NoInterval.ONE_CLUSTER ? "only one rater has voted." : "all raters agree, so nothing tells how they vary.")));
		if (study != null) {
			return;
		}
		result.note("  at the next look: --looks " + String.join(",", next(earlier, taken.getLast(), estimate.isPresent())));
	}

	/** The looks so far as {@code --looks} takes them. */
	private static List<String> next(List<Typed> earlier, Look now, boolean known) {
		List<String> texts = new ArrayList<>();
		earlier.forEach(l -> texts.add(plain(l.information) + (l.z.isPresent() ? ":" + plain(l.z.getAsDouble()) : "")));
		texts.add(plain(now.information()) + (known ? ":" + plain(now.z()) : ""));
		return texts;
	}

	/** A number with up to six significant digits, without zeros at the end. */
	private static String plain(double value) {
		return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
	}

	private static String interval(Interval i) {
		return String.format(Locale.ROOT, ", repeated %s%% interval %.1f%% to %.1f%%", plain(100 * i.level()), 100 * i.low(), 100 * i.high());
	}

	private static String words(Monitoring m) {
		return switch (m.decision()) {
		case CONTINUE -> "continue";
		case STOP_DIFFERENCE -> "stop: difference shown";
		case STOP_END -> "end: no difference shown";
		};
	}

	private static String sentence(String start, Monitoring m, double information) {
		String seen = String.format(Locale.ROOT, "%sat %.1f%% of the planned information ", start, 100 * information);
		return switch (m.decision()) {
		case CONTINUE -> seen + String.format(Locale.ROOT, "no bound is crossed (|z| \u2265 %.3f is needed): continue.", m.boundary().z());
		case STOP_DIFFERENCE -> seen + String.format(Locale.ROOT,
				"the bound of look %d (|z| \u2265 %.3f) is crossed: the study may stop, adjusted p = %.4g.", m.stage(),
				m.boundary().z(), m.adjustedP().orElseThrow());
		case STOP_END -> seen + String.format(Locale.ROOT, "the study ends without crossing a bound: no difference is shown, adjusted p = %.4g.",
				m.adjustedP().orElseThrow());
		};
	}

	private static List<Cell> row(String name, int number, Boundary bound, OptionalDouble z, Optional<Double> rate,
			Optional<Interval> interval,
			String decision, OptionalDouble adjusted) {
		return List.of(name.isEmpty() ? Cell.none() : Cell.text(name), Cell.count(number), Cell.rate(OptionalDouble.of(bound.information())),
				Cell.number(bound.spent(), 5), bound.z() >= Sequential.UNCROSSED ? Cell.none() : Cell.number(bound.z(), 4), Cell.p(bound.nominalP()),
				z.isPresent() ? Cell.number(z.getAsDouble(), 3) : Cell.none(), rate.map(r -> Cell.rate(OptionalDouble.of(r))).orElseGet(Cell::none),
				Cell.rates(Ranges.of(interval)), Cell.text(decision), adjusted.isPresent() ? Cell.p(adjusted.getAsDouble()) : Cell.none());
	}

	private Table table(List<List<Cell>> rows) {
		return new Table("monitoring", "Looks", List.of(new Column("Comparison", Kind.TEXT), new Column("Look", Kind.COUNT),
				new Column("Information", Kind.RATE),
				new Column("Alpha spent", Kind.NUMBER), new Column("Bound of |z|", Kind.NUMBER), new Column("Nominal p", Kind.P_VALUE),
				new Column("z", Kind.NUMBER),
				new Column("Win rate", Kind.RATE), new Column("Repeated interval", Kind.INTERVAL), new Column("Decision", Kind.TEXT),
				new Column("Adjusted p", Kind.P_VALUE)), rows, "Two-sided group-sequential test, " + spending.of(shape).label()
						+ " spending (Lan and DeMets 1983); p-values are adjusted by stagewise ordering, intervals hold at all looks together.");
	}

	/** What a plan needs to show. */
	private static Table shortened(Table table) {
		return new Table(table.id(), table.title(), table.columns().subList(1, 7), table.rows().stream().map(r -> r.subList(1, 7)).toList(), "");
	}

	private static Typed typed(String text) {
		String[] parts = text.split(":", -1);
		try {
			double information = Double.parseDouble(parts[0].strip());
			OptionalDouble z = parts.length > 1 ? OptionalDouble.of(Double.parseDouble(parts[1].strip())) : OptionalDouble.empty();
			if (parts.length <= PAIR && information > 0 && Double.isFinite(information) && (z.isEmpty() || Double.isFinite(z.getAsDouble()))) {
				return new Typed(information, z);
			}
		} catch (NumberFormatException e) {
			throw new ZippException("--looks takes fractions of the information, each perhaps with its z, such as 0.3:1.2,0.6, not '" + text + "'.",
					e);
		}
		throw new ZippException("--looks takes fractions above 0, each perhaps with its z, such as 0.3:1.2,0.6, not '" + text + "'.");
	}

	private List<Pair> pairs(SubMonitor progress) {
		if (study != null && !votes.isEmpty()) {
			throw new ZippException("Give a study or votes, not both.");
		}
		progress.subTask("Reading votes");
		List<Judgement> judgements;
		List<String> conditions;
		if (study != null) {
			StudyData data = studies.read(new StudyDirectory(study));
			judgements = data.judgements();
			promised = data.plan();
			List<Judgement> counted = judgements.stream().filter(Judgement::counts).toList();
			answers = counted.size();
			seen = Hashes.of(counted.stream().map(j -> j.trialId() + " " + j.raterId() + ' ' + j.choice()).sorted()
					.collect(Collectors.joining("\n")));
			conditions = new ArrayList<>(data.conditions().keySet());
		} else {
			List<Path> files = new ArrayList<>(new LinkedHashSet<>(votes.stream().map(f -> f.toAbsolutePath().normalize()).toList()));
			Votes read = new VotesFile(tables, Duplicates.FAIL, Raters.unknown(), RaterKind.HUMAN).read(files, progress);
			judgements = read.judgements();
			conditions = new ArrayList<>(read.conditions());
		}
		if (!compare.isEmpty()) {
			List<String> named = Names.joined(compare, conditions).stream().distinct().toList();
			if (named.size() != PAIR || !conditions.containsAll(named)) {
				throw new ZippException("--compare takes two of the conditions " + String.join(", ", conditions) + ", not " + String.join(", ", compare)
						+ '.');
			}
			conditions = named.reversed();
		}
		List<Pair> pairs = pairs(judgements, conditions);
		if (pairs.isEmpty()) {
			throw new ZippException("There are no comparisons of two conditions yet. Look again when there are votes.");
		}
		return pairs;
	}

	/** Pairs that were compared; the condition that is later in order comes first, as in a report. */
	private static List<Pair> pairs(List<Judgement> judgements, List<String> conditions) {
		Map<List<String>, Pair> pairs = new LinkedHashMap<>();
		for (Judgement j : judgements) {
			int left = conditions.indexOf(j.left());
			int right = conditions.indexOf(j.right());
			if (!j.counts() || left == right || left < 0 || right < 0) {
				continue;
			}
			String first = left > right ? j.left() : j.right();
			String second = left > right ? j.right() : j.left();
			double[] sums = pairs.computeIfAbsent(List.of(first, second), k -> new Pair(first, second, new LinkedHashMap<>())).byRater
					.computeIfAbsent(j.raterId(), r -> new double[2]);
			sums[0] += j.isTie() ? 0.5 : (j.choice() == Choice.LEFT) == j.left().equals(first) ? 1 : 0;
			sums[1]++;
		}
		return List.copyOf(pairs.values());
	}
}
