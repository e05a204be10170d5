package org.zipp.study.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.IntakeQuestion.Kind;

/** What answers to the intake may be, and what becomes of them. */
final class Intake {

	private Intake() {
	}

	static void check(List<IntakeQuestion> questions, Map<String, IntakeAnswer> answers) {
		for (String id : answers.keySet()) {
			if (questions.stream().noneMatch(q -> q.id().equals(id))) {
				throw new ZippException("The intake of this study has no question '" + id + "'.");
			}
		}
		for (IntakeQuestion q : questions) {
			check(q, answers.getOrDefault(q.id(), IntakeAnswer.OPEN));
		}
	}

	private static void check(IntakeQuestion q, IntakeAnswer answer) {
		if (answer.declined()) {
			return;
		}
		if (!answer.isGiven()) {
			if (q.required()) {
				throw new ZippException("The question '" + q.id() + "' is still open. Answer it, or prefer not to say.");
			}
			return;
		}
		if (q.kind() == Kind.CHOICE && !q.options().contains(answer.text())) {
			throw new ZippException("'" + answer.text() + "' is no answer to the question '" + q.id() + "'. Choose one of "
					+ String.join(", ", q.options()) + ", or prefer not to say.");
		}
		if (q.kind() == Kind.NUMBER && !answer.text().matches("[+-]?\\d{1,12}(?:\\.\\d{1,6})?")) {
			throw new ZippException("'" + answer.text() + "' is no number, which the question '" + q.id()
					+ "' asks for. Write digits, or prefer not to say.");
		}
	}

	/** Attributes of a rater with those that the answers give; who prefers not to say has none. Words are no attributes. */
	static Map<String, String> attributes(List<IntakeQuestion> questions, Map<String, IntakeAnswer> answers, Map<String, String> before) {
		Map<String, String> attributes = new LinkedHashMap<>(before);
		for (IntakeQuestion q : questions) {
			IntakeAnswer a = answers.getOrDefault(q.id(), IntakeAnswer.OPEN);
			if (q.kind() != Kind.TEXT && a.isGiven()) {
				attributes.put(q.id(), a.text());
			} else if (q.kind() != Kind.TEXT && a.declined()) {
				attributes.remove(q.id());
			}
		}
		return attributes;
	}
}
