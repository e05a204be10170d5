package org.zipp.study;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.Rows.TrialProblem;

/**
 * What is known of how votes came about. A report claims no more than this.
 *
 * @param designed    whether the trials were designed and answered in a study of the workbench: sides drawn at random, names
 *                    of conditions not shown, every answer stored once
 * @param ratersKnown whether each vote says who gave it. Where it does not, {@link Judgement#raterId} is the judged pair of
 *                    pictures instead, so that what is computed by rater is computed by pair of pictures, and attributes
 *                    belong to the vote, not to the rater id
 * @param sidesKnown  whether left and right are the sides on which pictures were shown
 * @param question    what raters were asked, empty where it is not known
 * @param warnings    what a reader of the report must not overlook
 * @param notes       sentences for the methods: what was read, what was left out and why
 */
public record Provenance(boolean designed, boolean ratersKnown, boolean sidesKnown, String question, List<String> warnings,
		List<String> notes) {

	/** A study of the workbench. */
	public static final Provenance STUDY = study("", List.of(), List.of(), "");

	public Provenance {
		warnings = List.copyOf(warnings);
		notes = List.copyOf(notes);
	}

	/**
	 * A study of the workbench.
	 *
	 * @param changes changes of its question after the first answer
	 * @param unshown open trials that could not be shown
	 * @param cohort  whom personas are of, a sentence; empty when nobody was chosen
	 */
	public static Provenance study(String question, List<QuestionChange> changes, List<TrialProblem> unshown, String cohort) {
		List<String> warnings = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		if (!cohort.isEmpty()) {
			notes.add("The users whom evidence and personas are of were chosen beforehand: " + cohort);
		}
		for (QuestionChange c : changes) {
			String answers = c.votes() == 1 ? "one answer" : c.votes() + " answers";
			warnings.add("The question was changed after " + answers + ": earlier answers are to \u201C" + c.before() + "\u201D.");
			notes.add("On " + LocalDate.ofInstant(c.at(), ZoneOffset.UTC) + ", after " + answers + ", the question was changed from \u201C" + c.before()
					+ "\u201D to \u201C" + c.after() + "\u201D. Answers to both count alike here.");
		}
		if (!unshown.isEmpty()) {
			notes.add((unshown.size() == 1 ? "One trial" : unshown.size() + " trials")
					+ " could not be shown to the rater because a picture was missing or damaged; no answer was taken.");
		}
		return new Provenance(true, true, true, question, warnings, notes);
	}

	/** Votes that were collected elsewhere. */
	public static Provenance elsewhere(boolean ratersKnown, boolean sidesKnown, List<String> notes) {
		return new Provenance(false, ratersKnown, sidesKnown, "", List.of(), notes);
	}
}
