package org.zipp.report.internal.sections.method;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.report.ReportEdition;
import org.zipp.report.internal.sections.findings.Comparison;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.rate.MixedLogit;

/** How the numbers came about, with the numbers of this study filled in. */
public final class Methods {

	private Methods() {
	}

	public static Section of(Findings f) {
		List<Block> blocks = new ArrayList<>();
		for (Panel panel : f.panels()) {
			blocks.add(new Block.Paragraph(design(f, panel)));
		}
		f.data().provenance().notes().forEach(n -> blocks.add(new Block.Paragraph(Texts.clean(n))));
		blocks.add(new Block.Paragraph(rates(f)));
		blocks.add(new Block.Paragraph(models(f)));
		blocks.add(new Block.Paragraph(weighting(f)));
		blocks.add(new Block.Paragraph("Every random procedure is seeded (seed " + f.data().seed()
				+ "), so the same votes give the same report; it was made by ZIPP Workbench, report version "
				+ ReportEdition.VERSION + ". Every number of this report comes from the file votes.csv, which has one row per trial and gives raters "
				+ "numbers drawn at random. Each table is also a CSV file of the name that is given with it, in full precision, and says which rows "
				+ "of votes.csv it rests on."));
		return new Section("methods", "Methods", "", blocks);
	}

	private static String design(Findings f, Panel panel) {
		Trials t = f.trials();
		long users = Comparison.distinct(t::user, panel.all());
		long prompts = Comparison.distinct(t::prompt, panel.all());
		boolean designed = f.data().provenance().designed();
		long raters = panel.raters(panel.all());
		String conditions = Texts.count(f.names().conditions(), "condition", "conditions")
				+ (f.names().conditions() > 40 ? "" : " (" + Wording.join(f.names().labels()) + ")");
		String trials = Texts.count(panel.all().length, "trial", "trials");
		String prompted = Texts.count(prompts, "prompt", "prompts");
		String given = designed ? panel.raters(raters) + (raters == 1 ? " was" : " were") + " given " + trials + " with pictures for "
				+ Texts.count(users, "person", "persons") + " from " + prompted
				: (f.data().provenance().ratersKnown() ? panel.raters(raters) + " answered " : "The data hold ") + trials + " from " + prompted
						+ (f.data().provenance().ratersKnown() ? ""
						: " and do not say who answered; what is said by pair of pictures would be by rater otherwise");
		String shown = designed ? "A trial shows two pictures of the same prompt, made under two of " + conditions
				+ ", side by side; the side was drawn at random and stored, and the names of conditions were not shown. "
				: "A trial compares two of " + conditions
						+ ". The votes were collected elsewhere: whether sides were drawn at random and the names of conditions hidden is not known here. ";
		long same = 0;
		long identical = 0;
		for (int trial : panel.all()) {
			same += t.comparesNothing(trial) ? 1 : 0;
			identical += t.answer(trial) <= Trials.TIE && t.identical(trial) ? 1 : 0;
		}
		String question = Texts.clean(f.data().provenance().question());
		String asked = question.isEmpty() ? "" : "Raters were asked: \u201C" + question + "\u201D ";
		return given + ". " + shown + asked + "The answer is a preference, a tie or a skip. "
				+ Texts.count(panel.counting().length, "answer counts as a comparison", "answers count as comparisons") + "; skips "
				+ (identical > 0 ? "and " + Texts.count(identical, "answer", "answers") + " about two pictures that are the same file " : "")
				+ (same > 0 ? "and " + Texts.count(same, "answer", "answers") + " about one condition shown twice " : "")
				+ "do not count. " + (f.excluded().isAsked()
				? "Raters were excluded by rules that are told under exclusions; no other vote is left out."
						: "No vote is left out for the time it took or for who gave it.");
	}

	private static String rates(Findings f) {
		String unit = f.panels().getFirst().unit();
		String units = f.panels().getFirst().units();
		String level = Wording.level(f.settings());
		return "The win rate " + Wording.ties(f.settings().ties()) + ". Votes of one " + unit + " are not independent, so claims rest on the "
				+ level
				+ " interval by " + unit + ": a cluster-robust standard error with the bias reduction CR2 (Bell and McCaffrey 2002), "
				+ "Satterthwaite\u2019s degrees of freedom, on the scale of log-odds; its test belongs to it. Where all " + units
				+ " agree exactly the sign test over " + units
				+ " takes its place. Beside it stand Wilson\u2019s interval and the exact sign test (ties left out), which take votes as independent; "
				+ "bootstraps that draw whole "
				+ units + ", or " + units + " and prompts, " + Texts.count(f.settings().replicates()) + " times; errors robust to both " + units
				+ " and prompts; and a logistic model with a random intercept for each " + unit + " (adaptive Gauss\u2013Hermite quadrature, "
				+ MixedLogit.DEFAULT_NODES
				+ " nodes). P-values are adjusted by Holm\u2019s method for all pairs of the same kind of raters; Benjamini and Hochberg\u2019s are "
				+ "shown too. A preference is claimed when the interval leaves out 50% and the adjusted p is below "
				+ Wording.plain(f.settings().alpha()) + "; equality only when two one-sided tests, adjusted likewise, show the rate to be within "
				+ Wording.margin(f.settings())
				+ " of 50%. The level, the margin and the way ties count were set before the report was made.";
	}

	private static String models(Findings f) {
		return "The ranking is a Bradley\u2013Terry model fitted by maximum likelihood with an effect of the left side and, where there are "
				+ "ties, Davidson\u2019s parameter for them; errors are robust to votes of one rater being alike, and simultaneous intervals hold for "
				+ "all conditions together. Groups of raters are compared with the others; p-values of gaps are adjusted for all gaps of a variable "
						+ "and condition looked at. Agreement is measured on what several raters judged, and self-consistency on what one rater judged "
						+ "again.";
	}

	private static String weighting(Findings f) {
		return f.settings().marginals().map(m -> {
			String source = Texts.clean(m.marginals().source());
			return "Win rates are also shown raked: weights of " + f.panels().getFirst().units().replace("pairs of pictures", "votes")
					+ " reach the shares of the population by "
					+ Wording.join(m.marginals().variables()) + " (iterative proportional fitting; source: "
					+ (source.isEmpty() ? "the marginals name none" : source) + ')'
					+ (f.settings().trim().isPresent() ? ", trimmed at " + Wording.plain(f.settings().trim().getAsDouble()) + " mean weights" : "")
					+ "; errors are linearised and take raking into account." + m.notes().stream().map(n -> ' ' + Texts.clean(n))
					.collect(Collectors.joining());
		}).orElse("Votes are not weighted to a population.");
	}
}
