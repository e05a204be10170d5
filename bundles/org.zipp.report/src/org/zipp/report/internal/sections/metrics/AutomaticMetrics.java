package org.zipp.report.internal.sections.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.check.PublishedMetrics;
import org.zipp.report.check.PublishedMetrics.Row;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.metrics.ScoreTables;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Distance;
import org.zipp.study.metrics.Scores.Model;
import org.zipp.study.metrics.StudyScores;
import org.zipp.study.metrics.StudyScores.Judged;

/** What models say of the pictures, beside what was published, and how often they agree with the votes. */
public final class AutomaticMetrics {

	private static final int DECIMALS = 1;
	private static final int CMMD_DECIMALS = 2;

	private AutomaticMetrics() {
	}

	/** The section; empty when the pictures have not been scored. */
	public static Optional<Section> of(Findings f) {
		StudyScores study = f.data().scores();
		if (study.scores().isEmpty() && study.problem().isEmpty()) {
			return Optional.empty();
		}
		List<Block> blocks = new ArrayList<>();
		if (!study.problem().isEmpty()) {
			blocks.add(new Block.Warning(Texts.clean(study.problem())));
		}
		study.scores().ifPresent(scores -> fill(f, study, scores, blocks));
		return Optional.of(new Section("automatic-metrics", "Automatic metrics", "", blocks));
	}

	private static void fill(Findings f, StudyScores study, Scores scores, List<Block> blocks) {
		if (study.changed() > 0) {
			blocks.add(new Block.Warning("The metrics are outdated: since they were computed "
					+ Texts.count(study.changed(), "picture was", "pictures were") + " added, replaced or taken away. Run score again."));
		}
		blocks.add(new Block.Paragraph(models(scores)));
		List<String> points = new ArrayList<>();
		scores.metrics().forEach(m -> points.add(m.label() + ": " + m.definition() + '.'));
		if (!scores.prefix().isEmpty()) {
			points.add("Every prompt was preceded by \u201C" + Texts.clean(scores.prefix()) + "\u201D.");
		}
		scores.notes().forEach(n -> points.add(Texts.clean(n)));
		if (!points.isEmpty()) {
			blocks.add(new Block.Points(points));
		}
		Map<String, String> conditions = new LinkedHashMap<>();
		f.data().conditions().keySet().forEach(id -> conditions.put(id, f.names().label(f.names().condition(id))));
		ScoreTables tables = new ScoreTables(scores, conditions, f.settings().level());
		blocks.add(tables.means());
		if (conditions.size() > 1) {
			blocks.add(tables.differences());
		}
		if (!scores.distances().isEmpty()) {
			blocks.add(tables.distances());
		}
		blocks.add(published(scores, conditions, tables));
		for (Panel panel : f.panels()) {
			agreement(f, study, scores, panel).ifPresent(blocks::add);
		}
	}

	private static String models(Scores scores) {
		String text = "A model, not a person, judged the pictures on " + scores.made().replaceAll("T.*", "") + ": "
				+ Texts.clean(scores.model(Model.CLIP).map(Model::name).orElse("an unknown model")) + " (CLIPScore and CMMD)"
				+ scores.model(Model.PICKSCORE).map(m -> ", " + Texts.clean(m.name()) + " (PickScore)").orElse("") + '.';
		return text + " Scores of different models, and text\u2013image and image\u2013image scores, cannot be compared with each other.";
	}

	/** The methods of the paper, with the conditions of that name beside them. */
	private static Table published(Scores scores, Map<String, String> conditions, ScoreTables tables) {
		List<Column> columns = new ArrayList<>(List.of(new Column("Method", Kind.TEXT), new Column("Source", Kind.TEXT)));
		PublishedMetrics.BENCHMARKS.forEach(b -> columns.add(new Column("CLIPScore, " + b, Kind.NUMBER)));
		columns.add(new Column("CMMD", Kind.NUMBER));
		List<Metric> clip = List.of(Metric.CLIP_PROMPT, Metric.CLIP_OWN);
		columns.add(new Column("Text\u2013image here", Kind.NUMBER));
		columns.add(new Column("Image\u2013image here", Kind.NUMBER));
		List<List<Cell>> rows = new ArrayList<>();
		for (Row row : PublishedMetrics.ROWS) {
			List<Cell> published = new ArrayList<>(List.of(Cell.text(row.name()), Cell.text("published")));
			for (int b = 0; b < PublishedMetrics.BENCHMARKS.size(); b++) {
				published.add(Wording.number(row.clipScore(b), DECIMALS));
			}
			published.add(Wording.number(row.printedCmmd(), CMMD_DECIMALS));
			published.addAll(List.of(Cell.none(), Cell.none()));
			rows.add(published);
			conditions.forEach((id, label) -> {
				if (row.isNamed(label)) {
					List<Cell> ours = new ArrayList<>(List.of(Cell.text(label), Cell.text("this study")));
					PublishedMetrics.BENCHMARKS.forEach(_ -> ours.add(Cell.none()));
					ours.add(Wording.number(toOwn(scores, id), CMMD_DECIMALS));
					clip.forEach(m -> ours.add(tables.mean(m, id).map(v -> Cell.number(v.mean(), DECIMALS)).orElse(Cell.none())));
					rows.add(ours);
				}
			});
		}
		return new Table("metric-published", "Published CLIPScore and CMMD", columns, rows,
				"Rows marked published come from the ZIPP paper, which does not say whether its CLIPScore is text\u2013image or image\u2013image, nor "
						+ "which sets its CMMD compares; rows of this study show both scores, and the biased CMMD to users' own pictures where they are at "
						+ "hand. Pictures, people, prompts and models differ.");
	}

	private static OptionalDouble toOwn(Scores scores, String condition) {
		return scores.distances().stream().filter(d -> d.first().equals(condition) && d.second().equals(Scores.OWN_PICTURES))
				.mapToDouble(Distance::biased).findFirst();
	}

	/** How often the picture with the higher score is the one that was preferred. */
	private static Optional<Table> agreement(Findings f, StudyScores study, Scores scores, Panel panel) {
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Metric", Kind.TEXT), new Column("Comparisons", Kind.COUNT),
				new Column(panel.ratersColumn(), Kind.COUNT), new Column("Agreement", Kind.RATE),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL), new Column("p", Kind.P_VALUE));
		List<List<Cell>> rows = new ArrayList<>();
		for (Metric metric : scores.metrics()) {
			Map<Integer, double[]> byRater = new TreeMap<>();
			int n = 0;
			for (int t : panel.counting()) {
				Judged judged = study.judged().get(f.trials().judgement(t).trialId());
				OptionalDouble agrees = judged == null ? OptionalDouble.empty() : agrees(f.trials(), t, judged, metric);
				if (agrees.isPresent()) {
					double[] sum = byRater.computeIfAbsent(f.trials().rater(t), _ -> new double[2]);
					sum[0] += agrees.getAsDouble();
					sum[1]++;
					n++;
				}
			}
			if (n > 0) {
				ClusteredProportion proportion = new ClusteredProportion(byRater.values().stream().map(s -> new Cluster(s[0], s[1])).toList());
				Optional<RateEstimate> estimate = proportion.biasReduced();
				rows.add(List.of(Cell.text(metric.label()), Cell.count(n), Cell.count(proportion.clusters()),
						Cell.rate(OptionalDouble.of(proportion.rate())), Cell.rates(estimate.map(e -> Ranges.of(e.interval(f.settings().level())))),
						estimate.map(e -> Cell.p(e.test(0.5))).orElse(Cell.none())));
			}
		}
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Table(panel.id("metric-agreement"), panel.title("Agreement of metrics with votes"), columns, rows,
				"The share of decided comparisons in which the picture with the higher score was preferred; equal scores count half, ties of raters "
						+ "are left out. Guessing agrees in one half; p is that of one half."));
	}

	/** 1 when the metric prefers what the rater preferred, ½ when it prefers neither; empty when one of them says nothing. */
	private static OptionalDouble agrees(Trials trials, int trial, Judged judged, Metric metric) {
		double left = judged.left()[metric.ordinal()];
		double right = judged.right()[metric.ordinal()];
		int winner = trials.winner(trial);
		if (winner < 0 || Double.isNaN(left) || Double.isNaN(right)) {
			return OptionalDouble.empty();
		}
		boolean wonLeft = winner == trials.left(trial);
		return OptionalDouble.of(left == right ? 0.5 : left > right == wonLeft ? 1 : 0);
	}
}
