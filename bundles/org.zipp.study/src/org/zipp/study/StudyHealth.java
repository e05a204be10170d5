package org.zipp.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.StudyStore;

/**
 * What stands between the votes of a study and what they are taken to be about.
 *
 * @param settings how the pictures of the trials were made, in words
 * @param mixed    votes on two pictures that were made in different settings
 * @param outdated votes on pictures that rest on something that has changed since, or have been replaced
 * @param reasons  why, and how many votes each
 * @param unknown  votes on pictures of which it is not known what they were made from
 * @param missing  pictures whose files are not there, of those that are shown or could be
 * @param damaged  pictures whose files are damaged
 * @param touched  votes on missing or damaged pictures
 * @param origins  how far the compared pictures are what was asked for
 */
public record StudyHealth(List<String> settings, long mixed, long outdated, Map<String, Integer> reasons, long unknown,
		long missing, long damaged, long touched, PictureOrigins origins) {

	/** Of votes of which nothing of the kind is known. */
	public static final StudyHealth NONE = new StudyHealth(List.of(), 0, 0, Map.of(), 0, 0, 0, 0, PictureOrigins.NONE);

	public StudyHealth {
		settings = List.copyOf(settings);
		reasons = Map.copyOf(reasons);
	}

	/** Looks at a study; files of pictures are read where they have changed since they were looked at last. */
	public static StudyHealth of(StudyStore store) {
		Freshness freshness = store.freshness();
		List<JudgedTrial> trials = store.trials().all();
		List<ImageRow> images = store.images().ofEverySetting();
		Map<String, Set<String>> settingsOf = new HashMap<>();
		images.forEach(i -> settingsOf.computeIfAbsent(i.content(), _ -> new HashSet<>()).add(i.setting()));
		Set<String> contents = new HashSet<>(settingsOf.keySet());
		trials.forEach(t -> contents.addAll(List.of(t.trial().leftImage(), t.trial().rightImage())));
		contents.remove("");
		Map<String, PictureState> states = store.images().states(contents, false, SubMonitor.convert(null));
		Map<String, String> words = new HashMap<>();
		for (PictureSetting s : store.images().settings()) {
			words.put(s.id(), s.text());
		}
		Set<String> used = new TreeSet<>();
		Set<String> shown = new HashSet<>();
		long mixed = 0;
		long touched = 0;
		for (JudgedTrial t : trials) {
			Set<String> left = settingsOf.getOrDefault(t.trial().leftImage(), Set.of());
			Set<String> right = settingsOf.getOrDefault(t.trial().rightImage(), Set.of());
			shown.add(t.trial().leftImage());
			shown.add(t.trial().rightImage());
			left.forEach(s -> used.add(words.getOrDefault(s, "")));
			if (t.vote() == null) {
				continue;
			}
			mixed += differ(left, right) ? 1 : 0;
			touched += isBroken(states, t.trial().leftImage()) || isBroken(states, t.trial().rightImage()) ? 1 : 0;
		}
		used.remove("");
		return new StudyHealth(List.copyOf(used), mixed, freshness.count(Product.VOTES, State.OUTDATED),
				new TreeMap<>(freshness.reasonsOfVotes()), freshness.count(Product.VOTES, State.UNKNOWN),
				count(states.values(), PictureState.MISSING), count(states.values(), PictureState.DAMAGED), touched, PictureOrigins.of(images, shown));
	}

	/** Whether there is no setting in which both were made. */
	static boolean differ(Set<String> left, Set<String> right) {
		return !left.isEmpty() && !right.isEmpty() && left.stream().noneMatch(right::contains);
	}

	private static boolean isBroken(Map<String, PictureState> states, String content) {
		return states.getOrDefault(content, PictureState.MISSING) != PictureState.WHOLE;
	}

	private static long count(Collection<PictureState> states, PictureState state) {
		return states.stream().filter(s -> s == state).count();
	}
}
