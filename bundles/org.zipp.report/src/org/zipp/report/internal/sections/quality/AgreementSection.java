package org.zipp.report.internal.sections.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.findings.VotesTable;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.agreement.Agreement;
import org.zipp.statistics.agreement.Ratings;
import org.zipp.statistics.agreement.Scale;

/** Whether raters who judged the same agree. */
public final class AgreementSection {

	/** Draws of units for the interval of α. */
	private static final double BUDGET = 5e8;

	private AgreementSection() {
	}

	public static Section of(Findings f, Panel panel) {
		List<Block> blocks = new ArrayList<>();
		Trials t = f.trials();
		if (!f.data().provenance().ratersKnown()) {
			blocks.add(new Block.Paragraph("The votes do not say who gave them, so agreement between raters cannot be seen."));
			return new Section(panel.id("agreement"), "Agreement between raters", panel.label(), blocks);
		}
		// The first answer of a rater to an item counts; answers given again are looked at under data quality.
		Set<Long> seen = new HashSet<>();
		int[] votes = Arrays.stream(panel.counting()).filter(f::shared)
				.filter(v -> seen.add((long) t.item(v) * t.raters() + t.rater(v))).toArray();
		if (votes.length == 0) {
			blocks.add(new Block.Paragraph("No item was judged by two raters: every prompt, person and pair of conditions was shown to one rater "
					+ "only. So agreement between raters cannot be measured here, and how far votes depend on who gave them is seen from the intervals "
							+ "by rater alone."));
			return new Section(panel.id("agreement"), "Agreement between raters", panel.label(), blocks);
		}
		int[] items = Arrays.stream(votes).map(v -> t.item(v)).distinct().sorted().toArray();
		int[] raters = panel.ratersOf(votes);
		int[] unit = new int[votes.length];
		int[] rater = new int[votes.length];
		double[] value = new double[votes.length];
		boolean ties = false;
		for (int i = 0; i < votes.length; i++) {
			unit[i] = Arrays.binarySearch(items, t.item(votes[i]));
			rater[i] = Arrays.binarySearch(raters, t.rater(votes[i]));
			value[i] = t.score(votes[i], t.first(votes[i]));
			ties |= t.answer(votes[i]) == Trials.TIE;
		}
		Ratings ratings = Ratings.of(items.length, raters.length, unit, rater, value);
		int replicates = (int) Math.clamp(BUDGET / votes.length, 100, f.settings().replicates());
		VoteFilter source = panel.votes().and(VotesTable.SHARED, VotesTable.YES);
		blocks.add(new Block.Paragraph(Texts.count(items.length, "item was", "items were") + " judged by several raters: "
				+ Texts.count(votes.length, "answer", "answers")
				+ " of " + panel.raters(raters.length)
				+ ". An item is a prompt, a person and a pair of conditions; an answer is for the one, the other, or a tie."));
		switch (Agreement.recommended(ratings, ties ? Scale.ORDINAL : Scale.NOMINAL, f.settings().level(), replicates, f.data().seed())) {
		case Agreement.NotEstimable<Agreement.Recommendation> no -> blocks.add(new Block.Paragraph(no.explanation()));
		case Agreement.Estimated<Agreement.Recommendation>(Agreement.Recommendation r) -> {
			List<List<Cell>> rows = new ArrayList<>();
			rows.add(row(r.main(), r, source, seen.size() == count(f, panel)));
			r.beside().ifPresent(b -> rows.add(row(b, r, source, seen.size() == count(f, panel))));
			blocks.add(new Table(panel.id("agreement"), panel.title("Agreement between raters"),
					List.of(new Column("Coefficient", Kind.TEXT), new Column("Value", Kind.NUMBER), new Column(Wording.level(f.settings()), Kind.INTERVAL),
							new Column("Items", Kind.COUNT), new Column("Raters", Kind.COUNT), new Column("Answers", Kind.COUNT),
							new Column("Interval by", Kind.TEXT)),
					rows, "1 is perfect agreement, 0 what chance alone would give."));
			blocks.add(new Block.Paragraph(r.why() + r.landisKoch().map(w -> " By a common rule of thumb this is " + w + '.').orElse("")
					+ " Where taste differs between people, low agreement is a finding and not a fault."));
		}
		}
		return new Section(panel.id("agreement"), "Agreement between raters", panel.label(), blocks);
	}

	private static long count(Findings f, Panel panel) {
		return Arrays.stream(panel.counting()).filter(f::shared).count();
	}

	private static List<Cell> row(Agreement.Choice c, Agreement.Recommendation r, VoteFilter source, boolean once) {
		Cell answers = Cell.count(r.ratings());
		return List.of(Cell.text(c.coefficient().label()), Cell.number(c.value(), 3).from(source), Ranges.of(c.interval()).map(Cell::numbers)
				.orElseGet(Cell::none).from(source),
				Cell.count(r.units()).from(source), Cell.count(r.raters()).from(source), once ? answers.from(source) : answers, Cell.text(c.method()));
	}
}
