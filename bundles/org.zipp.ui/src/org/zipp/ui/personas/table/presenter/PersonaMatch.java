package org.zipp.ui.personas.table.presenter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.store.Rows.PersonaRow;
import org.zipp.ui.personas.presenter.TextDiff;

/**
 * Why a search found a persona: the fields in which its words stand, with what stands around them.
 *
 * @param text   for example {@code tone: curious · text: …the tests failed…}
 * @param ranges where the words of the search stand in it, in order; they do not overlap
 */
public record PersonaMatch(String text, List<TextDiff.Range> ranges) {

	private static final int BEFORE = 24;
	private static final int BEHIND = 60;

	public PersonaMatch {
		ranges = List.copyOf(ranges);
	}

	/**
	 * Finds out.
	 *
	 * @param name  memorable name of the persona
	 * @param words what was searched, in lower case
	 */
	static PersonaMatch of(PersonaRow row, String name, List<String> words) {
		List<String> parts = new ArrayList<>();
		List<String> left = new ArrayList<>(words);
		take(parts, left, "name", name);
		take(parts, left, "id", row.userId());
		for (Map.Entry<String, String> trait : row.traits().entrySet()) {
			String whole = (trait.getKey() + ' ' + trait.getValue()).toLowerCase(Locale.ROOT);
			if (left.removeIf(whole::contains)) {
				parts.add(trait.getKey() + ": " + around(trait.getValue(), words));
			}
		}
		String lower = row.text().toLowerCase(Locale.ROOT);
		while (!left.isEmpty() && left.stream().anyMatch(lower::contains)) {
			String snippet = around(row.text(), left);
			parts.add("text: " + snippet);
			int before = left.size();
			left.removeIf(snippet.toLowerCase(Locale.ROOT)::contains);
			if (left.size() == before) {
				break;
			}
		}
		String text = String.join(" · ", parts);
		return new PersonaMatch(text, ranges(text, words));
	}

	private static void take(List<String> parts, List<String> left, String field, String value) {
		if (left.removeIf(value.toLowerCase(Locale.ROOT)::contains)) {
			parts.add(field + ": " + value);
		}
	}

	/** The part of a value around the first of these words in it. */
	private static String around(String value, List<String> words) {
		Matcher matcher = pattern(words).matcher(value);
		int at = matcher.find() ? matcher.start() : 0;
		int length = at == 0 ? 0 : matcher.end() - at;
		int from = at <= BEFORE ? 0 : value.indexOf(' ', at - BEFORE) + 1;
		if (from <= 0 || from > at) {
			from = Math.max(0, at - BEFORE);
			from = at <= BEFORE ? 0 : from;
		}
		int to = Math.min(value.length(), at + length + BEHIND);
		if (to < value.length()) {
			int blank = value.lastIndexOf(' ', to);
			to = blank > at + length ? blank : to;
		}
		return (from > 0 ? "…" : "") + value.substring(from, to) + (to < value.length() ? "…" : "");
	}

	private static Pattern pattern(List<String> words) {
		return Pattern.compile(words.stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
				.collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	private static List<TextDiff.Range> ranges(String text, List<String> words) {
		return words.isEmpty() ? List.of()
				: pattern(words).matcher(text).results().map(r -> new TextDiff.Range(r.start(), r.end())).toList();
	}
}
