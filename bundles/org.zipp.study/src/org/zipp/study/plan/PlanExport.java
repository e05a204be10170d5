package org.zipp.study.plan;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.statistics.rate.Ties;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Looks;
import org.zipp.study.design.AnalysisPlan.Measure;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.Scheme;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.plan.PlanState.Lock;

/** A plan as forms of pre-registration take it, in their order. What the plan does not say is said to be not stated. */
public final class PlanExport {

	/** In front of the hash of the plan, in every text that has it. */
	public static final String HASH = "SHA-256 of the plan: ";

	private static final String UNSTATED = "Not stated in the plan.";
	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
			.withZone(ZoneOffset.UTC);

	/** A form. */
	public enum Form {
		/** The nine questions of AsPredicted. */
		ASPREDICTED,
		/** The blocks of OSF's pre-registration. */
		OSF,
		/** For people. */
		MARKDOWN,
		/** For programs: the plan in its one form, with its hash. */
		JSON
	}

	private final LockedPlan plan;
	private final Optional<Lock> lock;
	private final String hash;

	private PlanExport(LockedPlan plan, Optional<Lock> lock) {
		this.plan = plan;
		this.lock = lock;
		hash = lock.map(Lock::hash).orElseGet(plan::hash);
	}

	/**
	 * Writes a plan.
	 *
	 * @param plan the plan as it is now, which is written when none is locked
	 * @param lock the locked plan, which is written when there is one
	 */
	public static String of(Form form, LockedPlan plan, Optional<Lock> lock) {
		PlanExport export = new PlanExport(lock.map(Lock::plan).orElse(plan), lock);
		return switch (form) {
		case ASPREDICTED -> export.questions();
		case OSF -> export.blocks();
		case MARKDOWN -> export.markdown();
		case JSON -> export.json();
		};
	}

	private String json() {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("hash", hash);
		lock.ifPresent(l -> {
			content.put("locked at", l.at().toString());
			content.put("locked by", l.by());
			content.put("answers when locked", l.votes());
			content.put("number", l.number());
		});
		content.put("plan", CanonicalJson.read(plan.canonical()));
		return CanonicalJson.write(content);
	}

	private String questions() {
		StringBuilder out = new StringBuilder();
		out.append("AsPredicted\n\n");
		item(out, "1) Have any data been collected for this study already?", existing());
		item(out, "2) What's the main question being asked or hypothesis being tested in this study?", hypotheses());
		item(out, "3) Describe the key dependent variable(s) specifying how they will be measured.", measured());
		item(out, "4) How many and which conditions will participants be assigned to?", conditions() + ' ' + shown());
		item(out, "5) Specify exactly which analyses you will conduct to examine the main question/hypothesis.", analyses());
		item(out, "6) Describe exactly how outliers will be defined and handled, and your precise rule(s) for excluding observations.",
				exclusions());
		item(out, "7) How many observations will be collected or what will determine sample size?", size());
		item(out, "8) Anything else you would like to pre-register?", stated(plan.analysis().other()));
		item(out, "9) Name of this study, and its type", (plan.title().isBlank() ? UNSTATED : plan.title())
				+ "\nType: experiment, human judgements of pairs of pictures.");
		return out.append(mark()).toString();
	}

	private String blocks() {
		StringBuilder out = new StringBuilder("# OSF Preregistration\n\n");
		out.append("## Study information\n\n");
		item(out, "### Title", stated(plan.title()));
		item(out, "### Description", stated(plan.description()));
		item(out, "### Hypotheses", hypotheses());
		out.append("## Design plan\n\n");
		item(out, "### Study type", "Experiment: each participant compares pictures of several conditions that the tool assigns.");
		item(out, "### Blinding", "Participants do not see which condition a picture was made under, nor other participants' answers. "
				+ "The analysis is computed by the tool from the locked plan.");
		item(out, "### Study design", conditions() + ' ' + shown());
		item(out, "### Randomization", "Pairs, their order and the side of each picture are drawn by the tool and balanced over conditions,"
				+ " prompts and sides (seed "
				+ (plan.design().scheme().seed() == 0 ? plan.seed() : plan.design().scheme().seed()) + ").");
		out.append("## Sampling plan\n\n");
		item(out, "### Existing data", existing());
		item(out, "### Data collection procedures", procedure());
		item(out, "### Sample size", plan.design().ratersWanted() == 0 ? UNSTATED : plan.design().ratersWanted() + " raters.");
		item(out, "### Sample size rationale", rationale());
		item(out, "### Stopping rule", stopping());
		out.append("## Variables\n\n");
		item(out, "### Manipulated variables", conditions());
		item(out, "### Measured variables", measured());
		item(out, "### Indices", "The " + plan.analysis().measure().label() + " of each planned comparison; " + ties() + '.');
		out.append("## Analysis plan\n\n");
		item(out, "### Statistical models", analyses());
		item(out, "### Transformations", "None of the answers; intervals and tests of win rates are made on the scale of log-odds.");
		item(out, "### Inference criteria", inference());
		item(out, "### Data exclusion", exclusions());
		item(out, "### Missing data", "Skipped and open trials are left out of win rates. A planned comparison without a test counts as not"
				+ " shown, with p = 1 in the correction.");
		item(out, "### Exploratory analyses", "Whatever the tool reports that is not among the planned comparisons; its report marks it as"
				+ " exploratory.");
		out.append("## Other\n\n");
		item(out, "### Other", stated(plan.analysis().other()));
		return out.append(mark()).toString();
	}

	private String markdown() {
		StringBuilder out = new StringBuilder("# Plan of ").append(plan.title().isBlank() ? "a study" : plan.title()).append("\n\n");
		out.append(mark()).append('\n');
		item(out, "## Hypotheses", hypotheses());
		item(out, "## Conditions", conditions());
		item(out, "## What raters do", shown() + ' ' + procedure());
		item(out, "## Measure", measured());
		item(out, "## Analysis", analyses());
		item(out, "## When something is claimed", inference());
		item(out, "## Exclusions", exclusions());
		item(out, "## Sample", size());
		item(out, "## Prompts", plan.prompts().entrySet().stream().sorted(Map.Entry.comparingByKey())
				.map(p -> "- " + p.getKey() + ": " + p.getValue())
				.collect(Collectors.joining("\n")));
		item(out, "## Anything else", stated(plan.analysis().other()));
		return out.toString();
	}

	private static void item(StringBuilder out, String heading, String text) {
		out.append(heading).append("\n\n").append(text.isBlank() ? UNSTATED : CanonicalJson.text(text).strip()).append("\n\n");
	}

	private String mark() {
		String locked = lock.map(l -> "Locked on " + WHEN.format(l.at()) + " by " + l.by() + (l.isClean() ? ", before the first answer.\n"
				: ", when there were " + l.votes() + " answers already.\n")).orElse("This plan is not locked; it may still change.\n");
		return locked + HASH + hash + '\n';
	}

	private String existing() {
		if (lock.isEmpty()) {
			return "The plan is not locked, so this cannot be said yet.";
		}
		long votes = lock.get().votes();
		return votes == 0 ? "No, no data have been collected for this study yet."
				: "It's complicated. There were " + votes + " answers when the plan was locked.";
	}

	private String hypotheses() {
		List<String> lines = new ArrayList<>();
		int number = 0;
		for (Planned p : plan.comparisons()) {
			String second = plan.label(p.second());
			lines.add("H" + ++number + ": " + plan.label(p.first()) + ' ' + p.direction().words() + ' ' + second
					+ (p.direction() == Direction.EQUAL ? " (within " + number(100 * plan.analysis().margin()) + " percentage points of a win rate of 50%)"
					: "")
					+ (p.direction() == Direction.FIRST ? " (directional)" : "") + '.' + (p.hypothesis().isBlank() ? "" : ' ' + p.hypothesis().strip()));
		}
		return String.join("\n", lines);
	}

	private String conditions() {
		return plan.conditions().size() + " conditions: " + plan.conditions().stream().map(c -> plan.label(c.id())
				+ (c.method().isBlank() ? "" : " (" + c.method() + (c.settings().isBlank() ? "" : "; " + c.settings()) + ')'))
				.collect(Collectors.joining(", ")) + '.';
	}

	private String shown() {
		StudyDesign d = plan.design();
		Scheme scheme = d.scheme();
		return "Each rater sees pairs of pictures of one prompt (" + plan.prompts().size()
				+ " prompts), side by side, each made under another condition: "
				+ scheme.kind().label() + (scheme.baseline().isBlank() ? "" : " " + plan.label(scheme.baseline()))
				+ (scheme.trialsFor() == Scheme.TrialsFor.PERSONAL ? "; the pictures are those made for the rater's own persona"
						: "; all raters judge the same pictures") + ". " + d.trials().perRater() + " pairs that count per rater"
				+ some(d.trials().practice(), "practice pairs") + some(d.trials().checks(), "attention checks") + some(d.trials().gold(), "gold pairs")
				+ some(d.trials().repeats(), "repeated pairs") + '.';
	}

	private static String some(int n, String what) {
		return n == 0 ? "" : ", " + n + ' ' + what;
	}

	private String procedure() {
		return "Raters are asked: \"" + plan.question() + "\" (criterion: " + plan.design().question().criterion() + "; "
				+ (plan.design().question().ties() ? "a tie is an answer" : "a tie is no answer")
				+ (plan.design().question().bothBad() ? ", and so is that neither is good" : "") + "). "
				+ (plan.design().quotas().isEmpty() ? "There are no quotas." : "Quotas: " + plan.design().quotas().stream()
						.map(q -> q.cell() + " at most " + q.most()).collect(Collectors.joining("; ")) + '.')
				+ (plan.simulated() ? " The study admits simulated raters, whose votes are reported apart." : "") + " Where raters come from: "
				+ UNSTATED.toLowerCase(Locale.ROOT);
	}

	private String measured() {
		return "The " + plan.analysis().measure().label()
				+ ": how often the picture of one condition is preferred to that of another, answering \""
				+ plan.question() + "\"; " + ties() + '.' + (plan.analysis().measure() == Measure.WEIGHTED_WIN_RATE ? " Raters are weighted by "
						+ String.join(", ", plan.analysis().weighting().variables()) + " to the shares of a population (raking"
						+ (plan.analysis().weighting().trim() == 0 ? "" : ", weights of at most " + number(plan.analysis().weighting().trim())
						+ " mean weights")
						+ ")." : "");
	}

	private String ties() {
		Ties ties = plan.analysis().ties();
		return ties == Ties.HALF ? "a tie counts half" : ties == Ties.DROPPED ? "ties are left out"
				: "ties have a parameter of their own (Davidson 1970), which for one pair leaves them out of the rate";
	}

	private String analyses() {
		AnalysisPlan a = plan.analysis();
		return "Each planned comparison is tested by rater: the win rate against one half with a cluster-robust standard error (CR2,"
				+ " Satterthwaite's degrees of freedom) "
				+ "on the scale of log-odds; one-sided where the hypothesis is directional, two-sided where it is not, and by two one-sided tests"
				+ " where equality is expected. "
				+ "Correction for " + plan.comparisons().size() + " comparisons: " + a.correction().label() + "." + looks();
	}

	private String looks() {
		Looks looks = plan.analysis().looks();
		return looks.areUsed() ? " The votes are looked at before the end at " + looks.at().stream().map(f -> number(100 * f) + '%')
				.collect(Collectors.joining(", "))
				+ " of the planned information; \u03b1 is spent by " + looks.spending().of(looks.shape()).label() + " spending (Lan and DeMets 1983)."
				: "";
	}

	private String inference() {
		AnalysisPlan a = plan.analysis();
		return "A hypothesis counts as shown when its corrected p is at most " + number(a.alpha()) + " (\u03b1 for all comparisons together)."
				+ (plan.comparisons().stream().anyMatch(p -> p.direction() == Direction.EQUAL) ? " Equality: the win rate lies within "
						+ number(100 * a.margin()) + " percentage points of 50%." : "");
	}

	private String exclusions() {
		List<String> rules = List.copyOf(ExcludedRaters.words(plan.exclusions()).values());
		return rules.isEmpty() ? "No rater is excluded." : "A rater is excluded, in this order, who " + String.join("; who ", rules)
				+ ". The result with everybody is reported beside.";
	}

	private String size() {
		return (plan.design().ratersWanted() == 0 ? "Number of raters: " + UNSTATED.toLowerCase(Locale.ROOT) : plan.design().ratersWanted()
				+ " raters with "
				+ plan.design().trials().perRater() + " votes each.") + ' ' + stopping() + ' ' + rationale();
	}

	private String stopping() {
		String rule = plan.analysis().rule();
		return rule.isBlank() ? plan.design().ratersWanted() == 0 ? "When the study ends: " + UNSTATED.toLowerCase(Locale.ROOT)
				: "The study ends when that many raters have answered their trials." + (plan.analysis().looks().areUsed()
						? " It may end at a look whose bound is crossed." : "") : rule;
	}

	private String rationale() {
		String power;
		try {
			StudyPower found = StudyPower.of(plan.design(), plan.conditions().stream().map(LockedPlan.Compared::id).toList());
			AnalysisPlan.Expected e = plan.analysis().expected();
			power = String.format(Locale.ROOT, "With a true win rate of %s%%, %s%% ties and a correlation of %s between votes of one rater, the"
					+ " chance to show what is planned is at least %.0f%% for each comparison.",
					number(100 * e.winRate()), number(100 * e.ties()), number(e.icc()), Math.floor(100 * found.least()));
		} catch (ZippException e) {
			power = "Power cannot be told: " + e.getMessage();
		}
		return plan.analysis().rationale().isBlank() ? power : plan.analysis().rationale() + ' ' + power;
	}

	private static String stated(String text) {
		return text.isBlank() ? UNSTATED : text;
	}

	private static String number(double value) {
		String text = String.format(Locale.ROOT, "%.6f", value).replaceFirst("0+$", "");
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}
}
