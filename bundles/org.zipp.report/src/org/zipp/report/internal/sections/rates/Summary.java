package org.zipp.report.internal.sections.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.zipp.document.Block;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.report.internal.sections.findings.Estimate;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.PairResult;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Ties;

/**
 * What can be claimed, and no more. A preference is claimed when the interval by rater leaves out one half and the test
 * by rater, adjusted for all comparisons, says so too; equality only when the test of equivalence does. A test that takes
 * votes as independent never carries a claim.
 */
public final class Summary {

	/** So many claims are read without a heading. */
	private static final int UNGROUPED = 6;
	/** More would not be read. */
	private static final int MOST = 60;

	private Summary() {
	}

	public static Section of(Findings f) {
		List<Block> blocks = new ArrayList<>();
		for (Panel panel : f.panels()) {
			if (panel.simulated()) {
				blocks.add(new Block.Warning("The following statements are about simulated raters. They show whether the tools "
						+ "carry the planted signal; they say nothing about people."));
			}
			List<PairResult> results = f.results(panel);
			if (results.isEmpty()) {
				blocks.add(new Block.Paragraph(panel.whyEmpty()));
				continue;
			}
			blocks.addAll(claims(f, panel, results.subList(0, Math.min(MOST, results.size()))));
			if (results.size() > MOST) {
				blocks.add(new Block.Paragraph("The first " + MOST + " of " + Texts.count(results.size())
						+ " comparisons are told here; all are in the tables."));
			}
		}
		return new Section("summary", "What can be claimed", "", blocks);
	}

	/** Many claims stand under the condition they are about: the preferred one, else the one that is named first. */
	private static List<Block> claims(Findings f, Panel panel, List<PairResult> results) {
		if (results.size() <= UNGROUPED) {
			return List.of(new Block.Points(results.stream().map(r -> claim(f, panel, r)).toList()));
		}
		SortedMap<Integer, List<String>> byCondition = new TreeMap<>();
		results.forEach(r -> byCondition.computeIfAbsent(about(f, r), c -> new ArrayList<>()).add(claim(f, panel, r)));
		return byCondition.entrySet().stream().<Block>map(e -> new Block.Points(f.names().label(e.getKey()), e.getValue())).toList();
	}

	private static int about(Findings f, PairResult r) {
		return r.verdict(f.settings()) == PairResult.Verdict.SECOND ? r.comparison().second() : r.comparison().first();
	}

	private static String claim(Findings f, Panel panel, PairResult r) {
		String first = f.names().label(r.comparison().first());
		String second = f.names().label(r.comparison().second());
		String numbers = numbers(f, panel, r);
		return switch (r.verdict(f.settings())) {
		case FIRST -> first + " was preferred to " + second + ". " + numbers;
		case SECOND -> second + " was preferred to " + first + ". " + numbers;
		case EQUAL -> first + " and " + second + " were preferred about equally: the win rate is shown to lie within "
				+ Wording.margin(f.settings()) + " of 50%. " + numbers;
		case OPEN -> "No preference between " + first + " and " + second + " is shown, which does not show that there is none. " + numbers
				+ (r.estimate().exactP() < f.settings().alpha() && r.estimate().p().orElse(0) >= f.settings().alpha()
						? " A test that took votes as independent would have found one: a few " + panel.units() + " may carry the result."
						: "");
		case ONE_RATER -> "Nothing about " + panel.units() + " in general can be claimed of " + first + " and " + second + ". " + numbers
				+ " All votes are of one " + panel.unit() + ", so no interval by " + panel.unit() + " can be made.";
		case NONE -> "Nothing can be claimed of " + first + " and " + second + ": "
				+ Texts.count(r.estimate().count().ties(), "answer was a tie", "answers were all ties") + ", and the win rate leaves ties out.";
		};
	}

	/** The numbers of the condition the claim is about; the rate of one is what the rate of the other leaves. */
	private static String numbers(Findings f, Panel panel, PairResult r) {
		Estimate e = r.estimate();
		boolean second = r.verdict(f.settings()) == PairResult.Verdict.SECOND;
		String named = f.names().label(about(f, r));
		if (e.rate().isEmpty()) {
			return "";
		}
		String interval = e.interval().map(i -> Wording.level(f.settings()) + " interval by " + panel.unit() + ' '
				+ Wording.rates(second ? other(i) : i))
				.orElseGet(() -> e.naive().map(i -> Wording.level(f.settings()) + " interval " + Wording.rates(second ? other(i) : i)
				+ " with votes taken as independent").orElseThrow());
		String test = r.holm().isEmpty() ? "; exact test with votes taken as independent " + Wording.p(e.exactP())
				: "; test by " + panel.unit() + ' ' + Wording.p(e.p().getAsDouble()) + ", adjusted " + Wording.p(r.holm().getAsDouble())
						+ (e.interval().isEmpty() ? ", from " + panel.raters(e.raters()) + " who agree exactly" : "");
		String equal = r.verdict(f.settings()) == PairResult.Verdict.EQUAL
				? "; test of equivalence, adjusted " + Wording.p(r.equal().getAsDouble()) : "";
		double rate = e.rate().getAsDouble();
		return named + " won " + Wording.rate(second ? 1 - rate : rate) + " of " + Texts.count(e.n(), "comparison", "comparisons")
				+ (f.settings().ties() == Ties.HALF ? "" : " that were decided") + " by " + panel.raters(e.raters()) + " (" + interval + test + equal
				+ ").";
	}

	private static Interval other(Interval i) {
		return new Interval(1 - i.high(), 1 - i.low(), i.level());
	}
}
