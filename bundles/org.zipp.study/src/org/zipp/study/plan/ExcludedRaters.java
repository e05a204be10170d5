package org.zipp.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.design.Exclusions;

/**
 * Raters whose votes do not count, by the rules that were declared: each rule is asked of the raters whom no rule before it took, so
 * that nobody is counted twice; how many it would have taken alone is told beside.
 *
 * @param steps  the rules that are on, in order
 * @param raters who was excluded, and by which rule
 * @param of     raters there were
 */
public record ExcludedRaters(List<Step> steps, Map<Who, Rule> raters, int of) {

	/** No rule is on. */
	public static final ExcludedRaters NONE = new ExcludedRaters(List.of(), Map.of(), 0);

	private static final double SLACK = 1e-9;

	/** The rules in the order in which they are applied. */
	public enum Rule {
		/** Known answers that were missed. */
		FAILED_CHECKS,
		/** Answers that came too fast. */
		TOO_FAST,
		/** The same side again and again. */
		STRAIGHT_LINE,
		/** Trials that were not answered. */
		INCOMPLETE,
		/** Repeated pairs that were answered otherwise. */
		SELF_INCONSISTENT
	}

	/** A rater; people and simulated raters may have the same name. */
	public record Who(String id, RaterKind kind) {

		/** Who answered. */
		public static Who of(Judgement j) {
			return new Who(j.raterId(), j.raterKind());
		}
	}

	/**
	 * What a rule did.
	 *
	 * @param limit    the rule with its limit, in words
	 * @param meeting  raters who meet it, whatever other rules say
	 * @param excluded those of them whom no rule before took
	 * @param left     raters who are left then
	 */
	public record Step(Rule rule, String limit, int meeting, int excluded, int left) {
	}

	public ExcludedRaters {
		steps = List.copyOf(steps);
		raters = Map.copyOf(raters);
	}

	/** Whether any rule is on. */
	public boolean isAsked() {
		return !steps.isEmpty();
	}

	/** Whether a rater's votes do not count. */
	public boolean contains(Judgement j) {
		return raters.containsKey(Who.of(j));
	}

	/** The rule that excluded a rater. */
	public Optional<Rule> rule(Who who) {
		return Optional.ofNullable(raters.get(who));
	}

	/** Whether any rule of a design is on. */
	public static boolean isAsked(Exclusions rules) {
		return !words(rules).isEmpty();
	}

	/** The rules that are on, each with its limit in words, in the order in which they are applied. */
	public static Map<Rule, String> words(Exclusions x) {
		Map<Rule, String> words = new LinkedHashMap<>();
		if (x.failedChecksAtLeast() > 0) {
			words.put(Rule.FAILED_CHECKS, "missed at least " + (x.failedChecksAtLeast() == 1 ? "one answer that is known"
					: x.failedChecksAtLeast() + " answers that are known"));
		}
		if (x.fasterThanMillis() > 0) {
			words.put(Rule.TOO_FAST, "gave more than " + percent(x.fasterShare()) + " of the answers in less than " + seconds(x.fasterThanMillis()));
		}
		if (x.straightLineRun() > 0) {
			words.put(Rule.STRAIGHT_LINE, "chose the same side at least " + x.straightLineRun() + " times in a row");
		}
		if (x.minAnsweredShare() > 0) {
			words.put(Rule.INCOMPLETE, "answered less than " + percent(x.minAnsweredShare()) + " of the trials");
		}
		if (x.minSelfAgreement() > 0) {
			words.put(Rule.SELF_INCONSISTENT, "answered less than " + percent(x.minSelfAgreement()) + " of the repeated pairs as before");
		}
		return words;
	}

	private static String percent(double share) {
		String text = String.format(Locale.ROOT, "%.2f", 100 * share);
		return text.replaceFirst("\\.?0+$", "") + '%';
	}

	private static String seconds(long millis) {
		return String.format(Locale.ROOT, "%.3f", millis / 1000.0).replaceFirst("\\.?0+$", "") + " s";
	}

	/**
	 * Applies rules. Raters without a trial are not asked; practice is not looked at. Where nobody knows who gave a vote nobody is excluded:
	 * the caller asks {@link #isAsked} and says so.
	 *
	 * @param judgements every trial, answered or open
	 * @param sidesKnown whether left and right are the sides on which pictures were shown; without, nobody draws straight lines
	 */
	public static ExcludedRaters of(List<Judgement> judgements, Exclusions rules, boolean sidesKnown) {
		Map<Rule, String> words = words(rules);
		if (words.isEmpty()) {
			return NONE;
		}
		Map<Who, List<Judgement>> byRater = new LinkedHashMap<>();
		judgements.forEach(j -> byRater.computeIfAbsent(Who.of(j), w -> new ArrayList<>()).add(j));
		byRater.values().forEach(own -> own.sort(Comparator.comparingInt(Judgement::position).thenComparingLong(Judgement::trialId)));
		Set<Who> left = new LinkedHashSet<>(byRater.keySet());
		Map<Who, Rule> excluded = new HashMap<>();
		List<Step> steps = new ArrayList<>();
		for (Map.Entry<Rule, String> rule : words.entrySet()) {
			Predicate<List<Judgement>> meets = meets(rule.getKey(), rules, sidesKnown);
			int meeting = 0;
			int taken = 0;
			for (Map.Entry<Who, List<Judgement>> rater : byRater.entrySet()) {
				if (meets.test(rater.getValue())) {
					meeting++;
					if (left.remove(rater.getKey())) {
						taken++;
						excluded.put(rater.getKey(), rule.getKey());
					}
				}
			}
			steps.add(new Step(rule.getKey(), rule.getValue(), meeting, taken, left.size()));
		}
		return new ExcludedRaters(steps, excluded, byRater.size());
	}

	private static Predicate<List<Judgement>> meets(Rule rule, Exclusions x, boolean sidesKnown) {
		return switch (rule) {
		case FAILED_CHECKS -> own -> own.stream().filter(Judgement::isMissed).count() >= x.failedChecksAtLeast();
		case TOO_FAST -> own -> isTooFast(own, x);
		case STRAIGHT_LINE -> own -> sidesKnown && longestRun(own) >= x.straightLineRun();
		case INCOMPLETE -> own -> isIncomplete(own, x.minAnsweredShare());
		case SELF_INCONSISTENT -> own -> isInconsistent(own, x.minSelfAgreement());
		};
	}

	/** Of the timed answers that say what the rater prefers. */
	private static boolean isTooFast(List<Judgement> own, Exclusions x) {
		List<Judgement> timed = own.stream().filter(j -> j.kind().isPreference() && j.choice() != null && j.choice() != Choice.SKIP
				&& j.responseMillis() > 0)
				.toList();
		long fast = timed.stream().filter(j -> j.responseMillis() < x.fasterThanMillis()).count();
		return fast > x.fasterShare() * timed.size() + SLACK;
	}

	/** Over decided answers in the order in which they were asked; ties and skips are passed over. */
	private static int longestRun(List<Judgement> own) {
		int longest = 0;
		int run = 0;
		Choice before = null;
		for (Judgement j : own) {
			if (j.kind().isPreference() && (j.choice() == Choice.LEFT || j.choice() == Choice.RIGHT)) {
				run = j.choice() == before ? run + 1 : 1;
				before = j.choice();
				longest = Math.max(longest, run);
			}
		}
		return longest;
	}

	/** A skip is an answer; a trial is any that is asked of the rater but practice. */
	private static boolean isIncomplete(List<Judgement> own, double share) {
		long asked = own.stream().filter(j -> j.kind() != TrialKind.PRACTICE).count();
		long answered = own.stream().filter(j -> j.kind() != TrialKind.PRACTICE && j.choice() != null).count();
		return asked > 0 && answered < share * asked - SLACK;
	}

	/** A pair that was shown again, with the answer before; skips are passed over. */
	private static boolean isInconsistent(List<Judgement> own, double share) {
		Map<String, String> last = new HashMap<>();
		int again = 0;
		int same = 0;
		for (Judgement j : own) {
			if (!j.kind().isPreference() || j.choice() == null || j.choice() == Choice.SKIP || j.identical()) {
				continue;
			}
			boolean ordered = j.left().compareTo(j.right()) <= 0;
			String pair = j.promptId() + '\u0000' + j.userId() + '\u0000' + (ordered ? j.left() + '\u0000' + j.right() : j.right() + '\u0000'
					+ j.left());
			String before = last.put(pair, answer(j));
			if (before != null) {
				again++;
				same += before.equals(answer(j)) ? 1 : 0;
			}
		}
		return again > 0 && same < share * again - SLACK;
	}

	/** The preferred condition, or the answer that prefers none. */
	private static String answer(Judgement j) {
		return switch (j.choice()) {
		case LEFT -> '=' + j.left();
		case RIGHT -> '=' + j.right();
		default -> j.choice().name();
		};
	}
}
