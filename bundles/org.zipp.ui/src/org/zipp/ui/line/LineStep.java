package org.zipp.ui.line;

import java.util.Locale;

import org.zipp.core.operation.LinePlace;
import org.zipp.ui.context.Services;

/** The steps from nothing to a report, in order, each with the operation that its button runs. */
public enum LineStep {
	DATA("Bring in data", "Discussion dumps or edge lists become an interaction graph.", "Ingest data…", "ingest"),
	EVIDENCE("Mine evidence", "What tells most about each user, within a token budget.", "Mine evidence…", "mine"),
	PERSONAS("Verbalize personas", "A persona of each user, in sentences that name their evidence.", "Verbalize personas…", "verbalize"),
	PROMPTS("Rewrite prompts", "Participants are chosen, and prompts are written in their voice.", "Rewrite prompts…", "rewrite"),
	PICTURES("Generate pictures", "A picture for each prompt of each condition.", "Generate pictures…", "generate"),
	RATERS("Add raters and trials", "Who votes, and on which pairs.", "Add a rater…", "rater"),
	VOTES("Vote", "Two pictures and one prompt: people answer the question of the study.", "Vote…", "simulate"),
	REPORT("Write report", "Win rates and what can be claimed, to be read and passed on.", "Write report…", "report");

	private final String title;
	private final String sentence;
	private final String button;
	private final String operation;

	LineStep(String title, String sentence, String button, String operation) {
		this.title = title;
		this.sentence = sentence;
		this.button = button;
		this.operation = operation;
	}

	public String title() {
		return title;
	}

	public String sentence() {
		return sentence;
	}

	/** What the button of the step says. */
	public String button() {
		return button;
	}

	/** The operation that the button of the step runs. */
	public String operation() {
		return operation;
	}

	/** Whether that operation works on this step, as its component says. */
	public boolean isDoneBy(String id) {
		return Services.operations().place(id).flatMap(LinePlace::makes).filter(s -> s.name().equals(name())).isPresent();
	}

	/** What is there of this step; empty when nothing is. */
	public String facts(LineState s) {
		return switch (this) {
		case DATA -> s.graphUsers() == 0 ? "" : text("%,d users, %,d communities", s.graphUsers(), s.communities());
		case EVIDENCE -> evidence(s);
		case PERSONAS -> s.personas() == 0 ? ""
				: s.personas() < s.mined() ? text("%,d of %,d personas", s.personas(), s.mined()) : text("%,d personas", s.personas());
		case PROMPTS -> s.participants() == 0 ? "" : text("%,d participants", s.participants());
		case PICTURES -> s.wanted() == 0 ? ""
				: s.pictures() < s.wanted() ? text("%,d of %,d pictures", s.pictures(), s.wanted()) : text("%,d pictures", s.pictures());
		case RATERS -> raters(s);
		case VOTES -> s.trials() == 0 ? "" : text("%,d of %,d pairs answered", s.votes(), s.trials());
		case REPORT -> s.reported() ? "written" : "";
		};
	}

	private static String evidence(LineState s) {
		String chosen = s.cohort() == 0 ? "" : text("%,d of %,d users chosen", s.cohort(), s.graphUsers());
		String mined = s.mined() == 0 ? "" : text("evidence of %,d users", s.mined());
		return chosen + (chosen.isEmpty() || mined.isEmpty() ? "" : ", ") + mined;
	}

	private static String raters(LineState s) {
		if (s.people() + s.simulated() == 0) {
			return "";
		}
		String people = s.people() == 0 ? "" : text("%,d %s", s.people(), s.people() == 1 ? "person" : "people");
		String programs = s.simulated() == 0 ? "" : text("%,d simulated", s.simulated());
		return people + (people.isEmpty() || programs.isEmpty() ? "" : ", ") + programs + text(", %,d pairs", s.trials());
	}

	/** Whether all of this step is there that the step before allows. */
	boolean isWhole(LineState s) {
		return switch (this) {
		case DATA -> s.graphUsers() > 0;
		case EVIDENCE -> s.mined() > 0;
		case PERSONAS -> s.personas() > 0 && s.personas() >= s.mined();
		case PROMPTS -> s.participants() > 0;
		case PICTURES -> s.wanted() > 0 && s.pictures() == s.wanted();
		case RATERS -> s.trials() > 0 && s.idle() == 0;
		case VOTES -> s.trials() > 0 && s.votes() == s.trials();
		case REPORT -> s.reported();
		};
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
