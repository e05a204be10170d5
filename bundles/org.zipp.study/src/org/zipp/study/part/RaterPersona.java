package org.zipp.study.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.zipp.core.ZippException;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Sentence;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.study.design.IntakeQuestion;

/** The persona that is made of what a rater answered to the intake: of a user that stands for the rater alone. */
public final class RaterPersona {

	/** What ranked the evidence: the order in which it was asked. */
	public static final String METHOD = "intake";
	/** Whose revision a correction is. */
	public static final String EDITOR = "rater";
	/** No author of a discussion has a colon in the name. */
	private static final String PREFIX = "rater:";
	/** English has four letters to a token, as a rule of thumb. */
	private static final int LETTERS_PER_TOKEN = 4;

	private RaterPersona() {
	}

	/** The user that stands for a rater. */
	public static String userOf(StudyStore store, String raterId) {
		return store.directory().authorHash().of(PREFIX + raterId);
	}

	/**
	 * What the rater said becomes the evidence of the user, in the order in which it was asked; without an answer there is none.
	 *
	 * @param language of the questions in the evidence, the same for all raters
	 * @return the user that has evidence now, empty when there is nothing to know
	 */
	static String saveEvidence(StudyStore store, String raterId, List<IntakeQuestion> questions, String language, Map<String,
			IntakeAnswer> answers) {
		List<IntakeQuestion> answered = questions.stream().filter(q -> answers.getOrDefault(q.id(), IntakeAnswer.OPEN).isGiven()).toList();
		String user = userOf(store, raterId);
		if (answered.isEmpty() && store.users().find(user).isEmpty()) {
			return "";
		}
		if (store.users().find(user).isEmpty()) {
			store.users().save(Stream.of(new UserRow(user, 0, 0, 0, false)), List.of());
		}
		List<EvidenceRow> rows = new ArrayList<>();
		for (IntakeQuestion q : answered) {
			String text = words(q, language, answers.get(q.id()).text());
			rows.add(new EvidenceRow(0, user, EvidenceKind.INTAKE, "", text, q.id(), "", 1.0 / answered.size(), rows.size() + 1,
					Math.max(1, text.length() / LETTERS_PER_TOKEN), true));
		}
		store.users().replaceEvidence(METHOD, EvidenceOrigin.INTAKE, List.of(user), rows);
		return rows.isEmpty() ? "" : user;
	}

	/** As somebody would say it, so that what reads comments reads it too. */
	private static String words(IntakeQuestion question, String language, String answer) {
		return question.id().toLowerCase(Locale.ROOT).equals("age") && answer.matches("\\d+") ? "I am " + answer + " years old."
				: question.label(language) + ": " + answer;
	}

	static boolean isWritten(StudyStore store, String raterId) {
		return store.personas().row(userOf(store, raterId)).isPresent();
	}

	static Optional<String> text(StudyStore store, String raterId) {
		return store.personas().load(userOf(store, raterId)).map(RaterPersona::text);
	}

	private static String text(Persona persona) {
		return persona.getSentences().stream().map(Sentence::getText).collect(Collectors.joining("\n"));
	}

	/** Sentences are lines; those that stay keep what they rest on. Nothing is stored when nothing was changed. */
	static void correct(StudyStore store, String raterId, String text) {
		Persona persona = store.personas().load(userOf(store, raterId))
				.orElseThrow(() -> new ZippException("There is no persona of the rater " + raterId + " yet."));
		List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
		List<Sentence> before = List.copyOf(persona.getSentences());
		if (before.stream().map(Sentence::getText).toList().equals(lines)) {
			return;
		}
		List<Sentence> after = new ArrayList<>();
		for (String line : lines) {
			Sentence sentence = before.stream().filter(s -> s.getText().equals(line) && !after.contains(s)).findFirst()
					.orElseGet(() -> ZippFactory.eINSTANCE.createSentence());
			sentence.setText(line);
			after.add(sentence);
		}
		persona.getSentences().clear();
		persona.getSentences().addAll(after);
		store.personas().saveEdit(persona, EDITOR, "corrected by the rater");
	}
}
