package org.zipp.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.StudyStore;

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

	/**
	 * The pictures that new trials may show, of one setting only: those of two are never compared, and a study has one for all its trials.
	 *
	 * @throws ZippException when the pictures of now are of another setting than those that trials show
	 */
	public static PictureIndex forNewTrials(StudyStore store) {
		refuseASecondSetting(store);
		return new PictureIndex(store.images().all());
	}

	private static void refuseASecondSetting(StudyStore store) {
		List<PictureSetting> settings = store.images().settings();
		if (settings.isEmpty()) {
			return;
		}
		Map<String, Set<String>> settingsOf = new HashMap<>();
		store.images().ofEverySetting().forEach(i -> settingsOf.computeIfAbsent(i.content(), _ -> new HashSet<>()).add(i.setting()));
		String now = settings.getFirst().id();
		for (JudgedTrial judged : store.trials().all()) {
			Set<String> shown = settingsOf.getOrDefault(judged.trial().leftImage(), Set.of(now));
			if (judged.trial().kind().isVote() && !shown.contains(now)) {
				String then = settings.stream().filter(s -> shown.contains(s.id())).map(PictureSetting::text).findFirst().orElse("another setting");
				throw new ZippException("The trials there are show pictures of " + then + "; those made last are of " + settings.getFirst().text()
						+ ". A study has one setting for all its trials. Run 'generate' in the setting of the trials again (pictures that are"
						+ " there are not made anew), or compare the others in a study of their own.");
			}
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

	/** Content hash of the picture with the lowest seed that the user is shown under a condition. */
	public Optional<String> first(String userId, String promptId, String conditionId) {
		return pictures(userId, promptId, conditionId).values().stream().findFirst();
	}

	/** Which of several pictures of a prompt a rater sees: raters take turns through them. */
	public static long turn(String raterId, List<Long> seeds) {
		return seeds.get(Math.floorMod(raterId.hashCode(), seeds.size()));
	}
}
