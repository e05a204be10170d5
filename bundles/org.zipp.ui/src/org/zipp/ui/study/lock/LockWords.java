package org.zipp.ui.study.lock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.zipp.store.Rows.PlanRow;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.design.TrialCounts;
import org.zipp.study.plan.LockedPlan;

/** A plan and its lock in words. No widgets. */
public final class LockWords {

	private static final int SHORT_HASH = 16;
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private LockWords() {
	}

	/** What a lock freezes, a line each; a heading begins with no blank, what belongs to it with two. */
	public static List<String> lines(LockedPlan plan) {
		List<String> lines = new ArrayList<>();
		AnalysisPlan a = plan.analysis();
		StudyDesign d = plan.design();
		lines.add("Question: " + plan.question());
		lines.add("What is tested");
		plan.comparisons().forEach(p -> lines.add("  " + plan.label(p.first()) + ' ' + p.direction().words() + ' ' + plan.label(p.second())
				+ (p.hypothesis().isBlank() ? "" : ": " + p.hypothesis())));
		if (plan.comparisons().isEmpty()) {
			lines.add("  nothing yet");
		}
		lines.add("How");
		lines.add("  measure: " + a.measure().label());
		lines.add(text("  α = %s of all comparisons together, correction: %s", plain(a.alpha()), a.correction().label()));
		lines.add("  a tie counts " + switch (a.ties()) {
		case HALF -> "half for each";
		default -> a.ties().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		});
		lines.add(text("  equal means a win rate within %s points of 50%%", plain(100 * a.margin())));
		lines.add(a.weighting().isUsed() ? "  raters are weighted by " + String.join(", ", a.weighting().variables())
				: "  raters are not weighted");
		lines.add(a.looks().areUsed()
				? "  looks before the end at " + a.looks().at().stream().map(f -> plain(100 * f) + '%').collect(Collectors.joining(", "))
						+ " of the votes, spending " + a.looks().spending().name().toLowerCase(Locale.ROOT).replace('_', ' ')
				: "  one look, at the end");
		lines.add("Whose votes are left out");
		exclusions(d.exclusions()).forEach(e -> lines.add("  " + e));
		lines.add("How much");
		lines.add(d.ratersWanted() == 0 ? "  number of raters not decided" : text("  %,d raters", d.ratersWanted()));
		TrialCounts t = d.trials();
		lines.add(text("  each: %,d pairs, %,d to practise, %,d attention checks, %,d repeated", t.perRater(), t.practice(), t.checks(),
				t.repeats()));
		if (!a.rule().isBlank()) {
			lines.add("  ends: " + a.rule());
		}
		d.quotas().forEach(q -> lines.add(text("  at most %,d of %s", q.most(), q.label())));
		lines.add(text("Conditions: %s", plan.conditions().stream().map(c -> c.label().isBlank() ? c.id() : c.label())
				.collect(Collectors.joining(", "))));
		lines.add(text("Prompts: %,d", plan.prompts().size()));
		return lines;
	}

	private static List<String> exclusions(Exclusions e) {
		List<String> rules = new ArrayList<>();
		if (e.failedChecksAtLeast() > 0) {
			rules.add("who fails " + e.failedChecksAtLeast() + " or more checks");
		}
		if (e.fasterThanMillis() > 0) {
			rules.add(text("who answers faster than %s s in more than %s%%", plain(e.fasterThanMillis() / 1000.0), plain(100 * e.fasterShare())));
		}
		if (e.straightLineRun() > 0) {
			rules.add("who gives the same side " + e.straightLineRun() + " times in a row");
		}
		if (e.minAnsweredShare() > 0) {
			rules.add(text("who answers less than %s%% of the pairs", plain(100 * e.minAnsweredShare())));
		}
		if (e.minSelfAgreement() > 0) {
			rules.add(text("who agrees with himself in less than %s%% of the repeated pairs", plain(100 * e.minSelfAgreement())));
		}
		return rules.isEmpty() ? List.of("nobody's") : rules;
	}

	/** What is said of a lock in a sentence. */
	public static String sentence(PlanRow plan, int deviations) {
		return text("Locked on %s by %s, when there %s. %s", time(plan.lockedAt()), plan.lockedBy(),
				plan.votes() == 0 ? "was no vote" : plan.votes() == 1 ? "was one vote" : text("were %,d votes", plan.votes()),
				deviations == 0 ? "Nothing was changed since." : deviations == 1 ? "One deviation since." : text("%,d deviations since.", deviations));
	}

	/** The beginning of a hash, for people to compare. */
	public static String shortHash(String hash) {
		return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH) + "…";
	}

	/** A moment as people write it here. */
	public static String time(Instant at) {
		return TIME.format(at.atZone(ZoneId.systemDefault()));
	}

	private static String plain(double value) {
		return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
