package org.zipp.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.zipp.store.Freshness.RewriteKey;

/**
 * How often two conditions have the same product for the same user and prompt: the same text, or the same picture. Nobody
 * can prefer one of two things that are the same, so such pairs say nothing of the conditions.
 */
public final class Twins {

	/**
	 * Two conditions.
	 *
	 * @param first  condition id
	 * @param second condition id
	 * @param same   users and prompts for which both have the same
	 * @param of     users and prompts for which both have something
	 */
	public record Count(String first, String second, int same, int of) {

		/** For example {@code 652 of 656 pictures of ZIPP 0-shot and ZIPP 3-shot are the same}. */
		public String text(String what, Map<String, String> labels) {
			return String.format(Locale.ROOT, "%,d of %,d %s of %s and %s are the same", same, of, what,
					labels.getOrDefault(first, first), labels.getOrDefault(second, second));
		}
	}

	private Twins() {
	}

	/**
	 * Compares every two conditions.
	 *
	 * @param contents   what each product says or shows; those of no user stand for every user
	 * @param conditions their ids, in display order
	 * @return the pairs that have anything in common, in that order
	 */
	public static List<Count> of(Map<RewriteKey, String> contents, Collection<String> conditions) {
		Map<String, Map<String, String>> byPlace = new LinkedHashMap<>();
		Map<String, Map<String, String>> shared = new HashMap<>();
		contents.forEach((key, content) -> (key.userId().isEmpty() ? shared : byPlace)
				.computeIfAbsent(key.userId() + '\n' + key.promptId(), _ -> new HashMap<>()).put(key.conditionId(), content));
		byPlace.forEach((place, own) -> shared.getOrDefault(place.substring(place.indexOf('\n')), Map.of()).forEach(own::putIfAbsent));
		Collection<Map<String, String>> places = byPlace.isEmpty() ? shared.values() : byPlace.values();
		List<String> ids = List.copyOf(conditions);
		List<Count> counts = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			for (int j = i + 1; j < ids.size(); j++) {
				Count count = count(places, ids.get(i), ids.get(j));
				if (count.same() > 0) {
					counts.add(count);
				}
			}
		}
		return counts;
	}

	private static Count count(Collection<Map<String, String>> places, String first, String second) {
		int same = 0;
		int of = 0;
		for (Map<String, String> contents : places) {
			String a = contents.get(first);
			String b = contents.get(second);
			if (a != null && b != null) {
				of++;
				same += a.equals(b) ? 1 : 0;
			}
		}
		return new Count(first, second, same, of);
	}
}
