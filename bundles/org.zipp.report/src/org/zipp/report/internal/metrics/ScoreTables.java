package org.zipp.report.internal.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.zipp.document.Cell;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.internal.Ranges;
import org.zipp.store.Rows.ImageKey;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Distance;

/**
 * Scores as tables: of pictures, users, conditions, differences of conditions, and distances of their pictures. Pictures of one
 * user are one cluster; of shared pictures, those of one prompt.
 */
public final class ScoreTables {

	/** The files of all tables. */
	static final List<String> FILES = List.of("metric-pictures.csv", "metric-users.csv", "metric-means.csv", "metric-differences.csv",
			"metric-distances.csv");

	private static final int DECIMALS = 2;
	private static final int CMMD_DECIMALS = 4;

	private final Scores scores;
	private final Map<String, String> conditions;
	private final double level;

	/** @param conditions id → label, in display order; the first one is what others are compared with */
	public ScoreTables(Scores scores, Map<String, String> conditions, double level) {
		this.scores = scores;
		this.conditions = new LinkedHashMap<>(conditions);
		scores.pictures().stream().map(p -> p.key().conditionId()).distinct().sorted().forEach(c -> this.conditions.putIfAbsent(c, c));
		this.level = level;
	}

	private static String cluster(ImageKey key) {
		return key.userId().isEmpty() ? "prompt " + key.promptId() : "user " + key.userId();
	}

	/** Mean of a metric over the pictures of a condition. */
	public Optional<ClusteredMean> mean(Metric metric, String condition) {
		double[] bounds = scores.bounds(metric);
		ClusteredMean.Collector collector = new ClusteredMean.Collector(bounds[0], bounds[1]);
		for (PictureScore p : scores.pictures()) {
			if (p.current() && p.key().conditionId().equals(condition)) {
				collector.add(cluster(p.key()), p.value(metric));
			}
		}
		return collector.mean();
	}

	/** Mean difference of a condition and another over users and prompts that have pictures of both. */
	public Optional<ClusteredMean> difference(Metric metric, String condition, String other) {
		double[] bounds = scores.bounds(metric);
		double range = bounds[1] - bounds[0];
		ClusteredMean.Collector collector = new ClusteredMean.Collector(-range, range);
		Map<List<String>, double[]> a = places(metric, condition);
		Map<List<String>, double[]> b = places(metric, other);
		boolean personal = a.keySet().stream().anyMatch(p -> !p.getFirst().isEmpty());
		(personal ? a : b).keySet().forEach(place -> {
			double[] x = at(a, place);
			double[] y = at(b, place);
			if (x != null && y != null) {
				collector.add(place.getFirst().isEmpty() ? "prompt " + place.get(1) : "user " + place.getFirst(), x[0] / x[1] - y[0] / y[1]);
			}
		});
		return collector.mean();
	}

	private static double[] at(Map<List<String>, double[]> places, List<String> place) {
		double[] own = places.get(place);
		return own != null ? own : places.get(List.of("", place.get(1)));
	}

	/** Sum and count by user and prompt. */
	private Map<List<String>, double[]> places(Metric metric, String condition) {
		Map<List<String>, double[]> places = new LinkedHashMap<>();
		for (PictureScore p : scores.pictures()) {
			if (p.current() && p.key().conditionId().equals(condition) && !Double.isNaN(p.value(metric))) {
				double[] sum = places.computeIfAbsent(List.of(p.key().userId(), p.key().promptId()), _ -> new double[2]);
				sum[0] += p.value(metric);
				sum[1]++;
			}
		}
		return places;
	}

	private String interval() {
		return Texts.decimals(100 * level, 3).replaceAll("\\.?0+$", "") + "% by cluster";
	}

	private static Cell range(Optional<ClusteredMean> mean, double level) {
		return mean.flatMap(m -> m.interval(level)).map(i -> Cell.numbers(Ranges.of(i))).orElse(Cell.none());
	}

	/** Means of every metric by condition. */
	public Table means() {
		List<Column> columns = List.of(new Column("Metric", Kind.TEXT), new Column("Condition", Kind.TEXT), new Column("Pictures", Kind.COUNT),
				new Column("Clusters", Kind.COUNT), new Column("Mean", Kind.NUMBER), new Column(interval(), Kind.INTERVAL));
		List<List<Cell>> rows = new ArrayList<>();
		for (Metric metric : scores.metrics()) {
			conditions.forEach((id, label) -> mean(metric, id).ifPresent(m -> rows.add(List.of(Cell.text(metric.label()), Cell.text(label),
					Cell.count(m.n()), Cell.count(m.clusters()), Cell.number(m.mean(), DECIMALS), range(Optional.of(m), level)))));
		}
		return new Table("metric-means", "Automatic metrics by condition", columns, rows,
				"Pictures of one user are taken as one piece; of a condition whose pictures all users share, those of one prompt. No metric is "
						+ "compared with another.");
	}

	/** Differences from the first condition, over the same users and prompts. */
	public Table differences() {
		List<Column> columns = List.of(new Column("Metric", Kind.TEXT), new Column("Condition", Kind.TEXT), new Column("Against", Kind.TEXT),
				new Column("Pairs", Kind.COUNT), new Column("Clusters", Kind.COUNT), new Column("Difference", Kind.NUMBER),
				new Column(interval(), Kind.INTERVAL), new Column("p", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		String first = conditions.keySet().stream().findFirst().orElse("");
		for (Metric metric : scores.metrics()) {
			conditions.keySet().stream().skip(1).forEach(id -> difference(metric, id, first).ifPresent(d -> {
				OptionalDouble p = d.testOfZero();
				rows.add(List.of(Cell.text(metric.label()), Cell.text(conditions.get(id)), Cell.text(conditions.get(first)), Cell.count(d.n()),
						Cell.count(d.clusters()), Cell.number(d.mean(), DECIMALS), range(Optional.of(d), level),
						p.isPresent() ? Cell.p(p.getAsDouble()) : Cell.none()));
			}));
		}
		return new Table("metric-differences", "Differences of automatic metrics", columns, rows,
				"Over users and prompts that have pictures of both; a picture that all users share enters the difference of each. P-values are not "
						+ "adjusted for their number.");
	}

	/** CMMD of all sets. */
	public Table distances() {
		List<Column> columns = List.of(new Column("Pictures of", Kind.TEXT), new Column("And of", Kind.TEXT), new Column("n", Kind.COUNT),
				new Column("m", Kind.COUNT), new Column("CMMD, unbiased", Kind.NUMBER), new Column("Interval", Kind.INTERVAL),
				new Column("CMMD, biased", Kind.NUMBER), new Column("Permutation p", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		for (Distance d : scores.distances()) {
			rows.add(List.of(Cell.text(name(d.first())), Cell.text(name(d.second())), Cell.count(d.n()), Cell.count(d.m()),
					Cell.number(d.unbiased(), CMMD_DECIMALS), d.interval().map(i -> Cell.numbers(Ranges.of(i), CMMD_DECIMALS)).orElse(Cell.none()),
					Cell.number(d.biased(), CMMD_DECIMALS), d.p().isPresent() ? Cell.p(d.p().getAsDouble()) : Cell.none()));
		}
		return new Table("metric-distances", "CMMD between conditions", columns, rows,
				"The biased figure, as its authors' program gives it, is above 0 for sets that are alike, the more so the smaller they are; the "
						+ "unbiased one is 0 on average. Whether published values are biased is not said there.");
	}

	/** What a set is called. */
	public String name(String set) {
		return set.equals(Scores.OWN_PICTURES) ? "users' own pictures" : conditions.getOrDefault(set, set);
	}

	/** Means of every metric by user and condition. */
	public Table users() {
		List<Column> columns = new ArrayList<>(List.of(new Column("User", Kind.TEXT), new Column("Condition", Kind.TEXT)));
		List<Metric> metrics = scores.metrics();
		metrics.forEach(m -> columns.add(new Column(m.id(), Kind.NUMBER)));
		Map<List<String>, double[][]> sums = new TreeMap<>((a, b) -> {
			int first = a.getFirst().compareTo(b.getFirst());
			return first != 0 ? first : a.get(1).compareTo(b.get(1));
		});
		for (PictureScore p : scores.pictures()) {
			if (p.current() && !p.key().userId().isEmpty()) {
				double[][] sum = sums.computeIfAbsent(List.of(p.key().userId(), p.key().conditionId()), _ -> new double[metrics.size()][2]);
				for (int k = 0; k < metrics.size(); k++) {
					double value = p.value(metrics.get(k));
					sum[k][0] += Double.isNaN(value) ? 0 : value;
					sum[k][1] += Double.isNaN(value) ? 0 : 1;
				}
			}
		}
		List<List<Cell>> rows = new ArrayList<>();
		sums.forEach((key, sum) -> {
			List<Cell> row = new ArrayList<>(List.of(Cell.text(key.getFirst()), Cell.text(name(key.get(1)))));
			for (double[] s : sum) {
				row.add(s[1] == 0 ? Cell.none() : Cell.number(s[0] / s[1], DECIMALS));
			}
			rows.add(row);
		});
		return new Table("metric-users", "Automatic metrics by user", columns, rows, "");
	}

	/** Every picture. */
	public Table pictures() {
		List<Column> columns = new ArrayList<>(List.of(new Column("User", Kind.TEXT), new Column("Prompt", Kind.TEXT),
				new Column("Condition", Kind.TEXT), new Column("Seed", Kind.TEXT), new Column("Picture", Kind.TEXT)));
		List<Metric> metrics = scores.metrics();
		metrics.forEach(m -> columns.add(new Column(m.id(), Kind.NUMBER)));
		List<PictureScore> current = scores.pictures().stream().filter(PictureScore::current).toList();
		return Table.lazy("metric-pictures", "Automatic metrics by picture", columns, current.size(), i -> {
			PictureScore p = current.get(i);
			List<Cell> row = new ArrayList<>(List.of(Cell.text(p.key().userId()), Cell.text(p.key().promptId()),
					Cell.text(name(p.key().conditionId())), Cell.text(Long.toString(p.key().seed())), Cell.text(p.content())));
			metrics.forEach(m -> row.add(Double.isNaN(p.value(m)) ? Cell.none() : Cell.number(p.value(m), DECIMALS)));
			return row;
		}, "");
	}
}
