package org.zipp.ui.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.tables.Names;
import org.zipp.ui.line.Upkeep;

/** What keeps a study from being run or its report from being trusted, in words that say what to do. */
final class StudyProblems {

	/** How bad it is. */
	enum Severity {
		/** The study cannot be saved or run. */
		ERROR,
		/** It can be run, but something is missing or weak. */
		WARNING
	}

	/** Where a problem is mended. */
	enum Mend {
		/** The fields of the overview. */
		FIELDS("Go to the field"),
		/** The page of conditions and prompts. */
		CONDITIONS("Go to the conditions and prompts"),
		/** The page of raters and trials. */
		RATERS("Show the raters"),
		/** The page of the design. */
		DESIGNED("Go to the design"),
		/** The page of the plan. */
		PLAN("Go to the plan"),
		/** Steps of the line. */
		REWRITE("Rewrite prompts…"), ADD_RATER("Add a rater…"), DESIGN("Design trials…"), REFRESH("Bring up to date…"),
		REPAIR("Make them again…"),
		/** Nothing is to be done. */
		NONE("");

		private final String words;

		Mend(String words) {
			this.words = words;
		}

		/** What its link says. */
		String words() {
			return words;
		}
	}

	/** A problem. */
	record Problem(Severity severity, String text, Mend mend) {
	}

	/** A pair that could not be shown to its rater. */
	record UnshownPair(String raterId, int position, String problem) {
	}

	private static final int MOST_UNSHOWN = 5;
	/** Fewer raters than this make intervals too wide to tell anything. */
	private static final int FEW_RATERS = 10;

	private StudyProblems() {
	}

	/**
	 * Checks a study.
	 *
	 * @param methods  what conditions may be
	 * @param pictures number of pictures there are
	 * @param served   ids of the raters that have pairs
	 * @param unshown  pairs that could not be shown to their raters
	 * @param upkeep   what is outdated or damaged, a sentence each
	 */
	static List<Problem> check(Study study, ConditionMethods methods, long pictures, Set<String> served,
			Collection<UnshownPair> unshown, List<String> upkeep) {
		List<Problem> problems = new ArrayList<>();
		if (study.getTitle() == null || study.getTitle().isBlank()) {
			error(problems, Mend.FIELDS, "The study has no title.");
		}
		if (isBlank(study.getQuestion())) {
			error(problems, Mend.FIELDS, "The study asks raters nothing. Give it a question.");
		}
		checkConditions(study, methods, problems);
		checkPrompts(study, problems);
		if (pictures == 0) {
			warning(problems, Mend.REWRITE, "There are no pictures yet. Run Line > Pictures > Rewrite prompts, then Generate pictures.");
		}
		checkRaters(study, served, problems);
		checkUnshown(unshown, problems);
		upkeep.forEach(text -> warning(problems, text.endsWith(Upkeep.RUN_REPAIR) ? Mend.REPAIR
				: text.endsWith(Upkeep.RUN_REFRESH) ? Mend.REFRESH : Mend.NONE, text));
		return problems;
	}

	private static void checkUnshown(Collection<UnshownPair> unshown, List<Problem> problems) {
		unshown.stream().limit(MOST_UNSHOWN).forEach(u -> warning(problems, Mend.REPAIR, "Pair " + u.position() + " of rater " + u.raterId()
				+ " could not be shown and has no answer. " + u.problem() + " Make damaged pictures again; then the rater can go on."));
		if (unshown.size() > MOST_UNSHOWN) {
			warning(problems, Mend.RATERS, unshown.size() - MOST_UNSHOWN + " more pairs could not be shown; the page Raters and trials marks them.");
		}
	}

	private static void checkConditions(Study study, ConditionMethods methods, List<Problem> problems) {
		if (study.getConditions().size() < 2) {
			warning(problems, Mend.CONDITIONS, "A comparison needs two conditions. Add them here, or run Line > Pictures > "
					+ "Rewrite prompts, which adds the four usual ones.");
		}
		Set<String> ids = new HashSet<>();
		for (Condition c : study.getConditions()) {
			if (isBlank(c.getId())) {
				error(problems, Mend.CONDITIONS, "A condition has no id.");
			} else if (!ids.add(Names.folded(c.getId()))) {
				error(problems, Mend.CONDITIONS, "Two conditions have the id '" + c.getId() + "'.");
			}
			if (isBlank(c.getLabel())) {
				error(problems, Mend.CONDITIONS, "Condition '" + c.getId() + "' has no label; reports need one.");
			}
			checkMethod(c, methods, problems);
		}
	}

	/** A method that is not installed here may be elsewhere, so the study can be saved; settings that are not right are right nowhere. */
	private static void checkMethod(Condition c, ConditionMethods methods, List<Problem> problems) {
		try {
			methods.known(ConditionRow.of(c));
		} catch (ZippException e) {
			problems.add(new Problem(methods.find(c.getMethod()).isEmpty() ? Severity.WARNING : Severity.ERROR, e.getMessage(), Mend.CONDITIONS));
		}
	}

	private static void checkPrompts(Study study, List<Problem> problems) {
		if (study.getPrompts().isEmpty()) {
			warning(problems, Mend.CONDITIONS, "There are no prompts. Add some here, or run Line > Pictures > Rewrite prompts, which adds sixteen.");
		}
		Set<String> ids = new HashSet<>();
		Set<String> texts = new HashSet<>();
		for (Prompt p : study.getPrompts()) {
			if (isBlank(p.getId())) {
				error(problems, Mend.CONDITIONS, "A prompt has no id.");
			} else if (!ids.add(Names.folded(p.getId()))) {
				error(problems, Mend.CONDITIONS, "Two prompts have the id '" + p.getId() + "'.");
			}
			if (isBlank(p.getText())) {
				error(problems, Mend.CONDITIONS, "Prompt '" + p.getId() + "' has no text.");
			} else if (!texts.add(p.getText().strip().toLowerCase(Locale.ROOT))) {
				warning(problems, Mend.CONDITIONS, "Prompt '" + p.getId() + "' says the same as another one; its pairs count twice.");
			}
		}
	}

	private static void checkRaters(Study study, Set<String> served, List<Problem> problems) {
		List<Rater> people = study.getRaters().stream().filter(r -> r.getKind() == RaterKind.HUMAN).toList();
		if (people.isEmpty()) {
			warning(problems, Mend.ADD_RATER, "No person votes yet. Add raters on the page Raters and trials.");
		} else if (people.size() < FEW_RATERS) {
			warning(problems, Mend.ADD_RATER, "With " + people.size() + (people.size() == 1 ? " person" : " people")
					+ " voting, intervals that respect the raters are wide; " + FEW_RATERS + " or more are needed to claim anything.");
		}
		long waiting = study.getRaters().stream().filter(r -> !served.contains(r.getId())).count();
		if (waiting > 0) {
			warning(problems, Mend.DESIGN, waiting + (waiting == 1 ? " rater has" : " raters have")
					+ " no pairs. Run Line > Study > Design trials.");
		}
	}

	private static boolean isBlank(String text) {
		return text == null || text.isBlank();
	}

	private static void error(List<Problem> problems, Mend mend, String text) {
		problems.add(new Problem(Severity.ERROR, text, mend));
	}

	private static void warning(List<Problem> problems, Mend mend, String text) {
		problems.add(new Problem(Severity.WARNING, text, mend));
	}
}
