package org.zipp.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.zipp.store.Rows.ImageRow;

/** Finds the pictures of a user; where a condition is not personal, the shared ones. Unchanging. */
public final class PictureIndex {

	private record Key(String userId, String promptId, String conditionId) {
	}

	private final Map<Key, SortedMap<Long, String>> bySeed = new HashMap<>();

	/** @param images the pictures to look among */
	public PictureIndex(Collection<ImageRow> images) {
		for (ImageRow image : images) {
			var k = image.key();
			bySeed.computeIfAbsent(new Key(k.userId(), k.promptId(), k.conditionId()), x -> new TreeMap<>()).put(k.seed(),
					image.content());
		}
	}

	/** Seed → content hash of what the user is shown under that condition. */
	private SortedMap<Long, String> pictures(String userId, String promptId, String conditionId) {
		SortedMap<Long, String> own = bySeed.get(new Key(userId, promptId, conditionId));
		return own != null ? own : bySeed.getOrDefault(new Key("", promptId, conditionId), new TreeMap<>());
	}

	/** Seeds that both conditions have a picture of for this user, ascending. */
	public List<Long> seeds(String userId, String promptId, ConditionPair pair) {
		SortedMap<Long, String> second = pictures(userId, promptId, pair.second());
		return pictures(userId, promptId, pair.first()).keySet().stream().filter(second::containsKey).toList();
	}

	/** As {@link #seeds}, without those for which both conditions have the same picture. */
	public List<Long> seedsThatDiffer(String userId, String promptId, ConditionPair pair) {
		return seeds(userId, promptId, pair).stream().filter(seed -> !content(userId, promptId, pair.first(), seed)
				.equals(content(userId, promptId, pair.second(), seed))).toList();
	}

	/** Content hash of a picture, {@code null} when there is none. */
	public String content(String userId, String promptId, String conditionId, long seed) {
		return pictures(userId, promptId, conditionId).get(seed);
	}
}
