package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.model.Trait;

/**
 * Where the text of a persona and its traits disagree: ages, genders, and values of a style that the text lacks, denies
 * or replaces by another. It reads English, by words; what it does not understand it does not blame.
 */
public final class TraitCheck {

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
	private static final Pattern RANGE = Pattern.compile("(\\d{1,3})\\s*(?:-|–|to)\\s*(\\d{1,3})");
	private static final Pattern OPEN_END = Pattern.compile("(\\d{1,3})\\s*\\+");
	private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
	private static final Pattern AGE_IN_TEXT = Pattern.compile("(?:(?<from>\\d{1,3})\\s*(?:-|–|to)\\s*)?\\b(?<to>\\d{1,3})[\\s-]*years?[\\s-]*old\\b"
			+ "|\\b(?:aged?|is)\\s+(?:between\\s+)?(?<a>\\d{1,3})(?:\\s*(?:-|–|to|and)\\s*(?<b>\\d{1,3}))?\\b(?!\\s*(?:%|percent|of|times|hours|minutes|posts|children))"
			+ "|\\bin\\s+(?:his|her|their)\\s+(?<part>early\\s+|mid[\\s-]*|late\\s+)?(?<decade>\\d)0s\\b", FLAGS);
	private static final Pattern FEMALE = Pattern.compile("\\b(?:woman|female|mother|wife|girl|daughter)\\b", FLAGS);
	private static final Pattern MALE = Pattern.compile("\\b(?:man|male|father|boy|son)\\b", FLAGS);
	private static final String DENIAL = "\\b(?:not|no|never|dislikes?|avoids?|hates?|rather\\s+than|instead\\s+of|without|away\\s+from)\\s+(?:\\S+\\s+){0,2}?";
	private static final int OLDEST = 150;

	private TraitCheck() {
	}

	/** A sentence for each trait that the text disagrees with, in the order of the traits. */
	public static Map<Trait, String> of(PersonaText text, List<Trait> traits) {
		Map<Trait, String> found = new LinkedHashMap<>();
		for (Trait trait : traits) {
			about(text, Objects.requireNonNullElse(trait.getName(), ""), Objects.requireNonNullElse(trait.getValue(), "").strip())
					.ifPresent(why -> found.put(trait, why));
		}
		return found;
	}

	static Optional<String> about(PersonaText text, String name, String value) {
		if (value.isEmpty() || text.text().isBlank()) {
			return Optional.empty();
		}
		Optional<StyleAxis> axis = Arrays.stream(StyleAxis.values()).filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
		if (axis.isPresent()) {
			return style(text, axis.get(), value);
		}
		return switch (name.toLowerCase(Locale.ROOT)) {
		case "age" -> age(text, value);
		case "gender", "sex" -> gender(text, value);
		default -> Optional.empty();
		};
	}

	private static Optional<String> style(PersonaText text, StyleAxis axis, String value) {
		String name = axis.name().toLowerCase(Locale.ROOT);
		Pattern own = word(value);
		Optional<Integer> denied = sentence(text, Pattern.compile(DENIAL + Pattern.quote(value) + "\\b", FLAGS));
		if (denied.isPresent()) {
			return Optional.of("The trait says " + name + ' ' + value + ", sentence " + denied.get() + " denies it.");
		}
		if (own.matcher(text.text()).find()) {
			return Optional.empty();
		}
		for (StyleValue other : StyleValue.of(axis)) {
			Optional<Integer> says = other.id().equalsIgnoreCase(value) ? Optional.empty() : sentence(text, word(other.id()));
			if (says.isPresent()) {
				return Optional.of("The trait says " + name + ' ' + value + ", sentence " + says.get() + " says " + other.id() + '.');
			}
		}
		return Optional.of("The trait says " + name + ' ' + value + ", the text does not mention it.");
	}

	private static Pattern word(String value) {
		return Pattern.compile("\\b" + Pattern.quote(value) + "\\b", FLAGS);
	}

	/** The number of the first sentence with a match. */
	private static Optional<Integer> sentence(PersonaText text, Pattern pattern) {
		for (int i = 0; i < text.sentences().size(); i++) {
			if (pattern.matcher(text.sentence(i)).find()) {
				return Optional.of(i + 1);
			}
		}
		return Optional.empty();
	}

	/** Years from and to, both included. */
	private record Ages(int from, int to) {
		boolean meets(Ages other) {
			return from <= other.to && other.from <= to;
		}
	}

	private static Optional<String> age(PersonaText text, String value) {
		Optional<Ages> trait = ages(value);
		if (trait.isEmpty()) {
			return Optional.empty();
		}
		for (int i = 0; i < text.sentences().size(); i++) {
			List<MatchResult> said = AGE_IN_TEXT.matcher(text.sentence(i)).results().toList();
			for (MatchResult match : said) {
				if (!ages(match).meets(trait.get())) {
					return Optional.of("The trait says age " + value + ", sentence " + (i + 1) + " says \u201c" + match.group().strip() + "\u201d.");
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<Ages> ages(String value) {
		List<Integer> numbers = NUMBER.matcher(value).results().map(m -> Integer.parseInt(m.group())).toList();
		if (OPEN_END.matcher(value).find()) {
			return Optional.of(new Ages(numbers.getFirst(), OLDEST));
		}
		if (RANGE.matcher(value).find()) {
			return Optional.of(new Ages(numbers.get(0), numbers.get(1)));
		}
		return numbers.size() == 1 ? Optional.of(new Ages(numbers.getFirst(), numbers.getFirst())) : Optional.empty();
	}

	private static Ages ages(MatchResult said) {
		if (said.group("decade") != null) {
			int decade = 10 * Integer.parseInt(said.group("decade"));
			String part = Objects.requireNonNullElse(said.group("part"), "").strip().toLowerCase(Locale.ROOT);
			return part.startsWith("early") ? new Ages(decade, decade + 3)
					: part.startsWith("mid") ? new Ages(decade + 3, decade + 7)
							: part.startsWith("late") ? new Ages(decade + 6, decade + 9) : new Ages(decade, decade + 9);
		}
		List<Integer> numbers = new ArrayList<>();
		for (String group : List.of("from", "to", "a", "b")) {
			if (said.group(group) != null) {
				numbers.add(Integer.parseInt(said.group(group)));
			}
		}
		return new Ages(numbers.getFirst(), numbers.getLast());
	}

	private static Optional<String> gender(PersonaText text, String value) {
		boolean female = FEMALE.matcher(value).find();
		boolean male = MALE.matcher(value).find();
		Pattern own = female ? FEMALE : MALE;
		Pattern other = female ? MALE : FEMALE;
		if (female == male || own.matcher(text.text()).find()) {
			return Optional.empty();
		}
		// "Is a woman" speaks of the person, "photographs a woman" does not.
		Pattern self = Pattern.compile("^(?:is|describes\\s+\\S+\\s+as|identifies\\s+as)\\s+(?:an?\\s+)?(?:\\S+\\s+)?" + other.pattern(), FLAGS);
		return sentence(text, self).map(i -> "The trait says " + value + ", sentence " + i + " says otherwise.");
	}
}
