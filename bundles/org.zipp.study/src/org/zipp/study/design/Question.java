package org.zipp.study.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.model.Choice;
import org.zipp.model.ZippFactory;

/** What raters are asked of each pair, and which answers they may give. */
public record Question(
		@Explained("What raters are asked of each pair, by language.") Map<String, String> text,
		@Explained("What a better picture is better in, in one word: preference, alignment, coherence, or one of your own.") String criterion,
		@Explained("Whether raters may say that both pictures are equally good.") boolean ties,
		@Explained("Whether raters may say that neither picture is good; it counts as a tie, and is listed apart.") boolean bothBad) {

	/** Which picture a rater likes better, with ties. */
	public static final Question DEFAULTS = new Question(Map.of("en", ZippFactory.eINSTANCE.createStudy().getQuestion()), "preference", true,
			false);

	public Question {
		text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
		criterion = criterion.strip();
	}

	/** The question in a language; in the first there is where it has none. */
	public String text(String language) {
		return text.getOrDefault(language, text.values().stream().findFirst().orElse(""));
	}

	/** The answers that raters may give. */
	public List<Choice> choices() {
		return List.of(Choice.values()).stream().filter(c -> (ties || c != Choice.TIE) && (bothBad || c != Choice.BOTH_BAD)).toList();
	}

	/** With other words. */
	public Question withText(Map<String, String> value) {
		return new Question(value, criterion, ties, bothBad);
	}

	/** With other answers. */
	public Question withAnswers(boolean withTies, boolean withBothBad) {
		return new Question(text, criterion, withTies, withBothBad);
	}
}
