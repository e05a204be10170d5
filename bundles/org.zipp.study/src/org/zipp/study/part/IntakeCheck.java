package org.zipp.study.part;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.study.design.IntakeQuestion;

/**
 * Looks for questions that an intake must not ask: what somebody likes to see. Personas would then be made of the very taste that the
 * study wants to find in their pictures.
 */
public final class IntakeCheck {

	private static final Pattern VISUAL = Pattern.compile(
			"\\b(colou?rs?|palettes?|aesthetics?|visual(?:ly)?|(?:art|picture|image|photo|drawing|visual)[- ]?styles?|styles?|brightness|"
					+ "(?:picture|image|photo|art|painting)s? (?:do you|you) (?:like|prefer)|(?:favou?rite|preferred)"
					+ " (?:pictures?|images?|photos?|art|paint(?:er|ing)s?)|"
					+ "(?:like|prefer|favou?r)\\w* (?:\\w+ )?(?:pictures?|images?|photos?|paintings?|artworks?)|taste in (?:pictures|images|art|photos)|"
					+ "\\w*farben?|bildstil\\w*|couleurs?|colores?)\\b",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

	private IntakeCheck() {
	}

	/** What is wrong with questions, a sentence each; empty when nothing is. */
	public static List<String> warnings(List<IntakeQuestion> questions) {
		return questions.stream().flatMap(q -> visual(q).map(word -> "The intake question '" + q.id() + "' asks what raters like to see ('" + word
				+ "'). Personas must not be made of visual preferences, which the study is to find. Ask it after the study, or leave it out.")
				.stream()).toList();
	}

	private static Optional<String> visual(IntakeQuestion question) {
		return Stream.of(Stream.of(question.id().replace('_', ' ')), question.label().values().stream(), question.options().stream())
				.flatMap(s -> s).map(VISUAL::matcher).filter(Matcher::find).map(Matcher::group).findFirst();
	}
}
