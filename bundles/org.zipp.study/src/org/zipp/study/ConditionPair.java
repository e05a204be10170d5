package org.zipp.study;

import java.util.ArrayList;
import java.util.List;

import org.zipp.core.ZippException;

/**
 * Two conditions that are compared. The order says only which one is named first in tables; it says nothing about sides.
 *
 * @param first  condition id
 * @param second condition id
 */
public record ConditionPair(String first, String second) {

	/**
	 * Reads {@code zipp-0:generic}.
	 *
	 * @throws ZippException when it is not two different ids with a colon between
	 */
	public static ConditionPair parse(String text) {
		String[] ids = text.split(":", -1);
		if (ids.length != 2 || ids[0].isBlank() || ids[1].isBlank() || ids[0].strip().equals(ids[1].strip())) {
			throw new ZippException("'" + text + "' is not a pair of conditions. Write two different condition ids with a colon"
					+ " between them, for example zipp-0:generic.");
		}
		return new ConditionPair(ids[0].strip(), ids[1].strip());
	}

	/** Every pair of those conditions: n ids give n·(n−1)/2 pairs; the later id of a pair is named first. */
	public static List<ConditionPair> all(List<String> conditionIds) {
		List<ConditionPair> pairs = new ArrayList<>();
		for (int i = 0; i < conditionIds.size(); i++) {
			for (int j = i + 1; j < conditionIds.size(); j++) {
				pairs.add(new ConditionPair(conditionIds.get(j), conditionIds.get(i)));
			}
		}
		return pairs;
	}

	/** The pair with the names the other way round. */
	public ConditionPair reversed() {
		return new ConditionPair(second, first);
	}

	@Override
	public String toString() {
		return first + ':' + second;
	}
}
