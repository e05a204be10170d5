package org.zipp.ui.study.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.IntakeQuestion.Kind;

/** Questions that raters are asked of themselves, ready to be chosen. No widgets. */
public final class Intake {

	private static final List<IntakeQuestion> USUAL = List.of(
			choice("age", "How old are you?", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"),
			choice("gender", "What is your gender?", "female", "male", "other"), text("country", "In which country do you live?"),
			text("profession", "What is your profession?"), text("hobbies", "What do you like to do in your free time?"));

	private Intake() {
	}

	private static IntakeQuestion choice(String id, String label, String... options) {
		return new IntakeQuestion(id, Map.of("en", label), Kind.CHOICE, List.of(options), false);
	}

	private static IntakeQuestion text(String id, String label) {
		return new IntakeQuestion(id, Map.of("en", label), Kind.TEXT, List.of(), false);
	}

	/** Questions of the usual kind, in order. */
	public static List<IntakeQuestion> usual() {
		return USUAL;
	}

	/**
	 * The questions with these ids.
	 *
	 * @param ids   with commas between
	 * @param there questions that the design has, which are taken as they are
	 * @throws ZippException when there is none of an id
	 */
	static List<IntakeQuestion> of(String ids, List<IntakeQuestion> there) {
		List<IntakeQuestion> questions = new ArrayList<>();
		for (String id : ids(ids)) {
			questions.add(there.stream().filter(q -> q.id().equals(id)).findFirst()
					.or(() -> USUAL.stream().filter(q -> q.id().equals(id)).findFirst())
					.orElseThrow(() -> new ZippException("There is no question '" + id + "' for raters. Write it into the plan file.")));
		}
		return questions;
	}

	/** Ids out of a text with commas between. */
	static List<String> ids(String text) {
		return List.of(text.split(",")).stream().map(String::strip).filter(t -> !t.isEmpty()).distinct().toList();
	}
}
