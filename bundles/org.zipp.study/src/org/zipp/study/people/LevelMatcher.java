package org.zipp.study.people;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking;

/** Finds the level of a margin that a rater's answer means. */
public final class LevelMatcher {

	private static final Set<String> NOT_STATED = Set.of("", "-", "?", "unknown", "ud", "undisclosed", "undefined", "not stated",
			"not specified",
			"unspecified", "prefer not to say", "prefer not to answer", "rather not say", "no answer", "n/a", "null", "nan");

	private static final List<Set<String>> GENDERS = List.of(
			Set.of("f", "female", "females", "woman", "women", "w", "fem", "girl", "she", "she/her"),
			Set.of("m", "male", "males", "man", "men", "boy", "he", "he/him"),
			Set.of("x", "d", "nb", "nonbinary", "non-binary", "non binary", "diverse", "other", "another", "enby", "they", "they/them"));

	private final List<String> levels;
	private final Map<String, Integer> exact = new HashMap<>();
	private final Map<String, Integer> meaning = new HashMap<>();
	private final List<Optional<Band>> bands;
	private final String variable;

	public LevelMatcher(Margin margin) {
		levels = margin.levels();
		variable = Variables.normal(margin.variable());
		for (int i = 0; i < levels.size(); i++) {
			exact.putIfAbsent(Variables.plain(levels.get(i)), i);
			int level = i;
			meaning(levels.get(i)).ifPresent(m -> meaning.putIfAbsent(m, level));
		}
		bands = variable.equals(Variables.AGE) ? levels.stream().map(Band::parse).toList() : List.of();
	}

	/** Index of the level; {@link Raking#NOT_STATED} when the value says so, {@link Raking#UNKNOWN} when it is no level. */
	public int code(String value) {
		String plain = Variables.plain(value);
		Integer level = exact.get(plain);
		if (level == null) {
			level = meaning(value).map(meaning::get).orElse(null);
		}
		if (level != null) {
			return level;
		}
		if (NOT_STATED.contains(plain) || plain.equals("na") && !variable.equals(Variables.COUNTRY)) {
			return Raking.NOT_STATED;
		}
		if (!bands.isEmpty()) {
			Optional<Band> age = Band.parse(value);
			for (int i = 0; age.isPresent() && i < bands.size(); i++) {
				if (bands.get(i).isPresent() && bands.get(i).get().holds(age.get())) {
					return i;
				}
			}
		}
		return Raking.UNKNOWN;
	}

	/** The levels written most like a value, best first. */
	public List<String> nearest(String value, int most) {
		String plain = Variables.plain(value);
		int[] distance = levels.stream().mapToInt(l -> edits(plain, Variables.plain(l))).toArray();
		return IntStream.range(0, distance.length).boxed().sorted(Comparator.comparingInt(i -> distance[i])).limit(most).map(levels::get)
				.toList();
	}

	/** What a value means where several words mean the same. */
	private Optional<String> meaning(String value) {
		String plain = Variables.plain(value);
		return switch (variable) {
		case Variables.GENDER -> IntStream.range(0, GENDERS.size()).filter(g -> GENDERS.get(g).contains(plain)).mapToObj(Integer::toString)
				.findFirst();
		case Variables.COUNTRY -> Places.country(value);
		case Variables.LANGUAGE -> Places.language(value);
		default -> Optional.empty();
		};
	}

	/** How many letters must be changed, added or left out. */
	private static int edits(String a, String b) {
		int[] row = IntStream.rangeClosed(0, b.length()).toArray();
		for (int i = 1; i <= a.length(); i++) {
			int[] next = new int[row.length];
			next[0] = i;
			for (int j = 1; j < next.length; j++) {
				int change = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				next[j] = Math.min(change, 1 + Math.min(row[j], next[j - 1]));
			}
			row = next;
		}
		return row[b.length()];
	}

	/** Ages in completed years, both ends included. */
	private record Band(int low, int high) {
		private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-| to | bis )(\\d{1,3})");
		private static final Pattern ONE = Pattern.compile("(\\d{1,3})(?:\\.\\d+)?");
		private static final Pattern FROM = Pattern.compile("(?:>=|≥) ?(\\d{1,3})|(\\d{1,3}) ?(?:\\+|plus|and over|and older|and above|or "
				+ "over|or older|or more)");
		private static final Pattern ABOVE = Pattern.compile("(?:>|over|above|older than) ?(\\d{1,3})");
		private static final Pattern BELOW = Pattern.compile("(?:<|under|below|younger than) ?(\\d{1,3})");

		static Optional<Band> parse(String text) {
			String plain = Variables.plain(text).replaceAll(" ?(years? old|years?|yrs?|y/?o)$", "").toLowerCase(Locale.ROOT);
			Matcher m = RANGE.matcher(plain);
			if (m.matches()) {
				int low = Integer.parseInt(m.group(1));
				int high = Integer.parseInt(m.group(2));
				return low <= high ? Optional.of(new Band(low, high)) : Optional.empty();
			}
			m = ONE.matcher(plain);
			if (m.matches()) {
				return Optional.of(new Band(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(1))));
			}
			m = FROM.matcher(plain);
			if (m.matches()) {
				return Optional.of(new Band(Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1)), Integer.MAX_VALUE));
			}
			m = ABOVE.matcher(plain);
			if (m.matches()) {
				return Optional.of(new Band(Integer.parseInt(m.group(1)) + 1, Integer.MAX_VALUE));
			}
			m = BELOW.matcher(plain);
			return m.matches() ? Optional.of(new Band(0, Integer.parseInt(m.group(1)) - 1)) : Optional.empty();
		}

		boolean holds(Band other) {
			return low <= other.low && other.high <= high;
		}
	}
}
