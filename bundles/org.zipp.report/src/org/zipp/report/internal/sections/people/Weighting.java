package org.zipp.report.internal.sections.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.zipp.report.internal.sections.findings.Comparison;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.findings.Weights;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking.Raked;
import org.zipp.statistics.weighting.WeightedMean;
import org.zipp.statistics.weighting.WeightedProportion;
import org.zipp.statistics.weighting.WeightedSample;

/** Win rates raked to the shares of a population beside the raw ones, and what the weights cost. */
public final class Weighting {

	private static final double LARGE_WEIGHT = 5;
	private static final int MOST = 60;

	private Weighting() {
	}

	public static Section of(Findings f, Panel panel) {
		List<Block> blocks = new ArrayList<>();
		Optional<Weights> found = f.weights(panel);
		if (found.isEmpty()) {
			blocks.add(new Block.Paragraph("Votes are not weighted. To weight raters to the shares of a population by age, country, language or "
					+ "anything else they state, put a file marginals.csv with the columns variable, level and share into the study folder, or name one "
							+ "with --marginals."));
		} else {
			Weights weights = found.get();
			weights.remarks().forEach(r -> blocks.add(new Block.Warning(r)));
			if (weights.raked().isPresent()) {
				rates(f, panel, weights, blocks);
				diagnostics(f, panel, weights, blocks);
			}
		}
		return new Section(panel.id("weighting"), "Weighted to a population", panel.label(), blocks);
	}

	/** A rate raw and raked. */
	private record Both(String name, WeightedProportion raw, WeightedProportion raked, Optional<WeightedMean.Difference> change,
			VoteFilter votes) {
	}

	private static Optional<Both> both(Findings f, Weights weights, String name, int[] trials, int condition, VoteFilter votes) {
		int[] counted = f.settings().ties() == Ties.HALF ? trials
				: Arrays.stream(trials).filter(t -> f.trials().answer(t) != Trials.TIE).toArray();
		double[] score = Arrays.stream(counted).mapToDouble(t -> f.trials().score(t, condition)).toArray();
		int[] rows = Arrays.stream(counted).map(t -> weights.row(t)).toArray();
		WeightedSample sample = weights.sample().orElseThrow();
		Optional<WeightedProportion> raw = WeightedProportion.ofVotes(score, rows, sample.raw());
		Optional<WeightedProportion> raked = WeightedProportion.ofVotes(score, rows, sample);
		if (raw.isEmpty() || raked.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Both(name, raw.get(), raked.get(), raked.get().mean().relativeTo(raw.get().mean()), votes));
	}

	private static void rates(Findings f, Panel panel, Weights weights, List<Block> blocks) {
		List<Both> all = new ArrayList<>();
		for (Comparison c : panel.comparisons().subList(0, Math.min(MOST, panel.comparisons().size()))) {
			both(f, weights, c.name(), c.trials(), c.first(), f.counted(panel.votes(c))).ifPresent(all::add);
		}
		if (panel.comparisons().size() > 1) {
			for (int condition : Arrays.stream(panel.conditions()).limit(MOST).toArray()) {
				int[] trials = Arrays.stream(panel.counting()).filter(t -> f.trials().left(t) == condition || f.trials().right(t) == condition)
						.toArray();
				both(f, weights, f.names().label(condition) + " against all others", trials, condition, f.counted(panel.against(condition)))
						.ifPresent(all::add);
			}
		}
		if (all.isEmpty()) {
			return;
		}
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("n", Kind.COUNT), new Column("Raw", Kind.RATE),
				new Column("Raw " + level, Kind.INTERVAL), new Column("Raked", Kind.RATE), new Column("Raked " + level, Kind.INTERVAL),
				new Column("\u0394", Kind.RATE), new Column("\u0394 " + level, Kind.INTERVAL), new Column("Design effect", Kind.NUMBER));
		List<List<Cell>> rows = new ArrayList<>();
		List<Row> marks = new ArrayList<>();
		for (Both b : all) {
			Optional<Range> raw = Ranges.of(b.raw.interval(f.settings().level()));
			Optional<Range> raked = Ranges.of(b.raked.interval(f.settings().level()));
			rows.add(List.of(Cell.text(b.name), Cell.count(b.raw.n()).from(b.votes), Cell.rate(OptionalDouble.of(b.raw.value())).from(b.votes),
					Cell.rates(raw).from(b.votes), Cell.rate(OptionalDouble.of(b.raked.value())).from(b.votes), Cell.rates(raked).from(b.votes),
					b.change.map(c -> Cell.rate(OptionalDouble.of(c.value()))).orElseGet(Cell::none).from(b.votes),
					Cell.changes(Ranges.of(b.change.flatMap(c -> c.interval(f.settings().level())))).from(b.votes),
					Wording.number(b.raked.designEffect(), 2).from(b.votes)));
			marks.add(new Row(b.name, List.of(new Mark(0, b.raw.value(), Optional.empty(), raw, "raw " + Wording.rate(b.raw.value()), b.votes),
					new Mark(1, b.raked.value(), Optional.empty(), raked, "raked " + Wording.rate(b.raked.value()), b.votes)), true));
		}
		blocks.add(new Table(panel.id("weighted-rates"), panel.title("Win rates raw and raked"), columns, rows,
				"\u0394 = (raked \u2212 raw) / raw. Intervals are linearised, by " + panel.unit()
				+ ", and take raking into account. Design effect: of weights and of votes being alike together."));
		String description = all.stream().map(b -> b.name + ": raw " + Wording.rate(b.raw.value()) + ", raked " + Wording.rate(b.raked.value()))
				.collect(Collectors.joining("; ")) + '.';
		blocks.add(RowPlot.figure(panel.id("weighted-plot"), panel.title("Win rates raw and raked, " + level + " intervals"), description, marks,
				Ruler.winRate("Win rate of the condition named first; the dashed line is no preference."),
				new Key(List.of("Raw", "Raked"), "", level + " interval")));
	}

	private static void diagnostics(Findings f, Panel panel, Weights weights, List<Block> blocks) {
		Raked raked = weights.raked().orElseThrow();
		Marginals marginals = raked.marginals();
		String who = panel.unit().equals("rater") ? panel.raters(raked.n()) : Texts.count(raked.n(), "vote", "votes");
		StringBuilder words = new StringBuilder("Weights of ").append(who).append(" lie between ").append(Wording.plain(raked.min()))
				.append(" and ")
				.append(Wording.plain(raked.max())).append(" mean weights. By Kish, they tell as much as ")
				.append(Texts.decimals(raked.effectiveN(), 1))
				.append(" of equal weight (design effect ").append(Texts.decimals(raked.designEffect(), 3)).append("). The shares were reached within ")
				.append(String.format(java.util.Locale.ROOT, "%.1g", Math.max(raked.maxDiscrepancy(), 1e-16))).append(" after ")
				.append(Texts.count(raked.iterations(), "pass", "passes")).append('.');
		raked.trimming().ifPresent(t -> words.append(" Weights were trimmed at ").append(Wording.plain(f.settings().trim().orElse(0)))
				.append(" mean weights: ")
				.append(Texts.count(t.atUpper(), "weight lies", "weights lie")).append(" there")
				.append(t.settled() ? "." : ", so the shares are not reached exactly."));
		if (raked.max() > LARGE_WEIGHT) {
			words.append(" A weight above ").append(Wording.plain(LARGE_WEIGHT))
					.append(" makes results hang on few people; consider merging levels or trimming.");
		}
		blocks.add(new Block.Paragraph(words.toString()));
		List<List<Cell>> rows = new ArrayList<>();
		int hidden = 0;
		double total = Arrays.stream(raked.weights()).sum();
		for (int v = 0; v < marginals.margins().size(); v++) {
			Margin margin = marginals.margins().get(v);
			double[] reached = new double[margin.shares().size()];
			for (int i = 0; i < raked.weights().length; i++) {
				if (raked.levels()[v][i] >= 0) {
					reached[raked.levels()[v][i]] += raked.weights()[i] / total;
				}
			}
			int l = 0;
			for (Map.Entry<String, Double> share : margin.shares().entrySet()) {
				if (l < f.settings().mostLevels()) {
					rows.add(List.of(Cell.text(margin.variable()), Cell.text(share.getKey()), Cell.count(weights.stating(v, l)),
							Cell.rate(OptionalDouble.of(weights.stating(v, l) / (double) raked.weights().length)),
							Cell.rate(OptionalDouble.of(share.getValue())), Cell.rate(OptionalDouble.of(Math.clamp(reached[l], 0, 1)))));
				} else {
					hidden++;
				}
				l++;
			}
		}
		String source = Texts.clean(marginals.source());
		blocks.add(new Table(panel.id("weighting-shares"), panel.title("Shares of the sample and of the population"),
				List.of(new Column("Variable", Kind.TEXT), new Column("Level", Kind.TEXT),
				new Column(panel.unit().equals("rater") ? "Raters" : "Votes", Kind.COUNT),
						new Column("Sample", Kind.RATE), new Column("Population", Kind.RATE), new Column("Raked", Kind.RATE)),
				rows, "Population: " + (source.isEmpty() ? "the marginals name no source" : source)
				+ ". Who does not state a variable keeps that share; the stated levels share the rest."
						+ (hidden > 0 ? ' ' + Texts.count(hidden, "level is", "levels are") + " not shown." : "")));
	}
}
