package org.zipp.report.internal.sections.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Screening;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.Quantiles;
import org.zipp.statistics.quality.PositionBias;
import org.zipp.statistics.quality.QualityLimits;
import org.zipp.statistics.quality.RaterQuality;
import org.zipp.statistics.quality.ResponseTimes;
import org.zipp.statistics.quality.SelfConsistency;

/** Whether raters looked: sides, times, sequences, repeated items, and who is out of limits, by number only. */
public final class Quality {

	private static final int MOST = 100;

	private Quality() {
	}

	public static Section of(Findings f, Panel panel) {
		List<Block> blocks = new ArrayList<>();
		Screening screening = f.screening(panel);
		identical(f, panel, blocks);
		position(f, panel, screening, blocks);
		times(f, panel, screening, blocks);
		if (f.data().provenance().ratersKnown()) {
			consistency(f, panel, screening, blocks);
			flags(f, panel, screening, blocks);
		} else {
			blocks.add(new Block.Paragraph("The votes do not say who gave them, so no rater can be looked at."));
		}
		return new Section(panel.id("quality"), "Data quality", panel.label(), blocks);
	}

	private static void identical(Findings f, Panel panel, List<Block> blocks) {
		Trials t = f.trials();
		int[] answered = Arrays.stream(panel.all()).filter(i -> t.identical(i) && t.answer(i) <= Trials.TIE).toArray();
		if (answered.length > 0) {
			long decided = Arrays.stream(answered).filter(i -> t.answer(i) != Trials.TIE).count();
			blocks.add(new Block.Paragraph(Texts.count(answered.length, "answer is", "answers are")
					+ " about two pictures that are the same file, because two conditions had the same prompt. Nobody can prefer one, so they are "
							+ "counted apart: they are in no win rate, and are neither ties nor preferences. A side was chosen in "
					+ decided + " of them all the same."));
		}
	}

	private static void position(Findings f, Panel panel, Screening screening, List<Block> blocks) {
		if (!f.data().provenance().sidesKnown()) {
			blocks.add(new Block.Paragraph("The votes do not say on which side a picture was shown, so nothing can be said of a preference for a "
					+ "side."));
			return;
		}
		Optional<PositionBias> found = screening.found().position();
		if (found.isEmpty()) {
			blocks.add(new Block.Paragraph("Every comparison is a tie, so nothing can be said of a preference for a side."));
			return;
		}
		PositionBias bias = found.get();
		VoteFilter votes = panel.votes();
		VoteFilter decided = votes.and(VotesTable.CHOICE, "left", "right");
		String level = Wording.level(f.settings());
		List<Column> columns = List.of(new Column("Left chosen", Kind.COUNT), new Column("Right chosen", Kind.COUNT),
				new Column("Share of left", Kind.RATE),
				new Column("Wilson " + level, Kind.INTERVAL), new Column("Exact p", Kind.P_VALUE),
				new Column("By " + panel.unit() + ' ' + level, Kind.INTERVAL),
				new Column("p by " + panel.unit(), Kind.P_VALUE));
		blocks.add(new Table(panel.id("position"), panel.title("Preference for a side"), columns,
				List.of(List.of(Cell.count(bias.left()).from(votes.and(VotesTable.CHOICE, "left")),
				Cell.count(bias.right()).from(votes.and(VotesTable.CHOICE, "right")),
						Cell.rate(OptionalDouble.of(bias.leftShare())).from(decided), Cell.rates(Ranges.of(Optional.of(bias.interval()))).from(decided),
						Cell.p(bias.pValue()).from(decided),
						Cell.rates(Ranges.of(bias.clustered())).from(decided), Wording.p(bias.clusteredP()).from(decided))),
				"Without a preference for a side the share of left is one half."));
		double p = bias.clusteredP().orElse(bias.pValue());
		blocks.add(new Block.Paragraph(p < f.settings().alpha()
				? "Raters preferred a side. " + (f.data().provenance().designed()
				? "Sides were drawn at random, so this adds noise rather than favour to a condition."
						: "If sides were not drawn at random, this may favour a condition.")
				: "No preference for a side is shown."));
	}

	private static void times(Findings f, Panel panel, Screening screening, List<Block> blocks) {
		double[] seconds = Arrays.stream(panel.counting()).filter(f.trials()::timed).mapToDouble(f.trials()::seconds).toArray();
		Optional<Quantiles.Summary> summary = Quantiles.summary(seconds);
		if (summary.isEmpty()) {
			blocks.add(new Block.Paragraph("No response times were stored."));
			return;
		}
		Quantiles.Summary t = summary.get();
		VoteFilter timed = panel.votes().and(VotesTable.TIMED, VotesTable.YES);
		List<Column> columns = List.of(new Column("Comparisons", Kind.COUNT), new Column("Median s", Kind.NUMBER),
				new Column("First quartile s", Kind.NUMBER),
				new Column("Third quartile s", Kind.NUMBER), new Column("Interquartile range s", Kind.NUMBER), new Column("Shortest s", Kind.NUMBER),
				new Column("Longest s", Kind.NUMBER));
		blocks.add(new Table(panel.id("response-times"), panel.title("Response times in seconds"), columns,
				List.of(List.of(Cell.count(t.n()).from(timed), Cell.number(t.median(), 2).from(timed), Cell.number(t.q1(), 2).from(timed),
				Cell.number(t.q3(), 2).from(timed),
						Cell.number(t.iqr(), 2).from(timed), Cell.number(t.min(), 2).from(timed), Cell.number(t.max(), 2).from(timed))),
				"From showing the pair to the answer; comparisons with a stored time."));
		screening.found().times().ifPresent(r -> blocks.add(new Block.Paragraph(outliers(r, screening.found().limits()))));
	}

	private static String outliers(ResponseTimes r, QualityLimits limits) {
		StringBuilder words = new StringBuilder();
		if (r.bounds().isPresent()) {
			words.append("On the logarithm of seconds, ").append(Texts.count(r.fast(), "answer is", "answers are")).append(" unusually fast (below ")
					.append(Texts.decimals(r.bounds().get().low(), 2)).append(" s) and ").append(Texts.count(r.slow(), "is", "are"))
					.append(" unusually slow (above ")
					.append(Texts.decimals(r.bounds().get().high(), 2)).append(" s), by a robust z-score beyond ").append(Wording.plain(limits.outlierZ()))
					.append(". ");
		} else {
			words.append("More than half of the times are equal, so none can be called unusual by a robust z-score. ");
		}
		words.append(Texts.count(r.pauses(), "answer", "answers")).append(" took longer than ").append(Wording.plain(limits.pauseSeconds()))
				.append(" s, as after a pause. None was left out.");
		return words.toString();
	}

	private static void consistency(Findings f, Panel panel, Screening screening, List<Block> blocks) {
		Optional<SelfConsistency> found = screening.found().consistency();
		if (found.isEmpty()) {
			blocks.add(new Block.Paragraph("No rater judged the same pair of pictures twice, so it cannot be seen whether raters agree with "
					+ "themselves."));
			return;
		}
		SelfConsistency c = found.get();
		VoteFilter again = panel.trials().and(VotesTable.REPEATED, VotesTable.YES);
		List<Column> columns = List.of(new Column("Repetitions", Kind.COUNT), new Column("Consistent", Kind.COUNT),
				new Column("Share", Kind.RATE),
				new Column(Wording.level(f.settings()) + " interval", Kind.INTERVAL), new Column("p against answers at random", Kind.P_VALUE),
				new Column("With sides swapped", Kind.COUNT),
				new Column("Consistent then", Kind.COUNT));
		blocks.add(new Table(panel.id("self-consistency"), panel.title("Repeated pairs"), columns,
				List.of(List.of(Cell.count(c.repetitions()), Cell.count(c.consistent()), Cell.rate(OptionalDouble.of(c.share())).from(again),
						Cell.rates(Ranges.of(Optional.of(c.interval()))).from(again), Cell.p(c.chanceP()).from(again), Cell.count(c.swapped()),
						Cell.count(c.swappedConsistent()))),
				"A repetition is a pair and the next showing of the same pair to the same rater; it is consistent when both answers name the same "
				+ "picture or are ties."));
		blocks.add(new Block.Paragraph("Raters gave the same answer again in " + Wording.rate(c.share()) + " of "
				+ Texts.count(c.repetitions(), "repetition", "repetitions")
				+ ". No win rate can be more certain than raters are of themselves."));
	}

	private static void flags(Findings f, Panel panel, Screening screening, List<Block> blocks) {
		QualityLimits l = screening.found().limits();
		List<RaterQuality> flagged = screening.flagged();
		String rules = "A rater is flagged for preferring a side, for a run of one side that is too long or sides that change too seldom or too "
				+ "regularly (each tested at "
				+ Wording.plain(l.alpha()) + ", corrected for the number of raters), for a median time below " + Wording.plain(l.speedShare())
				+ " of that of other raters, for more than "
				+ Wording.percent(l.maxBelowFloor()) + " of answers within " + Wording.plain(l.floorSeconds())
				+ " s, for more unusual times than others have, or for answering fewer than "
				+ Wording.percent(l.minConsistency()) + " of repeated pairs as before; raters with fewer than " + l.minVotes()
				+ " votes are not tested. A flag is a reason to look; it proves nothing, and nobody is left out for it.";
		blocks.add(new Block.Paragraph((flagged.isEmpty() ? "No rater is flagged. " : panel.raters(flagged.size())
				+ (flagged.size() == 1 ? " is" : " are") + " flagged. ") + rules));
		if (flagged.isEmpty()) {
			return;
		}
		List<List<Cell>> rows = new ArrayList<>();
		long[] answered = new long[f.trials().raters()];
		for (int t : panel.all()) {
			answered[f.trials().rater(t)] += f.trials().answer(t) == Trials.OPEN ? 0 : 1;
		}
		flagged.stream().sorted((a, b) -> Integer.compare(f.trials().number(screening.rater(a)), f.trials().number(screening.rater(b))))
				.limit(MOST)
				.forEach(r -> {
			int rater = screening.rater(r);
			int number = f.trials().number(rater);
			VoteFilter votes = panel.trials().and("rater", Integer.toString(number)).and(VotesTable.CHOICE, "left", "right", "tie", Trials.BOTH_BAD,
					"skip", Trials.IDENTICAL);
			rows.add(List.of(Cell.id(number), Cell.count(answered[rater]).from(votes),
					Cell.text(screening.flags(r).stream().map(RaterQuality.Flag::reason).collect(Collectors.joining(" ")))));
		});
		blocks.add(new Table(panel.id("flagged-raters"), panel.title("Flagged raters"),
				List.of(new Column("Rater", Kind.COUNT), new Column("Answers", Kind.COUNT), new Column("Why", Kind.TEXT)), rows,
				"Raters have numbers drawn at random, as in votes.csv."
				+ (flagged.size() > MOST ? " The first " + MOST + " of " + Texts.count(flagged.size()) + '.' : "")));
	}
}
