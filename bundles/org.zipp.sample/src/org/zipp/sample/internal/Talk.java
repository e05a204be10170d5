package org.zipp.sample.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.zipp.core.style.StyleValue;
import org.zipp.sample.internal.World.Community;
import org.zipp.sample.internal.World.Person;

/** Puts words into the mouths of the made-up crowd. */
final class Talk {

	/** Share of phrases that are of no taste in particular. */
	static final double STRAY = 0.08;

	private static final double TOPICAL = 0.5;
	private static final double TWO_PHRASES = 0.4;
	private static final double HINT = 0.22;
	private static final double MOOD = 0.25;
	private static final Pattern START = Pattern.compile("(?:^|[.!?] )\\p{Ll}");

	private final Script phrases = new Script("phrases.txt");
	private final Script chatter = new Script("chatter.txt");
	private final List<StyleValue> values = List.of(StyleValue.values());

	Script phrases() {
		return phrases;
	}

	/** A comment of a person in a community. */
	String comment(Person person, Community community, Dice dice) {
		List<String> parts = new ArrayList<>();
		if (community.leanings().isEmpty()) {
			parts.add(topic(person, community, dice));
			if (dice.chance(HINT)) {
				parts.add(hint(person, dice));
			} else if (dice.chance(0.3)) {
				parts.add(topic(person, community, dice));
			}
		} else {
			parts.add(filled(dice.chance(TWO_PHRASES) ? "double frames" : "frames", person, community, dice));
		}
		if (dice.chance(MOOD)) {
			parts.add(chatter.say("mood " + person.mood(), dice));
		}
		String text = String.join(dice.chance(0.1) ? "\n\n" : " ", parts);
		if (dice.chance(0.02)) {
			return "[removed]";
		}
		if (dice.chance(0.03)) {
			return "> " + chatter.say("general", dice) + "\n\n" + text;
		}
		return dice.chance(0.03) ? text + " https://example.org/" + dice.below(100_000) : text;
	}

	/** Title of a picture a person posts. */
	String imageTitle(Person person, Community community, Dice dice) {
		return filled("titles", person, community, dice);
	}

	/** Title of a submission without a picture. */
	String textTitle(Person person, Community community, Dice dice) {
		return community.leanings().isEmpty() ? topic(person, community, dice)
				: filled("questions", person, community, dice);
	}

	/** Text below a title, often none. */
	String selfText(Person person, Community community, Dice dice) {
		return dice.chance(0.4) ? "" : comment(person, community, dice);
	}

	private String topic(Person person, Community community, Dice dice) {
		return place(chatter.say(community.topic(), dice), person);
	}

	private String hint(Person person, Dice dice) {
		return switch (dice.below(3)) {
		case 0 -> chatter.say("age " + person.age(), dice);
		case 1 -> chatter.say("gender " + person.gender(), dice);
		default -> place(chatter.say("country", dice), person);
		};
	}

	private static String place(String text, Person person) {
		return text.replace("{CITY}", person.city()).replace("{COUNTRY}", person.country());
	}

	private String filled(String section, Person person, Community community, Dice dice) {
		String text = chatter.say(section, dice).replace("SUBJECT", chatter.say("subjects", dice));
		text = text.replace("PHRASE", phrases.say(value(person, community, dice).id(), dice));
		if (text.contains("SECOND")) {
			text = text.replace("SECOND", phrases.say(value(person, community, dice).id(), dice));
		}
		return capitalised(text);
	}

	private StyleValue value(Person person, Community community, Dice dice) {
		if (dice.chance(STRAY)) {
			return dice.of(values);
		}
		int own = 0;
		int topical = 0;
		for (StyleValue v : values) {
			boolean has = person.taste().values().get(v.axis()) == v;
			own += has ? 1 : 0;
			topical += has && community.leanings().contains(v) ? 1 : 0;
		}
		boolean stay = topical > 0 && dice.chance(TOPICAL);
		int left = dice.below(stay ? topical : own);
		for (StyleValue v : values) {
			if (person.taste().values().get(v.axis()) == v && (!stay || community.leanings().contains(v)) && left-- == 0) {
				return v;
			}
		}
		throw new IllegalStateException("a taste has values");
	}

	/** Sentences begin with a capital. */
	private static String capitalised(String text) {
		if (!START.matcher(text).find()) {
			return text;
		}
		return START.matcher(text).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
	}
}
