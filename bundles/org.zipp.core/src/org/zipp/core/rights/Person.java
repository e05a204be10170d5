package org.zipp.core.rights;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.ZippException;

/**
 * One person, by everything that a study may know the person under.
 *
 * @param users  ids of a user of the graph: a keyed hash, or a name where names were kept
 * @param raters ids of a rater
 * @param names  names of an author as far as they are known, in any case of letters
 */
public record Person(Set<String> users, Set<String> raters, Set<String> names) {

	public Person {
		users = Set.copyOf(users);
		raters = Set.copyOf(raters);
		names = Set.copyOf(names);
		if (users.isEmpty() && raters.isEmpty()) {
			throw new ZippException("Nobody was named.");
		}
	}

	/** Whether an id of the graph is the person's; names are compared without regard to case. */
	public boolean isUser(String id) {
		return users.contains(id) || isNamed(id);
	}

	/** Whether a name of an author is the person's. */
	public boolean isNamed(String author) {
		return names.stream().anyMatch(author::equalsIgnoreCase);
	}

	/** All ids and names, as they would stand in a text; longest first. */
	public Set<String> marks() {
		Set<String> marks = new TreeSet<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
		marks.addAll(users);
		marks.addAll(raters);
		marks.addAll(names);
		return marks;
	}

	/** Whether an id or name of the person stands in a text as a word of its own, in any case of letters. */
	public boolean isIn(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		return marks().stream().anyMatch(mark -> stands(lower, mark.toLowerCase(Locale.ROOT)));
	}

	private static boolean stands(String text, String mark) {
		for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
			int end = at + mark.length();
			if ((at == 0 || !isOfName(text.charAt(at - 1))) && (end == text.length() || !isOfName(text.charAt(end)))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOfName(char c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '-';
	}
}
